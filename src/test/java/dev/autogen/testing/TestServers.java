package dev.autogen.testing;

import dev.autogen.embedded.MySqlBinary;
import dev.autogen.embedded.MySqlSearch;
import dev.autogen.embedded.MySqlServer;
import dev.autogen.embedded.ServerTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * The servers of one test run: each is started when first asked for and stopped when the run ends,
 * however it ends. A test takes this as a parameter when it wants a server rather than a schema.
 */
public final class TestServers implements AutoCloseable {

  private final MySqlSearch search = MySqlSearch.of(System.getenv(), System.out::println);
  private final ServerTemplate templates = new ServerTemplate(Path.of("target", "mysql"));
  private final Map<TestServer, MySqlBinary> binaries = new EnumMap<>(TestServer.class);
  private final Map<TestServer, MySqlServer> running = new EnumMap<>(TestServer.class);

  /** For a test engine without extensions, which closes them itself. */
  public TestServers() {}

  /** MySQL 9.7. */
  public MySqlServer primary() {
    return server(TestServer.PRIMARY);
  }

  /** MySQL 8.0.15. */
  public MySqlServer legacy() {
    return server(TestServer.LEGACY);
  }

  public synchronized MySqlServer server(TestServer wanted) {
    return running.computeIfAbsent(wanted, server -> templates.start(binary(server)));
  }

  /** The mysqld a server runs, for a test that starts its own. */
  public synchronized MySqlBinary binary(TestServer wanted) {
    return binaries.computeIfAbsent(wanted, server -> server.binary(search));
  }

  /** Puts the data of an empty server into a folder, for a project that has it for itself. */
  public void copy(TestServer wanted, Path folder) throws IOException {
    Files.createDirectories(folder.getParent());
    templates.copy(binary(wanted), folder);
  }

  @Override
  public synchronized void close() {
    running.values().forEach(MySqlServer::close);
    running.clear();
  }
}
