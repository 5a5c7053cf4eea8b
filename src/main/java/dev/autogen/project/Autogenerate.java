package dev.autogen.project;

import dev.autogen.AutogenException;
import dev.autogen.check.Comparison;
import dev.autogen.migration.RevisionGraph;
import dev.autogen.mysql.Failures;
import dev.autogen.operation.AlterTable;
import dev.autogen.operation.Operation;
import dev.autogen.operation.TableChange;
import dev.autogen.schema.Schema;
import dev.autogen.source.MigrationDraft;
import dev.autogen.source.MigrationWriter;
import dev.autogen.source.SourceFile;
import dev.autogen.source.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Writes the difference between entities and database as a migration. */
public final class Autogenerate {

  private final Project project;
  private final Supplier<String> ids;

  /**
   * An autogenerator.
   *
   * @param ids gives the id of a new revision
   */
  public Autogenerate(Project project, Supplier<String> ids) {
    this.project = project;
    this.ids = ids;
  }

  /**
   * What came of it.
   *
   * @param file the file written; empty when there was nothing to write
   * @param warnings what could not be read or compared, a sentence each
   */
  public record Result(Optional<Path> file, List<String> warnings) {}

  /**
   * Compares and, where there is a difference, writes a migration.
   *
   * @throws AutogenException when the message gives no class name, the database is behind, the
   *     entities cannot be read or the file cannot be written; nothing is written then
   */
  public Result write(String message) {
    String title = title(message);
    RevisionGraph revisions = project.revisions();
    Optional<String> parent = Project.parent(revisions);
    try (Connection connection = project.connect()) {
      project.catchUp(connection, revisions);
      project.headsInStep(connection, revisions);
      Project.Compared compared = project.compare(connection);
      Comparison comparison = compared.comparison();
      if (comparison.operations().isEmpty()) {
        return new Result(Optional.empty(), compared.warnings());
      }
      Schema before = comparison.live();
      List<Operation> operations = comparison.operations();
      MigrationDraft draft =
          MigrationDraft.of(
                  title,
                  ids.get(),
                  parent.stream().toList(),
                  project.clock().instant(),
                  commented(operations, before),
                  commented(
                      Operation.inverseOf(operations, before),
                      Operation.applyAll(operations, before)))
              .withSummary(comparison.describe());
      return new Result(Optional.of(save(draft)), compared.warnings());
    } catch (SQLException e) {
      throw Failures.of("reading the schema", e);
    }
  }

  /** Writes a migration without operations, to be filled by hand. */
  public Path writeEmpty(String message) {
    String title = title(message);
    Optional<String> parent = Project.parent(project.revisions());
    return save(
        MigrationDraft.of(
            title,
            ids.get(),
            parent.stream().toList(),
            project.clock().instant(),
            List.of(),
            List.of()));
  }

  /** The message in one line. */
  private static String title(String message) {
    String title = message.replaceAll("[\\s\\p{Z}\\p{Cc}]+", " ").strip();
    if (title.codePoints().noneMatch(Character::isLetterOrDigit)) {
      throw AutogenException.usage(
          "the message '" + title + "' gives no class name",
          "say in words what the migration does");
    }
    return title;
  }

  private Path save(MigrationDraft draft) {
    Path folder = project.migrations();
    SourceFile source = source(draft);
    // Of two that are written within a second with the same words, the second is a second younger.
    for (int seconds = 1; Files.exists(folder.resolve(source.fileName())); seconds++) {
      source = source(draft.withCreated(draft.created().plusSeconds(seconds)));
    }
    Path file = folder.resolve(source.fileName());
    Path half = folder.resolve("." + source.fileName() + ".half");
    try {
      if (!Files.isDirectory(folder)) { // may be a link, which createDirectories refuses
        Files.createDirectories(folder);
      }
      try {
        Files.writeString(half, source.text());
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(half);
      }
      return file;
    } catch (IOException e) {
      throw new AutogenException(
          AutogenException.Kind.USAGE,
          "the migration cannot be written to " + folder + " (" + AutogenException.reason(e) + ")",
          "make the folder writable, or name another with --migrations",
          e);
    }
  }

  private SourceFile source(MigrationDraft draft) {
    try {
      return MigrationWriter.from(project.templates()).write(draft);
    } catch (IllegalArgumentException e) {
      throw AutogenException.usage(e.getMessage(), "correct the template or the message");
    }
  }

  /** The operations with what a reviewer wants to know: what was there, and what is lost. */
  private static List<Step> commented(List<Operation> operations, Schema before) {
    List<Step> steps = new ArrayList<>();
    Schema schema = before;
    for (Operation operation : operations) {
      Step step = Step.of(operation);
      for (String loss : operation.losses(schema)) {
        step = step.withComment("Loses " + loss + "; going back does not bring them back.");
      }
      if (operation instanceof AlterTable alter) {
        for (int i = 0; i < alter.changes().size(); i++) {
          if (alter.changes().get(i) instanceof TableChange.ModifyColumn modify) {
            step =
                step.withComment(
                    i, modify.describe(schema.existing(alter.table())).replaceFirst(".*?: ", ""));
          }
        }
      }
      steps.add(step);
      schema = operation.applyTo(schema);
    }
    return steps;
  }
}
