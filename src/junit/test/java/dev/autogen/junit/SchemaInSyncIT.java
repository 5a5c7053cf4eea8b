package dev.autogen.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mysql.cj.jdbc.MysqlDataSource;
import com.zaxxer.hikari.HikariDataSource;
import dev.autogen.error.AutogenException;
import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Projects whose tests are {@link SchemaInSync}. */
@OnMySql
class SchemaInSyncIT {

  @TempDir Path folder;

  private TestSchema schema;

  @BeforeEach
  void project(TestSchema newSchema) throws IOException {
    schema = newSchema;
    file("autogen.properties", "migrations = migrations\n");
    file(
        "src/main/java/Note.java",
        """
        import jakarta.persistence.*;

        @Entity
        public class Note {
          @Id int id;
          String text;
        }
        """);
    migration(
        "a1",
        "",
        "op.createTable(\"Note\", t -> {\n      t.column(\"id\", \"int\").notNull();\n"
            + "      t.primaryKey(\"id\");\n    });",
        "op.dropTable(\"Note\");");
    migration(
        "a2",
        "a1",
        "op.alterTable(\"Note\", t -> t.addColumn(\"text\", \"varchar(255)\"));",
        "op.alterTable(\"Note\", t -> t.dropColumn(\"text\"));");
  }

  private void file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void migration(String id, String parent, String up, String down) throws IOException {
    file(
        "migrations/R" + id + ".java",
        """
        import dev.autogen.migration.*;

        @Revision(id = "%s"%s, created = "2026-11-20T10:00:00Z", message = "%s")
        public final class R%s implements Migration {
          @Override
          public void upgrade(Operations op) {
            %s
          }

          @Override
          public void downgrade(Operations op) {
            %s
          }
        }
        """
            .formatted(
                id, parent.isEmpty() ? "" : ", parent = \"" + parent + "\"", id, id, up, down));
  }

  private SchemaInSync test() {
    return test(SchemaServer.of(schema.jdbcUrl(), schema.user(), schema.password()));
  }

  private SchemaInSync test(SchemaServer server) {
    return new SchemaInSync() {
      @Override
      public SchemaServer server() {
        return server;
      }

      @Override
      public Path project() {
        return folder;
      }

      @Override
      public Map<String, String> settings() {
        return Map.of("models", folder.resolve("src/main/java").toString());
      }
    };
  }

  @Test
  void aProjectInOrderPassesAllOfThemAndItsDatabaseIsLeftAlone() throws SQLException {
    SchemaInSync test = test();
    test.oneHead();
    test.upgradeFromEmpty();
    test.entitiesMatchMigrations();
    test.upDownUp();
    test.reviewed();
    assertThat(
            schema.query(
                "select count(*) from information_schema.tables where table_schema = database()"))
        .isEqualTo("0");
  }

  @Test
  void aDataSourceWillDoAndItsConnectionsGoBackAsTheyCame() throws SQLException {
    try (HikariDataSource pool = new HikariDataSource()) {
      pool.setJdbcUrl(schema.jdbcUrl());
      pool.setUsername(schema.user());
      pool.setPassword(schema.password());
      pool.setMaximumPoolSize(6);
      SchemaInSync test = test(SchemaServer.of(pool));
      test.oneHead();
      test.upgradeFromEmpty();
      test.entitiesMatchMigrations();
      test.upDownUp();
      test.reviewed();
      assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
      try (Connection connection = pool.getConnection()) {
        assertThat(connection.getCatalog()).isEqualTo(schema.name());
      }
    }
    assertThat(
            schema.query(
                "select count(*) from information_schema.schemata where schema_name like"
                    + " 'autogen\\_scratch\\_%'"))
        .isEqualTo("0");
  }

  @Test
  void aDataSourceThatGivesNoConnectionIsTold() {
    MysqlDataSource nowhere = new MysqlDataSource();
    nowhere.setUrl("jdbc:mysql://127.0.0.1:9/shop?connectTimeout=1000");
    assertThatThrownBy(() -> test(SchemaServer.of(nowhere)).upgradeFromEmpty())
        .isInstanceOf(AutogenException.class)
        .hasMessageStartingWith("the data source gives no connection: ");
  }

  @Tag("nightly")
  @Test
  void severalHeadsAreNamed() throws IOException {
    migration("b2", "a1", "op.execute(\"do 1\");", "op.execute(\"do 1\");");
    assertThatThrownBy(() -> test().oneHead())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("there are 2 heads: a2, b2; join them with 'autogen merge heads'");
    test().upgradeFromEmpty();
    test().upDownUp();
  }

  @Test
  void aMigrationThatDoesNotRunIsNamed() throws IOException {
    migration("a3", "a2", "op.execute(\"insert into nowhere values (1)\");", "");
    assertThatThrownBy(() -> test().upgradeFromEmpty())
        .hasMessageStartingWith("the migrations do not run:\n  ")
        .hasMessageContaining("nowhere");
  }

  @Test
  void aMigrationThatCannotRunAtAllIsFoundByTheRules() throws IOException {
    migration(
        "a3",
        "a2",
        "op.alterTable(\"Note\", t -> t.addColumn(\"short\", \"varchar(9)\")"
            + ".generatedVirtual(\"left(`text`, 9)\"));",
        "");
    migration("a4", "a3", "op.alterTable(\"Note\", t -> t.dropColumn(\"text\"));", "");
    assertThatThrownBy(() -> test().reviewed())
        .hasMessageStartingWith("the migration has errors:\n  ")
        .hasMessageContaining("used by generated column short");
  }

  @Test
  void aMissingMigrationIsNamedByWhatItWouldDo() throws IOException {
    file(
        "src/main/java/Note.java",
        """
        import jakarta.persistence.*;

        @Entity
        public class Note {
          @Id int id;
          String text;
          @Column(length = 20) String phone;
        }
        """);
    assertThatThrownBy(() -> test().entitiesMatchMigrations())
        .hasMessage(
            "a migration is missing; write it with autogen -m \"…\":\n"
                + "  add column Note.phone varchar(20) null");
  }

  @Test
  void aDowngradeThatForgetsIsNamed() throws IOException {
    migration(
        "a2",
        "a1",
        "op.alterTable(\"Note\", t -> t.addColumn(\"text\", \"varchar(255)\"));",
        "op.execute(\"do 1\");");
    assertThatThrownBy(() -> test().upDownUp())
        .hasMessageStartingWith("the way back is not exact:\n  ")
        .hasMessageContaining("Note.text");
  }
}
