package dev.autogen.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.embedded.MySqlBinary;
import dev.autogen.embedded.MySqlServer;
import dev.autogen.embedded.MySqlTestSuite;
import dev.autogen.embedded.ServerTemplate;
import dev.autogen.error.AutogenException;
import dev.autogen.mysql.Ddl;
import dev.autogen.mysql.SchemaReader;
import dev.autogen.mysql.Session;
import dev.autogen.mysql.Sql;
import dev.autogen.mysql.TableText;
import dev.autogen.operation.Operation;
import dev.autogen.schema.Schema;
import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestServer;
import dev.autogen.testing.TestServers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The tables of MySQL's own tests, and the ways these change them, as the server shows them: each
 * table is read and made again, each change is planned, run and undone.
 */
@OnMySql
@Tag("nightly")
class MySqlTestSuiteIT {

  private static final String SETTINGS =
      "SET NAMES utf8mb4, SESSION sql_mode = DEFAULT, foreign_key_checks = 1,"
          + " innodb_strict_mode = 1, default_storage_engine = InnoDB,"
          + " default_collation_for_utf8mb4 = utf8mb4_0900_ai_ci";

  /** Which of the files: 10 takes every tenth, for a first look. */
  private static final int EVERY = Integer.getInteger("autogen.test.every", 1);

  /** What the text of a file must have, as a regular expression; empty for any. */
  private static final String WITH = System.getProperty("autogen.test.with", "");

  private static final Pattern WIDTH =
      Pattern.compile(
          "\\b(?!tinyint\\(1\\)(?! unsigned))((?:tiny|small|medium|big)?int)\\(\\d+\\)"
              + "(?! unsigned zerofill)");

  /** A text before and after. */
  private record Change(String before, String after) {}

  /** The server, or at least this session of it, is gone. */
  private static final class Died extends RuntimeException {
    private static final long serialVersionUID = 1;

    Died(String sql, SQLException cause) {
      super(sql, cause);
    }
  }

  /** A server of this test's own: some statements of the suite end the older one. */
  private static final class Server implements AutoCloseable {
    private final MySqlBinary binary;
    private MySqlServer running;

    Server(MySqlBinary binary) {
      this.binary = binary;
      this.running = start();
    }

    private MySqlServer start() {
      return new ServerTemplate(Path.of("target", "mysql")).start(binary);
    }

    Session fresh(String schema) throws SQLException {
      return RoundTrip.fresh(running, schema);
    }

    /** A fresh one in its place. */
    void replace() {
      running.close();
      running = start();
    }

    @Override
    public void close() {
      running.close();
    }
  }

  private final Set<String> tables = new LinkedHashSet<>();
  private final Set<Change> changes = new LinkedHashSet<>();
  private final List<String> wrong = new ArrayList<>();
  private final List<String> deadly = new ArrayList<>();
  private int unmodelled;
  private int refused;

  @Test
  void everyTableAndEveryChangeOnTheNewestMySql(TestServers servers) throws Exception {
    tryAll(servers.binary(TestServer.PRIMARY));
    assertThat(deadly).isEmpty();
    if (WITH.isEmpty()) {
      assertThat(tables).hasSizeGreaterThan(10_000 / EVERY);
      assertThat(changes).hasSizeGreaterThan(4000 / EVERY);
    }
  }

  @Test
  void everyTableAndEveryChangeThatTheOldestMySqlTakes(TestServers servers) throws Exception {
    tryAll(servers.binary(TestServer.LEGACY));
    if (WITH.isEmpty()) {
      assertThat(tables).hasSizeGreaterThan(5000 / EVERY);
      assertThat(changes).hasSizeGreaterThan(2000 / EVERY);
    }
  }

  private void tryAll(MySqlBinary binary) throws Exception {
    try (Server server = new Server(binary)) {
      collect(server);
      Session first = server.fresh("suite_first");
      Session second = server.fresh("suite_second");
      for (Attempt attempt : attempts()) {
        try {
          attempt(attempt, first, second);
        } catch (Died e) {
          died(attempt.what(), e);
          server.replace();
          first = server.fresh("suite_first");
          second = server.fresh("suite_second");
        }
      }
      first.close();
      second.close();
    }
    System.out.printf(
        "MySQL %s: %d tables, %d changes; %d have what is named as not modelled, %d texts the"
            + " server does not take again, %d end it; %d wrong%n",
        binary.version(),
        tables.size(),
        changes.size(),
        unmodelled,
        refused,
        deadly.size(),
        wrong.size());
    assertThat(wrong).isEmpty();
  }

