package dev.autogen.run;

import dev.autogen.error.AutogenException;
import dev.autogen.event.Direction;
import dev.autogen.event.RunEvent;
import dev.autogen.finding.Element;
import dev.autogen.finding.Finding;
import dev.autogen.mysql.CodeConnection;
import dev.autogen.mysql.Failures;
import dev.autogen.mysql.GeneratedKeys;
import dev.autogen.mysql.Guards;
import dev.autogen.mysql.Session;
import dev.autogen.mysql.Snapshot;
import dev.autogen.operation.InChunks;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Runs steps and notes each in the journal: a transaction together with its note, a DDL statement
 * between two.
 */
final class StepRun implements AutoCloseable {

  /** How long work in chunks goes on before it is told how far it has come. */
  private static final Duration LONG = Duration.ofSeconds(1);

  /** And how long until it is told again. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private static final String SAVEPOINT = "autogen_step";

  /** The server's error where a savepoint is not there. */
  private static final int NO_SAVEPOINT = 1305;

  private final Session session;
  private final Journal journal;
  private final String revision;
  private final Direction direction;
  private final RevisionSteps steps;
  private final StatementMonitor watch;
  private final Handover handover;
  private final Consumer<RunEvent> events;
  private final Clock clock;
  private final Creations creations;
  private final Creators creators;
  private final Predicate<Step> isToDo;
  private final Map<Integer, Failure> failures = new HashMap<>();
  private final Map<Integer, Duration> shared = new HashMap<>();
  private String sent = "";
  private int last;
  private volatile Running code = new Running();

  /**
   * Ready for the steps of a revision.
   *
   * @param steps all of them
   * @param isToDo whether one of them was not done by an earlier run
   */
  StepRun(
      Session session,
      Journal journal,
      String revision,
      Direction direction,
      RevisionSteps steps,
      Predicate<Step> isToDo,
      Guard guard,
      Consumer<RunEvent> events,
      Clock clock) {
    this.session = session;
    this.journal = journal;
    this.revision = revision;
    this.direction = direction;
    this.steps = steps;
    this.watch = guard.watch();
    this.handover = guard.handover();
    this.events = events;
    this.clock = clock;
    this.creations = new Creations(journal);
    this.creators = guard.creators();
    this.isToDo = isToDo;
  }

  /** A step that did not succeed. */
  static final class Failure extends Exception {

    private static final long serialVersionUID = 1L;

    private final String where;
    private boolean isPartial;

    Failure(String where, Throwable cause) {
      super(cause);
      this.where = where;
    }

    /** Whether a part of the step was committed, so that it cannot be run again as it is. */
    boolean isPartial() {
      return isPartial;
    }

    /** The statement that failed, or the title of the code. */
    String where() {
      return where;
    }

    String what() {
      if (getCause() instanceof AutogenException) {
        return getCause().getMessage();
      }
      String what =
          getCause() instanceof SQLException e
              ? Excerpt.message(Failures.oneLine(e), where)
              : getCause().getClass().getSimpleName()
                  + (getCause().getMessage() == null ? "" : ": " + getCause().getMessage());
      return isPartial ? what + ", after a part of it had been committed" : what;
    }

    String remedy() {
      if (isPartial) {
        return Repair.REMEDY;
      }
      if (getCause() instanceof AutogenException e) {
        return e.remedy();
      }
      if (getCause() instanceof CodeConnection.RefusedException) {
        return "take that out of the code, give a statement of its own to op.execute, then run it"
            + " again";
      }
      if (getCause() instanceof SQLException e) {
        return Failures.isLock(e)
            ? "run it again once that is done, or with --kill-blockers"
            : Failures.remedy(e, "mend what the server names, then run it again");
      }
      return getCause() instanceof OutOfMemoryError
          ? "let it work in chunks, or set AUTOGEN_OPTS=-Xmx4g to give it more, then run it again"
          : "correct the code, then run it again";
    }
  }

