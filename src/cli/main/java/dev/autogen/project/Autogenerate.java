package dev.autogen.project;

import dev.autogen.compare.Comparison;
import dev.autogen.diff.Change;
import dev.autogen.diff.TableOrColumn;
import dev.autogen.draft.Conversions;
import dev.autogen.draft.Renumbered;
import dev.autogen.draft.StoredUses;
import dev.autogen.entity.EntityModel;
import dev.autogen.error.AutogenException;
import dev.autogen.finding.Element;
import dev.autogen.finding.Finding;
import dev.autogen.mysql.Failures;
import dev.autogen.operation.AlterTable;
import dev.autogen.operation.Operation;
import dev.autogen.proof.Algorithms;
import dev.autogen.proof.Baseline;
import dev.autogen.proof.Proof;
import dev.autogen.revision.RevisionScript;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import dev.autogen.source.DraftStep;
import dev.autogen.tool.MigrationTool;
import dev.autogen.work.Work;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;

/** Writes the difference between entities and database as a migration. */
public final class Autogenerate {

  private final Project project;
  private final Supplier<String> ids;
  private final RenameQuestions renames;
  private final DropQuestions drops;

  /**
   * An autogenerator.
   *
   * @param ids gives the id of a new revision
   * @param renames decides what is renamed
   * @param drops decides whether much may be dropped
   */
  public Autogenerate(
      Project project, Supplier<String> ids, RenameQuestions renames, DropQuestions drops) {
    this.project = project;
    this.ids = ids;
    this.renames = renames;
    this.drops = drops;
  }

  /**
   * What came of it.
   *
   * @param file the file written; empty when there was nothing to write
   * @param revision the id of what was written; empty as well
   * @param changes what the migration does, as far as autogen wrote it
   * @param properties whose property each element is that differs
   * @param warnings what could not be read or compared, none twice
   * @param method how the tables were compared, in one line; empty where none were
   * @param setAside differences that were set aside, and why
   * @param findings what is wrong with what was written
   */
  public record Result(
      Optional<Path> file,
      String revision,
      List<Change> changes,
      MappedProperties properties,
      List<Finding> warnings,
      String method,
      List<Finding> setAside,
      List<Finding> findings) {

    public Result {
      findings = List.copyOf(findings);
      warnings = warnings.stream().distinct().toList();
    }

    Result withFindings(List<Finding> newFindings) {
      return new Result(
          file, revision, changes, properties, warnings, method, setAside, newFindings);
    }
  }

  /**
   * Compares and, where there is a difference, writes a migration.
   *
   * @throws AutogenException when the message gives no class name, the database is behind, the
   *     entities cannot be read or the file cannot be written; nothing is written then
   */
  public Result write(NewRevision wanted) {
    project.readAhead();
    try (WritingLock lock = project.folders().writing()) {
      return written(wanted);
    }
  }

