package dev.autogen.project;

import dev.autogen.compare.Comparison;
import dev.autogen.diff.Change;
import dev.autogen.diff.RenameHints;
import dev.autogen.diff.TableOrColumn;
import dev.autogen.draft.Renumbered;
import dev.autogen.error.AutogenException;
import dev.autogen.finding.Element;
import dev.autogen.finding.Finding;
import dev.autogen.policy.Acceptance;
import dev.autogen.schema.Schema;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** Asks whether entities, migrations and database agree. */
public final class Checker {

  private final Project project;
  private final History history;
  private final Connection connection;
  private final List<Finding> warnings = new ArrayList<>();
  private final SortedSet<Finding> refused = new TreeSet<>(Comparator.comparing(Finding::text));

  /** Asks about {@code connection}. */
  public Checker(Project project, History history, Connection connection) {
    this.project = project;
    this.history = history;
    this.connection = connection;
  }

  /**
   * Asks.
   *
   * @throws AutogenException when the entities cannot be read, or the server refuses something
   */
  public Agreement check() throws SQLException {
    history.requireKnown(connection);
    SortedMap<String, List<TableOrColumn>> places = history.mapping().places();
    Project.Compared compared = project.comparing().compare(connection, places);
    Comparison comparison = compared.comparison();
    Standing standing = history.standing(connection, compared.read().schema());
    warnings.addAll(compared.warnings());
    refused.addAll(comparison.refusals());
    List<Change> differences = comparison.differences();
    Optional<Schema> made = made(History.Extent.APPLIED, comparison);
    Optional<Comparison> drifted =
        made.isPresent() ? Optional.of(drift(made.get(), compared)) : Optional.empty();
    List<Change> drift = drifted.map(Comparison::differences).orElse(List.of());
    WantedMigration wanted = new WantedMigration(comparison.operations(), comparison.live());
    List<Change> missing = differences;
    if (standing.isBehind() || !drift.isEmpty()) {
      Optional<Schema> all = made(History.Extent.ALL, comparison);
      if (all.isPresent()) {
        wanted = wanted(all.get(), compared, places);
        missing = wanted.changes();
      }
    }
    Mapping now = Mapping.inDatabase(compared.model(), comparison.policy().kept());
    List<Change> renumbered =
        history.mapping().renumbered(now, comparison.operations(), comparison.live()).stream()
            .map(Renumbered::change)
            .toList();
    return new Agreement(
        standing,
        both(missing, renumbered),
        drift,
        both(differences, renumbered),
        setAside(comparison, drifted),
        acceptable(comparison, drifted),
        stale(comparison, drifted, standing.hasRun()),
        List.copyOf(refused),
        List.copyOf(warnings),
        comparison.method(),
        MappedProperties.of(compared.model(), places),
        missing.isEmpty() && renumbered.isEmpty() ? List.of() : found(wanted, now));
  }

  /** What the rules would say of a migration for what is missing; another tool's are not theirs. */
  private List<Finding> found(WantedMigration wanted, Mapping now) {
    if (project.tool().isPresent()) {
      return List.of();
    }
    try {
      return new Linting(project, history.revisions(), Optional.of(connection), () -> "")
          .unwritten(
              wanted.operations(history.mapping(), now), wanted.before(), history.mapping(), now);
    } catch (IllegalStateException e) {
      // What is set aside of the differences may be what the others need.
      return List.of();
    }
  }

  private Optional<Schema> made(History.Extent extent, Comparison comparison) throws SQLException {
    return history.made(connection, extent, comparison.live(), warnings::add);
  }

  /**
   * Accepts the differences of today, and forgets those of yesterday.
   *
   * @return how many are accepted now
   * @throws AutogenException when the database is behind, or the file cannot be written
   */
  public int accept(Agreement agreement) {
    if (agreement.standing().isBehind()) {
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
      Comparison entities, Optional<Comparison> drifted, boolean hasRun) {
    SortedSet<String> all = new TreeSet<>(entities.policy().stale());
    if (drifted.isPresent()) {
      all.retainAll(drifted.get().policy().stale());
    } else if (hasRun) {
      all.clear();
    }
    return all;
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

  private WantedMigration wanted(
      Schema made, Project.Compared compared, SortedMap<String, List<TableOrColumn>> places)
      throws SQLException {
    return ModelComparison.between(
        connection.session(),
        included(made),
        compared.model().schema(),
        compared.comparison().live(),
        Entities.freeOrderEnums(compared.model())::contains,
        RenameQuestions.nobody().hints(places, compared.model()),
        project.comparing().policy(compared.model(), places));
  }

  private Schema included(Schema schema) {
    return schema.withTables(
        schema.tables().stream().filter(table -> project.tables().test(table.name())).toList());
  }
}
