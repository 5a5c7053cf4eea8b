package dev.autogen.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.migration.Operations;
import dev.autogen.mysql.Session;
import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tables that are created one after the other, whose notes in the journal are written together. */
@OnMySql
class CreationsIT {

  private static final int MANY = 120;

  private static final String NOTED =
      "select group_concat(concat(step, ' ', state) order by id) from autogen_journal where step > 0";

  private Runs runs;

  @BeforeEach
  void runs(TestSchema schema) {
    runs = new Runs(schema);
  }

  private static Consumer<Operations> tables(int count, String type) {
    return op -> {
      for (int i = 1; i <= count; i++) {
        String name = "t" + i;
        op.createTable(
            name,
            t -> {
              t.column("id", type).notNull();
              t.primaryKey("id");
            });
      }
    };
  }

  @Test
  void eachOfManyIsNotedAsDone(TestSchema schema) throws SQLException {
    runs.revision("a1", tables(MANY, "int"), op -> {});
    runs.upgrade("head");
    assertThat(
            schema.query(
                "select concat(count(*), ' ', count(distinct step), ' ', max(step)) from"
                    + " autogen_journal where step > 0 and state = 'DONE' and finished_at is not"
                    + " null"))
        .isEqualTo(MANY + " " + MANY + " " + MANY);
  }

  @Test
  void wereTheyKilledInTheirMidstTheNextRunGoesOnThere(TestSchema schema) throws SQLException {
    runs.revision("a1", tables(5, "int"), op -> {});
    runs.upgrade("head");
    schema.execute(
        "drop table t4, t5",
        "delete from autogen_version",
        "update autogen_journal set state = 'STARTED', finished_at = null");
    runs.upgrade("head");
    assertThat(runs.said()).contains("upgrade a1 (goes on at step 4 of 5)");
    assertThat(schema.query("select count(*) from t5")).isEqualTo("0");
  }

  @Test
  void oneThatFailsLeavesNoNoteOfThoseBehindIt(TestSchema schema) throws SQLException {
    schema.execute("create table t3 (n int)");
    runs.with(RunOptions.usual().withDriftAllowed());
    runs.revision("a1", tables(5, "int"), op -> {});
    assertThatThrownBy(() -> runs.upgrade("head")).hasMessageContaining("failed at step 3 of 5");
    assertThat(schema.query(NOTED)).isEqualTo("1 DONE,2 DONE,3 FAILED");
    schema.execute("drop table t3");
    runs.upgrade("head");
    assertThat(runs.said()).contains("upgrade a1 (goes on at step 3 of 5)");
  }

  @Test
  void severalConnectionsMakeThemAndEachIsNotedAsDone(TestSchema schema) throws SQLException {
    runs.with(RunOptions.usual().withConnections(4));
    runs.revision("a1", children(MANY), op -> {});
    runs.upgrade("head");
    assertThat(
            schema.query(
                "select concat(count(*), ' ', count(distinct step), ' ', max(step)) from"
                    + " autogen_journal where step > 0 and state = 'DONE' and finished_at >="
                    + " started_at"))
        .isEqualTo(MANY + " " + MANY + " " + MANY);
    assertThat(
            schema.query(
                "select count(*) from information_schema.referential_constraints where"
                    + " constraint_schema = database()"))
        .isEqualTo(String.valueOf(MANY));
  }

  @Test
  void whatOneOfThemIsRefusedTheRunItselfTellsOfAndTheNextGoesOnWithThat(TestSchema schema)
      throws SQLException {
    schema.execute("create table t3 (n int)");
    runs.with(RunOptions.usual().withConnections(4).withDriftAllowed());
    runs.revision("a1", tables(5, "int"), op -> {});
    assertThatThrownBy(() -> runs.upgrade("head"))
        .hasMessageContaining("failed at step 3 of 5")
        .hasMessageContaining("'t3' already exists");
    assertThat(schema.query(NOTED)).isEqualTo("1 DONE,2 DONE,3 FAILED,4 DONE,5 DONE");
    try (Session session = runs.open()) {
      assertThat(runs.runner(session).scriptUpgrade("head"))
          .contains("-- steps 1, 2, 4, 5 are done", "`t3`")
          .doesNotContain("`t2`", "`t4`");
    }
    schema.execute("drop table t3");
    runs.upgrade("head");
    assertThat(runs.said()).contains("upgrade a1 (goes on at step 3 of 5)");
    assertThat(schema.query("select count(*) from t3")).isEqualTo("0");
  }

  @Test
  void wereTheyKilledInTheirMidstOnlyThoseThatAreMissingAreMade(TestSchema schema)
      throws SQLException {
    runs.with(RunOptions.usual().withConnections(4));
    runs.revision("a1", tables(8, "int"), op -> {});
    runs.upgrade("head");
    schema.execute(
        "insert into t5 values (1)",
        "drop table t2, t4, t8",
        "delete from autogen_version",
        "update autogen_journal set state = 'STARTED', finished_at = null");
    runs.upgrade("head");
    assertThat(runs.said()).contains("upgrade a1 (goes on at step 2 of 8)");
    assertThat(schema.query("select count(*) from t8")).isEqualTo("0");
    assertThat(schema.query("select count(*) from t5")).isEqualTo("1");
  }

  @Test
  void anAccountThatMayHaveNoMoreConnectionsMakesThemWithItsOwn(TestSchema schema)
      throws SQLException {
    schema.execute(
        "create user 'few'@'%' identified by 'secret' with max_user_connections 2",
        "grant all on `" + schema.name() + "`.* to 'few'@'%'");
    try {
      runs.with(RunOptions.usual().withConnections(4)).as("few", "secret");
      runs.revision("a1", children(20), op -> {});
      runs.upgrade("head");
      assertThat(schema.query("select count(*) from t20")).isEqualTo("0");
    } finally {
      schema.execute("drop user 'few'@'%'");
    }
  }

  /** Each leads to itself or to one before it. */
  private static Consumer<Operations> children(int count) {
    return op -> {
      for (int i = 1; i <= count; i++) {
        int number = i;
        op.createTable(
            "t" + i,
            t -> {
              t.column("id", "int").notNull();
              t.column("parent", "int");
              t.primaryKey("id");
              t.foreignKey("fk" + number, "parent").references("t" + Math.max(1, number / 3), "id");
            });
      }
    };
  }

  @Test
  void thoseThatHadNotBegunMayBeEdited(TestSchema schema) throws SQLException {
    runs.revision("a1", tables(5, "int"), op -> {});
    runs.upgrade("head");
    schema.execute(
        "drop table t1, t2, t3, t4, t5",
        "delete from autogen_version",
        "update autogen_journal set state = 'STARTED', finished_at = null");
    runs.revision("a1", tables(5, "bigint"), op -> {});
    runs.upgrade("head");
    assertThat(
            schema.query(
                "select column_type from information_schema.columns where table_schema ="
                    + " database() and table_name = 't5'"))
        .isEqualTo("bigint");
  }

  @Test
  void oneThatIsThereAndWasEditedIsLeftToAPerson(TestSchema schema) throws SQLException {
    runs.revision("a1", tables(2, "int"), op -> {});
    runs.upgrade("head");
    schema.execute(
        "delete from autogen_version",
        "update autogen_journal set state = 'STARTED', finished_at = null");
    runs.revision("a1", tables(2, "bigint"), op -> {});
    assertThatThrownBy(() -> runs.upgrade("head"))
        .hasMessageContaining("the migration has been edited since");
  }
}