  /**
   * Runs one step.
   *
   * @param position where work in chunks goes on; empty at its beginning
   */
  void run(Step step, String position) throws Failure {
    step.match(new Runs(position)).run();
  }

  private interface Task {
    void run() throws Failure;
  }

  private final class Runs implements Step.Cases<Task> {

    private final String position;

    Runs(String position) {
      this.position = position;
    }

    @Override
    public Task ddl(Step.DdlStatement ddl) {
      return () -> StepRun.this.ddl(ddl);
    }

    @Override
    public Task dml(Step.DmlStatements dml) {
      return () -> statements(dml);
    }

    @Override
    public Task rows(Step.Rows rows) {
      return () ->
          transaction(
              rows, running -> StepRun.this.dml(rows, rows.batch().statements(packet()), running));
    }

    @Override
    public Task setting(Step.SessionSetting setting) {
      return () -> StepRun.this.setting(setting);
    }

    @Override
    public Task decided(Step.DecidedStatement decided) {
      return () -> StepRun.this.decided(decided);
    }

    @Override
    public Task code(Step.Code code) {
      return () -> transaction(code, running -> java(code, running));
    }

    @Override
    public Task chunks(Step.Chunks chunks) {
      return () -> StepRun.this.chunks(chunks, position);
    }
  }

  private void java(Step.Code code, Running running) throws Exception {
    running.where = code.text();
    CodeConnection connection = new CodeConnection(session.connection());
    watch.over(
        subject(code),
        () -> {
          code.work().run(connection.guarded());
          return null;
        });
    connection.ensureKept();
  }

  private static final class Running {
    private volatile long row;
    private volatile String where = "";
  }

  private interface Work {
    void run(Running running) throws Exception;
  }

  private void ddl(Step.DdlStatement step) throws Failure {
    Running running = new Running();
    running.where = step.sql();
    try {
      if (Creations.isOne(step)) {
        create(step, running);
        return;
      }
      Optional<Handover.Deputy> deputy = handover.of(revision, step, session);
      if (deputy.isPresent()) {
        handOver(step, deputy.get(), running);
        return;
      }
      Snapshot before = CrashRecovery.before(session, step);
      running.row = start(step, before.text(), "");
      Optional<ProvenKeys> keys = ProvenKeys.of(session, step, steps.all());
      if (keys.isPresent()) {
        keys(step, keys.get(), before, running);
      } else {
        watch.persistently(subject(step), () -> execute(step, step.sql()));
      }
      journal.done(running.row);
    } catch (Failure e) {
      throw e;
    } catch (Exception e) {
      throw failed(running, Journal.State.FAILED, e);
    }
  }

  /** Has another program carry the step out; what nobody can tell of stays begun. */
  private void handOver(Step.DdlStatement step, Handover.Deputy deputy, Running running)
      throws Exception {
    HandedOver handed = new HandedOver(session, journal, step, deputy);
    running.row = start(step, handed.before().text(), deputy.note());
    try {
      handed.run(running.row, handed.progress(revision, clock, events));
    } catch (HandedOver.UnsettledException e) {
      throw new Failure(running.where, e.getCause());
    }
  }

  /** Adds foreign keys and proves them; what is not proven does not stay. */
  private void keys(Step.DdlStatement step, ProvenKeys keys, Snapshot before, Running running)
      throws Exception {
    MonitoredStep subject = subject(step);
    watch.persistently(
        subject,
        () ->
            watch.over(
                subject,
                () -> {
                  keys.add(step.sql());
                  return null;
                }));
    try {
      watch.over(
          subject,
          () -> {
            keys.prove();
            return null;
          });
    } catch (Exception unproven) {
      try {
        watch.persistently(
            subject,
            () -> {
              keys.undo(before);
              return null;
            });
      } catch (Exception e) {
        // The step stays begun: the next run finds the keys, and proves them or takes them off.
        unproven.addSuppressed(e);
        throw new Failure(running.where, unproven);
      }
      throw unproven;
    }
  }

