package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole run with nothing but the settings the application has already. */
@OnMySql
class OtherSettingsIT {

  @TempDir Path folder;
  private Cli cli;

  @BeforeEach
  void project(TestSchema schema) {
    cli =
        new Cli(folder)
            .entity(
                """
                @Entity
                class OrderLine {
                  @Id Long id;
                  String itemName;
                }
                """);
    cli.on(schema).without("AUTOGEN_URL").without("AUTOGEN_USER").without("AUTOGEN_PASSWORD");
  }

  @AfterEach
  void letGo() {
    cli.close();
  }

  private static String yaml(TestSchema schema, String password) {
    return """
        spring:
          datasource:
            url: %s
            username: %s
            password: "%s"
        """
        .formatted(schema.jdbcUrl(), schema.user(), password);
  }

  @Test
  void springBootsConfigurationLeadsToTheDatabaseAndToItsNames(TestSchema schema)
      throws SQLException {
    cli.file("src/main/resources/application.yml", yaml(schema, schema.password()))
        .file("autogen.properties", "spring = src/main/resources\n");
    assertThat(cli.run("-m", "Lines").code()).isZero();
    assertThat(cli.run("upgrade").code()).isZero();
    assertThat(schema.showCreateTable("order_line")).contains("`item_name` varchar(255)");
  }

  @Test
  void aWrongPasswordOfAFileIsSaidNowhere(TestSchema schema) {
    cli.file("application.yml", yaml(schema, "wrongsecret"));
    Cli.Outcome outcome = cli.run("current", "--spring", "application.yml", "--stacktrace");
    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.err()).startsWith("error: the server at ").doesNotContain("wrongsecret");
  }

  @Test
  void anOptionFileLeadsToTheDatabase(TestSchema schema) {
    cli.file(
        "shop.cnf",
        "[client]\nhost=127.0.0.1\nport=%d\nuser=%s\npassword=%s\ndatabase=%s\nssl-mode=REQUIRED\n"
            .formatted(schema.server().port(), schema.user(), schema.password(), schema.name()));
    assertThat(cli.run("current", "--defaults-file", "shop.cnf").code()).isZero();
  }
}