  private void died(String where, Died death) {
    deadly.add(where);
    System.out.println("The server died at\n" + death.getMessage() + "\nof\n" + where);
  }

  private void collect(Server server) throws Exception {
    Session session = server.fresh("suite_source");
    List<Path> files = MySqlTestFile.all(MySqlTestSuite.folder());
    for (int i = 0; i < files.size(); i += EVERY) {
      List<String> statements = MySqlTestFile.statements(files.get(i));
      if (WITH.isEmpty()
          || statements.stream().anyMatch(sql -> sql.matches("(?is).*" + WITH + ".*"))) {
        try {
          collect(session, statements);
        } catch (Died e) {
          died(files.get(i).getFileName().toString(), e);
          server.replace();
          session = server.fresh("suite_source");
        }
      }
    }
    session.close();
  }

  /** Runs the statements of one file, and keeps what the server made of each. */
  private void collect(Session session, List<String> statements) throws SQLException {
    if (statements.isEmpty()) {
      return;
    }
    for (String sql :
        List.of(
            "DROP DATABASE IF EXISTS suite_source",
            "CREATE DATABASE suite_source",
            "USE suite_source",
            SETTINGS)) {
      session.execute(sql);
    }
    Map<String, String> now = new LinkedHashMap<>();
    for (String sql : statements) {
      if (sql.matches("(?is)\\s*create\\s+table\\s+(if\\s+not\\s+exists\\s+)?`?[\\w$]+`?.*")) {
        String name =
            sql.replaceFirst(
                "(?is)\\s*create\\s+table\\s+(?:if\\s+not\\s+exists\\s+)?`?([\\w$]+).*", "$1");
        takes(session, "DROP TABLE IF EXISTS " + Sql.name(name));
      }
      if (!takes(session, sql) || sql.matches("(?is)\\s*set\\b.*")) {
        continue;
      }
      Map<String, String> then = shown(session);
      boolean isChange = sql.matches("(?is)\\s*(alter|create\\s+(\\w+\\s+)?index|drop\\s+index).*");
      for (Map.Entry<String, String> table : then.entrySet()) {
        String before = now.getOrDefault(table.getKey(), "");
        if (!table.getValue().equals(before)) {
          tables.add(table.getValue());
          if (isChange && !before.isEmpty()) {
            changes.add(new Change(before, table.getValue()));
          }
        }
      }
      now = then;
    }
  }

  private static boolean takes(Session session, String sql) {
    try {
      session.execute(sql);
      return true;
    } catch (SQLException e) {
      requireAlive(session, sql);
      return false;
    }
  }

  private static void requireAlive(Session session, String sql) {
    try {
      session.execute("DO 0");
    } catch (SQLException e) {
      throw new Died(sql, e);
    }
  }

  /** The texts of all tables, each under the name T. */
  private static Map<String, String> shown(Session session) throws SQLException {
    Map<String, String> shown = new LinkedHashMap<>();
    for (Map<String, String> row :
        session.query(
            "SELECT TABLE_NAME FROM information_schema.TABLES"
                + " WHERE TABLE_SCHEMA = 'suite_source' AND TABLE_TYPE = 'BASE TABLE'")) {
      String name = row.get("TABLE_NAME");
      try {
        String text = TableText.of(session, List.of(name)).get(name);
        shown.put(name, text.replace("CREATE TABLE " + Sql.name(name), "CREATE TABLE `T`"));
      } catch (AutogenException | SQLException e) {
        // It is of an engine that has lost it, such as a MERGE table of a renamed one.
        requireAlive(session, "SHOW CREATE TABLE " + name);
      }
    }
    return shown;
  }

  @FunctionalInterface
  private interface Trial {
    void on(Session first, Session second) throws Exception;
  }

  private record Attempt(String what, Trial trial) {}

  private List<Attempt> attempts() {
    List<Attempt> attempts = new ArrayList<>();
    for (String text : tables) {
      attempts.add(new Attempt(text, (first, second) -> remade(first, second, text)));
    }
    for (Change change : changes) {
      attempts.add(
          new Attempt(
              change.before() + "\n-->\n" + change.after(),
              (first, second) -> changed(first, second, change)));
    }
    return attempts;
  }

