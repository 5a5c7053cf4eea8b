package dev.autogen.project;

import dev.autogen.embedded.DevelopmentServer;
import dev.autogen.embedded.MySqlSearch;
import dev.autogen.error.AutogenException;
import dev.autogen.mysql.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The MySQL server that a project has for itself, seen from outside: where it is, and what may be
 * done with it.
 *
 * @param folder of its data, which may be absent yet
 * @param schema the schema that autogen uses on it
 * @param search finds the programs of a MySQL
 * @param opening opens a connection, which starts it
 */
public record PrivateServer(
    Path folder, String schema, Supplier<MySqlSearch> search, Supplier<Connection> opening) {

  /** What there is; empty where none was made yet. */
  public Optional<DevelopmentServer.Look> look() {
    return DevelopmentServer.look(folder);
  }

  /** Stops it; whether it ran. */
  public boolean stop() {
    return DevelopmentServer.stop(folder);
  }

  /** Deletes it with all that is in it; whether there was one. */
  public boolean delete() {
    return DevelopmentServer.delete(folder);
  }

  /**
   * Runs the mysql client on it, with this process's own input and output.
   *
   * @param arguments handed to it
   * @return its exit code
   * @throws AutogenException when there is no mysql client
   */
  public int client(List<String> arguments) throws IOException, InterruptedException {
    try (Connection connection = opening.get()) {
      List<String> words = new ArrayList<>(program());
      Database database = connection.database();
      // In a file of this user's own, since a command line is readable by everybody.
      Path options = Files.createTempFile("autogen-client", ".cnf");
      try {
        Files.writeString(
            options,
            """
            [client]
            protocol=tcp
            host=127.0.0.1
            port=%s
            user=%s
            password=%s
            """
                .formatted(port(database), database.user(), database.password()));
        words.add("--defaults-extra-file=" + options);
        words.addAll(arguments);
        words.add(schema);
        return new ProcessBuilder(words).inheritIO().start().waitFor();
      } finally {
        Files.deleteIfExists(options);
      }
    }
  }

  private static String port(Database database) {
    return database.url().replaceFirst(".*:(\\d+)/.*", "$1");
  }

  private List<String> program() {
    return search
        .get()
        .withoutFetching()
        .find()
        .client()
        .orElseThrow(
            () ->
                AutogenException.usage(
                    "the MySQL that autogen uses has no mysql client beside it",
                    "install one, such as Debian's default-mysql-client, or name a mysqld that has"
                        + " one with --mysqld"));
  }
}
