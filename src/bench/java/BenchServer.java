import dev.autogen.embedded.MySqlSearch;
import dev.autogen.embedded.MySqlServer;
import dev.autogen.embedded.Tuning;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A MySQL server for the benchmark, there until standard input ends. Prints port and password. Run
 * from source, with autogen.jar on the class path.
 */
final class BenchServer {

  private BenchServer() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    try (MySqlServer server =
        MySqlServer.start(
            MySqlSearch.of(System.getenv(), System.err::println).newest(),
            folder,
            Tuning.DURABLE)) {
      System.out.println(server.port() + " " + server.password() + " " + server.version());
      while (System.in.read() >= 0) {
        // Until whoever started this is done.
      }
    }
  }
}
