package dev.autogen.tool.liquibase;

import dev.autogen.tool.ToolException;
import dev.autogen.tool.ToolRunner;
import java.io.FileNotFoundException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.logging.core.AbstractLogService;
import liquibase.logging.core.AbstractLogger;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.resource.CompositeResourceAccessor;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.resource.ResourceAccessor;
import liquibase.ui.LoggerUIService;

/** Liquibase, from version 4.20 on. */
public final class LiquibaseRunner implements ToolRunner {

  private static final String PARAMETERS = "parameters.";

  /** For {@link dev.autogen.tool.ToolClasses}. */
  public LiquibaseRunner() {}

  @FunctionalInterface
  private interface Work {
    void with(Liquibase liquibase, Contexts contexts, LabelExpression labels)
        throws LiquibaseException;
  }

  @Override
  public void migrate(Job job, Optional<String> last) {
    run(
        job,
        (liquibase, contexts, labels) -> {
          if (last.isPresent()) {
            liquibase.update(Integer.parseInt(last.get()), contexts, labels);
          } else {
            liquibase.update(contexts, labels);
          }
        });
  }

  @Override
  public void undo(Job job, int count) {
    run(job, (liquibase, contexts, labels) -> liquibase.rollback(count, contexts, labels));
  }

  private static void run(Job job, Work work) {
    Map<String, Object> scope = new HashMap<>();
    scope.put(Scope.Attr.logService.name(), new Silence());
    scope.put(Scope.Attr.ui.name(), new LoggerUIService());
    scope.put(Scope.Attr.classLoader.name(), LiquibaseRunner.class.getClassLoader());
    // A project has its files twice, in the sources and among its classes.
    scope.put("liquibase.duplicateFileMode", "SILENT");
    scope.put("liquibase.analytics.enabled", "false");
    try (Connection connection = job.database().getConnection();
        CompositeResourceAccessor files = files(job)) {
      Scope.child(scope, () -> run(job, connection, files, work));
    } catch (SQLException e) {
      throw new ToolException(e);
    } catch (ToolException e) {
      throw e;
    } catch (Exception | LinkageError e) {
      throw new ToolException(e);
    }
  }

  private static void run(Job job, Connection connection, ResourceAccessor files, Work work)
      throws LiquibaseException {
    Map<String, String> settings = job.settings();
    Database database =
        DatabaseFactory.getInstance()
            .findCorrectDatabaseImplementation(new JdbcConnection(connection));
    if (settings.containsKey("databaseChangeLogTable")) {
      database.setDatabaseChangeLogTableName(settings.get("databaseChangeLogTable"));
    }
    if (settings.containsKey("databaseChangeLogLockTable")) {
      database.setDatabaseChangeLogLockTableName(settings.get("databaseChangeLogLockTable"));
    }
    Liquibase liquibase = new Liquibase(settings.get("changeLogFile"), files, database);
    settings.forEach(
        (name, value) -> {
          if (name.startsWith(PARAMETERS)) {
            liquibase.setChangeLogParameter(name.substring(PARAMETERS.length()), value);
          }
        });
    liquibase.setShowSummary(UpdateSummaryEnum.OFF);
    work.with(
        liquibase,
        new Contexts(settings.getOrDefault("contexts", "")),
        new LabelExpression(settings.getOrDefault("labelFilter", "")));
  }

  private static CompositeResourceAccessor files(Job job) {
    CompositeResourceAccessor files = new CompositeResourceAccessor();
    for (String folder : job.folders()) {
      try {
        files.addResourceAccessor(new DirectoryResourceAccessor(Path.of(folder)));
      } catch (FileNotFoundException e) {
        throw new ToolException(e);
      }
    }
    return files.addResourceAccessor(
        new ClassLoaderResourceAccessor(LiquibaseRunner.class.getClassLoader()));
  }

  /** What autogen prints is its own. */
  private static final class Silence extends AbstractLogService {

    @Override
    public int getPriority() {
      return 1;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public liquibase.logging.Logger getLog(Class type) {
      return new AbstractLogger() {
        @Override
        public void log(Level level, String message, Throwable e) {}
      };
    }
  }
}
