package dev.autogen.run;

import dev.autogen.error.AutogenException;
import dev.autogen.event.Direction;
import dev.autogen.mysql.Ddl;
import dev.autogen.mysql.ScriptText;
import dev.autogen.mysql.Session;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionPath;
import dev.autogen.revision.RevisionScript;
import java.util.ArrayList;
import java.util.List;

/**
 * Migrations as a script for the {@code mysql} client, made without a database. It ends before its
 * first change where the database is not at the revision it begins at.
 */
public final class OfflineScript {

  private final RevisionGraph graph;
  private final List<String> lines = new ArrayList<>();

  private final Done done;

  /**
   * What is done already of a revision.
   *
   * @param steps the numbers of its steps
   */
  record Done(String revision, Direction direction, List<Integer> steps) {

    static final Done NOTHING = new Done("", Direction.STAMP, List.of());

    List<Integer> of(RevisionScript script, Direction wanted) {
      return script.id().equals(revision) && wanted == direction ? steps : List.of();
    }

    /** Such as {@code steps 1 to 4 are done}. */
    private static String sentence(List<Integer> steps) {
      int last = steps.get(steps.size() - 1);
      if (steps.size() == 1) {
        return "step " + last + " is done";
      }
      return last == steps.size()
          ? "steps 1 to " + last + " are done"
          : "steps "
              + String.join(", ", steps.stream().map(String::valueOf).toList())
              + " are done";
    }
  }

  private OfflineScript(RevisionGraph graph, Done done) {
    this.graph = graph;
    this.done = done;
    statement(Session.SETTINGS);
  }

  /**
   * The script that upgrades.
   *
   * @param start the heads the database holds
   */
  public static String upgrade(RevisionGraph graph, List<String> start, String target) {
    return upgrade(graph, start, target, Done.NOTHING);
  }

  static String upgrade(RevisionGraph graph, List<String> start, String target, Done done) {
    OfflineScript script = new OfflineScript(graph, done);
    script.guard(start);
    script.add(Direction.UPGRADE, start, new RevisionPath(graph, start).up(target));
    return script.text();
  }

  /**
   * The script that downgrades.
   *
   * @param start the heads the database holds
   */
  public static String downgrade(RevisionGraph graph, List<String> start, String target) {
    return downgrade(graph, start, target, Done.NOTHING);
  }

  static String downgrade(RevisionGraph graph, List<String> start, String target, Done done) {
    OfflineScript script = new OfflineScript(graph, done);
    script.guard(start);
    script.add(Direction.DOWNGRADE, start, new RevisionPath(graph, start).down(target));
    return script.text();
  }

  /**
   * The script that notes where a database is.
   *
   * @param start the heads that are noted now
   * @param purge whether what was noted does not matter
   */
  public static String stamp(
      RevisionGraph graph, List<String> start, List<String> targets, boolean purge) {
    OfflineScript script = new OfflineScript(graph, Done.NOTHING);
    if (purge) {
      script.statement(VersionTable.CREATE);
      script.statement(VersionTable.CLEAR);
    } else {
      script.guard(start);
    }
    List<String> known = purge ? List.of() : start;
    script.move(known, new RevisionPath(graph, known).stamped(targets));
    return script.text();
  }

  private void guard(List<String> start) {
    statement(VersionTable.CREATE);
    statement(VersionTable.guard(start));
  }

  private void add(Direction direction, List<String> start, List<RevisionScript> path) {
    List<String> heads = start;
    for (RevisionScript revision : path) {
      lines.add("");
      lines.add(
          "-- "
              + direction.word()
              + " "
              + revision.id()
              + " "
              + revision.message().replaceAll("\\s+", " "));
      List<Integer> skipped = done.of(revision, direction);
      if (!skipped.isEmpty()) {
        lines.add("-- " + Done.sentence(skipped));
      }
      for (Step step : RevisionSteps.of(revision, direction).all()) {
        if (!skipped.contains(step.number()) || step instanceof Step.SessionSetting) {
          add(revision, direction, step);
        }
      }
      List<String> now =
          new RevisionPath(graph, heads).headsAfter(revision, direction == Direction.UPGRADE);
      move(heads, now);
      heads = now;
    }
  }

  private void add(RevisionScript revision, Direction direction, Step step) {
    List<String> statements = step.match(STATEMENTS);
    if (statements.isEmpty()) {
      throw AutogenException.failure(
          "the "
              + direction.word()
              + " of revision "
              + revision.id()
              + " runs Java at step "
              + step.number()
              + " ("
              + step.text()
              + "), which a script cannot hold",
          "let it end before that revision, and run that with 'autogen " + direction.word() + "'");
    }
    statements.forEach(this::statement);
  }

  private static final Step.Cases<List<String>> STATEMENTS = new Statements();

  /** The statements that do the same; none for Java. */
  private static final class Statements implements Step.Cases<List<String>> {

    @Override
    public List<String> ddl(Step.DdlStatement ddl) {
      return List.of(ddl.sql());
    }

    @Override
    public List<String> dml(Step.DmlStatements dml) {
      return dml.statements();
    }

    @Override
    public List<String> rows(Step.Rows rows) {
      return List.of(rows.text());
    }

    @Override
    public List<String> setting(Step.SessionSetting setting) {
      return List.of(setting.sql());
    }

    @Override
    public List<String> decided(Step.DecidedStatement decided) {
      return Ddl.statements(decided.operation());
    }

    @Override
    public List<String> code(Step.Code code) {
      return List.of();
    }

    @Override
    public List<String> chunks(Step.Chunks chunks) {
      // A script has nowhere to go on from, so it changes all rows at once.
      return Ddl.statements(chunks.operation());
    }
  }

  private void move(List<String> from, List<String> to) {
    from.stream().filter(id -> !to.contains(id)).map(VersionTable::delete).forEach(this::statement);
    to.stream().filter(id -> !from.contains(id)).map(VersionTable::insert).forEach(this::statement);
  }

  private void statement(String sql) {
    lines.addAll(ScriptText.lines(sql));
  }

  private String text() {
    return String.join("\n", lines);
  }
}
