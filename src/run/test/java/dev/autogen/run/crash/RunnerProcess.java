package dev.autogen.run.crash;

import dev.autogen.error.AutogenException;
import dev.autogen.mysql.Database;
import dev.autogen.mysql.Failures;
import dev.autogen.mysql.Session;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionScript;
import dev.autogen.run.Consent;
import dev.autogen.run.Operator;
import dev.autogen.run.ProgressLines;
import dev.autogen.run.RunOptions;
import dev.autogen.run.Runner;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The tool as a process of its own, without its command line: it upgrades or downgrades when told
 * to, one after the other, until it is killed.
 */
final class RunnerProcess implements AutoCloseable {

  private static final String BEGINS = "begins";
  private static final String CODE = "code ";

  private final Process process;
  private final PrintWriter orders;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final StringBuilder said = new StringBuilder();
  private int code = -1;

  private RunnerProcess(Process process) {
    this.process = process;
    this.orders = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
    Thread reader =
        new Thread(
            () -> {
              try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
                out.lines().forEach(lines::add);
              } catch (IOException | UncheckedIOException e) {
                // It was killed.
              }
              lines.add(CODE + "137");
            },
            "output of the tool");
    reader.setDaemon(true);
    reader.start();
  }

  static RunnerProcess start(String user, String password) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx128m"));
    words.addAll(List.of("-cp", System.getProperty("java.class.path")));
    words.addAll(List.of(RunnerProcess.class.getName(), user));
    try {
      ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
      builder.environment().put("AUTOGEN_PASSWORD", password);
      return new RunnerProcess(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Has it run, and waits until it begins.
   *
   * @param word {@code upgrade}, to head, or {@code downgrade}, to base
   */
  void begin(String word, String url) throws InterruptedException {
    order(word, url);
    while (code < 0 && !said.toString().contains(BEGINS)) {
      take(lines.poll(10, TimeUnit.MINUTES));
    }
  }

  /** Has it run, and does not wait. */
  void order(String word, String url) {
    said.setLength(0);
    code = -1;
    orders.println(word + " " + url);
  }

  private void take(String line) {
    if (line == null) {
      throw new IllegalStateException("the tool says nothing any more: " + said);
    }
    if (line.startsWith(CODE)) {
      code = Integer.parseInt(line.substring(CODE.length()));
    } else {
      said.append(line).append('\n');
    }
  }

  /** Whether it comes to an end within so long. */
  boolean endsWithin(long micros) throws InterruptedException {
    long deadline = System.nanoTime() + micros * 1000;
    while (code < 0) {
      String line = lines.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (line == null) {
        return false;
      }
      take(line);
    }
    return true;
  }

  /** As {@code kill -9}. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** The exit code, once it has come to an end; 137 where it was killed. */
  int code() throws InterruptedException {
    while (code < 0) {
      take(lines.poll(10, TimeUnit.MINUTES));
    }
    return code;
  }

  String said() {
    return said.toString();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }

  static RevisionGraph graph() {
    return RevisionGraph.of(
        List.of(
            new RevisionScript(
                "a1",
                List.of(),
                List.of(),
                List.of(),
                Instant.parse("2026-11-20T10:00:00Z"),
                "Many steps",
                "ManySteps.java",
                new ManySteps()),
            new RevisionScript(
                "b2",
                List.of("a1"),
                List.of(),
                List.of(),
                Instant.parse("2026-11-20T11:00:00Z"),
                "Many tables",
                "ManyTables.java",
                new ManyTables())));
  }

  public static void main(String[] arguments) throws IOException {
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String order = orders.readLine(); order != null; order = orders.readLine()) {
      String[] words = order.split(" ", 2);
      System.out.println(CODE + run(words[0], words[1], arguments[0]));
    }
  }

  private static int run(String word, String url, String user) {
    Database database = new Database(url, user, System.getenv("AUTOGEN_PASSWORD"));
    try (Session session = database.open()) {
      System.out.println(BEGINS);
      Runner runner =
          new Runner(
              session,
              graph(),
              Clock.systemUTC(),
              Operator.current("test"),
              RunOptions.usual().withConsent(Consent.given()).withConnections(4),
              new ProgressLines(System.out::println, false));
      if (word.equals("upgrade")) {
        runner.upgrade("heads");
      } else {
        runner.downgrade("base");
      }
      return 0;
    } catch (AutogenException e) {
      System.out.println("error: " + e.getMessage() + "; " + e.remedy());
      return 3;
    } catch (SQLException e) {
      // As the command line has it: the server, between two steps.
      System.out.println("error: " + Failures.oneLine(e));
      return 3;
    } catch (Exception e) {
      e.printStackTrace(System.out);
      return 4;
    }
  }
}