  private Result written(NewRevision wanted) {
    History history = project.history(ids);
    Emitter emitter = history.emitter(wanted);
    try (Connection connection = project.connect()) {
      history.catchUp(connection);
      history.requireAllRun(connection);
      Mapping known = history.mapping();
      SortedMap<String, List<TableOrColumn>> places = known.places();
      Project.Compared compared =
          project.comparing().compare(connection, places, model -> renames.hints(places, model));
      MappedProperties properties = MappedProperties.of(compared.model(), places);
      Comparison differing = rewritten(compared.comparison().whole());
      allowed(differing);
      Mapping now = Mapping.inDatabase(compared.model(), differing.policy().kept());
      List<Renumbered> renumbered = known.renumbered(now, differing.operations(), differing.live());
      List<Change> changes = new ArrayList<>(differing.changes());
      renumbered.forEach(one -> changes.add(one.change()));
      Comparison comparison =
          renumbered.isEmpty()
              ? differing
              : differing.withOperations(
                  Renumbered.restated(differing.operations(), renumbered, differing.live()));
      if (comparison.operations().isEmpty()) {
        return result(Optional.empty(), "", comparison, changes, properties, compared.warnings());
      }
      MissingParents.refuse(project::reasonAgainst, connection.session(), comparison);
      UnknownParts.refuse(comparison);
      Schema before = comparison.live();
      List<Operation> operations = comparison.operations();
      MovedValues moved = MovedValues.of(operations, before, places, now.places());
      drops.ask(connection.session(), operations, before, places, moved);
      boolean isMeant = drops.askOf(connection.session(), renumbered);
      Conversions conversions =
          Conversions.of(known.stored(), now.stored(), operations, before, isMeant);
      StoredUses uses = StoredUses.of(connection.session(), operations);
      List<DraftStep> upgrade =
          MigrationSteps.upgrade(operations, before, uses, conversions, moved);
      List<DraftStep> downgrade = MigrationSteps.downgrade(operations, before, conversions);
      Prover prover = new Prover(project, ids);
      // Another tool runs its migrations in sessions of its own, on servers nobody asks here.
      Optional<List<List<Optional<Work>>>> answers =
          project.tool().isPresent() || !(altersTables(upgrade) || altersTables(downgrade))
              ? Optional.empty()
              : prover.ask(
                  connection,
                  before.collation(),
                  scratch ->
                      Algorithms.of(
                          connection.session(),
                          scratch,
                          before,
                          List.of(operationsOf(upgrade), operationsOf(downgrade))));
      // Of another tool's the rules know nothing.
      Optional<WrittenReview> review =
          project.tool().isPresent()
              ? Optional.empty()
              : Optional.of(
                  new Linting(project, history.revisions(), Optional.of(connection), ids)
                      .written(
                          emitter.id(),
                          operationsOf(upgrade),
                          before,
                          known,
                          now,
                          answers.map(both -> both.get(0)).orElse(List.of())));
      List<DraftStep> asserted =
          answers.map(a -> MigrationSteps.asserting(upgrade, a.get(0))).orElse(upgrade);
      Emission emission =
          emitter.emit(
              review.map(found -> found.remarked(asserted)).orElse(asserted),
              answers.map(a -> MigrationSteps.asserting(downgrade, a.get(1))).orElse(downgrade),
              Change.texts(changes),
              before);
      List<Finding> warnings = new ArrayList<>(compared.warnings());
      warnings.addAll(uses.warnings());
      prover
          .prove(
              connection,
              before.collation(),
              emission,
              (scratch, up, down) -> Proof.of(connection.session(), scratch, comparison, up, down))
          .ifPresent(warnings::add);
      Path file = finished(emission.save(known, now));
      return result(Optional.of(file), emission.id(), comparison, changes, properties, warnings)
          .withFindings(
              review
                  .map(found -> found.in(project.settings().inProject(file), emission.places()))
                  .orElse(List.of()));
    } catch (SQLException e) {
      throw Failures.of("reading the schema", e);
    }
  }

  /**
   * Writes the live schema as a migration, for a database that is taken over: run on an empty
   * schema it makes the same tables, to the letter of what the server says of them.
   *
   * @throws AutogenException when there are tables to write and migrations before it, or none, or
   *     it does not make the same tables
   */
  public Result writeBaseline(NewRevision wanted) {
    try (WritingLock lock = project.folders().writing()) {
      return baseline(wanted);
    }
  }