  private void attempt(Attempt attempt, Session first, Session second) {
    try {
      attempt.trial().on(first, second);
    } catch (Died e) {
      throw e;
    } catch (Exception | AssertionError e) {
      wrong.add(e.getMessage() + "\nof\n" + attempt.what());
      System.out.println("Wrong: " + wrong.get(wrong.size() - 1));
      requireAlive(first, "what autogen ran");
      requireAlive(second, "what autogen ran");
    }
  }

  private boolean isMade(Session session, String text) throws SQLException {
    session.execute(SETTINGS);
    session.pin();
    session.execute("SET SESSION foreign_key_checks = 0");
    session.execute("DROP TABLE IF EXISTS T");
    if (!takes(session, text) || !takes(session, "SHOW CREATE TABLE T")) {
      // Some are shown in a way that only a mode or an older server takes, or need other tables.
      refused++;
      return false;
    }
    return true;
  }

  private void remade(Session first, Session second, String text) throws SQLException {
    if (!isMade(first, text)) {
      return;
    }
    SchemaReader.Exact exact = new SchemaReader(first).exact(List.of("T"));
    if (!exact.unmodelled().isEmpty()) {
      unmodelled++;
      return;
    }
    second.execute("SET SESSION foreign_key_checks = 0");
    second.execute("DROP TABLE IF EXISTS T");
    second.execute(Ddl.createTable(exact.tables().get("T")));
    assertThat(texts(second)).isEqualTo(texts(first));
  }

  private void changed(Session first, Session second, Change change) throws SQLException {
    if (!isMade(first, change.before()) || !isMade(second, change.after())) {
      return;
    }
    SchemaReader.Exact before = new SchemaReader(first).exact(List.of("T"));
    SchemaReader.Exact after = new SchemaReader(second).exact(List.of("T"));
    if (!before.unmodelled().isEmpty() || !after.unmodelled().isEmpty()) {
      unmodelled++;
      return;
    }
    Schema live = schema(before);
    Schema target = schema(after);
    List<Operation> plan = Planner.plan(live, target);
    SortedMap<String, String> start = texts(first);
    SortedMap<String, String> wanted = texts(second);
    if (plan.isEmpty()) {
      // The order of columns and of keys is left alone.
      assertThat(lines(wanted)).as("unseen").isEqualTo(lines(start));
      return;
    }
    List<Operation> back = Operation.inverseOf(plan, live);
    run(first, plan);
    Schema reached = schema(new SchemaReader(first).exact(List.of("T")));
    assertThat(Operation.describeAll(Planner.plan(reached, target), reached)).isEmpty();
    assertThat(lines(texts(first))).as("after the upgrade").isEqualTo(lines(wanted));
    run(first, back);
    assertThat(texts(first)).as("after the downgrade").isEqualTo(start);
  }

  /** Without the display widths that only older servers keep, and autogen does not. */
  private static SortedMap<String, String> texts(Session session) throws SQLException {
    SortedMap<String, String> texts = new TreeMap<>(TableText.all(session));
    texts.replaceAll((table, text) -> WIDTH.matcher(text).replaceAll("$1"));
    return texts;
  }

  /**
   * What a text has, in whatever order; without the collation behind a character set that has it
   * anyway, which is shown where it was said, and in whatever case a foreign key names its columns.
   */
  private static List<String> lines(SortedMap<String, String> texts) {
    return texts
        .get("T")
        .lines()
        .map(line -> line.replaceAll(",$", ""))
        .map(line -> line.replaceAll("SET (\\w+) COLLATE \\1_(general|swedish)_ci", "SET $1"))
        .map(line -> line.contains(" REFERENCES ") ? line.toLowerCase(Locale.ROOT) : line)
        .sorted()
        .toList();
  }

  private static Schema schema(SchemaReader.Exact exact) {
    return new Schema("utf8mb4_0900_ai_ci", List.copyOf(exact.tables().values()));
  }

  private static void run(Session session, List<Operation> operations) throws SQLException {
    for (Operation operation : operations) {
      for (String sql : Ddl.statements(operation)) {
        try {
          session.execute(sql);
        } catch (SQLException e) {
          throw new AssertionError(e.getMessage() + "\nin: " + sql, e);
        }
      }
    }
  }
}
