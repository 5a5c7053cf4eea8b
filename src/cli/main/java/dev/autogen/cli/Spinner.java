package dev.autogen.cli;

import dev.autogen.error.Printable;
import dev.autogen.project.Activity;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Timer;
import java.util.TimerTask;

/**
 * One line on standard error that says what is being done, as soon as it has taken a second, and
 * goes away with it. What is printed meanwhile is printed in its place.
 */
final class Spinner implements Activity {

  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final long TICK_MILLIS = 200;
  private static final String FRAMES = "|/-\\";
  private static final int USUAL_COLUMNS = 80;
  private static final int LEAST_COLUMNS = 20;
  private static final String ERASE = "\r\033[K";

  private final Writer screen;
  private final Clock clock;
  private final int columns;
  private final Deque<Running> stages = new ArrayDeque<>();
  private boolean shown;
  private int frame;

  private static final class Running {
    private final String what;
    private final Instant since;
    private String now = "";

    Running(String what, Instant since) {
      this.what = what;
      this.since = since;
    }

    String text() {
      return now.isEmpty() ? what : now;
    }
  }

  /**
   * A spinner that moves only when told to.
   *
   * @param screen the terminal
   * @param columns how wide that is; 0 where nobody knows
   */
  Spinner(Writer screen, Clock clock, int columns) {
    this.screen = screen;
    this.clock = clock;
    this.columns = columns > 0 ? Math.max(columns, LEAST_COLUMNS) : USUAL_COLUMNS;
  }

  /** Moves it from now on, until the program ends. */
  Spinner moving() {
    new Timer("autogen: tell what takes long", true)
        .schedule(
            new TimerTask() {
              @Override
              public void run() {
                tick();
              }
            },
            PATIENCE.toMillis(),
            TICK_MILLIS);
    return this;
  }

  @Override
  public synchronized Stage begin(String what) {
    Running running = new Running(what, clock.instant());
    stages.push(running);
    return new Stage() {
      @Override
      public void now(String text) {
        set(running, text);
      }

      @Override
      public void close() {
        end(running);
      }
    };
  }

  private synchronized void set(Running running, String text) {
    running.now = text;
  }

  private synchronized void end(Running running) {
    stages.remove(running);
    erase();
  }

  /** Shows how long it has been, where that is long. */
  synchronized void tick() {
    Running running = stages.peek();
    if (running == null) {
      return;
    }
    Duration taken = Duration.between(running.since, clock.instant());
    if (taken.compareTo(PATIENCE) >= 0) {
      char sign = FRAMES.charAt(frame++ % FRAMES.length());
      String time = " (" + taken.toSeconds() + " s)";
      // A line that is longer would be wrapped, and could not be put away again.
      String text = Columns.cut(Printable.line(running.text()), columns - time.length() - 3);
      write(ERASE + sign + " " + text + time);
      shown = true;
    }
  }

  private synchronized void erase() {
    if (shown) {
      write(ERASE);
      shown = false;
    }
  }

  private void write(String text) {
    try {
      screen.write(text);
      screen.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A writer to the same terminal, which puts the line away before it writes. */
  PrintWriter before(Writer other) {
    return new PrintWriter(
        new FilterWriter(other) {
          @Override
          public void write(int character) throws IOException {
            write(new char[] {(char) character}, 0, 1);
          }

          @Override
          public void write(String text, int from, int count) throws IOException {
            write(text.toCharArray(), from, count);
          }

          @Override
          public void write(char[] characters, int from, int count) throws IOException {
            erase();
            super.write(characters, from, count);
          }
        },
        true);
  }
}
