package dev.autogen.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mysql.cj.jdbc.JdbcConnection;
import dev.autogen.error.AutogenException;
import dev.autogen.migration.RowWork;
import dev.autogen.mysql.BulkBatch;
import dev.autogen.mysql.Session;
import dev.autogen.operation.BulkInsert;
import dev.autogen.operation.TransactionWork;
import dev.autogen.operation.Value;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
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
        .hasMessage("the upgrade of revision a1 (a1.java) is half done: 0 of 1 step, then cut");
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

  @Test
  void codeThatEndsItsTransactionIsNotDone(TestSchema schema) throws SQLException {
    Map<String, TransactionWork> endings = new LinkedHashMap<>();
    endings.put("rolls back", Connection::rollback);
    endings.put("commits", Connection::commit);
    endings.put("sets autocommit", connection -> connection.setAutoCommit(true));
    endings.put("leaves the schema", connection -> connection.setCatalog("mysql"));
    endings.put(
        "closes the connection", connection -> connection.getMetaData().getConnection().close());
    endings.put(
        "aborts the connection",
        connection -> {
          try (Statement statement = connection.createStatement();
              ResultSet row = statement.executeQuery("select 1")) {
            row.getStatement().getConnection().unwrap(Connection.class).abort(Runnable::run);
          }
        });
    for (Map.Entry<String, TransactionWork> ending : endings.entrySet()) {
      runs.revision(
          "a1",
          op ->
              op.transaction(
                  "end",
                  tx -> {
                    try (Statement statement = tx.connection().createStatement()) {
                      statement.execute("update note set n = n + 1");
                      ending.getValue().run(tx.connection());
                    } catch (SQLException swallowed) {
                      return;
                    }
                  }),
          op -> {});
      assertThatThrownBy(() -> runs.upgrade("head"))
          .hasMessage(
              "upgrade of revision a1 (a1.java) failed at step 1 of 1: the code "
                  + ending.getKey()
                  + ", while autogen commits what it did together with the note that it did in:"
                  + " transaction: end");
      assertThat(schema.query("select sum(n) from note")).isEqualTo("0");
    }
  }

  @Test
  void codeIsNotGivenWhatTheDriverHasBeneath() {
    runs.revision(
        "a1",
        op -> op.transaction("end", tx -> tx.connection().unwrap(JdbcConnection.class)),
        op -> {});
    assertThatThrownBy(() -> runs.upgrade("head"))
        .hasMessageContaining("the code asks for the driver's own JdbcConnection, while");
  }

  @Test
  void whatIsNotNotedIsNotDone(TestSchema schema) throws SQLException {
    runs.revision(
        "a1",
        op ->
            op.transaction(
                "forget",
                tx -> {
                  tx.update("update note set n = n + 1");
                  tx.update("delete from autogen_journal where step = 1");
                }),
        op -> {});
    assertThatThrownBy(() -> runs.upgrade("head"))
        .hasMessageContaining(
            "what was noted in autogen_journal before it began is not there any more");
    assertThat(schema.query("select sum(n) from note")).isEqualTo("0");
  }

  @Test
  void codeThatEndsItsTransactionBySqlIsNotDone(TestSchema schema) throws SQLException {
    List<String> statements =
        List.of(
            "rollback",
            "commit",
            "begin",
            "start transaction",
            "set autocommit=1",
            "set @@session.autocommit = on",
            "lock tables note write",
            "unlock tables",
            "create table zz (id int)",
            "alter table note add m int",
            "truncate table note",
            "/* all */ drop table note",
            "analyze table note",
            "flush tables",
            "create index i on note (n)",
            "grant select on note to nobody",
            "xa start 'x'",
            "use mysql");
    for (String sql : statements) {
      refused(
          sql,
          tx -> {
            tx.update("update note set n = n + 1");
            tx.update(sql);
          });
      refused(
          sql,
          tx -> {
            tx.update("update note set n = n + 1");
            try (Statement statement = tx.connection().createStatement()) {
              statement.getConnection().createStatement().execute(sql);
            } catch (SQLException swallowed) {
              return;
            }
          });
    }
    assertThat(schema.query("select count(*) from note")).isEqualTo("10");
    runs.revision(
        "a1",
        op ->
            op.inChunks(
                "commit",
                (tx, position) -> {
                  tx.update("update note set n = n + 1");
                  tx.update("commit");
                  return Optional.of("1");
                }),
        op -> {});
    assertThatThrownBy(() -> runs.upgrade("head"))
        .hasMessageContaining("the code runs 'commit', at which MySQL commits or ends");
    assertThat(schema.query("select sum(n) from note")).isEqualTo("0");
  }

  private void refused(String sql, RowWork work) {
    runs.revision("a1", op -> op.transaction("end", work), op -> {});
    assertThatThrownBy(() -> runs.upgrade("head"))
        .hasMessage(
            "upgrade of revision a1 (a1.java) failed at step 1 of 1: the code runs '"
                + sql.replace("/* all */ ", "")
                + "', at which MySQL commits or ends the transaction, while autogen commits what it"
                + " did together with the note that it did in: transaction: end")
        .extracting("remedy")
        .isEqualTo(
            "take that out of the code, give a statement of its own to op.execute, then run it"
                + " again: it goes on with this step");
  }

  @Test
  void whatStaysInTheTransactionIsRun(TestSchema schema) throws SQLException {
    runs.revision(
        "a1",
        op ->
            op.transaction(
                "all",
                tx -> {
                  for (String sql :
                      List.of(
                          "set autocommit = 0",
                          "set @a = 1",
                          "create temporary table some (id int)",
                          "drop temporary table some",
                          "update note set n = 1",
                          "savepoint mine",
                          "update note set n = 100",
                          "rollback to savepoint mine",
                          "release savepoint mine",
                          "insert into note values (99, 5) -- commit; begin")) {
                    tx.update(sql);
                  }
                  try (Statement statement = tx.connection().createStatement();
                      PreparedStatement same =
                          tx.connection().prepareStatement("update note set n = n + 1")) {
                    assertThat(statement.getConnection()).isEqualTo(tx.connection());
                    same.executeUpdate();
                  }
                }),
        op -> {});
    assertThat(runs.upgrade("head")).containsExactly("a1");
    assertThat(schema.query("select sum(n) from note")).isEqualTo("26");
  }

  @Test
  void codeThatRollsBackInAProcedureIsNotDone(TestSchema schema) throws SQLException {
    schema.execute("create procedure back() rollback");
    runs.revision(
        "a1",
        op ->
            op.transaction(
                "undo",
                tx -> {
                  tx.update("update note set n = n + 1");
                  tx.update("call back()");
                  tx.update("update note set n = n + 10");
                }),
        op -> {});
    assertThatThrownBy(() -> runs.upgrade("head"))
        .hasMessageContaining(
            "step 1 of 1: the code rolled back its transaction, so that nothing of it was done");
    assertThat(schema.query("select sum(n) from note")).isEqualTo("0");
    runs.revision(
        "a1",
        op ->
            op.inChunks(
                "undo",
                (tx, position) -> {
                  tx.update("update note set n = n + 1");
                  tx.update("call back()");
                  return Optional.of("1");
                }),
        op -> {});
    assertThatThrownBy(() -> runs.upgrade("head"))
        .hasMessageContaining("the code rolled back its transaction");
    assertThat(schema.query("select position from autogen_journal where step = 1")).isEmpty();
  }

  @Test
  void whatWasCommittedInTheMidstOfCodeIsSaidAtOnce(TestSchema schema) throws SQLException {
    schema.execute("create procedure forth() commit");
    runs.revision(
        "a1",
        op ->
            op.transaction(
                "half",
                tx -> {
                  tx.update("update note set n = n + 1");
                  tx.update("call forth()");
                  throw new IllegalStateException("no");
                }),
        op -> {});
    saysAPartWasCommitted("transaction: half");
    assertThat(schema.query("select sum(n) from note")).isEqualTo("10");
    schema.execute("delete from autogen_journal");
    runs.revision(
        "a1",
        op ->
            op.inChunks(
                "halves",
                (tx, position) -> {
                  tx.update("update note set n = n + 1");
                  tx.update("call forth()");
                  throw new IllegalStateException("no");
                }),
        op -> {});
    saysAPartWasCommitted("in chunks: halves");
    assertThat(schema.query("select sum(n) from note")).isEqualTo("20");
  }

  private void saysAPartWasCommitted(String title) throws SQLException {
    String remedy =
        "look at the schema, then say 'autogen repair --done' if it was carried out whole, or"
            + " 'autogen repair --not-done' if nothing of it was";
    String what = "IllegalStateException: no, after a part of it had been committed";
    assertThatThrownBy(() -> runs.upgrade("head"))
        .hasMessage(
            "upgrade of revision a1 (a1.java) failed at step 1 of 1: " + what + " in: " + title)
        .extracting("remedy")
        .isEqualTo(remedy);
    try (Session session = runs.open()) {
      assertThat(HalfDone.in(session, runs.graph()))
          .hasValueSatisfying(half -> assertThat(half.sentence()).endsWith(", then " + what));
    }
    assertThatThrownBy(() -> runs.upgrade("head"))
        .hasMessageEndingWith("it failed after a part of it had been committed")
        .extracting("remedy")
        .isEqualTo(remedy);
  }

  @Test
  void anErrorOfCodeIsToldWithItsStep(TestSchema schema) throws SQLException {
    for (Error error :
        List.of(
            new NoClassDefFoundError("lib/Helper"),
            new AssertionError("no"),
            new StackOverflowError(),
            new OutOfMemoryError("Java heap space"))) {
      runs.revision(
          "a1",
          op -> {
            op.execute("update note set n = 1");
            op.transaction(
                "fail",
                tx -> {
                  throw error;
                });
          },
          op -> {});
      assertThatThrownBy(() -> runs.upgrade("head"))
          .isInstanceOf(AutogenException.class)
          .hasMessageStartingWith(
              "upgrade of revision a1 (a1.java) failed at step 2 of 2: "
                  + error.getClass().getSimpleName())
          .hasMessageEndingWith(" in: transaction: fail");
      assertThat(schema.query("select state from autogen_journal where step = 0 order by id desc"))
          .isEqualTo("FAILED");
    }
  }

  @Test
  void statementsThatShareATransactionStopAtTheOneThatFails(TestSchema schema) throws SQLException {
    runs.revision(
        "a1",
        op -> {
          for (int i = 11; i <= 20; i++) {
            op.execute("insert into note values (" + (i == 17 ? 1 : i) + ", 1)");
          }
        },
        op -> {});
    assertThatThrownBy(() -> runs.upgrade("head"))
        .hasMessageContaining("failed at step 7 of 10: Duplicate entry '1'")
        .hasMessageEndingWith(" in: insert into note values (…)");
    assertThat(schema.query("select count(*) from note")).isEqualTo("16");
    assertThat(
            schema.query("select count(*) from autogen_journal where step > 0 and state = 'DONE'"))
        .isEqualTo("6");
    schema.execute("delete from note where id = 1");
    runs.upgrade("head");
    assertThat(runs.said()).contains("upgrade a1 (goes on at step 7 of 10)");
    assertThat(schema.query("select count(*) from note where n = 1")).isEqualTo("10");
  }

  @Test
  void aHalfDoneRunIsToldUntilItIsFinishedOrGivenUp(TestSchema schema) throws SQLException {
    runs.revision(
        "a1",
        op -> {
          op.execute("alter table note add m int");
          op.execute("insert into note values (1, 1, 1)");
          op.execute("alter table note add o int");
        },
        op -> {});
    assertThatThrownBy(() -> runs.upgrade("head")).hasMessageContaining("step 2 of 3");
    try (Session session = runs.open()) {
      HalfDone half = HalfDone.in(session, runs.graph()).orElseThrow();
      assertThat(half.sentence())
          .startsWith("the upgrade of revision a1 (a1.java) is half done: 1 of 3 steps, then ");
      assertThat(half.remedy()).contains("'autogen upgrade a1'").contains("'autogen stamp'");
      assertThat(HalfDone.in(session, RevisionGraph.of(List.of())).orElseThrow().sentence())
          .startsWith(
              "the upgrade of revision a1, which is not among the migrations, is half done");
      assertThat(runs.runner(session).scriptUpgrade("head"))
          .contains("-- step 1 is done")
          .doesNotContain("add m int")
          .contains("add o int");
      runs.runner(session).stamp(List.of("base"), false);
      assertThat(HalfDone.in(session, runs.graph())).isEmpty();
    }
  }

  @Test
  void aMigrationThatWasStampedAwayMayBeEdited() throws SQLException {
    runs.revision("a1", op -> op.execute("insert into note values (11, 1)"), op -> {});
    runs.revision("b2", op -> op.execute("insert into note values (12, 1)"), op -> {});
    runs.upgrade("head");
    try (Session session = runs.open()) {
      runs.runner(session).stamp(List.of("base"), false);
    }
    runs.revision("a1", op -> op.execute("insert into note values (13, 1)"), op -> {});
    runs.revision("b2", op -> op.execute("insert into note values (14, 1)"), op -> {});
    assertThat(runs.upgrade("head")).containsExactly("a1", "b2");
  }

  @Test
  void aStateThatIsNotKnownIsSaid(TestSchema schema) throws SQLException {
    runs.revision("a1", op -> op.execute("select 1"), op -> {}).upgrade("head");
    schema.execute("update autogen_journal set state = 'FOO'");
    try (Session session = runs.open()) {
      assertThatThrownBy(() -> new History(session).rows())
          .hasMessage(
              "a row of autogen_journal has the state 'FOO', which this autogen does not know");
    }
  }

  @Test
  void rowsAreSentInPacketsThatTheServerTakes() {
    BulkInsert insert =
        new BulkInsert(
            "note",
            List.of("id", "text"),
            IntStream.range(0, 9).mapToObj(i -> Value.listOf(i, "é".repeat(10_000))).toList());
    List<BulkBatch> batches = BulkBatch.of(insert);
    assertThat(batches).hasSize(1);
    List<String> statements = batches.get(0).statements(50_000);
    assertThat(statements).hasSize(5);
    for (String sql : statements) {
      assertThat(sql.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(50_000);
    }
  }

  @Test
  void anOlderApplicationLeavesANewerDatabaseAsItIs(TestSchema schema) throws SQLException {
    runs.revision("a1", op -> op.execute("insert into note values (11, 1)"), op -> {});
    RevisionGraph older = runs.graph();
    runs.revision("b2", op -> op.execute("insert into note values (12, 1)"), op -> {});
    runs.upgrade("head");
    List<String> said = new ArrayList<>();
    Operator operator = new Operator("ada", "analytical", "1.2.3");
    try (Session session = runs.open()) {
      Runner runner =
          new Runner(
              session,
              older,
              Clock.systemUTC(),
              operator,
              RunOptions.usual(),
              new ProgressLines(said::add, false));
      assertThat(runner.upgrade("heads")).isEmpty();
      assertThat(runner.pending()).isEmpty();
      assertThat(said)
          .hasSize(2)
          .contains(
              "warning: the database is newer than these migrations: it has had them all, and is at"
                  + " revision b2, so nothing is run");
      Runner strict =
          new Runner(
              session,
              older,
              Clock.systemUTC(),
              operator,
              RunOptions.usual().withNewerRefused(),
              new ProgressLines(said::add, false));
      assertThatThrownBy(() -> strict.upgrade("heads"))
          .hasMessage(
              "the database is newer than these migrations: it has had them all, and is at revision"
                  + " b2");
      // Another branch has what this one has not.
      Runs other = new Runs(schema).revision("c3", op -> op.execute("select 1"), op -> {});
      assertThatThrownBy(() -> other.upgrade("heads"))
          .hasMessage("the database is at revision b2, which is not among the migrations");
    }
  }
}
