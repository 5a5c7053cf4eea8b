package dev.autogen.project;

import dev.autogen.compare.Comparison;
import dev.autogen.diff.Change;
import dev.autogen.diff.RenameHints;
import dev.autogen.draft.Renumbered;
import dev.autogen.embedded.ServerUnavailableException;
import dev.autogen.error.AutogenException;
import dev.autogen.finding.Element;
import dev.autogen.finding.Finding;
import dev.autogen.mysql.Database;
import dev.autogen.mysql.Failures;
import dev.autogen.mysql.ScratchSchema;
import dev.autogen.operation.Operation;
import dev.autogen.policy.Acceptance;
import dev.autogen.proof.Replay;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionPath;
import dev.autogen.revision.RevisionScript;
import dev.autogen.run.AlreadyMade;
import dev.autogen.run.HalfDone;
import dev.autogen.run.VersionTable;
import dev.autogen.schema.Schema;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Asks whether entities, migrations and database agree. */
public final class Checker {

  private final Project project;
  private final RevisionGraph revisions;
  private final Connection connection;
  private final Supplier<String> ids;
  private final List<Finding> warnings = new ArrayList<>();
  private final SortedSet<Finding> refused = new TreeSet<>(Comparator.comparing(Finding::text));

  /**
   * A checker.
   *
   * @param ids names scratch schemas
   */
  public Checker(
      Project project, RevisionGraph revisions, Connection connection, Supplier<String> ids) {
    this.project = project;
    this.revisions = revisions;
    this.connection = connection;
    this.ids = ids;
  }

  /**
   * Asks.
   *
   * @throws AutogenException when the entities cannot be read, or the server refuses something
   */
  public Agreement check() throws SQLException {
    RevisionPath path = new VersionTable(connection.session()).path(revisions);
    List<RevisionScript> pending = path.pending();
    Project.Compared compared = project.compare(connection, revisions);
    Comparison comparison = compared.comparison();
    warnings.addAll(compared.warnings());
    refused.addAll(comparison.refusals());
    List<Change> differences = comparison.changes();
    Optional<Schema> made = replay(path.applied(), comparison.live());
    Optional<Comparison> drifted =
        made.isPresent() ? Optional.of(drift(made.get(), compared)) : Optional.empty();
    List<Change> drift = drifted.map(Comparison::changes).orElse(List.of());
    List<Change> missing = differences;
    if (!pending.isEmpty() || !drift.isEmpty()) {
      Optional<Schema> all = replay(revisions.revisions(), comparison.live());
      if (all.isPresent()) {
        missing = missing(all.get(), compared);
      }
    }
    List<Change> renumbered = renumbered(compared);
    return new Agreement(
        pending,
        AlreadyMade.upTo(path.applied(), pending, compared.read().schema()),
        HalfDone.in(connection.session(), revisions),
        project.changedMigrations(connection, revisions),
        both(missing, renumbered),
        drift,
        both(differences, renumbered),
        setAside(comparison, drifted),
        acceptable(comparison, drifted),
        stale(comparison, drifted, path),
        List.copyOf(refused),
        List.copyOf(warnings),
        comparison.method(),
        MappedProperties.of(compared.model(), MappingFile.before(revisions)));
  }

  /**
   * Accepts the differences of today, and forgets those of yesterday.
   *
   * @return how many are accepted now
   * @throws AutogenException when the database is behind, or the file cannot be written
   */
  public int accept(Agreement agreement) {
    if (!agreement.pending().isEmpty()) {
      throw AutogenException.usage(
          "the database is behind, so its differences are not those that remain",
          "run 'autogen upgrade' first");
    }
    project.acceptedFile().write(agreement.acceptable());
    return agreement.acceptable().size();
  }

  /** What differs and cannot be accepted. */
  public List<Finding> unacceptable(Agreement agreement) {
    return agreement.differences().stream()
        .filter(change -> change.kind() == Change.Kind.RENAME)
        .filter(
            change -> agreement.acceptable().stream().noneMatch(a -> a.changes().contains(change)))
        .map(
            change ->
                Finding.warning(
                    "not-accepted",
                    change.place(),
                    change.text()
                        + (change.element() == Element.Kind.TABLE
                            ? " is not accepted, since another table takes the name"
                            : " is not accepted, since a check, an index or a generated column has"
                                + " an expression with the column")))
        .toList();
  }

  /** Takes accepted lines that belong to no difference any more out of their file. */
  public void forgetStale(Agreement agreement) {
    project.acceptedFile().forget(agreement.stale());
  }

