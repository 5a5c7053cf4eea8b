package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script does what the command does. */
@OnMySql
class OfflineScriptIT {

  private static final List<String> MIGRATIONS =
      List.of("--migrations", Path.of("generated-migrations").toAbsolutePath().toString());

  @TempDir Path folder;

  @Test
  void theScriptUpgradesAndDowngradesAsTheCommandDoes(TestSchema byScript, TestSchema byCommand)
      throws SQLException {
    CommandLineRun.In shell = CommandLineRun.In.on(folder, byCommand);
    assertThat(shell.runWith(MIGRATIONS, "upgrade").code()).isZero();

    CommandLineRun.In offline = new CommandLineRun.In(folder, java.util.Map.of());
    CommandLineRun up = offline.runWith(MIGRATIONS, "upgrade", "--sql");
    assertThat(up.err()).isEmpty();
    run(byScript, up.out());
    for (String table : List.of("users", "invoices", "messages_seq", "autogen_version")) {
      assertThat(byScript.showCreateTable(table)).isEqualTo(byCommand.showCreateTable(table));
    }
    String heads = "select group_concat(revision) from autogen_version";
    assertThat(byScript.query(heads)).isEqualTo(byCommand.query(heads));

    run(byScript, offline.runWith(MIGRATIONS, "downgrade", "--sql", "head:base").out());
    assertThat(
            byScript.query(
                "select group_concat(table_name) from information_schema.tables"
                    + " where table_schema = database()"))
        .isEqualTo("autogen_version");
  }

  private static void run(TestSchema schema, String script) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                schema.jdbcUrl()
                    + (schema.jdbcUrl().contains("?") ? "&" : "?")
                    + "allowMultiQueries=true",
                schema.user(),
                schema.password());
        Statement statement = connection.createStatement()) {
      statement.execute(script);
    }
  }
}
