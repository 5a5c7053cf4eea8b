package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Why a change is not seen. */
@OnMySql
class DoctorIT {

  private static final String NOTE =
      """
      @Entity
      class Note {
        @Id long id;
      }
      """;

  @TempDir Path folder;

  private Cli cli;

  @BeforeEach
  void project(TestSchema schema) {
    cli = new Cli(folder).on(schema);
  }

  @AfterEach
  void letGo() {
    cli.close();
  }

  @Test
  void aHealthyProjectIsToldWhatIsFound() {
    cli.entity(NOTE);
    cli.run("-m", "Notes");
    cli.run("upgrade");
    Cli.Outcome outcome = cli.run("doctor");
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out())
        .containsPattern("(?m)^ok       autogen     [0-9.]+ on Java ")
        .contains(
            "ok       settings    password is ***, from AUTOGEN_PASSWORD\n",
            "ok       class path  0 entries\n",
            "ok       entities    shop.Note in src/main/java, table Note\n",
            "ok       migrations  1 revision in generated-migrations, head 8c1f00000001\n",
            "ok       database    jdbc:mysql://SERVER/SCHEMA, schema SCHEMA, MySQL ",
            " may do what is needed for running migrations\n",
            "ok       tables      1 table counts\n",
            "ok       tables      autogen_version does not count: it is autogen's own\n",
            "ok       revision    the database is at 8c1f00000001\n",
            "ok       revision    entities and database agree\n")
        .doesNotContain("warning  ", "error  ");
    assertThat(outcome.code()).isZero();
    assertThat(cli.run("doctor", "--format", "json").out())
        .startsWith("{\n  \"format\" : 1,\n  \"healthy\" : true,")
        .contains("\"topic\" : \"entities\",");
  }

  @Test
  void whatIsOverlookedIsNamedWithItsReason(TestSchema schema) throws SQLException, IOException {
    cli.entity(NOTE)
        .file("target/classes/old", "")
        .file(
            "src/main/java/other/Hidden.java",
            "package other;\nimport jakarta.persistence.*;\n@Entity class Hidden { @Id long id; }\n")
        .file(
            "autogen.properties",
            "package = shop\nexclude = tmp_*, Note\nmodels = src/main/java\n");
    schema.execute("create table tmp_1 (id int)", "create table flyway_schema_history (id int)");
    assertThat(cli.run("doctor").out())
        .contains(
            "warning  entities    other.Hidden is not read: it is in none of the packages shop; add"
                + " its package to the setting package\n",
            "warning  entities    shop.Note in src/main/java, table Note, does not count: exclude"
                + " has Note; correct include or exclude\n",
            "warning  migrations  there are none in generated-migrations; write the first with"
                + " 'autogen -m MESSAGE'\n",
            "ok       tables      tmp_1 does not count: exclude has tmp_*\n",
            "ok       tables      flyway_schema_history does not count: it is another tool's own;"
                + " include would have to name it\n");
  }

  @Test
  void classesOlderThanTheirSourcesAreTold() throws IOException {
    cli.entity(NOTE)
        .file("target/classes/shop/Note.class", "")
        .file("autogen.properties", "models = target/classes\n");
    Files.setLastModifiedTime(
        folder.resolve("target/classes/shop/Note.class"), FileTime.from(Instant.EPOCH));
    assertThat(cli.run("doctor").out())
        .contains(
            "warning  class path  src/main/java/shop/Note.java is newer than every class in"
                + " target/classes; compile the project\n");
  }

  @Test
  void eachThingThatIsWrongIsToldAndTheRestIsLookedAtAllTheSame(TestSchema schema)
      throws SQLException {
    cli.entity("@Entity\nclass Broken {\n  String noId;\n}\n")
        .migration("aaaa", "bbbb", "", "")
        .file("autogen.properties", "classpath = nowhere.jar\n");
    Cli.Outcome outcome = cli.run("doctor");
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.out())
        .contains(
            "error    class path  there is no PROJECT/nowhere.jar on the class path; correct"
                + " --classpath\n",
            "ok       database    ");
  }

  @Test
  void whatAnAccountLacksIsTheStatementThatGivesIt(TestSchema schema) throws SQLException {
    cli.entity(NOTE);
    schema.execute(
        "drop user if exists little@'%'",
        "create user little@'%' identified by 'little-secret'",
        "grant select, insert, update, delete, create, alter, drop, index on `"
            + schema.name().replace("_", "\\_")
            + "`.* to little@'%'");
    cli.as("little", "little-secret");
    Cli.Outcome outcome = cli.run("doctor");
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.out())
        .contains(
            "error    privileges  little@% lacks CREATE TEMPORARY TABLES for comparing; GRANT CREATE"
                + " TEMPORARY TABLES ON `SCHEMA`.* TO 'little'@'%'\n",
            "error    privileges  little@% lacks REFERENCES for running migrations; ",
            "warning  privileges  little@% lacks CREATE, ALTER, DROP, INDEX, REFERENCES for trying");
    schema.execute("drop user little@'%'");
  }
}
