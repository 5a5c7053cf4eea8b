package dev.autogen.testing;

import dev.autogen.embedded.MySqlBinary;
import dev.autogen.embedded.MySqlSearch;
import dev.autogen.embedded.MySqlServer;
import dev.autogen.embedded.ServerTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The servers of one test run: each is started when first asked for and stopped when the run ends,
 * however it ends. A test takes this as a parameter when it wants a server rather than a schema.
 */
public final class TestServers implements AutoCloseable {

  private final MySqlSearch search = MySqlSearch.of(System.getenv(), System.out::println);
  private final ServerTemplate templates = new ServerTemplate(Path.of("target", "mysql"));
  private final Map<TestServer, MySqlBinary> binaries = new EnumMap<>(TestServer.class);
  private final Map<TestServer, MySqlServer> running = new EnumMap<>(TestServer.class);

  private Optional<MySqlServer> lowerCase = Optional.empty();

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

  /** MySQL 9.7 that keeps the names of tables in lower case. */
  public synchronized MySqlServer lowerCase() {
    if (lowerCase.isEmpty()) {
      MySqlBinary plain = binary(TestServer.PRIMARY);
      List<String> options = new ArrayList<>(plain.options());
      options.add("--lower-case-table-names=1");
      // Only data made so can be used so: they have a template of their own.
      MySqlBinary binary =
          new MySqlBinary(plain.command(), options, plain.version(), plain.origin());
      lowerCase =
          Optional.of(new ServerTemplate(Path.of("target", "mysql-lower-case")).start(binary));
    }
    return lowerCase.get();
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
    lowerCase.ifPresent(MySqlServer::close);
    lowerCase = Optional.empty();
    running.values().forEach(MySqlServer::close);
    running.clear();
  }
}
