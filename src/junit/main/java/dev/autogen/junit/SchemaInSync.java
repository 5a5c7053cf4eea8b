package dev.autogen.junit;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What every project asks of its migrations, as tests:
 *
 * <pre>{@code
 * class SchemaTest implements SchemaInSync {}
 * }</pre>
 *
 * <p>The entities are those of the class path of the test, the settings those of the project's
 * {@code autogen.properties}.
 */
public interface SchemaInSync {

  /** The server to try migrations on; what the settings name, or one of autogen's own. */
  default SchemaServer server() {
    return SchemaServer.usual();
  }

  /** Settings of autogen by their names, stronger than those of its file. */
  default Map<String, String> settings() {
    return Map.of();
  }

  /** The folder of the project. */
  default Path project() {
    return Path.of("").toAbsolutePath();
  }

  @Test
  @DisplayName("the migrations have one head")
  default void oneHead() {
    require("the migrations have several ends", SchemaTrial.of(this).heads());
  }

  @Test
  @DisplayName("the migrations run on an empty schema")
  default void upgradeFromEmpty() {
    require("the migrations do not run", SchemaTrial.of(this).upgradeFromEmpty());
  }

  @Test
  @DisplayName("the migrations make what the entities ask for")
  default void entitiesMatchMigrations() {
    require(
        "a migration is missing; write it with autogen -m \"…\"", SchemaTrial.of(this).entities());
  }

  @Test
  @DisplayName("every revision goes up, down and up again")
  default void upDownUp() {
    require("the way back is not exact", SchemaTrial.of(this).upDownUp());
  }

  @Test
  @DisplayName("the newest migration does nothing that 'autogen lint' calls an error")
  default void reviewed() {
    require("the migration has errors", SchemaTrial.of(this).findings());
  }

  private static void require(String message, List<String> wrong) {
    if (!wrong.isEmpty()) {
      Assertions.fail(message + ":\n  " + String.join("\n  ", wrong));
    }
  }
}
