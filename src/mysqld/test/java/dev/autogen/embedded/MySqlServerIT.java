package dev.autogen.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestServer;
import dev.autogen.testing.TestServers;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@OnMySql
class MySqlServerIT {

  @TempDir Path temporary;

  @ParameterizedTest
  @EnumSource
  void createsItsDataAnswersAndStops(TestServer version, TestServers servers) throws Exception {
    Path folder = temporary.resolve("it's a folder, with 100% of it");
    MySqlServer server = MySqlServer.start(servers.binary(version), folder, Tuning.THROW_AWAY);
    try (server;
        var connection =
            DriverManager.getConnection(server.jdbcUrl(""), server.user(), server.password());
        var rows =
            connection
                .createStatement()
                .executeQuery("select version(), current_user(), @@bind_address")) {
      rows.next();
      assertThat(rows.getString(1)).startsWith(server.version());
      assertThat(rows.getString(2)).isEqualTo("root@127.0.0.1");
      assertThat(rows.getString(3)).isEqualTo("127.0.0.1");
    }
    assertThat(ServerProcess.find(server.pid(), folder.resolve("data"))).isEmpty();
    assertThat(catchThrowableOfType(ConnectException.class, () -> connect(server.port())))
        .isNotNull();
    server.close();
  }

  private static void connect(int port) throws IOException {
    new Socket(InetAddress.getLoopbackAddress(), port).close();
  }

  @Test
  void thePasswordIsForTheOwnerAlone(TestServers servers) throws Exception {
    MySqlBinary binary = servers.binary(TestServer.PRIMARY);
    Path folder = TestFolders.copy(binary, temporary.resolve("server"));
    try (MySqlServer server = MySqlServer.start(binary, folder, Tuning.THROW_AWAY)) {
      assertThat(server.password()).hasSize(32);
      assertThat(Files.getPosixFilePermissions(folder.resolve("password")))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
      assertThat(ProcessHandle.of(server.pid()).orElseThrow().info().commandLine().orElseThrow())
          .contains("--datadir")
          .doesNotContain(server.password());
      assertThat(folder.resolve("initialize.sql")).doesNotExist();
    }
  }

  @Test
  void aPathTooLongForASocketIsNoTrouble(TestServers servers) throws Exception {
    MySqlBinary binary = servers.binary(TestServer.PRIMARY);
    Path folder = TestFolders.copy(binary, temporary.resolve("long".repeat(40)));
    try (MySqlServer server = MySqlServer.start(binary, folder, Tuning.THROW_AWAY)) {
      assertThat(server.version()).isEqualTo(binary.version());
    }
  }

  @Tag("nightly")
  @Test
  void aFailedStartGivesTheServersReason(TestServers servers) throws Exception {
    MySqlBinary binary = servers.binary(TestServer.PRIMARY);
    Path folder = TestFolders.copy(binary, temporary.resolve("server"));
    Files.delete(folder.resolve("data/mysql.ibd"));
    ServerUnavailableException failure =
        catchThrowableOfType(
            ServerUnavailableException.class,
            () -> MySqlServer.start(binary, folder, Tuning.THROW_AWAY));
    assertThat(failure).hasMessageContaining("did not start in " + folder + ": ");
    assertThat(failure.remedy()).contains(folder.resolve("mysqld.log").toString());
  }

  @Test
  void aFileInPlaceOfTheFolderIsNamed(TestServers servers) throws Exception {
    Path file = Files.createFile(temporary.resolve("file"));
    assertThat(
            catchThrowableOfType(
                ServerUnavailableException.class,
                () ->
                    MySqlServer.start(servers.binary(TestServer.PRIMARY), file, Tuning.THROW_AWAY)))
        .hasMessageContaining(file.toString());
  }
}
