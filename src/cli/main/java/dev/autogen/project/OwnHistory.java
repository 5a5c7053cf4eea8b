package dev.autogen.project;

import dev.autogen.embedded.ServerUnavailableException;
import dev.autogen.finding.Element;
import dev.autogen.finding.Finding;
import dev.autogen.mysql.Database;
import dev.autogen.mysql.Failures;
import dev.autogen.operation.Operation;
import dev.autogen.proof.Replay;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionPath;
import dev.autogen.revision.RevisionScript;
import dev.autogen.run.AlreadyMade;
import dev.autogen.run.HalfDone;
import dev.autogen.run.VersionTable;
import dev.autogen.schema.Schema;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The migrations that autogen runs itself.
 *
 * @param ids names scratch schemas
 */
record OwnHistory(Project project, RevisionGraph revisions, Supplier<String> ids)
    implements History {

  @Override
  public Mapping mapping() {
    return MappingFile.read(revisions.revisions());
  }

  @Override
  public void catchUp(Connection connection) throws SQLException {
    project.catchUp(connection, revisions);
  }

  @Override
  public void requireKnown(Connection connection) throws SQLException {
    path(connection);
  }

  @Override
  public void requireAllRun(Connection connection) throws SQLException {
    project.headsInStep(connection, revisions);
  }

  @Override
  public Standing standing(Connection connection, Schema live) throws SQLException {
    RevisionPath path = path(connection);
    List<RevisionScript> pending = path.pending();
    return new Standing(
        pending,
        AlreadyMade.upTo(path.applied(), pending, live),
        HalfDone.in(connection.session(), revisions),
        project.changedMigrations(connection, revisions),
        Optional.empty(),
        !path.applied().isEmpty());
  }

  private RevisionPath path(Connection connection) throws SQLException {
    return new VersionTable(connection.session()).path(revisions);
  }

  @Override
  public Optional<Schema> made(
      Connection connection, Extent extent, Schema live, Consumer<Finding> warnings)
      throws SQLException {
    List<RevisionScript> scripts =
        extent == Extent.ALL ? revisions.revisions() : path(connection).applied();
    if (scripts.isEmpty()) {
      return Optional.empty();
    }
    List<Operation> operations =
        scripts.stream().flatMap(script -> script.upgradeOperations().stream()).toList();
    try {
      return Optional.of(
          Replay.needsServer(operations)
              ? onScratch(connection, operations, live.collation())
              : Replay.inMemory(operations, live.collation()));
    } catch (IllegalStateException | ServerUnavailableException e) {
      warnings.accept(notCompared("the migrations are not compared: " + e.getMessage()));
    } catch (SQLException e) {
      warnings.accept(
          notCompared(
              "the migrations are not compared, since they cannot be run in a schema of their own: "
                  + Failures.oneLine(e)));
    }
    return Optional.empty();
  }

  @Override
  public Emitter emitter(NewRevision wanted) {
    return new OwnEmitter(project, revisions, wanted, ids);
  }

  private static Finding notCompared(String text) {
    return Finding.warning("not-compared", Element.project("migrations"), text);
  }

  /** Beside the database; each opening of a container's URL would be another server. */
  Schema onScratch(Connection connection, List<Operation> operations, String collation)
      throws SQLException {
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
