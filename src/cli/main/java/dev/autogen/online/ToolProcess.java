package dev.autogen.online;

import dev.autogen.error.AutogenException;
import dev.autogen.error.Printable;
import dev.autogen.run.Interruption;
import dev.autogen.run.Operator;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A tool that runs. It waits for a word before it begins, so that it can be noted first. */
final class ToolProcess implements AutoCloseable {

  private static final Duration LOOK = Duration.ofMillis(200);

  /** How long a tool may take to clean up that was told to end. */
  private static final Duration TO_END = Duration.ofSeconds(30);

  private static final int LINES = 20;

  private static final Pattern PERCENT = Pattern.compile("(?<![\\w.])(\\d{1,3})(?:\\.\\d+)?%");

  /** What programs begin their last words with. */
  private static final Pattern TIME = Pattern.compile("^[\\d-]{10}[T ][\\d:.]+Z?\\s+");

  /** By which a line shows that it says what went wrong. */
  private static final Pattern WRONG =
      Pattern.compile("(?i)\\b(error|fatal|failed|cannot|refus|does not exist|denied|lost)");

  private final String word;
  private final Process process;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final Deque<String> last = new ArrayDeque<>();

  private ToolProcess(String word, Process process) {
    this.word = word;
    this.process = process;
  }

  /** It ended with an error, and the message says with which. */
  static final class FailedException extends Exception {

    private static final long serialVersionUID = 1L;

    private FailedException(String message) {
      super(message);
    }
  }

  /**
   * A process of some machine.
   *
   * @param began when, as that machine has it: another process may get the number later
   */
  record Id(String host, long number, String began) {

    boolean isHere() {
      return host.equals(thisHost());
    }

    boolean isAlive() {
      return ProcessHandle.of(number)
          .filter(handle -> began(handle).equals(began))
          .filter(ProcessHandle::isAlive)
          .isPresent();
    }

    private static String began(ProcessHandle handle) {
      return handle.info().startInstant().map(Instant::toString).orElse("");
    }
  }

  private static String thisHost() {
    return Operator.current("").host();
  }

  /**
   * Starts it; it does nothing until {@link #begin}.
   *
   * @throws AutogenException when there is no such program
   */
  static ToolProcess start(String word, List<String> command) {
    List<String> words = new ArrayList<>();
    if (File.separatorChar == '/') {
      // Where nobody is left to say the word, the shell ends instead.
      words.addAll(List.of("/bin/sh", "-c", "read word && exec \"$@\"", "sh"));
    }
    words.addAll(command);
    try {
      Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
      ToolProcess tool = new ToolProcess(word, process);
      Thread reader = new Thread(tool::read, "autogen: read from " + word);
      reader.setDaemon(true);
      reader.start();
      return tool;
    } catch (IOException e) {
      throw Program.missing(word, command.get(0));
    }
  }

  Id id() {
    return new Id(thisHost(), process.pid(), Id.began(process.toHandle()));
  }

  void begin() throws IOException {
    process.getOutputStream().write("begin\n".getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().close();
  }

  private void read() {
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(line);
      }
    } catch (IOException gone) {
      // It was ended.
    }
  }

  /**
   * Waits for its end.
   *
   * @param silence for how long it may say nothing
   * @throws FailedException when it ends with an error
   * @throws AutogenException when it says nothing for too long, or is interrupted
   */
  void await(Duration silence, Interruption interruption, IntConsumer percent)
      throws InterruptedException, FailedException {
    long heard = System.nanoTime();
    while (true) {
      String line = lines.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
      if (line != null) {
        heard = System.nanoTime();
        keep(line, percent);
      } else if (!process.isAlive() && lines.isEmpty()) {
        break;
      }
      if (interruption.isAsked()) {
        throw AutogenException.failure(word + " was interrupted", "run it again");
      }
      if (System.nanoTime() - heard > silence.toNanos()) {
        throw AutogenException.failure(
            word + " has said nothing for " + silence.toSeconds() + " s and was ended" + said(),
            "see what it waits for, or give it longer with online-silence, then run it again");
      }
    }
    int code = process.waitFor();
    if (code != 0) {
      throw new FailedException(word + " ended with exit code " + code + said());
    }
  }

  private void keep(String line, IntConsumer percent) {
    Matcher matcher = PERCENT.matcher(line);
    if (matcher.find()) {
      percent.accept(Math.min(100, Integer.parseInt(matcher.group(1))));
      return;
    }
    if (!line.isBlank()) {
      last.addLast(line);
    }
    if (last.size() > LINES) {
      last.removeFirst();
    }
  }

  /** What it said last of what went wrong. */
  private String said() {
    List<String> all = new ArrayList<>(last);
    String line =
        all.stream()
            .filter(each -> WRONG.matcher(each).find())
            .findFirst()
            .orElse(all.isEmpty() ? "" : all.get(all.size() - 1));
    return line.isEmpty() ? "" : ": " + Printable.line(TIME.matcher(line.strip()).replaceFirst(""));
  }

  /** Ends it if it still runs, and gives it time to clean up. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(TO_END.toMillis(), TimeUnit.MILLISECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
