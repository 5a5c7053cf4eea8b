package dev.autogen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mysql.cj.jdbc.MysqlDataSource;
import dev.autogen.embedding.R1CreateNote;
import dev.autogen.error.AutogenException;
import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Migrations run from within an application. */
@OnMySql
class AutogenIT {

  private static final String PACKAGE = R1CreateNote.class.getPackageName();

  private static MysqlDataSource source(TestSchema schema) {
    MysqlDataSource source = new MysqlDataSource();
    source.setUrl(schema.jdbcUrl());
    source.setUser(schema.user());
    source.setPassword(schema.password());
    return source;
  }

  @Test
  void anApplicationUpgradesWithItsDataSource(TestSchema schema) throws SQLException {
    List<String> said = new ArrayList<>();
    Autogen autogen =
        Autogen.configure().dataSource(source(schema)).packages(PACKAGE).progress(said::add);
    assertThat(autogen.pending()).containsExactly("1", "2");
    assertThat(autogen.upgrade()).containsExactly("1", "2");
    assertThat(autogen.upgrade()).isEmpty();
    assertThat(autogen.pending()).isEmpty();
    assertThat(said).containsExactly("upgrade 1 Create note", "upgrade 2 Fill note");
    assertThat(schema.query("select count(*) from note")).isEqualTo("3");
    assertThatThrownBy(() -> autogen.downgrade("base"))
        .hasMessage("nothing was run: it would drop a table with rows: note (3 rows)");
    Autogen consenting = autogen.options(MigrationOptions::withLossesAllowed);
    assertThat(consenting.downgrade("base")).containsExactly("2", "1");
  }

  @Test
  void aConnectionGoesBackAsItCame(TestSchema schema) throws SQLException {
    try (Connection only = schema.connection();
        Statement statement = only.createStatement()) {
      statement.execute(
          "set sql_mode = 'ANSI_QUOTES', time_zone = '+03:00', unique_checks = 0,"
              + " sql_select_limit = 2, wait_timeout = 1234, net_write_timeout = 77,"
              + " information_schema_stats_expiry = 4321, default_storage_engine = MyISAM,"
              + " transaction_isolation = 'SERIALIZABLE', lock_wait_timeout = 99,"
              + " sql_notes = 0, character_set_connection = latin1, completion_type = 1,"
              + " restrict_fk_on_non_standard_key = 1, sql_safe_updates = 1");
      only.setAutoCommit(false);
      Map<String, String> before = variables(only);
      Connection kept = Unclosed.of(only);
      MysqlDataSource others = source(schema);
      List<Connection> first = new ArrayList<>(List.of(kept));
      Autogen.configure()
          .dataSource(
              new MysqlDataSource() {
                private static final long serialVersionUID = 1L;

                @Override
                public Connection getConnection() throws SQLException {
                  return first.isEmpty() ? others.getConnection() : first.remove(0);
                }
              })
          .packages(PACKAGE)
          .upgrade();
      assertThat(only.getAutoCommit()).isFalse();
      assertThat(only.getCatalog()).isEqualTo(schema.name());
      assertThat(variables(only)).isEqualTo(before);
    }
  }

  @Test
  void aConnectionThatIsRefusedGoesBackAsItCame(TestSchema schema) throws SQLException {
    MysqlDataSource source = source(schema);
    source.setUrl(schema.jdbcUrl().replaceFirst("/[^/?]+(\\?|$)", "/$1"));
    try (Connection only = source.getConnection();
        Statement statement = only.createStatement()) {
      statement.execute("set sql_mode = 'ANSI_QUOTES', time_zone = '+03:00', sql_select_limit = 2");
      only.setAutoCommit(false);
      Map<String, String> before = variables(only);
      Connection kept = Unclosed.of(only);
      Autogen autogen =
          Autogen.configure()
              .dataSource(
                  new MysqlDataSource() {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public Connection getConnection() {
                      return kept;
                    }
                  })
              .packages(PACKAGE);
      assertThatThrownBy(autogen::upgrade).hasMessage("the URL names no schema");
      assertThat(only.getAutoCommit()).isFalse();
      assertThat(variables(only)).isEqualTo(before);
    }
  }

  /** All that a session has, but for what each statement changes. */
  private static Map<String, String> variables(Connection connection) throws SQLException {
    Map<String, String> variables = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select @@sql_select_limit limit 1")) {
      row.next();
      variables.put("sql_select_limit", row.getString(1));
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("set sql_select_limit = 100000");
      try (ResultSet rows = statement.executeQuery("show session variables")) {
        while (rows.next()) {
          variables.putIfAbsent(rows.getString(1), rows.getString(2));
        }
      }
      statement.execute("set sql_select_limit = " + variables.get("sql_select_limit"));
    }
    List.of("timestamp", "statement_id", "rand_seed1", "rand_seed2", "last_insert_id", "identity")
        .forEach(variables::remove);
    return variables;
  }

  @Test
  void tenInstancesMayStartAtOnce(TestSchema schema) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(10);
    try {
      List<Callable<List<String>>> starts = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        starts.add(
            () -> Autogen.configure().dataSource(source(schema)).packages(PACKAGE).upgrade());
      }
      List<String> ran = new ArrayList<>();
      for (Future<List<String>> instance : pool.invokeAll(starts)) {
        ran.addAll(instance.get());
      }
      assertThat(ran).containsExactly("1", "2");
    } finally {
      pool.shutdownNow();
    }
    assertThat(schema.query("select count(*) from note")).isEqualTo("3");
  }

  @Test
  void whatIsMissingIsNamed(TestSchema schema) {
    assertThatThrownBy(() -> Autogen.configure().dataSource(source(schema)).upgrade())
        .isInstanceOf(AutogenException.class)
        .hasMessage("no migrations are configured");
    assertThatThrownBy(() -> Autogen.configure().packages(PACKAGE).upgrade())
        .hasMessage("no database is configured");
    assertThatThrownBy(
            () -> Autogen.configure().dataSource(source(schema)).packages("no.such").upgrade())
        .hasMessage("there are no migrations in no.such");
  }
}