  private void create(Step.DdlStatement step, Running running) throws Exception {
    if (!isBegun(step)) {
      List<Step> together = Creations.from(steps.all(), step.number() - 1, isToDo);
      List<Snapshot> before = CrashRecovery.before(session, together);
      List<Journal.Note> notes = new ArrayList<>();
      for (int i = 0; i < together.size(); i++) {
        notes.add(note(together.get(i), before.get(i).text(), ""));
      }
      creations.begin(notes);
      creators.make(together, steps.all(), creations, journal);
    }
    if (creators.took(step).isPresent()) {
      return;
    }
    String started = journal.now();
    running.row = creations.take(step);
    watch.persistently(subject(step), () -> execute(step, step.sql()));
    creations.done(new Journal.Finished(running.row, started, journal.now()));
  }

  /**
   * Whether a step is noted as begun with one before it, or done with it. Nothing that runs between
   * two of these can give away the lock that this session holds.
   */
  boolean isBegun(Step step) {
    return creations.isBegun(step) || creators.took(step).isPresent();
  }

  /** Brings the journal up to date, whatever has stopped the run. */
  @Override
  public void close() {
    try {
      creations.settle();
    } catch (SQLException unreachable) {
      // The connection is gone: the next run finds out.
    }
  }

  private void decided(Step.DecidedStatement step) throws Failure {
    Running running = new Running();
    running.where = step.query();
    try {
      running.row = start(step, CrashRecovery.before(session, step).text(), "");
      String sql = session.query(step.query()).get(0).get(Guards.STATEMENT);
      if (!sql.isEmpty()) {
        running.where = sql;
        GeneratedKeys.execute(session, step.operation(), sql);
      }
      journal.done(running.row);
    } catch (SQLException e) {
      throw failed(running, Journal.State.FAILED, e);
    }
  }

  private void setting(Step.SessionSetting step) throws Failure {
    Running running = new Running();
    running.where = step.sql();
    try {
      session.execute(step.sql());
      journal.done(start(step, "", ""));
    } catch (SQLException e) {
      throw failed(running, Journal.State.FAILED, e);
    }
  }

  /** How many bytes of a statement the server takes. */
  private long packet() throws SQLException {
    return Long.parseLong(
        session.query("SELECT @@max_allowed_packet AS bytes").get(0).get("bytes"));
  }

  /** Runs a statement, and those behind it that may share its transaction. */
  private void statements(Step.DmlStatements step) throws Failure {
    failEarlier(step);
    List<Step> together = SharedTransaction.from(steps.all(), step.number() - 1);
    boolean isDone = together.size() > 1 && shared(together);
    failEarlier(step);
    if (!isDone) {
      transaction(step, running -> dml(step, step.statements(), running));
    }
  }

  /** Fails with what a step failed with when it was run together with others. */
  private void failEarlier(Step step) throws Failure {
    Failure failure = failures.remove(step.number());
    if (failure != null) {
      throw failure;
    }
  }

  /** Whether all tables of the schema take part in a transaction. */
  private boolean isTransactional() throws SQLException {
    return session
        .query(
            "SELECT 1 FROM information_schema.TABLES WHERE TABLE_SCHEMA = ?"
                + " AND TABLE_TYPE = 'BASE TABLE' AND ENGINE <> 'InnoDB' LIMIT 1",
            session.schema())
        .isEmpty();
  }

