package dev.autogen.cli;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.ui.LoggerUIService;
import org.flywaydb.core.Flyway;

/** {@code flyway migrate} and {@code liquibase update} as pages type them, without a word. */
final class ToolMain {

  private static final String URL = System.getenv("AUTOGEN_URL");
  private static final String USER = System.getenv("AUTOGEN_USER");
  private static final String PASSWORD = System.getenv("AUTOGEN_PASSWORD");

  private ToolMain() {}

  /** Runs the tool of that name. */
  public static void main(String[] arguments) throws Exception {
    Logger root = Logger.getLogger("");
    root.setLevel(Level.OFF);
    switch (String.join(" ", arguments)) {
      case "flyway migrate" ->
          Flyway.configure()
              .dataSource(URL, USER, PASSWORD)
              .locations("filesystem:src/main/resources/db/migration")
              .load()
              .migrate();
      case "liquibase update" -> update();
      default -> throw new IllegalArgumentException(String.join(" ", arguments));
    }
  }

  private static void update() throws Exception {
    try (Connection connection = DriverManager.getConnection(URL, USER, PASSWORD);
        DirectoryResourceAccessor files =
            new DirectoryResourceAccessor(Path.of("src/main/resources"))) {
      Scope.child(
          Map.of(
              "liquibase.analytics.enabled", "false", Scope.Attr.ui.name(), new LoggerUIService()),
          () ->
              new Liquibase(
                      "db/changelog/db.changelog-master.yaml",
                      files,
                      DatabaseFactory.getInstance()
                          .findCorrectDatabaseImplementation(new JdbcConnection(connection)))
                  .update(""));
    }
  }
}
