package dev.autogen.revision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.diff.Completion;
import dev.autogen.diff.Planner;
import dev.autogen.migration.Migration;
import dev.autogen.migration.Operations;
import dev.autogen.mysql.Database;
import dev.autogen.mysql.SchemaReader;
import dev.autogen.mysql.Session;
import dev.autogen.operation.Operation;
import dev.autogen.run.Consent;
import dev.autogen.run.OfflineScript;
import dev.autogen.run.Operator;
import dev.autogen.run.RunOptions;
import dev.autogen.run.Runner;
import dev.autogen.schema.Partitioning;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import dev.autogen.testing.MySqlClient;
import dev.autogen.testing.OnEveryServer;
import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import dev.autogen.testing.TestServer;
import dev.autogen.testing.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every example of the page of operations is run, up and down, on both servers and through the
 * {@code mysql} client, and gives the SQL that the page shows. With {@code -Dautogen.page=write}
 * the page is given the SQL instead.
 */
@OnMySql
class OperationsPageIT {

  private static final Path PAGE = Path.of("src/site/markdown/operations.md");
  private static final Path FILES = Path.of("src/run/test/resources/dev/autogen/migration");

  @TempDir Path folder;

  private List<PageCase> cases() throws IOException {
    List<PageCase> cases = new ArrayList<>(PageCase.in(Files.readString(PAGE)));
    String only = System.getProperty("autogen.page.only", "");
    cases.removeIf(example -> !example.title().contains(only));
    assertThat(cases).isNotEmpty();
    return cases;
  }

  private List<RevisionScript> scripts(List<PageCase> cases) throws IOException {
    Path sources = folder.resolve("sources");
    Files.createDirectories(sources);
    for (Path file : List.of(FILES.resolve("countries.csv"), FILES.resolve("reports.sql"))) {
      Files.copy(file, sources.resolve(file.getFileName()));
    }
    for (int i = 0; i < cases.size(); i++) {
      Files.writeString(sources.resolve("Page%03d.java".formatted(i)), cases.get(i).source(i));
    }
    return new MigrationLoader(folder.resolve("classes"), List.of()).fromSources(sources);
  }

  @Test
  void thePageShowsTheSqlThatEachExampleGives() throws IOException {
    List<PageCase> cases = cases();
    List<RevisionScript> scripts = scripts(cases);
    StringBuilder page = new StringBuilder(Files.readString(PAGE));
    for (int i = cases.size() - 1; i >= 0; i--) {
      PageCase example = cases.get(i);
      page.replace(
          example.sqlStart(), example.sqlStart() + example.sql().length(), sql(scripts.get(i)));
    }
    if (System.getProperty("autogen.page", "").equals("write")) {
      Files.writeString(PAGE, page);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(page.toString());
  }

  @Test
  void whatElseThePageShowsCompiles() throws IOException {
    List<String> blocks = PageCase.others(Files.readString(PAGE));
    assertThat(blocks).isNotEmpty();
    for (int i = 0; i < blocks.size(); i++) {
      Files.writeString(
          folder.resolve("Page%03d.java".formatted(i)),
          PageCase.source(i, "another", blocks.get(i)));
    }
    assertThat(new MigrationLoader(folder.resolve("classes"), List.of()).fromSources(folder))
        .hasSameSizeAs(blocks)
        .allSatisfy(script -> assertThat(script.upgradeOperations()).isNotEmpty());
  }

  private static String sql(RevisionScript script) {
    String text = OfflineScript.upgrade(RevisionGraph.of(List.of(script)), List.of(), "head");
    int start = text.indexOf('\n', text.indexOf("\n-- upgrade ") + 1) + 1;
    return text.substring(start, text.lastIndexOf("INSERT INTO `autogen_version`"));
  }

  @OnEveryServer
  @Tag("nightly")
  void eachExampleRunsUpAndDownEverywhere(TestSchema schema, TestServers servers) throws Exception {
    eachExampleRunsUpAndDown(schema, servers);
  }

  @Test
  void eachExampleRunsUpAndDown(TestSchema schema, TestServers servers) throws Exception {
    MySqlClient client = new MySqlClient(servers.binary(TestServer.PRIMARY));
    boolean isPrimary = schema.server() == servers.primary();
    List<PageCase> cases = cases();
    List<RevisionScript> scripts = scripts(cases);
    List<String> failures = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      PageCase example = cases.get(i);
      RevisionScript script = scripts.get(i);
      failures.addAll(
          failure(
              example,
              () -> {
                Map<String, String> after = runsUpAndDown(schema, example, script);
                if (isPrimary && !example.is("no-script")) {
                  scriptDoes(schema, client, example, script, after);
                }
              }));
    }
    assertThat(failures).isEmpty();
  }

