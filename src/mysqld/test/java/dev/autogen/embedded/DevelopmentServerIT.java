package dev.autogen.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.autogen.testing.InMemory;
import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestServer;
import dev.autogen.testing.TestServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@OnMySql
class DevelopmentServerIT {

  @TempDir(factory = InMemory.class)
  Path temporary;

  private MySqlBinary binary;
  private Path folder;

  @BeforeEach
  void copyEmptyServer(TestServers servers) {
    binary = servers.binary(TestServer.PRIMARY);
    folder = TestFolders.copy(binary, temporary.resolve("mysql"));
  }

  /** The folder is deleted after the test, and a server may still be writing its last into it. */
  @AfterEach
  void waitForTheEnd() throws Exception {
    new DevelopmentFolder(folder).process().ifPresent(ServerProcess::kill);
  }

  @Tag("nightly")
  @Test
  void theFirstOpeningCreatesTheData() throws Exception {
    folder = temporary.resolve("new/.autogen/mysql");
    try (DevelopmentServer opened = open()) {
      execute(opened, "create schema clinic");
    }
    assertThat(folder.resolve(".gitignore")).hasContent("*");
  }

  @Tag("nightly")
  @Test
  void dataStayAndTheNextOpeningWaitsForTheStop() throws Exception {
    long first;
    try (DevelopmentServer opened = open()) {
      first = opened.server().pid();
      execute(opened, "create schema clinic", "create table clinic.a (id int)");
    }
    try (DevelopmentServer opened = open()) {
      assertThat(opened.server().pid()).isNotEqualTo(first);
      execute(opened, "insert into clinic.a values (1)");
    }
  }

  @Test
  void threadsShareOneServer() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(3);
    Callable<DevelopmentServer> open = this::open;
    List<Future<DevelopmentServer>> opened = threads.invokeAll(List.of(open, open, open));
    threads.shutdown();
    long pid = opened.get(0).get().server().pid();
    assertThat(opened.get(1).get().server().pid()).isEqualTo(pid);
    assertThat(opened.get(2).get().server().pid()).isEqualTo(pid);
    opened.get(0).get().close();
    opened.get(1).get().close();
    execute(opened.get(2).get(), "create schema still_there");
    opened.get(2).get().close();
  }

  @Test
  void processesShareOneServerAndTheLastStopsIt() throws Exception {
    long pid;
    try (OtherProcess other = OtherProcess.open(folder);
        DevelopmentServer opened = open()) {
      pid = opened.server().pid();
      assertThat(other.serverPid()).isEqualTo(pid);
      other.close();
      execute(opened, "create schema still_there");
    }
    ProcessHandle.of(pid).ifPresent(process -> process.onExit().join());
  }

  @Tag("nightly")
  @Test
  void aServerWhoseStarterWasKilledIsUsedOnAndStopped() throws Exception {
    OtherProcess other = OtherProcess.open(folder);
    other.kill();
    ServerProcess left =
        ServerProcess.find(other.serverPid(), folder.resolve("data")).orElseThrow();
    try (DevelopmentServer opened = open()) {
      assertThat(opened.server().pid()).isEqualTo(other.serverPid());
      execute(opened, "create schema clinic");
    }
    left.waitForExitOrKill(Duration.ofSeconds(20));
    assertThat(left.isAlive()).isFalse();
  }

  @Tag("nightly")
  @Test
  void aProcessLeftWithoutARecordOfItsPortIsStoppedFirst() throws Exception {
    OtherProcess other = OtherProcess.open(folder);
    other.kill();
    Files.delete(folder.resolve("running"));
    try (DevelopmentServer opened = open()) {
      assertThat(opened.server().pid()).isNotEqualTo(other.serverPid());
      assertThat(ServerProcess.find(other.serverPid(), folder.resolve("data"))).isEmpty();
    }
  }

  @Tag("nightly")
  @Test
  void committedDataSurviveTheKillingOfTheServer() throws Exception {
    try (DevelopmentServer opened = open()) {
      execute(opened, "create schema clinic", "create table clinic.a (id int primary key)");
      execute(opened, "insert into clinic.a values (1)");
      new ServerProcess(ProcessHandle.of(opened.server().pid()).orElseThrow()).kill();
    }
    try (DevelopmentServer opened = open()) {
      assertThatThrownBy(() -> execute(opened, "insert into clinic.a values (1)"))
          .hasMessageContaining("Duplicate entry");
    }
  }

  @Test
  void dataOfANewerServerAreRefused(TestServers servers) {
    MySqlBinary older = servers.binary(TestServer.LEGACY);
    ServerUnavailableException failure =
        catchThrowableOfType(
            ServerUnavailableException.class, () -> DevelopmentServer.open(folder, () -> older));
    assertThat(failure)
        .hasMessage(
            "the development server's data in %s were written by MySQL %s, and the mysqld found"
                + " here is 8.0.15, which cannot read them",
            folder, binary.version());
    assertThat(failure.remedy()).contains("delete that folder");
  }

  @Tag("nightly")
  @Test
  void dataOfAServerTooOldAreRefusedWithTheServersReason(TestServers servers) {
    folder = TestFolders.copy(servers.binary(TestServer.LEGACY), temporary.resolve("old"));
    ServerUnavailableException failure =
        catchThrowableOfType(ServerUnavailableException.class, this::open);
    assertThat(failure).hasMessageContaining("on the data of MySQL 8.0.15: Invalid");
  }

  private DevelopmentServer open() {
    return DevelopmentServer.open(folder, () -> binary);
  }

  private static void execute(DevelopmentServer opened, String... statements) throws SQLException {
    MySqlServer server = opened.server();
    try (var connection =
            DriverManager.getConnection(server.jdbcUrl(""), server.user(), server.password());
        var statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
