package dev.autogen.run.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.embedded.MySqlBinary;
import dev.autogen.embedded.MySqlServer;
import dev.autogen.embedded.ServerTemplate;
import dev.autogen.embedded.Tuning;
import dev.autogen.mysql.Database;
import dev.autogen.mysql.Fingerprint;
import dev.autogen.mysql.Session;
import dev.autogen.mysql.Snapshot;
import dev.autogen.mysql.Sql;
import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestServer;
import dev.autogen.testing.TestServers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A migration of many steps is upgraded and downgraded while the tool, the server or the connection
 * is killed at random moments; then the same command is run again. Whatever was killed when, tables
 * and rows are those of a run that nobody disturbed. A run is replayed with {@code
 * -Dcrash.seed=SEED}.
 */
@OnMySql
class CrashIT {

  private static final String SCHEMA = "crash";

  private enum Victim {
    TOOL,
    SERVER,
    CONNECTION
  }

  private MySqlBinary binary;
  private Path data;
  private MySqlServer server;
  private TcpProxy proxy;
  private RunnerProcess tool;

  private SortedMap<String, String> down;
  private SortedMap<String, String> up;
  private long upMicros;
  private long downMicros;
  private final Map<Victim, Integer> kills = new EnumMap<>(Victim.class);

  @BeforeEach
  void undisturbed(TestServers servers) throws Exception {
    binary = servers.binary(TestServer.PRIMARY);
    data = new ServerTemplate(Path.of("target", "mysql")).fresh(binary);
    server = MySqlServer.start(binary, data, Tuning.DURABLE);
    proxy = new TcpProxy(server.port());
    try (Connection connection =
            DriverManager.getConnection(server.jdbcUrl(""), server.user(), server.password());
        Statement statement = connection.createStatement()) {
      statement.execute("create schema " + SCHEMA);
      statement.execute("use " + SCHEMA);
      for (String sql : ManySteps.TABLES) {
        statement.execute(sql);
      }
    }
    tool = RunnerProcess.start(server.user(), server.password());
    down = state();
    undisturbed("upgrade");
    up = state();
    undisturbed("downgrade");
    // Only now: the first time a Java does something is slow.
    upMicros = undisturbed("upgrade");
    downMicros = undisturbed("downgrade");
    assertThat(state()).as("the downgrade restores every row").isEqualTo(down);
    assertThat(up).isNotEqualTo(down);
  }

  @AfterEach
  void stop() throws Exception {
    tool.close();
    proxy.close();
    server.close();
  }

  @Test
  void fewRunsEndAsIfNothingHadHappened() throws Exception {
    disturbed(4, 1, 20261122);
  }

  @Test
  @Tag("nightly")
  void hundredsOfRunsEndAsIfNothingHadHappened() throws Exception {
    disturbed(Integer.getInteger("crash.runs", 300), 3, System.nanoTime());
  }

  /** Half of the runs lead up and half lead down, each from where the one before ended. */
  private void disturbed(int runs, int mostKills, long firstSeed) throws Exception {
    Long only = Long.getLong("crash.seed");
    int count = only == null ? runs : 1;
    for (int i = 0; i < count; i++) {
      long seed = only == null ? firstSeed + i : only;
      boolean upwards =
          only == null ? i % 2 == 0 : Boolean.parseBoolean(System.getProperty("crash.up", "true"));
      if (only != null && !upwards) {
        undisturbed("upgrade");
      }
      run(seed, upwards, mostKills);
      if (i % 25 == 24) {
        System.out.println((i + 1) + " runs, kills " + kills);
      }
    }
    System.out.println(
        count
            + " disturbed runs from seed "
            + firstSeed
            + ", kills: "
            + kills
            + ", steps up in "
            + upMicros / 1000
            + " ms");
    assertThat(kills.values().stream().mapToInt(Integer::intValue).sum()).isPositive();
  }

  private void run(long seed, boolean upwards, int mostKills) throws Exception {
    String word = upwards ? "upgrade" : "downgrade";
    String label = word + " with -Dcrash.seed=" + seed + " -Dcrash.up=" + upwards;
    Random random = new Random(seed);
    StringBuilder story = new StringBuilder();
    int wanted = 1 + random.nextInt(mostKills);
    boolean finished = false;
    for (int kill = 0; kill < wanted && !finished; kill++) {
      Victim victim = Victim.values()[random.nextInt(Victim.values().length)];
      begin(word);
      long moment = (long) (random.nextDouble() * (upwards ? upMicros : downMicros));
      if (tool.endsWithin(moment)) {
        finished = tool.code() == 0;
        assertThat(finished).as(label + "\n" + story + tool.said()).isTrue();
      } else {
        strike(victim);
        kills.merge(victim, 1, Integer::sum);
      }
      story.append(victim).append(" after ").append(moment).append(" µs\n").append(tool.said());
    }
    begin(word);
    assertThat(tool.code()).as(label + "\n" + story + tool.said()).isZero();
    story.append(tool.said());
    assertThat(state()).as(label + "\n" + story).isEqualTo(upwards ? up : down);
  }

  private void strike(Victim victim) throws InterruptedException {
    switch (victim) {
      case TOOL -> tool.kill();
      case CONNECTION -> {
        proxy.cut();
        assertThat(tool.code()).as(tool.said()).isIn(0, 3);
      }
      case SERVER -> {
        ProcessHandle.of(server.pid()).ifPresent(ProcessHandle::destroyForcibly);
        assertThat(tool.code()).as(tool.said()).isIn(0, 3);
        server.close();
        server = MySqlServer.start(binary, data, Tuning.DURABLE);
        proxy.target(server.port());
      }
    }
  }

  /** How long the steps take, in microseconds. */
  private long undisturbed(String word) throws InterruptedException {
    begin(word);
    long start = System.nanoTime();
    assertThat(tool.code()).as(tool.said()).isZero();
    return (System.nanoTime() - start) / 1000;
  }

  private void begin(String word) throws InterruptedException {
    if (!tool.isAlive()) {
      tool = RunnerProcess.start(server.user(), server.password());
    }
    tool.begin(word, "jdbc:mysql://127.0.0.1:" + proxy.port() + "/" + SCHEMA);
  }

  /** Every definition and every row. */
  private SortedMap<String, String> state() throws SQLException {
    Database database = new Database(server.jdbcUrl(SCHEMA), server.user(), server.password());
    try (Session session = database.open()) {
      SortedMap<String, String> state = new TreeMap<>(Snapshot.ofSchema(session).texts());
      for (Map.Entry<String, String> entry : List.copyOf(state.entrySet())) {
        if (entry.getKey().startsWith("table ")) {
          String table = entry.getKey().substring("table ".length());
          StringBuilder rows = new StringBuilder();
          session
              .query("SELECT * FROM " + Sql.name(table) + " ORDER BY 1, 2")
              .forEach(row -> rows.append(row).append('\n'));
          state.put("rows of " + table, rows.length() + " " + Fingerprint.of(rows.toString()));
        }
      }
      return state;
    }
  }
}
