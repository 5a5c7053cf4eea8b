package dev.autogen.project;

import dev.autogen.entity.EntityModel;
import dev.autogen.entity.EntitySettings;
import dev.autogen.error.AutogenException;
import dev.autogen.finding.Finding;
import dev.autogen.mysql.SchemaReader;
import dev.autogen.operation.Operation;
import dev.autogen.proof.Replay;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.schema.Schema;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The schema of a project as one of three says it is. */
public final class Schemas {

  /** Who says it; the names are what is typed. */
  public enum Source {
    entities,
    migrations,
    database
  }

  private final Project project;
  private final Supplier<String> ids;
  private final Consumer<Finding> warnings;

  /**
   * Nothing is read yet.
   *
   * @param ids names scratch schemas
   * @param warnings is told what could not be read
   */
  public Schemas(Project project, Supplier<String> ids, Consumer<Finding> warnings) {
    this.project = project;
    this.ids = ids;
    this.warnings = warnings;
  }

  /**
   * The tables that count. Entities need no database, nor do migrations that change tables by
   * operations alone.
   *
   * @throws AutogenException when they cannot be read
   */
  public Schema of(Source source) throws SQLException {
    Schema all =
        switch (source) {
          case entities -> entities();
          case migrations -> migrations();
          case database -> database();
        };
    return all.withTables(
        all.tables().stream().filter(table -> project.tables().test(table.name())).toList());
  }

  private Schema entities() {
    EntityModel model = project.entities().read(EntitySettings.DEFAULT_SERVER_VERSION);
    model.findings().forEach(warnings);
    return model.schema();
  }

  private Schema migrations() throws SQLException {
    RevisionGraph revisions = project.revisions();
    List<Operation> operations =
        revisions.revisions().stream()
            .flatMap(script -> script.upgradeOperations().stream())
            .toList();
    if (!Replay.needsServer(operations)) {
      try {
        return Replay.inMemory(operations, "");
      } catch (IllegalStateException e) {
        throw AutogenException.usage(
            "the migrations do not follow from each other: " + e.getMessage(),
            "correct the one that does not");
      }
    }
    try (Connection connection = project.connect()) {
      return project
          .history(ids)
          .made(connection, History.Extent.ALL, Schema.empty(), warnings)
          .orElseThrow(
              () ->
                  AutogenException.failure(
                      "what the migrations make is not known", "look at the warning above"));
    }
  }

  private Schema database() throws SQLException {
    try (Connection connection = project.connect()) {
      return new SchemaReader(connection.session()).read(project.tables()).schema();
    }
  }
}