  /** Returns what is there after the upgrade. */
  private static Map<String, String> runsUpAndDown(
      TestSchema schema, PageCase example, RevisionScript script) throws SQLException {
    try (Session session = fresh(schema, example)) {
      if (session.server().number() < example.since()) {
        return Map.of();
      }
      List<Operation> operations = script.upgradeOperations();
      Schema before = exact(session);
      Map<String, String> start = texts(session, "");
      RevisionScript both =
          new RevisionScript(
              script.id(),
              script.parents(),
              List.of(),
              List.of(),
              script.created(),
              script.message(),
              script.source(),
              example.is("opaque")
                  ? script.migration()
                  : bothWays(operations, Operation.inverseOf(operations, before)));
      Runner runner =
          new Runner(
              session,
              RevisionGraph.of(List.of(both)),
              Clock.fixed(Instant.parse("2026-11-22T09:14:07Z"), ZoneOffset.UTC),
              new Operator("ada", "analytical", "1.2.3"),
              RunOptions.usual().withConsent(Consent.given()),
              line -> {});
      runner.upgrade("head");
      Schema after = exact(session);
      Map<String, String> left = texts(session, "rows");
      assertThat(left).isNotEqualTo(start);
      if (example.is("opaque")) {
        return left;
      }
      assertSame(after, Operation.applyAll(operations, before));
      if (example.is("one-way")) {
        assertThat(both.downgradeOperations()).isEmpty();
        return left;
      }
      runner.downgrade("base");
      assertThat(texts(session, "")).as("after the downgrade").isEqualTo(start);
      return left;
    }
  }

  private interface Try {
    void run() throws Exception;
  }

  private static List<String> failure(PageCase example, Try test) {
    try {
      test.run();
      return List.of();
    } catch (Exception | AssertionError e) {
      return List.of(example.title() + ": " + e);
    }
  }

  private static Migration bothWays(List<Operation> up, List<Operation> down) {
    return new Migration() {
      @Override
      public void upgrade(Operations op) {
        up.forEach(op::add);
      }

      @Override
      public void downgrade(Operations op) {
        down.forEach(op::add);
      }
    };
  }

  /** The script, run by the client, leaves what the command left. */
  private static void scriptDoes(
      TestSchema schema,
      MySqlClient client,
      PageCase example,
      RevisionScript script,
      Map<String, String> byCommand)
      throws Exception {
    RevisionGraph graph = RevisionGraph.of(List.of(script));
    try (Session session = fresh(schema, example)) {
      assertThat(client.run(schema, OfflineScript.upgrade(graph, List.of(), "head")))
          .isEqualTo(new MySqlClient.Outcome(0, ""));
      assertThat(texts(session, "rows")).as("by script").isEqualTo(byCommand);
    }
  }

  private static Session fresh(TestSchema schema, PageCase example) throws SQLException {
    Session session = new Database(schema.jdbcUrl(), schema.user(), schema.password()).open();
    session.execute("DROP DATABASE `" + schema.name() + "`");
    session.execute("CREATE DATABASE `" + schema.name() + "`");
    session.execute("USE `" + schema.name() + "`");
    if (session.server().number() >= example.since()) {
      for (String sql : example.setup()) {
        session.execute(sql);
      }
    }
    return session;
  }

  private static Schema exact(Session session) throws SQLException {
    SchemaReader reader = new SchemaReader(session);
    Schema bulk = reader.read(name -> !name.startsWith("autogen_")).schema();
    return bulk.withTables(
        List.copyOf(
            reader.exact(bulk.tables().stream().map(Table::name).toList()).tables().values()));
  }

  /** What is unsaid in {@code promised} is whatever the server made of it. */
  private static void assertSame(Schema actual, Schema promised) {
    Schema completed = new Completion(column -> false).over(plain(promised), actual);
    List<String> differences = new ArrayList<>();
    Planner.plan(actual, completed).forEach(o -> differences.addAll(o.describe(actual)));
    assertThat(differences).as("promised and not there").isEmpty();
  }

  /** Rows are not read here; partitions are taken in the server's words. */
  private static Schema plain(Schema schema) {
    return schema.map(
        table ->
            table
                .withSeedRows(List.of())
                .withOptions(
                    table
                        .options()
                        .withPartitioning(
                            Partitioning.of(table.options().partitioning()).clause())));
  }

  /** The text of everything in the schema, and the rows of its tables where asked for. */
  private static Map<String, String> texts(Session session, String what) throws SQLException {
    Map<String, String> texts = new TreeMap<>();
    for (Map<String, String> row :
        session.query(
            "SELECT TABLE_NAME AS name, TABLE_TYPE AS type FROM information_schema.TABLES"
                + " WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME NOT LIKE 'autogen%'")) {
      String name = "`" + row.get("name") + "`";
      Map<String, String> shown = session.query("SHOW CREATE TABLE " + name).get(0);
      texts.put(
          name,
          withSortedKeys(
              shown.getOrDefault("Create Table", shown.getOrDefault("Create View", ""))));
      if (what.equals("rows")) {
        texts.put(
            name + " rows",
            String.valueOf(
                session.query("SELECT * FROM " + name).stream()
                    .map(Map::toString)
                    .sorted()
                    .toList()));
      }
    }
    for (String kind : List.of("ROUTINE", "TRIGGER", "EVENT")) {
      String body = kind.equals("TRIGGER") ? "ACTION_STATEMENT" : kind + "_DEFINITION";
      for (Map<String, String> row :
          session.query(
              "SELECT %1$s_NAME AS name, %2$s AS body FROM information_schema.%1$sS WHERE"
                      .formatted(kind, body)
                  + " %s_SCHEMA = DATABASE()".formatted(kind))) {
        texts.put(kind + " " + row.get("name"), row.get("body"));
      }
    }
    return texts;
  }

  private static String withSortedKeys(String text) {
    List<String> columns = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    for (String line : text.replaceAll(" AUTO_INCREMENT=\\d+", "").lines().toList()) {
      String bare = line.replaceAll(",$", "");
      (bare.matches("  (\\w+ )?(KEY|CONSTRAINT) .*") ? keys : columns).add(bare);
    }
    keys.sort(null);
    columns.addAll(keys);
    return String.join("\n", columns);
  }
}
