package dev.autogen.review;

import dev.autogen.erd.TableVersions;
import dev.autogen.finding.Finding;
import dev.autogen.proof.Rehearsal;
import dev.autogen.work.Work;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What there is to know of some revisions.
 *
 * @param title what it is about, in a line
 * @param summary what changes, in a paragraph
 * @param revisions in the order they run
 * @param tables every table before and after, those that stay as they are too
 * @param sizes of tables of the database, by the name they have there, such as {@code about 1,200
 *     rows, 3 MB}
 * @param database the database the sizes are of, as a person is shown it
 * @param findings what was found, by the trial and by the rules
 * @param transcript of the trial
 */
public record Review(
    String title,
    String summary,
    List<Revised> revisions,
    List<TableVersions> tables,
    Map<String, String> sizes,
    String database,
    List<Finding> findings,
    List<Rehearsal.Line> transcript) {

  public Review {
    revisions = List.copyOf(revisions);
    tables = List.copyOf(tables);
    sizes = Map.copyOf(sizes);
    findings = List.copyOf(findings);
    transcript = List.copyOf(transcript);
  }

  /**
   * A revision.
   *
   * @param source the path of its file, as a person is shown it
   * @param java the file's text; empty where there is none
   * @param changes what it does, a short phrase each
   */
  public record Revised(
      String id,
      String message,
      String source,
      Optional<String> java,
      List<String> changes,
      List<Statement> upgrade,
      List<Statement> downgrade) {

    public Revised {
      changes = List.copyOf(changes);
      upgrade = List.copyOf(upgrade);
      downgrade = List.copyOf(downgrade);
    }
  }

  /**
   * A step of a revision.
   *
   * @param number its place, from 1
   * @param sql what is run, or the title of code
   * @param tables those it touches, by the names they have before it
   * @param work what the server does for it; empty for what alters no table
   * @param losses what goes for good, a phrase each
   */
  public record Statement(
      int number, String sql, List<String> tables, Optional<Work> work, List<String> losses) {

    public Statement {
      tables = List.copyOf(tables);
      losses = List.copyOf(losses);
    }
  }

  /** The tables that change, in order. */
  List<TableVersions> changed() {
    return tables.stream().filter(TableVersions::differs).toList();
  }
}
