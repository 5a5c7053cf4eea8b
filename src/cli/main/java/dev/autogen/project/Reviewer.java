package dev.autogen.project;

import dev.autogen.diff.Change;
import dev.autogen.embedded.ServerUnavailableException;
import dev.autogen.erd.TableVersions;
import dev.autogen.error.AutogenException;
import dev.autogen.event.Direction;
import dev.autogen.finding.Element;
import dev.autogen.finding.Finding;
import dev.autogen.mysql.Database;
import dev.autogen.mysql.Failures;
import dev.autogen.mysql.TableSize;
import dev.autogen.operation.Operation;
import dev.autogen.proof.Rehearsal;
import dev.autogen.proof.Replay;
import dev.autogen.review.Review;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionScript;
import dev.autogen.run.RevisionSteps;
import dev.autogen.run.Step;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import dev.autogen.work.Work;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Puts together what a reviewer of revisions wants to know. */
public final class Reviewer {

  private static final String REFUTED = "trial";
  private static final String NOT_PROVEN = "not-proven";

  /** The codes of what the trial found; all others are of the rules. */
  public static final Set<String> OF_TRIAL = Set.of(REFUTED, NOT_PROVEN);

  private static final int MOST_PHRASES = 12;

  private final Project project;
  private final RevisionGraph revisions;
  private final Supplier<String> ids;
  private final Function<Path, String> shown;

  /**
   * For a project's migrations.
   *
   * @param ids names scratch schemas
   * @param shown how a person is shown a path
   */
  public Reviewer(
      Project project,
      RevisionGraph revisions,
      Supplier<String> ids,
      Function<Path, String> shown) {
    this.project = project;
    this.revisions = revisions;
    this.ids = ids;
    this.shown = shown;
  }

  /**
   * Reviews.
   *
   * @param wanted the revisions, at least one, in the order they run
   * @param connection the database whose tables' sizes count
   */
  public Review review(Connection connection, List<RevisionScript> wanted) throws SQLException {
    List<RevisionScript> earlier = before(wanted);
    Map<String, List<Operation>> up = new LinkedHashMap<>();
    Map<String, List<Operation>> down = new LinkedHashMap<>();
    for (int i = 0; i < wanted.size(); i++) {
      up.put(wanted.get(i).id(), wanted.get(i).upgradeOperations());
      RevisionScript last = wanted.get(wanted.size() - 1 - i);
      down.put(last.id(), last.downgradeOperations());
    }
    List<Operation> upgrade = up.values().stream().flatMap(List::stream).toList();
    List<Operation> downgrade = down.values().stream().flatMap(List::stream).toList();
    List<Finding> findings = new ArrayList<>();
    Rehearsal rehearsal = rehearsal(connection, operations(earlier), upgrade, downgrade, findings);
    List<TableVersions> tables = TableVersions.of(rehearsal.before(), upgrade, rehearsal.after());
    Map<String, List<Optional<Work>>> upwards = divided(rehearsal.upgrade(), up);
    Map<String, List<Optional<Work>>> downwards = divided(rehearsal.downgrade(), down);
    List<Review.Revised> revised = new ArrayList<>();
    Schema schema = rehearsal.before();
    List<String> phrases = new ArrayList<>();
    for (RevisionScript script : wanted) {
      List<Operation> operations = up.get(script.id());
      Optional<Schema> then = Replay.followed(operations, schema);
      Review.Revised one =
          revised(
              script,
              schema,
              then.orElse(schema),
              told(operations, upwards.getOrDefault(script.id(), List.of())),
              told(down.get(script.id()), downwards.getOrDefault(script.id(), List.of())));
      revised.add(one);
      phrases.addAll(one.changes());
      schema = then.orElse(schema);
    }
    List<Finding> byRules =
        new Linting(project, revisions, Optional.of(connection), ids)
            .review(wanted, upwards)
            .findings();
    if (rehearsal.isRefuted()) {
      rehearsal.lines().stream()
          .filter(line -> line.outcome() == Rehearsal.Outcome.WRONG)
          .forEach(
              line -> findings.add(Finding.error(REFUTED, Element.project("trial"), line.text())));
    }
    List<Finding> all = new ArrayList<>(findings);
    all.addAll(byRules);
    return new Review(
        title(wanted),
        summary(wanted, phrases),
        revised,
        tables,
        sizes(connection, tables),
        connection.name(),
        all,
        rehearsal.lines());
  }

  /** All that come before, in their order. */
  private List<RevisionScript> before(List<RevisionScript> wanted) {
    Set<String> own = new HashSet<>(wanted.stream().map(RevisionScript::id).toList());
    Set<String> ancestors =
        new HashSet<>(
            revisions.ancestors(wanted.stream().map(RevisionScript::id).toList()).stream()
                .map(RevisionScript::id)
                .toList());
    return revisions.revisions().stream()
        .filter(script -> ancestors.contains(script.id()) && !own.contains(script.id()))
        .toList();
  }

  private static List<Operation> operations(List<RevisionScript> scripts) {
    return scripts.stream().flatMap(script -> script.upgradeOperations().stream()).toList();
  }