  /**
   * Runs statements in one transaction, together with the notes that they are done, until that has
   * taken a while. One that fails ends it, and fails when its turn comes; one that got no lock is
   * tried again then.
   *
   * @return whether the first of them is done
   */
  private boolean shared(List<Step> together) {
    List<Journal.Note> notes = new ArrayList<>();
    List<Journal.Finished> times = new ArrayList<>();
    try {
      if (!isTransactional()) {
        return false;
      }
      session.transaction(
          () -> {
            savepoint();
            Instant end = clock.instant().plus(LONG);
            for (Step each : together) {
              String started = journal.now();
              long begun = System.nanoTime();
              try {
                executeAll(each);
              } catch (SQLException e) {
                boolean isFirst = notes.isEmpty();
                boolean isKept = !isFirst && isThere();
                if ((isFirst || isKept) && !Failures.isLock(e)) {
                  failures.put(each.number(), new Failure(sent, e));
                }
                if (!isKept) {
                  throw e;
                }
                break;
              }
              shared.put(each.number(), Duration.ofNanos(System.nanoTime() - begun));
              notes.add(note(each, "", ""));
              times.add(new Journal.Finished(0, started, journal.now()));
              if (clock.instant().isAfter(end)) {
                break;
              }
            }
            journal.noteDone(notes, times);
            return null;
          });
      last = together.get(notes.size() - 1).number();
      return true;
    } catch (SQLException e) {
      // Nothing of it was done: each by itself, which says what is in the way.
      return false;
    }
  }

