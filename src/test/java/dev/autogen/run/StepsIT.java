package dev.autogen.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.AutogenException;
import dev.autogen.mysql.Session;
import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Code, chunks and free SQL as steps: what happens in one transaction, and what goes on where. */
@OnMySql
class StepsIT {

  private Runs runs;

  @BeforeEach
  void table(TestSchema schema) throws SQLException {
    runs = new Runs(schema);
    schema.execute("create table note (id int primary key, n int)");
    for (int i = 1; i <= 10; i++) {
      schema.execute("insert into note values (" + i + ", 0)");
    }
  }

  @Test
  void codeIsCommittedWithItsNoteAndRunsOnce(TestSchema schema) throws SQLException {
    AtomicInteger calls = new AtomicInteger();
    AtomicInteger failing = new AtomicInteger(1);
    runs.revision(
        "a1",
        op -> {
          op.transaction(
              "count",
              tx -> {
                calls.incrementAndGet();
                try (Statement statement = tx.connection().createStatement()) {
                  statement.execute("update note set n = n + 1");
                }
              });
          op.transaction(
              "fail once",
              tx -> {
                try (Statement statement = tx.connection().createStatement()) {
                  statement.execute("update note set n = n + 100");
                }
                if (failing.getAndDecrement() > 0) {
                  throw new IllegalStateException("not yet");
                }
              });
        },
        op -> {});
    assertThatThrownBy(() -> runs.upgrade("head"))
        .isInstanceOf(AutogenException.class)
        .hasMessage(
            "upgrade of revision a1 (a1.java) failed at step 2 of 2: IllegalStateException: not yet"
                + " in: transaction: fail once");
    assertThat(schema.query("select sum(n) from note")).isEqualTo("10");
    assertThat(runs.upgrade("head")).containsExactly("a1");
    assertThat(schema.query("select sum(n) from note")).isEqualTo("1010");
    assertThat(calls).hasValue(1);
    assertThat(runs.said()).contains("upgrade a1 (goes on at step 2 of 2)");
  }

  @Test
  void chunksGoOnWhereTheyWereInterrupted(TestSchema schema) throws SQLException {
    AtomicInteger failing = new AtomicInteger(1);
    runs.revision(
        "a1",
        op ->
            op.inChunks(
                "add one, three rows at a time",
                (tx, position) -> {
                  int last = position.isEmpty() ? 0 : Integer.parseInt(position);
                  try (PreparedStatement update =
                          tx.connection()
                              .prepareStatement(
                                  "update note set n = n + 1 where id > ? and id <= ?");
                      PreparedStatement top =
                          tx.connection()
                              .prepareStatement("select max(id) from note where id <= ?")) {
                    update.setInt(1, last);
                    update.setInt(2, last + 3);
                    int changed = update.executeUpdate();
                    if (last == 6 && failing.getAndDecrement() > 0) {
                      throw new SQLException("cut");
                    }
                    top.setInt(1, last + 3);
                    try (ResultSet row = top.executeQuery()) {
                      row.next();
                      return changed == 0 ? Optional.empty() : Optional.of(row.getString(1));
                    }
                  }
                }),
        op -> {});
    assertThatThrownBy(() -> runs.upgrade("head")).hasMessageContaining("cut");
    assertThat(schema.query("select sum(n) from note")).isEqualTo("6");
    assertThatThrownBy(() -> runs.downgrade("base"))
        .hasMessage("the upgrade of revision a1 is half done");
    runs.upgrade("head");
    assertThat(schema.query("select sum(n) from note")).isEqualTo("10");
    assertThat(schema.query("select max(n) from note")).isEqualTo("1");
  }

  @Test
  void freeSqlIsAStepForEachStatementAndDmlIsUndoneWhole(TestSchema schema) throws SQLException {
    runs.revision(
        "a1",
        op ->
            op.execute(
                "update note set n = 1; alter table note add m int; update note set m = 1;"
                    + " insert into note select 20, 1, 1 union select 1, 1, 1"),
        op -> {});
    assertThatThrownBy(() -> runs.upgrade("head"))
        .hasMessageStartingWith("upgrade of revision a1 (a1.java) failed at step 4 of 4");
    assertThat(schema.query("select count(*) from note")).isEqualTo("10");
    schema.execute("delete from note where id = 1");
    runs.upgrade("head");
    assertThat(schema.query("select count(*) from note")).isEqualTo("11");
  }

