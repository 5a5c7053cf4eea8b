package dev.autogen.project;

import dev.autogen.error.AutogenException;
import dev.autogen.mysql.Failures;
import dev.autogen.mysql.Session;
import dev.autogen.operation.ExecuteSql;
import dev.autogen.operation.Operation;
import dev.autogen.schema.Schema;
import dev.autogen.source.DraftStep;
import dev.autogen.tool.MigrationTool;
import dev.autogen.tool.ToolException;
import dev.autogen.tool.ToolFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Writes a migration in the form of another tool. */
final class ToolEmitter implements Emitter {

  private final Project project;
  private final MigrationTool tool;
  private final String title;
  private final Trial trial;

  /** Writes files. */
  @FunctionalInterface
  interface Step {
    void run() throws IOException;
  }

  /** Has files written, and the tool run them. */
  @FunctionalInterface
  interface Trial {
    void of(ToolFiles files, Step write) throws SQLException, IOException;
  }

  /**
   * An emitter.
   *
   * @throws AutogenException when something is said of the migration that the tool has no word for
   */
  ToolEmitter(Project project, MigrationTool tool, NewRevision wanted, Trial trial) {
    this.project = project;
    this.tool = tool;
    this.title = Title.of(wanted.message());
    this.trial = trial;
    boolean isPlain =
        wanted.heads().isEmpty()
            && wanted.labels().isEmpty()
            && wanted.dependsOn().isEmpty()
            && wanted.id().isEmpty()
            && wanted.folder().isEmpty()
            && !wanted.splice();
    if (!isPlain) {
      throw AutogenException.usage(
          tool.name() + " knows neither branches nor ids nor dependencies of migrations",
          "leave out --head, --splice, --branch-label, --depends-on, --rev-id and --version-path");
    }
  }

  @Override
  public Emission emit(
      List<DraftStep> upgrade, List<DraftStep> downgrade, List<String> summary, Schema before) {
    if (upgrade.isEmpty()) {
      throw AutogenException.usage(
          "autogen writes no empty migration for " + tool.name() + " to fill by hand",
          "write the file yourself, as " + tool.name() + " wants it");
    }
    return new Files(
        tool.write(
            new MigrationTool.Draft(
                title,
                project.clock().instant(),
                upgrade,
                downgrade,
                Stages.of(upgrade, downgrade, before),
                summary)));
  }

  private final class Files implements Emission {

    private final ToolFiles files;

    Files(ToolFiles files) {
      this.files = files;
    }

    @Override
    public String id() {
      return files.id();
    }

    /** As they will be run: in a session as the server has it. */
    @Override
    public Both operations() {
      return new Both(asTheyAre(files.upgrade()), asTheyAre(files.downgrade()));
    }

    private static List<Operation> asTheyAre(List<String> statements) {
      List<Operation> operations = new ArrayList<>();
      operations.add(new ExecuteSql(Session.UNPINNED));
      statements.forEach(sql -> operations.add(new ExecuteSql(sql)));
      operations.add(new ExecuteSql(Session.SETTINGS));
      return operations;
    }

    @Override
    public Path save(Mapping before, Mapping now) {
      project.interruption().heed("the migration was written");
      Path mapping = MappingFile.beside(files.main());
      ToolFiles.Undo undo = new ToolFiles.Undo();
      boolean isTried = false;
      try {
        try {
          trial.of(files, () -> files.write(undo));
          MappingFile.write(files.main(), before, now);
          isTried = true;
          return files.main();
        } finally {
          if (!isTried) {
            java.nio.file.Files.deleteIfExists(mapping);
            undo.run();
          }
        }
      } catch (ToolException e) {
        throw new AutogenException(
            AutogenException.Kind.FAILURE,
            tool.name()
                + " does not take what was written, so it was taken away again: "
                + e.getMessage(),
            "report this as a defect of autogen, with the entities that lead to it",
            e);
      } catch (SQLException e) {
        throw Failures.of("trying the migration with " + tool.name(), e);
      } catch (IOException e) {
        throw AutogenException.usage(
            "the migration cannot be written to "
                + files.main().getParent()
                + " ("
                + AutogenException.reason(e)
                + ")",
            "make the folder writable");
      }
    }
  }
}
