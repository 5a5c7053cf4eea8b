package dev.autogen.testing;

import dev.autogen.embedded.MySqlBinary;
import dev.autogen.embedded.MySqlServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The {@code mysql} client that comes with the server, as people pipe scripts into it. */
public final class MySqlClient {

  /**
   * What it said.
   *
   * @param output standard output and standard error
   */
  public record Outcome(int code, String output) {}

  private final List<String> command;

  public MySqlClient(MySqlBinary binary) {
    this.command = binary.client().orElseThrow();
  }

  /** How a shell starts it for a server; the password is what MYSQL_PWD holds. */
  public String command(MySqlServer server, String user) {
    return String.join(" ", words(server, user));
  }

  private List<String> words(MySqlServer server, String user) {
    List<String> words = new ArrayList<>(command);
    String port = server.jdbcUrl("").replaceFirst(".*:(\\d+)/.*", "$1");
    words.addAll(
        List.of(
            "--no-defaults",
            "--protocol=tcp",
            "--host=127.0.0.1",
            "--port=" + port,
            "--user=" + user));
    return words;
  }

  /** Runs a script on a schema; it stops at the first error. */
  public Outcome run(TestSchema schema, String script) throws IOException, InterruptedException {
    List<String> words = words(schema.server(), schema.user());
    words.add(schema.name());
    Path input = Files.createTempFile("script", ".sql");
    Path output = Files.createTempFile("script", ".out");
    try {
      Files.writeString(input, script);
      ProcessBuilder builder =
          new ProcessBuilder(words)
              .redirectInput(input.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      builder.environment().put("MYSQL_PWD", schema.password());
      int code = builder.start().waitFor();
      return new Outcome(code, Files.readString(output, StandardCharsets.UTF_8));
    } finally {
      Files.delete(input);
      Files.delete(output);
    }
  }
}
