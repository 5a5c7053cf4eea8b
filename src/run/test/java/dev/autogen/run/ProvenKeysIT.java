package dev.autogen.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Foreign keys are added in place, and none stands over rows without a parent. */
@OnMySql
class ProvenKeysIT {

  private static final String ORPHANS =
      "select count(*) from book b where b.author is not null"
          + " and not exists (select 1 from author a where a.id = b.author)";

  private static final String KEYS =
      "select count(*) from information_schema.REFERENTIAL_CONSTRAINTS"
          + " where CONSTRAINT_SCHEMA = database() and TABLE_NAME = 'book'";

  private Runs runs;

  @BeforeEach
  void tables(TestSchema schema) throws SQLException {
    schema.execute(
        "create table author (id int primary key, name varchar(20))",
        "create table book (id int auto_increment primary key, author int)",
        "insert into author values (1, 'Ada'), (2, 'Bob')",
        "insert into book (author) values (1), (2), (null)");
    runs = new Runs(schema);
    runs.revision(
        "a1",
        op ->
            op.alterTable("book", t -> t.addForeignKey("fk", "author").references("author", "id")),
        op ->
            op.alterTable(
                "book",
                t -> {
                  t.dropForeignKey("fk");
                  t.dropIndex("fk");
                }));
  }

  private static String number(TestSchema schema) throws SQLException {
    return schema.query(
        "select TABLE_ID from information_schema.INNODB_TABLES where NAME = concat(database(),"
            + " '/book')");
  }

  @Test
  void theTableIsNotCopied(TestSchema schema) throws SQLException {
    String before = number(schema);
    runs.upgrade("head");
    assertThat(schema.query(KEYS)).isEqualTo("1");
    assertThat(number(schema)).isEqualTo(before);
    assertThatThrownBy(() -> schema.execute("insert into book (author) values (7)"))
        .hasMessageContaining("foreign key");
  }

  @Test
  void rowsWithoutAParentAreNamedAndTheTableIsAsItWas(TestSchema schema) throws SQLException {
    schema.execute("insert into book (author) values (7), (8)");
    String before = schema.showCreateTable("book");
    runs.with(RunOptions.usual().withoutPreflight());
    assertThatThrownBy(() -> runs.upgrade("head"))
        .hasMessageContaining(
            "foreign key fk cannot be added, since 2 rows of book have no parent: id 4 (7), id 5"
                + " (8)");
    assertThat(schema.showCreateTable("book")).isEqualTo(before);
    schema.execute("insert into author values (7, 'Cy'), (8, 'Di')");
    runs.upgrade("head");
    assertThat(schema.query(KEYS)).isEqualTo("1");
  }

  @Test
  void aKeyThatWasAddedBeforeACrashIsProvenByTheNextRun(TestSchema schema) throws SQLException {
    runs.upgrade("head");
    schema.execute(
        "delete from autogen_version",
        "update autogen_journal set state = 'STARTED', finished_at = null",
        "set foreign_key_checks = 0",
        "insert into book (author) values (7)",
        "set foreign_key_checks = 1");
    runs.with(RunOptions.usual().withoutPreflight());
    assertThatThrownBy(() -> runs.upgrade("head")).hasMessageContaining("1 row of book has no");
    assertThat(schema.query(KEYS)).isEqualTo("0");
    schema.execute("delete from book where author = 7");
    runs.upgrade("head");
    assertThat(schema.query(KEYS)).isEqualTo("1");
  }

  @Test
  void aKeyToATableThatIsNotThereIsRefused(TestSchema schema) throws SQLException {
    Runs others = new Runs(schema).with(RunOptions.usual().withoutPreflight());
    others.revision(
        "b1",
        op -> op.alterTable("book", t -> t.addForeignKey("no", "author").references("gone", "id")),
        op -> {});
    assertThatThrownBy(() -> others.upgrade("head")).hasMessageContaining("gone");
    assertThat(schema.query(KEYS)).isEqualTo("0");
  }

  @Test
  void whereTheMigrationHasTheServerCheckNoneNothingIsProven(TestSchema schema)
      throws SQLException {
    schema.execute("insert into book (author) values (7)");
    Runs others = new Runs(schema).with(RunOptions.usual().withoutPreflight());
    others.revision(
        "b1",
        op ->
            op.withoutForeignKeyChecks(
                unchecked ->
                    unchecked.alterTable(
                        "book", t -> t.addForeignKey("fk", "author").references("author", "id"))),
        op -> {});
    others.upgrade("head");
    assertThat(schema.query(KEYS)).isEqualTo("1");
  }

  @Test
  void atAFewMomentsNoKeyComesToStandOverAnOrphan(TestSchema schema) throws Exception {
    assertNeverOverOrphans(schema, 6);
  }

  @Test
  @Tag("nightly")
  void atAHundredMomentsNoKeyComesToStandOverAnOrphan(TestSchema schema) throws Exception {
    assertNeverOverOrphans(schema, 100);
  }

  private void assertNeverOverOrphans(TestSchema schema, int times) throws Exception {
    runs.with(RunOptions.usual().withoutPreflight().withConsent(Consent.given()));
    long begun = System.nanoTime();
    runs.upgrade("head");
    long usual = Duration.ofNanos(System.nanoTime() - begun).toMillis();
    runs.downgrade("base");
    Random random = new Random(7);
    ExecutorService other = Executors.newSingleThreadExecutor();
    int stood = 0;
    try {
      for (int i = 0; i < times; i++) {
        int moment = random.nextInt((int) usual + 50);
        boolean takesParent = random.nextBoolean();
        Future<?> written =
            other.submit(
                () -> {
                  TimeUnit.MILLISECONDS.sleep(moment);
                  orphan(schema, takesParent);
                  return null;
                });
        String failure = "";
        try {
          runs.upgrade("head");
        } catch (RuntimeException e) {
          failure = e.getMessage();
        }
        written.get();
        boolean stands = schema.query(KEYS).equals("1");
        String orphans = schema.query(ORPHANS);
        assertThat(stands && !orphans.equals("0")).as("a key over %s orphans", orphans).isFalse();
        if (stands) {
          stood++;
          runs.downgrade("base");
        } else {
          assertThat(failure).contains("no parent");
        }
        schema.execute(
            "delete from book where author > 2", "insert ignore into author values (2, 'Bob')");
      }
    } finally {
      other.shutdownNow();
    }
    assertThat(stood).as("runs that added it").isPositive();
  }

  /** Leaves a row without a parent, unless the server refuses to. */
  private static void orphan(TestSchema schema, boolean takesParent) throws SQLException {
    try (Connection connection = schema.connection();
        Statement statement = connection.createStatement()) {
      if (takesParent) {
        statement.execute("delete from author where id = 2");
      } else {
        statement.execute("insert into book (author) values (9)");
      }
    } catch (SQLException refused) {
      assertThat(refused.getErrorCode()).isIn(1451, 1452);
    }
  }
}
