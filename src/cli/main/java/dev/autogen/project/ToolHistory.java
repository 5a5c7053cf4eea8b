package dev.autogen.project;

import dev.autogen.embedded.ServerUnavailableException;
import dev.autogen.error.AutogenException;
import dev.autogen.finding.Element;
import dev.autogen.finding.Finding;
import dev.autogen.mysql.Database;
import dev.autogen.mysql.Failures;
import dev.autogen.mysql.SchemaReader;
import dev.autogen.mysql.Session;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.schema.Schema;
import dev.autogen.tool.MigrationTool;
import dev.autogen.tool.MigrationTool.Gap;
import dev.autogen.tool.ToolException;
import dev.autogen.tool.ToolFiles;
import dev.autogen.tool.ToolLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Migrations that another tool runs. What they make, the tool itself is asked, on an empty schema;
 * what a database has had is what the tool's table there says. Neither is ever run on a server that
 * the project names for its database: scripts may name schemas.
 */
final class ToolHistory implements History {

  private static final String BEGIN_ANEW = "correct them, or begin anew with 'autogen dev reset'";

  private final Project project;
  private final MigrationTool tool;
  private final Supplier<String> ids;
  private Optional<Made> all = Optional.empty();

  /** What the tool made, and what it noted of that. */
  private record Made(Schema schema, ToolLog log) {}

  ToolHistory(Project project, MigrationTool tool, Supplier<String> ids) {
    this.project = project;
    this.tool = tool;
    this.ids = ids;
  }

  @Override
  public RevisionGraph revisions() {
    return RevisionGraph.of(List.of());
  }

  @Override
  public Mapping mapping() {
    return MappingFile.readBeside(tool.files());
  }

  /** A server of the project's own is brought on by the tool. */
  @Override
  public void catchUp(Connection connection) {
    if (connection.development()) {
      try {
        tool.migrate(connection.database(), Optional.empty());
      } catch (ToolException e) {
        throw new AutogenException(
            AutogenException.Kind.FAILURE,
            tool.name()
                + " cannot run the migrations on "
                + connection.name()
                + ": "
                + e.getMessage(),
            BEGIN_ANEW,
            e);
      }
    }
  }

  /** Whatever else it has had is told with the rest. */
  @Override
  public void requireKnown(Connection connection) {}

  @Override
  public void requireAllRun(Connection connection) throws SQLException {
    Gap gap = tool.gap(all().log(), tool.log(connection.session()));
    if (!gap.wrong().isEmpty()) {
      throw AutogenException.usage(
          "the database is not as its migrations say: " + gap.wrong().get(0).text(), tool.repair());
    }
    if (!gap.pending().isEmpty()) {
      int count = gap.pending().size();
      throw AutogenException.usage(
          "target database is not up to date: it is "
              + Topic.count(count, "migration", "migrations")
              + " behind (next: "
              + gap.pending().get(0).script()
              + ")",
          tool.upgrade() + " first");
    }
  }

  @Override
  public Standing standing(Connection connection, Schema live) throws SQLException {
    ToolLog log = tool.log(connection.session());
    Gap gap = tool.gap(all().log(), log);
    return Standing.of(
        new ToolStanding(
            tool.name(),
            gap.pending().stream()
                .map(e -> new ToolStanding.Pending(e.version(), e.description(), e.script()))
                .toList(),
            gap.wrong(),
            log.equals(ToolLog.NONE) && !live.tables().isEmpty()
                ? "say with " + tool.name() + "'s own command which of them it has had"
                : tool.upgrade(),
            connection.development() ? BEGIN_ANEW : tool.repair()),
        !log.equals(ToolLog.NONE));
  }

  @Override
  public Optional<Schema> made(
      Connection connection, Extent extent, Schema live, Consumer<Finding> warnings)
      throws SQLException {
    ToolLog log = tool.log(connection.session());
    Gap gap = tool.gap(all().log(), log);
    if (extent == Extent.ALL || gap.pending().isEmpty()) {
      return Optional.of(all().schema()).filter(made -> !all().log().entries().isEmpty());
    }
    if (log.equals(ToolLog.NONE)) {
      return Optional.empty();
    }
    if (gap.last().isEmpty()) {
      warnings.accept(
          Finding.warning(
              "not-compared",
              Element.project("migrations"),
              "whether the database is as its migrations left it is not compared, since what it has"
                  + " not had is not what comes last: "
                  + gap.pending().get(0).script()));
      return Optional.empty();
    }
    return Optional.of(run(gap.last()).schema());
  }

  private Made all() {
    if (all.isEmpty()) {
      try {
        all = Optional.of(run(Optional.empty()));
      } catch (SQLException e) {
        throw Failures.of("running the migrations on an empty schema", e);
      }
    }
    return all.get();
  }

  private Made run(Optional<String> last) throws SQLException {
    try (Activity.Stage stage =
        project.activity().begin("running " + tool.name() + "'s migrations on an empty schema")) {
      return onScratch(
          (database, session) -> {
            tool.migrate(database, last);
            return new Made(
                new SchemaReader(session).readExactly(name -> !tool.isOwn(name)),
                tool.log(session));
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is done in an empty schema. */
  @FunctionalInterface
  private interface Work<T> {
    T in(Database database, Session session) throws SQLException, IOException;
  }

  private <T> T onScratch(Work<T> work) throws SQLException, IOException {
    try {
      String url = project.settings().text(SettingKey.SCRATCH);
      if (!url.isEmpty()) {
        Database scratch = project.databases().scratch();
        return scratch.isContainer() ? inContainer(scratch, work) : onScratch(scratch, work);
      }
      try (Connection development = project.databases().developmentServer(true)) {
        return onScratch(development.database(), work);
      }
    } catch (ToolException e) {
      throw new AutogenException(
          AutogenException.Kind.FAILURE,
          tool.name() + " cannot run the migrations on an empty schema: " + e.getMessage(),
          "correct them: from nothing they must run to their end",
          e);
    } catch (ServerUnavailableException e) {
      throw new AutogenException(
          AutogenException.Kind.USAGE,
          "there is no server to run " + tool.name() + "'s migrations on: " + e.getMessage(),
          "name one that is there to try things on with --scratch",
          e);
    }
  }

  /** Its schema is empty when it starts, and goes with it when the last connection is closed. */
  private <T> T inContainer(Database place, Work<T> work) throws SQLException, IOException {
    try (Session session = place.open()) {
      return work.in(place, session);
    }
  }

  private <T> T onScratch(Database place, Work<T> work) throws SQLException, IOException {
    try (ScratchSchema scratch = ScratchSchema.create(place, ids.get(), "")) {
      return work.in(place.withSchema(scratch.session().schema()), scratch.session());
    }
  }

  @Override
  public Emitter emitter(NewRevision wanted) {
    return new ToolEmitter(project, tool, wanted, this::tried);
  }

  /** Writes files where everything before them was run, and has the tool run them there. */
  private void tried(ToolFiles files, ToolEmitter.Step write) throws SQLException, IOException {
    onScratch(
        (database, session) -> {
          tool.migrate(database, Optional.empty());
          write.run();
          tool.tryWritten(database, session, files);
          return files;
        });
  }
}
