package dev.autogen.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.embedded.MySqlServer;
import dev.autogen.mysql.Session;
import dev.autogen.mysql.TableText;
import dev.autogen.operation.Operation;
import dev.autogen.schema.Schema;
import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestServer;
import dev.autogen.testing.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Databases that autogen did not make: read, written and created again in another schema, the text
 * of every table is what it was; and from nothing there is a way there and back.
 */
@OnMySql
class RealSchemasIT {

  static List<Path> schemas() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/cli/test/resources/schemas"))) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void createdAgainTheTextOfEveryTableIsTheSame(Path file, TestServers servers) throws Exception {
    for (TestServer each : TestServer.values()) {
      MySqlServer server = servers.server(each);
      try (Session original = RoundTrip.fresh(server, "real_original");
          Session copy = RoundTrip.fresh(server, "real_copy")) {
        for (String statement : Files.readString(file).split(";\n", -1)) {
          if (!statement.isBlank()) {
            original.execute(statement);
          }
        }
        Schema schema = RoundTrip.exact(original);
        RoundTrip trip = new RoundTrip(copy);
        List<Operation> operations = Planner.plan(trip.before(), schema);
        trip.run(operations, () -> RoundTrip.remaining(copy, schema));
        assertThat(TableText.all(copy)).isEqualTo(TableText.all(original));
      }
    }
  }
}