  @Test
  void aSettingIsMadeAgainWhenARunGoesOn(TestSchema schema) throws SQLException {
    schema.execute("create table parent (id int primary key)");
    runs.revision(
        "a1",
        op -> {
          op.execute("set foreign_key_checks = 0");
          op.execute("alter table note add foreign key (n) references parent (id)");
          op.execute("insert into note values (1, 1)");
        },
        op -> {});
    assertThatThrownBy(() -> runs.upgrade("head")).hasMessageContaining("failed at step 3 of 3");
    schema.execute("delete from note where id = 1");
    runs.upgrade("head");
    assertThat(schema.query("select n from note where id = 1")).isEqualTo("1");
  }

  @Test
  void aTransactionInFreeSqlIsRefused() {
    runs.revision("a1", op -> op.execute("start transaction"), op -> {});
    assertThatThrownBy(() -> runs.upgrade("head"))
        .hasMessage(
            "upgrade() of revision a1 (a1.java): a migration runs each statement in a transaction"
                + " of its own, so it cannot run: start transaction");
  }

  @Test
  void leavingTheSchemaInFreeSqlIsRefusedBeforeAnythingIsRun(TestSchema schema)
      throws SQLException {
    runs.revision(
        "a1",
        op -> {
          op.execute("insert into note values (1, 1)");
          op.execute("use mysql");
        },
        op -> {});
    assertThatThrownBy(() -> runs.upgrade("head"))
        .hasMessage(
            "upgrade() of revision a1 (a1.java): a migration stays in its schema, where its journal"
                + " is, so it cannot run: use mysql")
        .extracting("remedy")
        .isEqualTo("leave it out, and name the other schema before its tables");
    assertThat(schema.query("select count(*) from note")).isEqualTo("10");
  }

  @Test
  void endingTheServerOrASchemaInFreeSqlIsRefusedBeforeAnythingIsRun(TestSchema schema)
      throws SQLException {
    for (String sql : List.of("shutdown", "drop database " + schema.name(), "restart")) {
      runs.revision(
          "a1",
          op -> {
            op.execute("insert into note values (1, 1)");
            op.execute(sql);
          },
          op -> {});
      assertThatThrownBy(() -> runs.upgrade("head"))
          .hasMessage(
              "upgrade() of revision a1 (a1.java): a migration leaves the server and its schemas"
                  + " standing, so it cannot run: "
                  + sql)
          .extracting("remedy")
          .isEqualTo("leave it out, and do it by hand where it is meant");
    }
    assertThat(schema.query("select count(*) from note")).isEqualTo("10");
  }

  @Test
  void aVersionThatIsGoneMeanwhileStopsTheRun(TestSchema schema) throws SQLException {
    runs.revision("a1", op -> op.execute("select 1"), op -> op.execute("select 2"));
    runs.upgrade("head");
    try (Session session = runs.open()) {
      VersionTable versions = new VersionTable(session);
      assertThatThrownBy(
              () ->
                  session.transaction(
                      () -> {
                        // What is read once in a transaction stays, whatever others do.
                        assertThat(versions.heads()).containsExactly("a1");
                        schema.execute("delete from autogen_version");
                        versions.set(List.of("b2"));
                        return null;
                      }))
          .hasMessage("somebody else took revision a1 out of autogen_version meanwhile")
          .extracting("remedy")
          .isEqualTo("see 'autogen status' for where the database is, and run it again");
    }
    assertThat(schema.query("select count(*) from autogen_version")).isEqualTo("0");
  }

  @Test
  void aJournalOfAnEarlierAutogenIsCompletedInPlace(TestSchema schema) throws SQLException {
    schema.execute(
        "create table autogen_journal (id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,"
            + " revision VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,"
            + " direction VARCHAR(9) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,"
            + " step INT NOT NULL, steps INT NOT NULL,"
            + " state VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,"
            + " checksum CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,"
            + " started_at DATETIME(6) NOT NULL, finished_at DATETIME(6) NULL,"
            + " account VARCHAR(300) NOT NULL, tool_version VARCHAR(40) NOT NULL,"
            + " error VARCHAR(1000) NULL, KEY revision_step (revision, step))",
        "insert into autogen_journal values (1, 'a1', 'UPGRADE', 0, 0, 'DONE', '', now(), now(),"
            + " 'root', '0.1.0', null)");
    runs.revision("a1", op -> {}, op -> {}).upgrade("head");
    assertThat(schema.query("select group_concat(coalesce(host, '-')) from autogen_journal"))
        .isEqualTo("-,analytical");
  }

  @Test
  void aScriptCannotHoldCode() {
    runs.revision("a1", op -> op.transaction("count", tx -> {}), op -> {});
    assertThatThrownBy(() -> OfflineScript.upgrade(runs.graph(), List.of(), "head"))
        .hasMessage(
            "the upgrade of revision a1 runs Java at step 1 (transaction: count), which a script"
                + " cannot hold");
  }
}