  private void executeAll(Step step) throws SQLException {
    for (String sql : ((Step.DmlStatements) step).statements()) {
      sent = sql;
      try {
        execute(step, sql);
      } catch (SQLException | RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Whether the transaction is still the one that began with the savepoint. */
  private boolean isThere() {
    try {
      session.execute("RELEASE SAVEPOINT " + SAVEPOINT);
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  /** Whether it was done together with one before it. */
  boolean isDone(Step step) {
    return step.number() <= last;
  }

  /** How long a step took that was done together with others; empty for any other. */
  Optional<Duration> took(Step step) {
    return isDone(step) ? Optional.ofNullable(shared.get(step.number())) : creators.took(step);
  }

  private void dml(Step step, List<String> statements, Running running) throws Exception {
    for (String sql : statements) {
      running.where = sql;
      execute(step, sql);
    }
  }

  private Void execute(Step step, String sql) throws Exception {
    return watch.over(
        subject(step),
        () -> {
          GeneratedKeys.execute(session, step.operation(), sql);
          return null;
        });
  }

  private MonitoredStep subject(Step step) {
    return MonitoredStep.of(step, revision);
  }

  private void transaction(Step step, Work work) throws Failure {
    Running running = begin(step);
    try {
      watch.persistently(
          subject(step),
          () -> {
            atomically(
                () -> {
                  running.row = start(step, "", "");
                  savepoint();
                  work.run(running);
                  release(step, running.row, Journal.State.STARTED);
                  journal.done(running.row);
                });
            return null;
          });
    } catch (Throwable e) {
      // What commits in its midst leaves the note of its beginning behind, despite the rollback.
      throw failed(running, Journal.State.PARTIAL, e);
    }
  }

  private void chunks(Step.Chunks step, String from) throws Failure {
    Running running = begin(step);
    String position = from;
    try {
      running.row = start(step, "", position);
      boolean more = true;
      int done = 0;
      Instant next = clock.instant().plus(LONG);
      while (more) {
        String here = position;
        String[] reached = {""};
        atomically(
            () -> {
              boolean isCode = step.operation() instanceof InChunks;
              if (isCode) {
                // As long as this stands the transaction was not rolled back.
                journal.mark(running.row, Journal.State.PARTIAL);
              }
              savepoint();
              reached[0] = watch.over(subject(step), () -> next(step, here));
              release(step, running.row, isCode ? Journal.State.PARTIAL : Journal.State.STARTED);
              if (reached[0].isEmpty()) {
                journal.done(running.row);
              } else {
                journal.reached(running.row, reached[0]);
              }
            });
        more = !reached[0].isEmpty();
        position = reached[0];
        done++;
        Instant now = clock.instant();
        if (more && !now.isBefore(next)) {
          next = now.plus(PAUSE);
          events.accept(new RunEvent.ChunksDone(revision, step.number(), steps.count(), done));
        }
      }
    } catch (Throwable e) {
      throw failed(running, stateOfChunks(running, step), e);
    }
  }

  /** What code committed in the midst of a chunk has committed the mark that stood meanwhile. */
  private Journal.State stateOfChunks(Running running, Step.Chunks step) {
    try {
      return step.operation() instanceof InChunks
              && running.row != 0
              && journal.isMarked(running.row, Journal.State.PARTIAL)
          ? Journal.State.PARTIAL
          : Journal.State.FAILED;
    } catch (SQLException unreachable) {
      return Journal.State.FAILED;
    }
  }

  private Running begin(Step step) {
    Running running = new Running();
    running.where = step.text();
    code = running;
    return running;
  }

  /** What the step that was begun last is at. */
  String where() {
    return code.where;
  }

  /** Notes in {@code notes}, through a connection beside, that a step's code was given up. */
  void abandoned(Journal notes, Step step, String why) throws SQLException {
    if (code.row != 0) {
      notes.failed(
          code.row, step.isTransaction() ? Journal.State.PARTIAL : Journal.State.FAILED, why);
    }
  }

  private String next(Step.Chunks step, String position) throws Exception {
    CodeConnection connection = new CodeConnection(session.connection());
    Optional<String> next = step.work().next(connection.guarded(), position);
    connection.ensureKept();
    if (next.isPresent() && (next.get().isEmpty() || next.get().equals(position))) {
      throw new IllegalStateException("a chunk came to no new position, but is not the last");
    }
    return next.orElse("");
  }

  private interface Part {
    void run() throws Exception;
  }

  /** As {@link Session#transaction}, for code that may throw anything. */
  private void atomically(Part part) throws Exception {
    try {
      session.transaction(
          () -> {
            try {
              part.run();
            } catch (SQLException | RuntimeException | Error e) {
              throw e;
            } catch (Exception e) {
              throw new CodeException(e);
            }
            return null;
          });
    } catch (CodeException e) {
      throw e.code();
    }
  }

  private static final class CodeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CodeException(Exception cause) {
      super(cause);
    }

    Exception code() {
      return (Exception) getCause();
    }
  }

  private void savepoint() throws SQLException {
    session.execute("SAVEPOINT " + SAVEPOINT);
  }

  /**
   * A commit, which DDL implies, takes the savepoint with it; so does a rollback, which takes what
   * the row said too.
   */
  private void release(Step step, long row, Journal.State state) throws SQLException {
    try {
      session.execute("RELEASE SAVEPOINT " + SAVEPOINT);
    } catch (SQLException e) {
      if (e.getErrorCode() != NO_SAVEPOINT) {
        throw e;
      }
      if (!journal.isMarked(row, state)) {
        throw new SQLException(
            "the code rolled back its transaction, so that nothing of it was done", e);
      }
      events.accept(
          new RunEvent.Found(
              Finding.note(
                  "committed-in-midst",
                  Element.step(revision, step.number()),
                  "step "
                      + step.number()
                      + " has committed in its midst, as DDL does: had it failed, a part would have"
                      + " stayed"),
              false));
    }
  }

  private long start(Step step, String tablesBefore, String position) throws SQLException {
    return journal.start(note(step, tablesBefore, position));
  }

  private Journal.Note note(Step step, String tablesBefore, String position) {
    return new Journal.Note(
        new Journal.Beginning(
            revision,
            direction,
            step.number(),
            steps.count(),
            new Step.Checksum(steps.hash(step), "")),
        step.kept(),
        tablesBefore,
        position);
  }

  private Failure failed(Running running, Journal.State state, Throwable e) {
    Failure failure = new Failure(running.where, e);
    try {
      if (running.row != 0 && journal.failed(running.row, state, failure.what())) {
        failure.isPartial = state == Journal.State.PARTIAL;
      }
    } catch (SQLException unreachable) {
      // The connection is gone; the first failure is the one to report.
      e.addSuppressed(unreachable);
    }
    return failure;
  }
}
