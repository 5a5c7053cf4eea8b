package dev.autogen.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.mysql.Database;
import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Schemas to try things in, and those that nobody has dropped. */
@OnMySql
class ScratchSchemaIT {

  @Test
  void oneWhoseOwnerIsGoneIsDroppedAndNoOther(TestSchema schema) throws SQLException {
    Database database = new Database(schema.jdbcUrl(), schema.user(), schema.password());
    String other = ScratchSchema.PREFIX + "of_somebody";
    schema.execute("create database " + other);
    ScratchSchema left = ScratchSchema.create(database, "left", "");
    String name = left.session().schema();
    assertThat(name).startsWith(ScratchSchema.PREFIX).endsWith("_left");
    try (ScratchSchema used = ScratchSchema.create(database, "used", "")) {
      assertThat(isThere(schema, name)).isTrue();
      end(schema, name + " in use");
      ScratchSchema.create(database, "one", "").close();
      assertThat(isThere(schema, name)).isTrue();
      end(schema, name);
      ScratchSchema.create(database, "two", "").close();
      assertThat(isThere(schema, name)).isFalse();
      assertThat(isThere(schema, used.session().schema())).isTrue();
    } finally {
      schema.execute("drop database " + other);
    }
  }

  /** Ends the connection that holds a lock, as a kill of its process does, and waits for that. */
  private static void end(TestSchema schema, String lock) throws SQLException {
    schema.execute("kill " + schema.query("select is_used_lock('" + lock + "')"));
    while (!schema.query("select is_free_lock('" + lock + "')").equals("1")) {
      Thread.onSpinWait();
    }
  }

  private static boolean isThere(TestSchema schema, String name) throws SQLException {
    return schema
        .query(
            "select count(*) from information_schema.schemata where schema_name = '" + name + "'")
        .equals("1");
  }
}
