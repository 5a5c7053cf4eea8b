package dev.autogen.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.autogen.error.AutogenException;
import dev.autogen.migration.Operations;
import dev.autogen.mysql.Session;
import dev.autogen.testing.OnEveryServer;
import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import dev.autogen.testing.WithoutNamedLocks;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Others hold what a migration needs: its table, a row, or the schema as a whole. */
@OnMySql
class LockIT {

  private static final Timeouts SHORT =
      new Timeouts(Duration.ofSeconds(1), Duration.ofSeconds(1), 0, false);

  private Connection other;

  @BeforeEach
  void table(TestSchema schema) throws SQLException {
    schema.execute(
        "create table account (id int primary key, name varchar(20))",
        "insert into account values (1, 'a'), (2, 'b')");
    other = schema.connection();
  }

  @AfterEach
  void end() throws SQLException {
    // It may have been ended.
    other.abort(Runnable::run);
  }

  private String others(String sql) throws SQLException {
    try (Statement statement = other.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  /** Somebody reads the table and goes for a coffee; the id of the connection. */
  private String reads() throws SQLException {
    other.setAutoCommit(false);
    others("select name from account where id = 1");
    String id = others("select connection_id()");
    others("select name from account where id = 1");
    return id;
  }

  private static Runs addColumn(TestSchema schema, Timeouts patience) {
    return new Runs(schema)
        .revision("aaaa", LockIT::upgrade, op -> op.alterTable("account", t -> t.dropColumn("x")))
        .with(RunOptions.usual().withTimeouts(patience));
  }

  private static void upgrade(Operations op) {
    op.alterTable("account", t -> t.addColumn("x", "int"));
  }

  private static String refusal(Runs runs) {
    AutogenException refusal =
        catchThrowableOfType(AutogenException.class, () -> runs.upgrade("head"));
    assertThat(refusal).as("nothing was refused").isNotNull();
    return refusal.getMessage();
  }

  @OnEveryServer
  void aReaderThatHoldsTheTableIsNamedAndTheRunSucceedsOnceItIsDone(TestSchema schema)
      throws SQLException {
    String reader = reads();
    String before = schema.showCreateTable("account");
    Runs runs = addColumn(schema, SHORT);

    assertThat(refusal(runs))
        .matches(
            "(?s)upgrade of revision aaaa \\(aaaa.java\\) failed at step 1 of 1: no lock on table"
                + " account within 1 s: held by connection "
                + reader
                + " \\(root@\\S+, idle in transaction for \\d+ s, last: select name from account"
                + " where id = 1\\) in: ALTER TABLE `account` ADD COLUMN `x` int NULL");
    assertThat(schema.showCreateTable("account")).isEqualTo(before);
    assertThat(schema.query("select count(*) from autogen_version")).isEqualTo("0");

    other.rollback();
    assertThat(runs.upgrade("head")).containsExactly("aaaa");
    assertThat(schema.showCreateTable("account")).contains("`x` int");
  }

  @OnEveryServer
  void aReaderIsEndedWhenAskedFor(TestSchema schema) throws SQLException {
    String reader = reads();
    Runs runs = addColumn(schema, Timeouts.DEFAULT.withKilling());

    long begun = System.nanoTime();
    assertThat(runs.upgrade("head")).containsExactly("aaaa");
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(15));
    assertThat(runs.said())
        .anyMatch(line -> line.startsWith("step 1 of aaaa waits for a lock on table account: held"))
        .anyMatch(line -> line.startsWith("ended connection " + reader + " (root@"));
    assertThat(other.isValid(1)).isFalse();
  }

  @OnEveryServer
  void aStepThatGotNoLockIsTriedAgain(TestSchema schema) throws SQLException {
    reads();
    Runs runs =
        addColumn(schema, new Timeouts(Duration.ofSeconds(1), Duration.ofSeconds(1), 1, false));
    runs.telling(
        line -> {
          if (line.contains("tried again")) {
            other.rollback();
          }
        });
    assertThat(runs.upgrade("head")).containsExactly("aaaa");
    assertThat(runs.said())
        .anyMatch(
            line ->
                line.startsWith("step 1 of aaaa: no lock on table account within 1 s: held by")
                    && line.endsWith("(tried again in 1 s, 1 of 1)"));
  }

  @OnEveryServer
  void oneWhoHoldsARowIsNamedOrEnded(TestSchema schema) throws SQLException {
    other.setAutoCommit(false);
    String id = others("select connection_id()");
    others("select name from account where id = 2 for update");
    Runs runs =
        new Runs(schema)
            .revision("aaaa", op -> op.execute("update account set name = 'c'"), op -> {})
            .with(RunOptions.usual().withTimeouts(SHORT));

    assertThat(refusal(runs))
        .contains(
            "no lock on rows of table account within 1 s: held by connection " + id + " (root@",
            "last: select name from account where id = 2 for update");
    assertThat(schema.query("select group_concat(name order by id) from account")).isEqualTo("a,b");

    runs.with(RunOptions.usual().withTimeouts(Timeouts.DEFAULT.withKilling()));
    assertThat(runs.upgrade("head")).containsExactly("aaaa");
    assertThat(schema.query("select group_concat(name order by id) from account")).isEqualTo("c,c");
  }

  @Test
  void theTableOfATypedChangeOfRowsIsNamed(TestSchema schema) throws SQLException {
    other.setAutoCommit(false);
    others("select name from account where id = 2 for update");
    for (Consumer<Operations> change :
        List.<Consumer<Operations>>of(
            op -> op.update("account").set("name", "c").everyRow(),
            op -> op.updateInChunks("account", 10).set("name", "c").everyRow(),
            op -> op.bulkInsert("account", t -> t.columns("id", "name").row(2, "c")))) {
      Runs runs =
          new Runs(schema)
              .revision("aaaa", change, op -> {})
              .with(RunOptions.usual().withTimeouts(SHORT).withoutPreflight());
      assertThat(refusal(runs)).contains("no lock on rows of table account within 1 s: held by");
      schema.execute("drop table autogen_journal, autogen_version");
    }
  }

  @OnEveryServer
  void aTransactionThatLosesADeadlockIsTakenAgainAsAWhole(TestSchema schema) throws SQLException {
    schema.execute(
        """
        create trigger deadlock before update on account for each row
        if new.name = 'x2' and @lost is null then
          set @lost = 1;
          signal sqlstate '40001' set mysql_errno = 1213, message_text = 'Deadlock found';
        end if
        """);
    Runs runs =
        new Runs(schema)
            .revision(
                "aaaa", op -> op.execute("update account set name = concat('x', id)"), op -> {});
    assertThat(runs.upgrade("head")).containsExactly("aaaa");
    assertThat(runs.said()).anyMatch(line -> line.contains("(tried again in 1 s, 1 of 3)"));
    assertThat(schema.query("select group_concat(name order by id) from account"))
        .isEqualTo("x1,x2");
    assertThat(schema.query("select count(*) from autogen_journal where step = 1")).isEqualTo("1");
  }

  @OnEveryServer
  void anotherAutogenIsNamedAndWaitedFor(TestSchema schema) throws SQLException {
    String id = others("select connection_id()");
    assertThat(others("select get_lock('" + SessionLock.nameFor(schema.name()) + "', 0)"))
        .isEqualTo("1");
    Runs runs = addColumn(schema, SHORT);

    assertThat(refusal(runs))
        .matches(
            "another autogen is changing schema "
                + schema.name()
                + " and was not done within 1 s: connection "
                + id
                + " \\(root@\\S+\\) has it for \\d+ s, since \\d\\d:\\d\\d:\\d\\d UTC");
    assertThat(runs.said())
        .anyMatch(
            line -> line.startsWith("waiting for another autogen on schema " + schema.name()));

    runs.telling(
        line -> {
          if (line.startsWith("waiting for another autogen")) {
            others("select release_all_locks()");
          }
        });
    assertThat(runs.upgrade("head")).containsExactly("aaaa");
  }

  @OnEveryServer
  void noFurtherStepIsRunOnceTheLockOnTheSchemaIsLost(TestSchema schema) throws SQLException {
    String lock = "select is_used_lock('" + SessionLock.nameFor(schema.name()) + "')";
    Runs runs =
        new Runs(schema)
            .revision(
                "aaaa",
                op -> {
                  op.transaction(
                      "lose the lock",
                      rows -> {
                        rows.update("insert into account values (3, 'c')");
                        rows.update("kill " + schema.query(lock));
                        while (schema.query(lock + " is null").equals("0")) {
                          Thread.onSpinWait();
                        }
                      });
                  upgrade(op);
                },
                op -> {});

    assertThat(refusal(runs))
        .isEqualTo(
            "the connection that holds the lock on schema "
                + schema.name()
                + " was lost, so that another autogen may have begun");
    assertThat(schema.showCreateTable("account")).doesNotContain("`x`");
    assertThat(runs.upgrade("head")).containsExactly("aaaa");
    assertThat(schema.query("select count(*) from account")).isEqualTo("3");
  }

  /** Somebody has the row, until a time from now. */
  private static void hasTheRow(TestSchema schema, long connection, String until)
      throws SQLException {
    schema.execute(
        "update autogen_lock set holder = 'somebody', account = 'app@10.0.0.7',"
            + " server = @@server_uuid, connection = "
            + connection
            + ", taken_at = '2026-11-22 09:14:07', lease_end = utc_timestamp(6) "
            + until);
  }

  @OnEveryServer
  void aRowServesWhereThereAreNoNamedLocks(TestSchema schema) throws SQLException {
    Runs runs = addColumn(schema, SHORT).through(WithoutNamedLocks::in);
    assertThat(runs.upgrade("head")).containsExactly("aaaa");
    assertThat(schema.query("select holder from autogen_lock")).isEmpty();

    hasTheRow(schema, 0, "+ interval 1 minute");
    AutogenException refusal =
        catchThrowableOfType(AutogenException.class, () -> runs.downgrade("base"));
    assertThat(refusal.getMessage())
        .isEqualTo(
            "another autogen is changing schema "
                + schema.name()
                + " and was not done within 1 s: app@10.0.0.7 has it since 09:14:07 UTC");
    assertThat(schema.showCreateTable("account")).contains("`x` int");

    hasTheRow(schema, 0, "- interval 1 second");
    assertThat(runs.downgrade("base")).containsExactly("aaaa");
    assertThat(schema.query("select holder from autogen_lock")).isEmpty();
  }

  @OnEveryServer
  void aRowIsNotTakenOverWhileTheStatementOfADeadHolderIsRunning(TestSchema schema)
      throws Exception {
    Runs runs =
        addColumn(schema, new Timeouts(Duration.ofSeconds(30), Duration.ofSeconds(1), 0, false))
            .with(SchemaLock.Kind.ROW);
    try (Session session = runs.open()) {
      runs.runner(session).ensureTables();
    }
    long busy = Long.parseLong(others("select connection_id()"));
    hasTheRow(schema, busy, "- interval 1 second");
    Thread statement =
        new Thread(
            () -> {
              try {
                others("select sleep(100)");
              } catch (SQLException killed) {
                // As it is meant to be.
              }
            });
    statement.start();
    runs.telling(
        line -> {
          if (line.startsWith("waiting for another autogen")) {
            assertThat(schema.showCreateTable("account")).doesNotContain("`x`");
            schema.execute("kill query " + busy);
          }
        });
    assertThat(runs.upgrade("head")).containsExactly("aaaa");
    assertThat(runs.said())
        .anyMatch(line -> line.endsWith("app@10.0.0.7 has it since 09:14:07 UTC"));
    statement.join();
  }

  @OnEveryServer
  void noFurtherStepIsRunOnceAnotherHasTheRow(TestSchema schema) throws SQLException {
    Runs runs =
        new Runs(schema)
            .revision(
                "aaaa",
                op -> {
                  op.transaction(
                      "lose the row",
                      rows -> {
                        rows.update("insert into account values (3, 'c')");
                        hasTheRow(schema, 0, "+ interval 1 minute");
                      });
                  upgrade(op);
                },
                op -> {})
            .with(SchemaLock.Kind.ROW);
    assertThat(refusal(runs))
        .isEqualTo(
            "the row that is the lock on schema "
                + schema.name()
                + " was lost, so that another autogen may have begun");
    assertThat(schema.showCreateTable("account")).doesNotContain("`x`");
    assertThat(schema.query("select holder from autogen_lock")).isEqualTo("somebody");

    hasTheRow(schema, 0, "- interval 1 second");
    assertThat(runs.upgrade("head")).containsExactly("aaaa");
    assertThat(schema.query("select count(*) from account")).isEqualTo("3");
  }

  @OnEveryServer
  void aLockThatTheServerDoesNotKnowOfAfterAllIsNotKept(TestSchema schema) throws SQLException {
    String turn = "'" + SessionLock.nameFor(schema.name()) + "'";
    String statements = "'" + SessionLock.nameFor(schema.name() + " statements") + "'";
    others("select get_lock(" + statements + ", 0)");
    Runs runs =
        addColumn(schema, new Timeouts(Duration.ofSeconds(30), Duration.ofSeconds(1), 0, false))
            .with(SchemaLock.Kind.SESSION);
    runs.telling(
        line -> {
          if (line.startsWith("waiting for another autogen")) {
            schema.execute("kill " + schema.query("select is_used_lock(" + turn + ")"));
            while (schema.query("select is_free_lock(" + turn + ")").equals("0")) {
              Thread.onSpinWait();
            }
            others("select release_all_locks()");
          }
        });
    try (Session session = runs.open()) {
      assertThatThrownBy(() -> runs.runner(session).upgrade("head"))
          .hasMessage(
              "there are no named locks here: the server does not know of the lock it granted");
      assertThat(others("select is_used_lock(" + statements + ")")).isNull();
    }
  }

  @OnEveryServer
  void aRowIsRenewedAgainWhereThatFailedOnce(TestSchema schema) throws SQLException {
    Runs runs = new Runs(schema);
    try (Session session = runs.open()) {
      try (RowLock lock =
          RowLock.take(session, Duration.ofSeconds(1), Duration.ofMillis(50), line -> {})) {
        schema.execute(
            """
            create trigger deadlock before update on autogen_lock for each row
            if @lost is null then
              set @lost = 1;
              signal sqlstate '40001' set mysql_errno = 1213, message_text = 'Deadlock found';
            end if
            """);
        String end = schema.query("select lease_end from autogen_lock");
        long patience = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (schema.query("select lease_end from autogen_lock").equals(end)) {
          assertThat(System.nanoTime()).as("it is not renewed any more").isLessThan(patience);
        }
        lock.ensureHeld();
      }
    }
  }

  @Test
  void whereNamedLocksAreSaidAndNotThereTheRemedyIsARow(TestSchema schema) {
    Runs runs =
        addColumn(schema, SHORT).with(SchemaLock.Kind.SESSION).through(WithoutNamedLocks::in);
    assertThat(refusal(runs))
        .isEqualTo(
            "there are no named locks here: Percona-XtraDB-Cluster prohibits use of GET_LOCK with"
                + " pxc_strict_mode = ENFORCING");
  }

  @Test
  void anAccountThatMayNotSeeLocksIsToldWhichPrivilegeWouldTellMore(TestSchema schema)
      throws SQLException {
    reads();
    schema.execute(
        "create user autogen_blind identified by 'geheim'",
        "grant all on `" + schema.name() + "`.* to autogen_blind");
    try {
      Runs runs = addColumn(schema, SHORT).as("autogen_blind", "geheim");
      assertThat(refusal(runs))
          .contains(
              "no lock on a table within 1 s: SELECT on performance_schema.* would tell who holds"
                  + " it in: ALTER TABLE");
    } finally {
      schema.execute("drop user autogen_blind");
    }
  }
}
