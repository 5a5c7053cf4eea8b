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
import dev.autogen.operation.Operation;
import dev.autogen.proof.Baseline;
import dev.autogen.proof.Proof;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionScript;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import dev.autogen.source.DraftStep;
import dev.autogen.source.MigrationDraft;
import dev.autogen.source.MigrationWriter;
import dev.autogen.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
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
   */
  public record Result(
      Optional<Path> file,
      String revision,
      List<Change> changes,
      MappedProperties properties,
      List<Finding> warnings,
      String method,
      List<Finding> setAside) {

    public Result {
      warnings = warnings.stream().distinct().toList();
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
    RevisionGraph revisions = project.revisions();
    MigrationDraft empty = draft(wanted, revisions);
    Path folder = project.folders().pathFor(wanted, wanted.parents(revisions));
    try (Connection connection = project.connect()) {
      project.catchUp(connection, revisions);
      project.headsInStep(connection, revisions);
      SortedMap<String, List<TableOrColumn>> places = MappingFile.before(revisions);
      Project.Compared compared =
          project.comparing().compare(connection, revisions, model -> renames.hints(places, model));
      MappedProperties properties = MappedProperties.of(compared.model(), places);
      Comparison differing = rewritten(compared.comparison().whole());
      allowed(differing);
      Mapping known = MappingFile.read(revisions.revisions());
      Mapping now = Mapping.inDatabase(compared.model(), differing.policy().kept());
      List<Renumbered> renumbered = known.renumbered(now, differing.live(), differing.target());
      List<Change> changes = new ArrayList<>(differing.changes());
      renumbered.forEach(one -> changes.add(one.change()));
      Comparison comparison =
          renumbered.isEmpty()
              ? differing
              : differing.withOperations(Renumbered.restated(differing.operations(), renumbered));
      if (comparison.operations().isEmpty()) {
        return result(Optional.empty(), "", comparison, changes, properties, compared.warnings());
      }
      MissingParents.refuse(project::reasonAgainst, connection.session(), comparison);
      UnknownParts.refuse(comparison);
      Schema before = comparison.live();
      List<Operation> operations = comparison.operations();
      MovedValues moved = MovedValues.of(operations, before, places, now.places());
      drops.ask(connection.session(), operations, before, places, moved);
      drops.askOf(connection.session(), renumbered);
      Conversions conversions = Conversions.of(known.stored(), now.stored(), operations, before);
      StoredUses uses = StoredUses.of(connection.session(), operations);
      MigrationDraft draft =
          empty
              .withSteps(
                  MigrationSteps.upgrade(operations, before, uses, conversions, moved),
                  MigrationSteps.downgrade(operations, before, conversions))
              .withSummary(Change.texts(changes));
      SourceFile source = source(draft, folder);
      List<Finding> warnings = new ArrayList<>(compared.warnings());
      warnings.addAll(uses.warnings());
      new Prover(project, ids)
          .prove(
              connection,
              before.collation(),
              source,
              (scratch, up, down) -> Proof.of(connection.session(), scratch, comparison, up, down))
          .ifPresent(warnings::add);
      Path file = save(source, folder, known, now);
      return result(
          Optional.of(finished(file)), draft.id(), comparison, changes, properties, warnings);
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
    RevisionGraph revisions = project.revisions();
    MigrationDraft empty = draft(wanted, revisions);
    List<RevisionScript> parents = wanted.parents(revisions);
    if (!parents.isEmpty()) {
      throw AutogenException.usage(
          "revision "
              + parents.get(0).id()
              + " is there already, and a baseline has none before it",
          "write the difference with 'autogen -m', or begin a new branch with --head base --splice");
    }
    Path folder = project.folders().pathFor(wanted, parents);
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
      MigrationDraft draft =
          empty
              .withSteps(
                  baseline.operations().stream().map(DraftStep::of).toList(),
                  MigrationSteps.downgrade(baseline.operations(), nothing))
              .withSummary(Change.texts(tables));
      SourceFile source = source(draft, folder);
      warnings.addAll(0, baseline.warnings());
      new Prover(project, ids)
          .prove(
              connection,
              nothing.collation(),
              source,
              (scratch, up, down) -> baseline.proof(connection.session(), scratch, up, down))
          .ifPresent(warnings::add);
      Mapping now =
          model
              .map(
                  read ->
                      Mapping.inDatabase(read, List.of())
                          .within(Operation.applyAll(baseline.operations(), nothing)))
              .orElse(Mapping.NOTHING);
      Path file = save(source, folder, Mapping.NOTHING, now);
      return new Result(
          Optional.of(finished(file)),
          draft.id(),
          tables,
          model.map(read -> MappedProperties.of(read, now.places())).orElse(MappedProperties.NONE),
          warnings,
          "",
          List.of());
    } catch (SQLException e) {
      throw Failures.of("reading the schema", e);
    }
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
        comparison.policy().remarks());
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
      RevisionGraph revisions = project.revisions();
      MigrationDraft draft = draft(wanted, revisions);
      Path folder = project.folders().pathFor(wanted, wanted.parents(revisions));
      Path file = save(source(draft, folder), folder, Mapping.NOTHING, Mapping.NOTHING);
      return new Result(
          Optional.of(finished(file)),
          draft.id(),
          List.of(),
          MappedProperties.NONE,
          List.of(),
          "",
          List.of());
    }
  }

  /** A draft without operations. */
  private MigrationDraft draft(NewRevision wanted, RevisionGraph revisions) {
    String title = Title.of(wanted.message());
    wanted.checkNames(revisions);
    List<String> parents = wanted.parents(revisions).stream().map(RevisionScript::id).toList();
    return MigrationDraft.of(
            title,
            wanted.id().isEmpty() ? ids.get() : wanted.id(),
            parents,
            project.clock().instant(),
            List.of(),
            List.of())
        .withBranch(wanted.labels(), wanted.dependencies(revisions));
  }

  /** Of two written within a second with the same words, the second is made a second younger. */
  private SourceFile source(MigrationDraft wanted, Path folder) {
    MigrationDraft draft = wanted.withPackageName(MigrationPackage.of(folder, project.settings()));
    try {
      MigrationWriter writer = MigrationWriter.from(project.templates());
      SourceFile source = writer.write(draft);
      for (int seconds = 1; Files.exists(folder.resolve(source.fileName())); seconds++) {
        source = writer.write(draft.withCreated(draft.created().plusSeconds(seconds)));
      }
      return source;
    } catch (IllegalArgumentException e) {
      throw AutogenException.usage(e.getMessage(), "correct the template or the message");
    }
  }

  /**
   * Writes a migration, behind its mapping: where this is cut short there is a mapping without a
   * migration, which says nothing, and never a migration that does not know its properties.
   */
  private Path save(SourceFile source, Path folder, Mapping before, Mapping now) {
    project.interruption().heed("the migration was written");
    Path file = folder.resolve(source.fileName());
    try {
      MappingFile.write(file, before, now);
      try {
        return source.writeTo(folder);
      } catch (IOException e) {
        Files.deleteIfExists(MappingFile.beside(file));
        throw e;
      }
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  /** Runs what the settings want to be run on a migration that was written. */
  private Path finished(Path file) {
    project.postWrite().run(file);
    return file;
  }

  private static AutogenException unwritable(Path folder, IOException e) {
    return AutogenException.usage(
        "the migration cannot be written to " + folder + " (" + AutogenException.reason(e) + ")",
        "make the folder writable, or name another with --migrations");
  }
}
