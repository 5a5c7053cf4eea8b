package dev.autogen.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.migration.Operations;
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
