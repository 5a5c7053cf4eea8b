package dev.autogen.project;

import dev.autogen.error.AutogenException;
import dev.autogen.migration.CallPlace;
import dev.autogen.revision.MigrationLoader;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionScript;
import dev.autogen.schema.Schema;
import dev.autogen.source.DraftStep;
import dev.autogen.source.MigrationDraft;
import dev.autogen.source.MigrationWriter;
import dev.autogen.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Writes a migration that autogen runs, as a Java source. */
final class OwnEmitter implements Emitter {

  private final Project project;
  private final MigrationDraft empty;
  private final Path folder;

  /**
   * An emitter.
   *
   * @param ids gives the id of a new revision
   * @throws AutogenException when the message gives no class name, or its parents or names do not
   *     go with {@code revisions}
   */
  OwnEmitter(Project project, RevisionGraph revisions, NewRevision wanted, Supplier<String> ids) {
    this.project = project;
    String title = Title.of(wanted.message());
    wanted.checkNames(revisions);
    List<RevisionScript> parents = wanted.parents(revisions);
    this.empty =
        MigrationDraft.of(
                title,
                wanted.id().isEmpty() ? ids.get() : wanted.id(),
                parents.stream().map(RevisionScript::id).toList(),
                project.clock().instant(),
                List.of(),
                List.of())
            .withBranch(wanted.labels(), wanted.dependencies(revisions));
    this.folder = project.folders().pathFor(wanted, parents);
  }

  @Override
  public String id() {
    return empty.id();
  }

  @Override
  public Emission emit(
      List<DraftStep> upgrade, List<DraftStep> downgrade, List<String> summary, Schema before) {
    return new JavaSource(source(empty.withSteps(upgrade, downgrade).withSummary(summary)));
  }

  /** Of two written within a second with the same words, the second is made a second younger. */
  private SourceFile source(MigrationDraft wanted) {
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

  private final class JavaSource implements Emission {

    private final SourceFile source;
    private List<CallPlace> places = List.of();

    JavaSource(SourceFile source) {
      this.source = source;
    }

    @Override
    public String id() {
      return empty.id();
    }

    @Override
    public List<CallPlace> places() {
      return places;
    }

    /** Compiled in a folder of its own. */
    @Override
    public Both operations() {
      Path place =
          project.cache().resolve("proof").resolve(source.className() + "-" + UUID.randomUUID());
      try {
        source.writeTo(place.resolve("source"));
        List<RevisionScript> scripts =
            new MigrationLoader(place.resolve("classes"), List.of())
                .fromSources(place.resolve("source"));
        // Asked here, since a large migration has classes that are only loaded when it is.
        RevisionScript.Located upgrade = scripts.get(0).located();
        places = upgrade.places();
        return new Both(upgrade.operations(), scripts.get(0).downgradeOperations());
      } catch (IOException e) {
        throw AutogenException.usage(
            "autogen cannot write to " + place + " (" + AutogenException.reason(e) + ")",
            "make the folder writable");
      } finally {
        delete(place);
      }
    }

    /**
     * Behind its mapping: where this is cut short there is a mapping without a migration, which
     * says nothing, and never a migration that does not know its properties.
     */
    @Override
    public Path save(Mapping before, Mapping now) {
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
        throw AutogenException.usage(
            "the migration cannot be written to "
                + folder
                + " ("
                + AutogenException.reason(e)
                + ")",
            "make the folder writable, or name another with --migrations");
      }
    }
  }

  private static void delete(Path folder) {
    try {
      CacheFolders.delete(folder);
    } catch (IOException e) {
      // What is left is under .autogen/, and is overwritten by nobody.
      return;
    }
  }
}
