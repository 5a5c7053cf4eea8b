package dev.autogen.project.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.error.AutogenException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Flyway's and Liquibase's own files say of migrations is taken from them. */
class ToolSettingsTest {

  @TempDir Path folder;

  @Test
  void flywaysFilesAreReadAndTomlIsTheStronger() throws IOException {
    assertThat(ToolSettings.flyway(folder)).isEmpty();
    write("flyway.conf", "flyway.table=history\nflyway.locations=filesystem:sql, classpath:db\n");
    write(
        "flyway.toml",
        """
        # Ours.
        databaseType = "MySql"
        id = 'x'

        [environments.default]
        url = "jdbc:mysql://localhost/shop"
        schemas = [ "shop" ]

        [flyway]
        locations = [
          "filesystem:migrations", # first
          'filesystem:C:\\more',
        ]
        mixed = true
        connectRetries = 3

        [flyway.placeholders]
        "owner.name" = "a \\"b\\""
        """);
    assertThat(ToolSettings.flyway(folder))
        .containsEntry("table", "history")
        .containsEntry("locations", "filesystem:migrations,filesystem:C:\\more")
        .containsEntry("mixed", "true")
        .containsEntry("connectRetries", "3")
        .containsEntry("placeholders.owner.name", "a \"b\"")
        .hasSize(5);
    write("flyway.toml", "[flyway]\ntable = \"t\"\nwhat is this\n");
    assertThatThrownBy(() -> ToolSettings.flyway(folder))
        .isInstanceOf(AutogenException.class)
        .hasMessage("line 3 of " + folder.resolve("flyway.toml") + " is not understood");
  }

  @Test
  void liquibasesFileIsRead() throws IOException {
    write(
        "liquibase.properties",
        """
        changelog-file: db/changelog.json
        url: jdbc:mysql://localhost/shop
        liquibase.command.contexts: prod
        parameter.owner: shop
        """);
    assertThat(ToolSettings.liquibase(folder))
        .containsEntry("changelog-file", "db/changelog.json")
        .containsEntry("contexts", "prod")
        .containsEntry("parameters.owner", "shop");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