  private Result baseline(NewRevision wanted) {
    Optional<MigrationTool> tool = project.tool();
    if (tool.isPresent()) {
      throw AutogenException.usage(
          "autogen writes no baseline for " + tool.get().name(),
          "have the tool itself take the database over, then write what differs with 'autogen -m'");
    }
    History history = project.history(ids);
    Emitter emitter = history.emitter(wanted);
    List<RevisionScript> parents = wanted.parents(history.revisions());
    if (!parents.isEmpty()) {
      throw AutogenException.usage(
          "revision "
              + parents.get(0).id()
              + " is there already, and a baseline has none before it",
          "write the difference with 'autogen -m', or begin a new branch with --head base --splice");
    }
    try (Connection connection = project.connect()) {
      List<Finding> warnings = new ArrayList<>();
      Optional<EntityModel> model = modelIfAny(connection, warnings);
      Baseline baseline =
          Baseline.of(
              connection.session(),
              project.tables(),
              model.stream()
                  .flatMap(known -> known.schema().tables().stream())
                  .map(Table::name)
                  .toList());
      if (baseline.operations().isEmpty()) {
        throw AutogenException.usage(
            "there are no tables in " + connection.name(),
            "correct --url, --schema, include or exclude, or write the entities' own with 'autogen"
                + " -m'");
      }
      Schema nothing = baseline.nothing();
      List<Change> tables =
          Change.of(baseline.operations(), nothing).stream()
              .filter(change -> change.kind() == Change.Kind.ADD)
              .filter(change -> change.element() == Element.Kind.TABLE)
              .toList();
      Emission emission =
          emitter.emit(
              baseline.operations().stream().map(DraftStep::of).toList(),
              MigrationSteps.downgrade(baseline.operations(), nothing),
              Change.texts(tables),
              nothing);
      warnings.addAll(0, baseline.warnings());
      new Prover(project, ids)
          .prove(
              connection,
              nothing.collation(),
              emission,
              (scratch, up, down) -> baseline.proof(connection.session(), scratch, up, down))
          .ifPresent(warnings::add);
      Mapping now =
          model
              .map(
                  read ->
                      Mapping.inDatabase(read, List.of())
                          .within(Operation.applyAll(baseline.operations(), nothing)))
              .orElse(Mapping.NOTHING);
      Path file = emission.save(Mapping.NOTHING, now);
      return new Result(
          Optional.of(finished(file)),
          emission.id(),
          tables,
          model.map(read -> MappedProperties.of(read, now.places())).orElse(MappedProperties.NONE),
          warnings,
          "",
          List.of(),
          List.of());
    } catch (SQLException e) {
      throw Failures.of("reading the schema", e);
    }
  }

  private static boolean altersTables(List<DraftStep> steps) {
    return steps.stream().anyMatch(step -> step.operation() instanceof AlterTable);
  }

  private static List<Operation> operationsOf(List<DraftStep> steps) {
    return steps.stream().map(DraftStep::operation).toList();
  }

  /** The entities, where there are any that can be read. */
  private Optional<EntityModel> modelIfAny(Connection connection, List<Finding> warnings) {
    try {
      return project.entities().readIfAny(connection.session().server().shortVersion());
    } catch (AutogenException e) {
      warnings.add(
          Finding.warning(
              "entities",
              Element.project("entities"),
              "what is renamed next will be asked about, since the entities are not read: "
                  + e.getMessage()));
      return Optional.empty();
    }
  }

  /** The operations as the project's hooks would have them, and what these lead to. */
  private Comparison rewritten(Comparison comparison) {
    List<Operation> operations =
        project.hooks().rewrite(comparison.operations(), comparison.live());
    return operations.equals(comparison.operations())
        ? comparison
        : comparison.withOperations(operations);
  }

  private static Result result(
      Optional<Path> file,
      String revision,
      Comparison comparison,
      List<Change> changes,
      MappedProperties properties,
      List<Finding> warnings) {
    return new Result(
        file,
        revision,
        List.copyOf(changes),
        properties,
        warnings,
        comparison.method(),
        comparison.policy().remarks(),
        List.of());
  }

  /** Refuses to drop what the settings forbid to drop. */
  private static void allowed(Comparison comparison) {
    List<String> forbidden = comparison.policy().forbidden();
    if (!forbidden.isEmpty()) {
      throw AutogenException.usage(
          "the migration would drop "
              + String.join(", ", forbidden)
              + ", which only the database has and the setting only-in-database forbids to drop",
          "map it in the entities, keep it with only-in-database, or accept it with 'autogen check"
              + " --accept'");
    }
  }

  /** Writes a migration without operations, to be filled by hand. */
  public Result writeEmpty(NewRevision wanted) {
    try (WritingLock lock = project.folders().writing()) {
      Emission emission =
          project
              .history(ids)
              .emitter(wanted)
              .emit(List.of(), List.of(), List.of(), Schema.empty());
      Path file = emission.save(Mapping.NOTHING, Mapping.NOTHING);
      return new Result(
          Optional.of(finished(file)),
          emission.id(),
          List.of(),
          MappedProperties.NONE,
          List.of(),
          "",
          List.of(),
          List.of());
    }
  }

  /** Runs what the settings want to be run on a migration that was written. */
  private Path finished(Path file) {
    project.postWrite().run(file);
    return file;
  }
}
