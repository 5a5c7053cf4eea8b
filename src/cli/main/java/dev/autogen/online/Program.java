package dev.autogen.online;

import dev.autogen.error.AutogenException;
import dev.autogen.error.Printable;
import dev.autogen.mysql.Server;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The program of a tool.
 *
 * @param name as it is called: a path, or looked for on the PATH
 */
public record Program(OnlineTool tool, String name) {

  private static final Pattern VERSION = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})\\.(\\d{1,4})");

  /** What Windows and others put behind the name of a program. */
  private static final String[] ENDINGS = {"", ".exe", ".cmd", ".bat"};

  private static final int SECONDS = 20;

  /** The first version of pt-online-schema-change that knows the words of MySQL 8.4 and later. */
  private static final int KNOWS_REPLICAS = 3_07_00;

  private static final int SAYS_REPLICAS = 80400;

  static AutogenException missing(String word, String name) {
    return AutogenException.usage(
        word + " cannot be started, since there is no program " + Printable.line(name),
        "install it, or say where it is in online-command");
  }

  /**
   * Makes sure that it is there.
   *
   * @param path the variable PATH
   * @throws AutogenException when it is not
   */
  public void require(String path) {
    if (!isThere(path)) {
      throw missing(tool.word(), name);
    }
  }

  /**
   * Why it may have failed, if it is too old for the server. It is asked only then: what has the
   * tool's place may not know the question.
   */
  Optional<String> outdated(Server server) {
    if (tool != OnlineTool.PT_ONLINE_SCHEMA_CHANGE || server.number() < SAYS_REPLICAS) {
      return Optional.empty();
    }
    Matcher version = VERSION.matcher(version());
    return version.find() && number(version) < KNOWS_REPLICAS
        ? Optional.of("version " + version.group() + " does not know MySQL " + server.version())
        : Optional.empty();
  }

  private static int number(Matcher version) {
    return Integer.parseInt(version.group(1)) * 10_000
        + Integer.parseInt(version.group(2)) * 100
        + Integer.parseInt(version.group(3));
  }

  private boolean isThere(String path) {
    return name.contains(File.separator)
        ? Files.isExecutable(Path.of(name))
        : Arrays.stream(path.split(Pattern.quote(File.pathSeparator)))
            .filter(folder -> !folder.isEmpty())
            .flatMap(folder -> Arrays.stream(ENDINGS).map(end -> Path.of(folder, name + end)))
            .anyMatch(Files::isExecutable);
  }

  /** What it says of its version; empty where it does not. */
  private String version() {
    try {
      Process process = new ProcessBuilder(name, "--version").redirectErrorStream(true).start();
      process.getOutputStream().close();
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return "";
      }
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
