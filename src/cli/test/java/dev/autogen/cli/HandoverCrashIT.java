package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.embedded.MySqlBinary;
import dev.autogen.embedded.MySqlServer;
import dev.autogen.embedded.PerconaToolkit;
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
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * pt-online-schema-change changes a table that has foreign keys and to which others lead, while
 * autogen, the tool or the server is killed at random moments; then the same command is run again.
 * Whatever was killed when, tables and rows are those of a run that nobody disturbed.
 */
@OnMySql
@Tag("nightly")
class HandoverCrashIT {

  private static final String SCHEMA = "crash";

  private static final String TOOL = "pt-online-schema-change";

  private enum Victim {
    AUTOGEN,
    TOOL,
    SERVER
  }

  @TempDir Path folder;
  private MySqlBinary binary;
  private Path data;
  private MySqlServer server;
  private Cli cli;
  private SortedMap<String, String> down;
  private SortedMap<String, String> up;
  private final Map<Victim, Integer> kills = new EnumMap<>(Victim.class);

  @BeforeEach
  void tables(TestServers servers) throws Exception {
    binary = servers.binary(TestServer.PRIMARY);
    data = new ServerTemplate(Path.of("target", "mysql")).fresh(binary);
    server = MySqlServer.start(binary, data, Tuning.DURABLE);
    try (Session session = session("mysql")) {
      session.execute("create schema " + SCHEMA);
    }
    try (Session session = session(SCHEMA)) {
      session.execute("create table team (id bigint primary key)");
      session.execute("insert into team values (1), (2)");
      session.execute(
          "create table account (id bigint not null auto_increment primary key, points int not null,"
              + " team_id bigint, constraint fk_team foreign key (team_id) references team (id))");
      session.execute(
          "insert into account (points, team_id) with recursive s(i) as (select 1 union all"
              + " select i + 1 from s where i < 900) select a.i, 1 + b.i % 2 from s a,"
              + " (select i from s where i < 50) b");
      session.execute(
          "create table entry (id bigint auto_increment primary key, account_id bigint, constraint"
              + " fk_entry foreign key (account_id) references account (id) on delete cascade)");
      session.execute("insert into entry (account_id) select id from account where id % 50 = 0");
    }
    cli = new Cli(folder);
    cli.migration(
        "aaaa",
        "",
        "op.alterTable(\"account\", t -> t.modifyColumn(\"points\", \"bigint\").notNull());",
        "op.alterTable(\"account\", t -> t.modifyColumn(\"points\", \"int\").notNull());");
  }

  @AfterEach
  void stop() {
    cli.close();
    server.close();
  }

  private Session session(String schema) {
    return new Database(server.jdbcUrl(schema), server.user(), server.password()).open();
  }

  @Test
  void whateverIsKilledWhenTheNextRunEndsAsIfNothingHadHappened() throws Exception {
    down = state();
    undisturbed("upgrade");
    up = state();
    assertThat(up).isNotEqualTo(down);
    undisturbed("downgrade");
    assertThat(state()).isEqualTo(down);
    long micros = undisturbed("upgrade");
    undisturbed("downgrade");
    int runs = Integer.getInteger("crash.runs", 100);
    long first = Long.getLong("crash.seed", System.nanoTime());
    for (int i = 0; i < runs; i++) {
      disturbed(first + i, micros);
      undisturbed("downgrade");
      assertThat(state()).isEqualTo(down);
    }
    System.out.println(runs + " disturbed runs of a tool from seed " + first + ", kills: " + kills);
    assertThat(kills).hasSize(Victim.values().length);
  }

  private void disturbed(long seed, long micros) throws Exception {
    Random random = new Random(seed);
    Victim victim = Victim.values()[random.nextInt(Victim.values().length)];
    long moment = (long) (random.nextDouble() * micros);
    Path said = folder.resolve("said");
    Process process = begin("upgrade", said);
    String label = "-Dcrash.seed=" + seed + ": " + victim + " after " + moment + " µs\n";
    if (!process.waitFor(moment, TimeUnit.MICROSECONDS)) {
      strike(victim, process);
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).as(label).isTrue();
      kills.merge(victim, 1, Integer::sum);
    }
    String story = label + Files.readString(said);
    Process again = begin("upgrade", said);
    assertThat(again.waitFor()).as(story + Files.readString(said)).isZero();
    assertThat(state()).as(story + Files.readString(said)).isEqualTo(up);
  }

  private void strike(Victim victim, Process process) throws Exception {
    switch (victim) {
      case AUTOGEN -> process.destroyForcibly();
      case TOOL -> tool(process).ifPresent(ProcessHandle::destroyForcibly);
      case SERVER -> {
        ProcessHandle.of(server.pid()).ifPresent(ProcessHandle::destroyForcibly);
        process.waitFor();
        server.close();
        server = MySqlServer.start(binary, data, Tuning.DURABLE);
      }
    }
  }

  private static Optional<ProcessHandle> tool(Process process) {
    return process
        .descendants()
        .filter(one -> one.info().commandLine().orElse("").contains(TOOL))
        .findFirst();
  }

  /** How long it takes, in microseconds. */
  private long undisturbed(String word) throws Exception {
    long start = System.nanoTime();
    Path said = folder.resolve("said");
    assertThat(begin(word, said).waitFor()).as(Files.readString(said)).isZero();
    return (System.nanoTime() - start) / 1000;
  }

  private Process begin(String word, Path said) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                classPath(),
                Main.class.getName(),
                word,
                word.equals("upgrade") ? "head" : "base")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    Map<String, String> variables =
        Map.of(
            "AUTOGEN_URL",
            server.jdbcUrl(SCHEMA),
            "AUTOGEN_USER",
            server.user(),
            "AUTOGEN_PASSWORD",
            server.password(),
            "AUTOGEN_ONLINE_TOOL",
            TOOL,
            "AUTOGEN_ONLINE_MIN_SIZE",
            "1M",
            "AUTOGEN_ONLINE_COMMAND",
            "'"
                + PerconaToolkit.program()
                + "' --execute --no-version-check --defaults-file {config} --alter {clauses}"
                + " --alter-foreign-keys-method rebuild_constraints --recursion-method none"
                + " --chunk-size 2000 --chunk-time 0 --progress time,1 {dsn}");
    builder.environment().putAll(variables);
    return builder.start();
  }

  /** That of this test, which may be relative to where it runs. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(path -> Path.of(path).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Every definition and every row. */
  private SortedMap<String, String> state() throws SQLException {
    try (Session session = session(SCHEMA)) {
      SortedMap<String, String> state = new TreeMap<>(Snapshot.ofSchema(session).texts());
      for (String table : List.of("account", "entry", "team")) {
        StringBuilder rows = new StringBuilder();
        session
            .query("SELECT * FROM " + Sql.name(table) + " ORDER BY 1")
            .forEach(row -> rows.append(row).append('\n'));
        state.put("rows of " + table, rows.length() + " " + Fingerprint.of(rows.toString()));
      }
      return state;
    }
  }
}
