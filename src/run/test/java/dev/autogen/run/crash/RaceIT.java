package dev.autogen.run.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Eight processes that upgrade one schema at once, as eight instances of an application do. */
@OnMySql
class RaceIT {

  private static final int PROCESSES = 8;

  private final List<RunnerProcess> processes = new ArrayList<>();

  @BeforeEach
  void start(TestSchema schema) {
    for (int i = 0; i < PROCESSES; i++) {
      processes.add(RunnerProcess.start(schema.user(), schema.password()));
    }
  }

  @AfterEach
  void stop() throws InterruptedException {
    for (RunnerProcess process : processes) {
      process.close();
    }
  }

  @Tag("nightly")
  @Test
  void eachStepIsRunOnceAndAllSucceed(TestSchema schema) throws Exception {
    race(schema, 3);
  }

  @Test
  @Tag("nightly")
  void eachStepIsRunOnceAndAllSucceedInFiftyRounds(TestSchema schema) throws Exception {
    race(schema, 50);
  }

  private void race(TestSchema schema, int rounds) throws Exception {
    for (int round = 1; round <= rounds; round++) {
      empty(schema);
      schema.execute(ManySteps.TABLES);
      for (RunnerProcess process : processes) {
        process.order("upgrade", schema.jdbcUrl());
      }
      int ran = 0;
      for (RunnerProcess process : processes) {
        assertThat(process.code()).as("round " + round + "\n" + process.said()).isZero();
        ran += process.said().contains("upgrade a1") ? 1 : 0;
      }
      assertThat(ran).as("processes that ran the migration").isEqualTo(1);
      assertThat(
              schema.query(
                  "select concat(count(*), ' ', count(distinct step), ' ', max(step), ' ',"
                      + " min(state = 'DONE')) from autogen_journal where step > 0"))
          .isEqualTo(
              schema.query(
                  "select concat(steps, ' ', steps, ' ', steps, ' 1') from autogen_journal where"
                      + " step = 0"));
      assertThat(schema.query("select count(*) from autogen_journal where step = 0"))
          .isEqualTo("1");
    }
    System.out.println(rounds + " races of " + PROCESSES + " processes");
  }

  private static void empty(TestSchema schema) throws SQLException {
    schema.execute("drop schema `" + schema.name() + "`", "create schema `" + schema.name() + "`");
  }
}