  private Rehearsal rehearsal(
      Connection connection,
      List<Operation> earlier,
      List<Operation> upgrade,
      List<Operation> downgrade,
      List<Finding> findings)
      throws SQLException {
    String reason;
    try (Activity.Stage stage = project.activity().begin("trying the migration")) {
      Database place = project.databases().scratch(connection);
      if (!place.isContainer()) {
        return rehearsed(place, earlier, upgrade, downgrade);
      }
      try (Connection development = project.databases().developmentServer(false)) {
        return rehearsed(development.database(), earlier, upgrade, downgrade);
      }
    } catch (ServerUnavailableException e) {
      reason = e.getMessage();
    } catch (SQLException e) {
      reason = Failures.oneLine(e);
    }
    String text = "it was not tried: " + reason;
    findings.add(Finding.warning(NOT_PROVEN, Element.project("migration"), text));
    Schema nothing = Schema.empty();
    Optional<Schema> before =
        Replay.needsServer(earlier) ? Optional.empty() : Replay.followed(earlier, nothing);
    Schema start =
        before.orElseThrow(
            () ->
                AutogenException.failure(
                    "what the migrations before it make is not known, since " + text,
                    "name a server to try them on with --scratch"));
    return new Rehearsal(
        start,
        Replay.followed(upgrade, start).orElse(start),
        List.of(new Rehearsal.Line(Rehearsal.Outcome.OPEN, text)),
        List.of(),
        List.of());
  }

  private Rehearsal rehearsed(
      Database place, List<Operation> earlier, List<Operation> upgrade, List<Operation> downgrade)
      throws SQLException {
    try (ScratchSchema scratch = ScratchSchema.create(place, ids.get(), "")) {
      return Rehearsal.of(scratch.session(), earlier, upgrade, downgrade);
    }
  }

  /** What the server said of all operations, as those of each revision. */
  private static Map<String, List<Optional<Work>>> divided(
      List<Optional<Work>> said, Map<String, List<Operation>> operations) {
    Map<String, List<Optional<Work>>> divided = new HashMap<>();
    int from = 0;
    for (Map.Entry<String, List<Operation>> one : operations.entrySet()) {
      int to = from + one.getValue().size();
      if (to <= said.size()) {
        divided.put(one.getKey(), said.subList(from, to));
      }
      from = to;
    }
    return divided;
  }

  private static Map<Operation, Work> told(List<Operation> operations, List<Optional<Work>> said) {
    Map<Operation, Work> told = new HashMap<>();
    for (int i = 0; i < said.size(); i++) {
      Operation operation = operations.get(i);
      said.get(i).ifPresent(work -> told.put(operation, work));
    }
    return told;
  }

  private Review.Revised revised(
      RevisionScript script,
      Schema before,
      Schema after,
      Map<Operation, Work> upward,
      Map<Operation, Work> downward) {
    Path file = Path.of(script.source());
    boolean isSource = script.source().endsWith(".java") && Files.isRegularFile(file);
    return new Review.Revised(
        script.id(),
        script.message(),
        isSource ? shown.apply(file) : script.source(),
        isSource ? Optional.of(text(file)) : Optional.empty(),
        phrases(script.upgradeOperations(), before),
        statements(script, Direction.UPGRADE, before, upward),
        statements(script, Direction.DOWNGRADE, after, downward));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw AutogenException.usage(
          file + " cannot be read (" + AutogenException.reason(e) + ")", "make it readable");
    }
  }

  private static List<String> phrases(List<Operation> operations, Schema before) {
    try {
      return Change.texts(Change.of(operations, before));
    } catch (IllegalStateException e) {
      return List.of();
    }
  }

  private static List<Review.Statement> statements(
      RevisionScript script, Direction direction, Schema before, Map<Operation, Work> said) {
    List<Review.Statement> statements = new ArrayList<>();
    Schema schema = before;
    Operation last = null;
    for (Step step : RevisionSteps.of(script, direction).all()) {
      Operation operation = step.operation();
      Schema there = schema;
      statements.add(
          new Review.Statement(
              step.number(),
              step.text().strip() + (step.runsJava() ? "" : ";"),
              operation.touchedTables(),
              Optional.ofNullable(said.get(operation)).or(() -> Work.known(operation, there, 0)),
              operation == last ? List.of() : losses(operation, schema)));
      if (operation != last) {
        schema = Replay.followed(List.of(operation), schema).orElse(schema);
      }
      last = operation;
    }
    return statements;
  }

  private static List<String> losses(Operation operation, Schema schema) {
    try {
      return operation.losses(schema);
    } catch (IllegalStateException e) {
      return List.of();
    }
  }

  private Map<String, String> sizes(Connection connection, List<TableVersions> tables)
      throws SQLException {
    List<String> names =
        tables.stream()
            .filter(TableVersions::differs)
            .flatMap(table -> table.before().stream())
            .map(Table::name)
            .toList();
    return TableSize.describeEach(connection.session(), names);
  }

  private static String title(List<RevisionScript> wanted) {
    RevisionScript last = wanted.get(wanted.size() - 1);
    return wanted.size() == 1
        ? "Review of " + last.id() + " " + last.message()
        : "Review of " + wanted.size() + " revisions, " + wanted.get(0).id() + " to " + last.id();
  }

  private static String summary(List<RevisionScript> wanted, List<String> phrases) {
    String what =
        String.join(", ", phrases.subList(0, Math.min(MOST_PHRASES, phrases.size())))
            + (phrases.size() > MOST_PHRASES
                ? " and " + (phrases.size() - MOST_PHRASES) + " changes more"
                : "");
    String messages =
        String.join("; ", wanted.stream().map(RevisionScript::message).distinct().toList());
    return messages + (phrases.isEmpty() ? "" : ": " + what) + ".";
  }
}
