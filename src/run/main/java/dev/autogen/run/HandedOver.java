package dev.autogen.run;

import dev.autogen.error.AutogenException;
import dev.autogen.event.RunEvent;
import dev.autogen.mysql.Session;
import dev.autogen.mysql.Snapshot;
import dev.autogen.mysql.TableSize;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * A step that another program carries out. Whatever that says of itself, it is the schema that
 * tells whether it did.
 */
final class HandedOver {

  /** When it is told first how far the step is, and how long after that again. */
  private static final Duration LONG = Duration.ofSeconds(1);

  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final Session session;
  private final Journal journal;
  private final Step step;
  private final Handover.Deputy deputy;
  private final Snapshot before;

  HandedOver(Session session, Journal journal, Step step, Handover.Deputy deputy)
      throws SQLException {
    this.session = session;
    this.journal = journal;
    this.step = step;
    this.deputy = deputy;
    List<String> tables = new ArrayList<>(step.operation().definedTables());
    tables.addAll(deputy.tables());
    this.before = Snapshot.of(session, tables);
  }

  /** Nobody can tell yet what became of it: the next run finds out. */
  static final class UnsettledException extends Exception {

    private static final long serialVersionUID = 1L;

    private UnsettledException(Exception cause) {
      super(cause);
    }
  }

  /** The tables as they were. */
  Snapshot before() {
    return before;
  }

  /**
   * Runs it, and notes in {@code row} that it is done.
   *
   * @throws UnsettledException when the step is to stay begun
   * @throws Exception when the tables are as they were
   */
  void run(long row, IntConsumer percent) throws Exception {
    Exception failure =
        AutogenException.failure(
            "the program ended in order and has changed nothing", "run it again");
    try {
      deputy.run(session, note -> note(row, note), percent);
    } catch (Exception e) {
      failure = e;
    }
    CrashRecovery.Outcome outcome;
    try {
      deputy.settle(session, before);
      outcome = new CrashRecovery(session).settle(step, before.text());
    } catch (Exception e) {
      if (e != failure) {
        failure.addSuppressed(e);
      }
      throw new UnsettledException(e instanceof AutogenException ? e : failure);
    }
    switch (outcome.verdict()) {
      case LANDED -> journal.done(row);
      case NOT_LANDED -> {
        journal.reached(row, "");
        throw failure;
      }
      case UNKNOWN -> throw new UnsettledException(new SQLException(outcome.reason(), failure));
    }
  }

  private void note(long row, String note) {
    try {
      journal.reached(row, note);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Tells how far it is, now and then. */
  IntConsumer progress(String revision, Clock clock, Consumer<RunEvent> events)
      throws SQLException {
    TableSize size = TableSize.of(session, step.operation().definedTables());
    Instant begun = clock.instant();
    Instant[] next = {begun.plus(LONG)};
    return percent -> {
      Instant now = clock.instant();
      if (!now.isBefore(next[0])) {
        next[0] = now.plus(PAUSE);
        events.accept(
            new RunEvent.StepProgressed(
                revision,
                step.number(),
                OptionalInt.of(percent),
                OptionalLong.empty(),
                Duration.between(begun, now),
                size.table(),
                size.bytes()));
      }
    };
  }
}