  /** What is set aside of what the entities ask for, and what was accepted of the drift. */
  private static List<Finding> setAside(Comparison entities, Optional<Comparison> drifted) {
    Set<Finding> all = new LinkedHashSet<>(entities.policy().remarks());
    drifted.stream()
        .flatMap(drift -> drift.policy().accepted().stream())
        .map(Acceptance::finding)
        .forEach(all::add);
    return List.copyOf(all);
  }

  /** Everything that differs, from the entities or from what the migrations made. */
  private static SortedSet<Acceptance> acceptable(
      Comparison entities, Optional<Comparison> drifted) {
    SortedSet<Acceptance> all = new TreeSet<>(entities.policy().acceptable());
    drifted.ifPresent(drift -> all.addAll(drift.policy().acceptable()));
    return all;
  }

  /** The accepted lines of neither; of what was not compared nothing is known. */
  private static SortedSet<String> stale(
      Comparison entities, Optional<Comparison> drifted, RevisionPath path) {
    SortedSet<String> all = new TreeSet<>(entities.policy().stale());
    if (drifted.isPresent()) {
      all.retainAll(drifted.get().policy().stale());
    } else if (!path.applied().isEmpty()) {
      all.clear();
    }
    return all;
  }

  /** What rows hold that stands for something else than when the last migration was written. */
  private List<Change> renumbered(Project.Compared compared) {
    Comparison comparison = compared.comparison();
    return MappingFile.read(revisions.revisions())
        .renumbered(
            Mapping.inDatabase(compared.model(), comparison.policy().kept()),
            comparison.live(),
            comparison.target())
        .stream()
        .map(Renumbered::change)
        .toList();
  }

  private static List<Change> both(List<Change> some, List<Change> others) {
    List<Change> all = new ArrayList<>(some);
    all.addAll(others);
    return List.copyOf(all);
  }

  private Comparison drift(Schema made, Project.Compared compared) throws SQLException {
    Comparison drift =
        Comparison.of(
            connection.session(),
            compared.read(),
            included(made),
            column -> false,
            RenameHints.none(),
            project.comparing().policy());
    refused.addAll(drift.refusals());
    return drift;
  }

  private List<Change> missing(Schema made, Project.Compared compared) throws SQLException {
    return ModelComparison.between(
        connection.session(),
        included(made),
        compared.model().schema(),
        compared.comparison().live(),
        Entities.freeOrderEnums(compared.model())::contains,
        RenameQuestions.nobody().hints(MappingFile.before(revisions), compared.model()),
        project.comparing().policy(compared.model(), revisions));
  }

  private Schema included(Schema schema) {
    return schema.withTables(
        schema.tables().stream().filter(table -> project.tables().test(table.name())).toList());
  }

  /** What these revisions make; empty where there are none, or it cannot be found out. */
  private Optional<Schema> replay(List<RevisionScript> scripts, Schema live) throws SQLException {
    if (scripts.isEmpty()) {
      return Optional.empty();
    }
    List<Operation> operations =
        scripts.stream().flatMap(script -> script.upgradeOperations().stream()).toList();
    try {
      return Optional.of(
          Replay.needsServer(operations)
              ? onScratch(operations, live.collation())
              : Replay.inMemory(operations, live.collation()));
    } catch (IllegalStateException | ServerUnavailableException e) {
      warnings.add(notCompared("the migrations are not compared: " + e.getMessage()));
    } catch (SQLException e) {
      warnings.add(
          notCompared(
              "the migrations are not compared, since they cannot be run in a schema of their own: "
                  + Failures.oneLine(e)));
    }
    return Optional.empty();
  }

  private static Finding notCompared(String text) {
    return Finding.warning("not-compared", Element.project("migrations"), text);
  }

  /** Beside the database; each opening of a container's URL would be another server. */
  private Schema onScratch(List<Operation> operations, String collation) throws SQLException {
    Database place = project.databases().scratch(connection);
    if (!place.isContainer()) {
      return onScratch(place, operations, collation);
    }
    try (Connection development = project.databases().developmentServer(false)) {
      return onScratch(development.database(), operations, collation);
    }
  }

  private Schema onScratch(Database place, List<Operation> operations, String collation)
      throws SQLException {
    try (ScratchSchema scratch = ScratchSchema.create(place, ids.get(), collation)) {
      return Replay.onServer(scratch.session(), operations);
    }
  }
}
