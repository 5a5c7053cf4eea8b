package dev.autogen.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** A run that somebody ends from outside, as Ctrl-C does. */
@OnMySql
class InterruptionIT {

  private static final String WAITING =
      "select count(*) from information_schema.processlist where info like 'update note set%'";

  @Test
  void theStatementIsCancelledAndTheRunGoesOnWithItLater(TestSchema schema) throws SQLException {
    schema.execute(
        "create table note (id int primary key, n int)",
        "create table other (id int primary key)",
        "insert into note values (1, null)");
    Interruption interruption = new Interruption();
    Runs runs = new Runs(schema).with(RunOptions.usual().withInterruption(interruption));
    runs.revision(
        "a1",
        op -> {
          op.execute("insert into other values (1)");
          op.execute("update note set n = 7");
        },
        op -> {});
    try (Connection holding = schema.connection();
        Statement lock = holding.createStatement()) {
      holding.setAutoCommit(false);
      lock.executeQuery("select id from note for update").close();
      CompletableFuture<Void> run =
          CompletableFuture.runAsync(
              () -> {
                try {
                  runs.upgrade("head");
                } catch (SQLException e) {
                  throw new CompletionException(e);
                }
              });
      while (schema.query(WAITING).equals("0")) {
        assertThat(run).isNotDone();
      }
      interruption.ask();
      assertThatThrownBy(run::join)
          .hasRootCauseMessage(
              "upgrade of revision a1 was interrupted before the end of step 2 of 2");
    }
    assertThat(schema.query("select coalesce(n, 'null') from note")).isEqualTo("null");
    assertThat(schema.query("select error from autogen_journal where step = 0"))
        .isEqualTo("interrupted");
    runs.with(RunOptions.usual()).upgrade("head");
    assertThat(schema.query("select n from note")).isEqualTo("7");
  }
}
