package dev.autogen.tool;

import dev.autogen.error.AutogenException;
import dev.autogen.finding.Finding;
import dev.autogen.mysql.Database;
import dev.autogen.mysql.Session;
import dev.autogen.source.DraftStep;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a team runs its migrations with, where that is not autogen. */
public sealed interface MigrationTool permits FlywayTool, LiquibaseTool {

  /** What it is called, such as Flyway. */
  String name();

  /** What to do where a database is behind, as a clause. */
  String upgrade();

  /** What to do where something failed or was changed, as a clause. */
  String repair();

  /** The folders of its files, those of the project first; for people. */
  List<Path> folders();

  /** The files that may have a mapping beside them, in the order in which they are run. */
  List<Path> files();

  /**
   * Runs what the schema has not had.
   *
   * @param last where to end, as {@link Gap#last} says it; empty for everything
   * @throws ToolException in the tool's words
   */
  void migrate(Database database, Optional<String> last);

  /** What its table in the schema of {@code session} says. */
  ToolLog log(Session session) throws SQLException;

  /** Whether a table is its own. */
  boolean isOwn(String table);

  /**
   * How far a schema is.
   *
   * @param all what the tool noted when it ran everything on an empty schema
   * @param live what it noted in the schema
   */
  Gap gap(ToolLog all, ToolLog live);

  /**
   * The difference between what there is and what a schema has had.
   *
   * @param pending what it has not had, in order
   * @param wrong what failed, was changed, or is not there any more
   * @param last up to where everything was run, in the tool's terms; empty where what is pending is
   *     not what comes last, so that no such place is
   */
  record Gap(List<ToolLog.Entry> pending, List<Finding> wrong, Optional<String> last) {

    public Gap {
      pending = List.copyOf(pending);
      wrong = List.copyOf(wrong);
    }
  }

  /**
   * A migration to write.
   *
   * @param title what it does, in one line
   * @param stages the same in parts, for a tool that notes each
   * @param summary one short phrase per change
   */
  record Draft(
      String title,
      Instant created,
      List<DraftStep> upgrade,
      List<DraftStep> downgrade,
      List<Stage> stages,
      List<String> summary) {}

  /**
   * The files of a migration, as they are to be written.
   *
   * @throws AutogenException where they cannot be in the form of those that are there
   */
  ToolFiles write(Draft draft);

  /**
   * Tries what was written with the tool itself, on a schema that has had everything before it.
   *
   * @param session reads the schema
   * @throws ToolException in the tool's words
   * @throws AutogenException where it does not do what it says
   */
  void tryWritten(Database database, Session session, ToolFiles written) throws SQLException;
}
