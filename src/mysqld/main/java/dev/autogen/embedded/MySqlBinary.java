package dev.autogen.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code mysqld} that has been seen to run.
 *
 * @param command the words that start it, before any option
 * @param options what it needs on every start to find its own files
 * @param version three numbers, {@code 9.7.4}
 * @param origin where it comes from, for messages
 */
public record MySqlBinary(
    List<String> command, List<String> options, String version, String origin) {

  private static final Pattern VERSION = Pattern.compile("Ver (\\d+)\\.(\\d+)\\.(\\d+)");

  public MySqlBinary {
    command = List.copyOf(command);
    options = List.copyOf(options);
  }

  /**
   * Asks a mysqld for its version.
   *
   * @throws ServerUnavailableException when it does not run, or is not MySQL 8.0 or later
   */
  static MySqlBinary inspect(List<String> command, List<String> options, String origin) {
    List<String> words = new ArrayList<>(command);
    words.add("--no-defaults");
    words.add("--version");
    Command.Result result;
    try {
      result = Command.of(words).run(Duration.ofSeconds(30));
    } catch (IOException e) {
      throw new ServerUnavailableException(
          origin + " cannot be run: " + e.getMessage(), Remedy.GET_A_SERVER, e);
    }
    Matcher version = VERSION.matcher(result.output());
    if (!result.succeeded() || !version.find()) {
      throw new ServerUnavailableException(
          origin + " is not a working mysqld: " + result.lastLine(), Remedy.GET_A_SERVER);
    }
    if (result.output().contains("MariaDB") || Integer.parseInt(version.group(1)) < 8) {
      throw new ServerUnavailableException(
          origin + " is not MySQL 8.0 or later: " + result.lastLine(), Remedy.GET_A_SERVER);
    }
    String numbers = version.group(1) + "." + version.group(2) + "." + version.group(3);
    return new MySqlBinary(command, options, numbers, origin);
  }

  /** The words that start the mysql client that came with it; empty where there is none. */
  public Optional<List<String>> client() {
    List<String> words = new ArrayList<>(command);
    Path server = Path.of(words.remove(words.size() - 1));
    for (String place : List.of("mysql", "../bin/mysql")) {
      Path client = server.resolveSibling(place).normalize();
      if (Files.isExecutable(client)) {
        words.add(client.toString());
        return Optional.of(List.copyOf(words));
      }
    }
    return Optional.empty();
  }

  /** A mysqld that finds its own files, as an installed one does. */
  static MySqlBinary installed(Path mysqld) {
    // Explicit and empty: the compiled-in default is a folder that may not exist here.
    return inspect(List.of(mysqld.toString()), List.of("--secure-file-priv="), mysqld.toString());
  }

  /** Options of an unpacked tree: what it looks for under {@code /usr} is somewhere else. */
  static List<String> unpackedOptions(Path share, Path plugins) {
    return List.of(
        "--lc-messages-dir=" + share,
        "--character-sets-dir=" + share.resolve("charsets"),
        "--plugin-dir=" + plugins,
        "--secure-file-priv=");
  }
}
