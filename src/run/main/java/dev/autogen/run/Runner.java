package dev.autogen.run;

import dev.autogen.diff.Change;
import dev.autogen.error.AutogenException;
import dev.autogen.event.Direction;
import dev.autogen.event.RunEvent;
import dev.autogen.finding.Element;
import dev.autogen.finding.Finding;
import dev.autogen.finding.RefusalException;
import dev.autogen.finding.Severity;
import dev.autogen.hook.RevisionListener;
import dev.autogen.mysql.Failures;
import dev.autogen.mysql.Session;
import dev.autogen.operation.Operation;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionPath;
import dev.autogen.revision.RevisionScript;
import dev.autogen.revision.Target;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Brings a schema from one revision to another. */
public final class Runner {

  private final Session session;
  private final RevisionGraph graph;
  private final VersionTable versions;
  private final Journal journal;
  private final RunOptions options;
  private final Consumer<RunEvent> events;
  private final Clock clock;
  private RevisionListener listener = revision -> {};

  /**
   * A runner.
   *
   * @param operator who is noted to have run it
   * @param listener is told what happens, one event at a time
   */
  public Runner(
      Session session,
      RevisionGraph graph,
      Clock clock,
      Operator operator,
      RunOptions options,
      Consumer<RunEvent> listener) {
    this.session = session;
    this.graph = graph;
    this.versions = new VersionTable(session);
    this.journal = new Journal(session, clock, operator);
    this.options = options;
    this.events = inTurn(listener);
    this.clock = clock;
  }

  /** Two threads tell what happens. */
  private static Consumer<RunEvent> inTurn(Consumer<RunEvent> listener) {
    Object turn = new Object();
    return event -> {
      synchronized (turn) {
        listener.accept(event);
      }
    };
  }

  private void found(Finding finding) {
    events.accept(new RunEvent.Found(finding, false));
  }

  /** Tells {@code newListener} of each revision that is applied, undone or stamped from now on. */
  public Runner telling(RevisionListener newListener) {
    listener = newListener;
    return this;
  }

  /**
   * Upgrades to {@code target}.
   *
   * @return the revisions that were run, in order; empty when the schema was there already
   * @throws AutogenException when the target is unknown or a step fails
   */
  public List<RevisionScript> upgrade(String target) throws SQLException {
    return locked(
        lock -> {
          if (isNewer()) {
            // What is half done of a migration that nobody here has is not passed over.
            goesOn(Direction.UPGRADE, List.of());
            return List.of();
          }
          return run(lock, Direction.UPGRADE, versions.path(graph).up(target));
        });
  }

  /** The revisions the schema has not had, in the order to run; changes nothing. */
  public List<RevisionScript> pending() throws SQLException {
    return isNewer() ? List.of() : versions.path(graph).pending();
  }

  /** Whether the database has had later migrations than there are, and that may be; says so. */
  private boolean isNewer() throws SQLException {
    Optional<NewerDatabase> newer = newer();
    newer.ifPresent(
        one ->
            found(
                Finding.warning(
                        "newer-database", Element.schema(), one.sentence() + ", so nothing is run")
                    .withRemedy(one.remedy())));
    return newer.isPresent();
  }

  private Optional<NewerDatabase> newer() throws SQLException {
    return options.newerAllowed() ? NewerDatabase.in(session, graph) : Optional.empty();
  }

  /** Downgrades to {@code target}; as {@link #upgrade}. */
  public List<RevisionScript> downgrade(String target) throws SQLException {
    return locked(lock -> run(lock, Direction.DOWNGRADE, versions.path(graph).down(target)));
  }

  /**
   * Tests what {@link #upgrade} tests before its first step, and changes nothing.
   *
   * @throws AutogenException when a step would be stopped, naming all that would
   */
  public void foreseeUpgrade(String target) throws SQLException {
    if (isNewer()) {
      if (new JournalTable(session).isComplete()) {
        goesOn(Direction.UPGRADE, List.of());
      }
      return;
    }
    foresee(Direction.UPGRADE, versions.path(graph).up(target));
  }

  /** Tests what {@link #downgrade} does; as {@link #foreseeUpgrade}. */
  public void foreseeDowngrade(String target) throws SQLException {
    foresee(Direction.DOWNGRADE, versions.path(graph).down(target));
  }

  /**
   * The script of what {@link #upgrade} would run: of a revision that is half done, the steps that
   * are yet to be run. Empty where the schema is newer, on which nothing would be run.
   */
  public String scriptUpgrade(String target) throws SQLException {
    if (newer().isPresent()) {
      return "";
    }
    List<String> heads = versions.heads();
    versions.path(graph);
    return OfflineScript.upgrade(graph, heads, target, done());
  }

  /** The same of {@link #downgrade}. */
  public String scriptDowngrade(String target) throws SQLException {
    List<String> heads = versions.heads();
    versions.path(graph);
    return OfflineScript.downgrade(graph, heads, target, done());
  }

  /** What is done of the revision that is half done. */
  private OfflineScript.Done done() throws SQLException {
    Optional<Journal.Unfinished> left =
        new JournalTable(session).isComplete() ? journal.unfinished() : Optional.empty();
    Optional<RevisionScript> script = left.flatMap(half -> graph.revision(half.revision()));
    if (script.isEmpty()) {
      return OfflineScript.Done.NOTHING;
    }
    Direction direction = left.get().direction();
    RevisionSteps steps = RevisionSteps.of(script.get(), direction);
    Resumption resumption = Resumption.of(journal, script.get(), direction, steps);
    return new OfflineScript.Done(
        script.get().id(),
        direction,
        steps.all().stream().filter(resumption::isDone).map(Step::number).toList());
  }

  private void foresee(Direction direction, List<RevisionScript> path) throws SQLException {
    waitNoLongerThanSaid();
    boolean isJournal = new JournalTable(session).isComplete();
    if (isJournal) {
      heedUndecided(left -> new Resumption.Looking());
    }
    boolean goesOn = isJournal && goesOn(direction, path);
    Plan plan = new Plan(direction);
    heedAll(plan, path, goesOn);
    preflight(script -> isJournal ? remaining(plan, script) : all(plan, script), path);
  }

  private static List<Step> all(Plan plan, RevisionScript script) {
    return plan.of(script).all();
  }

  /**
   * Notes that the schema is at {@code targets} without running anything.
   *
   * @param purge forgets first what was noted, which may be what nobody has
   * @return the revisions that are noted now
   */
  public List<String> stamp(List<String> targets, boolean purge) throws SQLException {
    return locked(
        lock -> {
          List<String> heads =
              (purge ? new RevisionPath(graph, List.of()) : versions.path(graph)).stamped(targets);
          List<String> before =
              new RevisionPath(graph, known(versions.heads()))
                  .applied().stream().map(RevisionScript::id).toList();
          List<String> newlyNoted =
              graph.ancestors(heads).stream()
                  .map(RevisionScript::id)
                  .filter(id -> !before.contains(id))
                  .toList();
          String noted =
              heads.size() == 1 ? heads.get(0) : heads.isEmpty() ? Target.BASE : Target.HEADS;
          session.transaction(
              () -> {
                long row =
                    journal.start(
                        new Journal.Note(
                            new Journal.Beginning(noted, Direction.STAMP, 0, 0, Step.Checksum.NONE),
                            JournalHistory.noted(newlyNoted),
                            "",
                            ""));
                versions.set(heads);
                journal.done(row);
                return null;
              });
          for (String id : heads.isEmpty() ? List.of(Target.BASE) : heads) {
            tell(Direction.STAMP, id, "");
          }
          return heads;
        });
  }

  private List<String> known(List<String> ids) {
    return ids.stream().filter(id -> graph.revision(id).isPresent()).toList();
  }

  private void tell(Direction direction, String id, String message) throws SQLException {
    listener.applied(new RevisionListener.Applied(direction.word(), id, message, versions.heads()));
  }

  /** Whether a migration is half done that these migrations cannot finish. */
  public boolean isStuck() throws SQLException {
    if (!new JournalTable(session).isComplete()) {
      return false;
    }
    Optional<Journal.Unfinished> left = journal.unfinished().filter(Journal.Unfinished::hasTraces);
    if (left.isEmpty()) {
      return false;
    }
    Direction direction = left.get().direction();
    Optional<RevisionScript> script = graph.revision(left.get().revision());
    if (script.isEmpty()) {
      return true;
    }
    try {
      remaining(new Plan(direction), script.get());
      return false;
    } catch (AutogenException edited) {
      return true;
    }
  }

  /** Makes autogen's own tables where they are missing. */
  public void ensureTables() throws SQLException {
    locked(lock -> null);
  }

  /** Decides something that {@link Repair} found. */
  @FunctionalInterface
  public interface Decision {
    /** The findings, in order, are those to decide now. */
    void on(List<Repair.Question> findings, Repair repair) throws SQLException;
  }

  /** Finds what only a person can decide, and has it decided while the schema is locked. */
  public List<Repair.Question> repair(Decision decision) throws SQLException {
    return locked(
        lock -> {
          Repair repair = new Repair(session, graph, journal, options.handover());
          List<Repair.Question> findings = repair.findings();
          decision.on(findings, repair);
          return findings;
        });
  }

  private interface Locked<T> {
    T run(SchemaLock lock) throws SQLException;
  }

  private void waitNoLongerThanSaid() throws SQLException {
    session.execute("SET SESSION lock_wait_timeout = " + options.timeouts().lock().toSeconds());
    session.execute(
        "SET SESSION innodb_lock_wait_timeout = " + options.timeouts().lock().toSeconds());
  }

  private <T> T locked(Locked<T> work) throws SQLException {
    waitNoLongerThanSaid();
    try (SchemaLock lock =
        SchemaLock.take(session, options.lock(), options.timeouts().turn(), events)) {
      // Only now: of several that begin at once, one makes the tables and the path is worked out
      // from what the others have done.
      prepare();
      return work.run(lock);
    }
  }

  private void prepare() throws SQLException {
    try {
      versions.create();
      journal.create();
      versions.probe();
      journal.probe();
    } catch (SQLException e) {
      throw Failures.of("preparing autogen's own tables", e);
    }
  }

  private List<RevisionScript> run(SchemaLock lock, Direction direction, List<RevisionScript> path)
      throws SQLException {
    heedUndecided(
        left ->
            (entry, isDone) -> {
              journal.settled(entry.id(), isDone);
              events.accept(
                  new RunEvent.StepRecovered(
                      left.direction(), left.revision(), entry.step(), isDone));
            });
    boolean goesOn = goesOn(direction, path);
    Plan plan = new Plan(direction);
    heedAll(plan, path, goesOn);
    try (StatementMonitor watch = new StatementMonitor(session, options, events);
        Creators creators = new Creators(session, options)) {
      Guard guard = new Guard(lock, watch, options.handover(), creators);
      RevisionRun run = new RevisionRun(session, graph, journal, options, guard, events, clock);
      preflight(script -> remaining(plan, script), path);
      if (!path.isEmpty()) {
        List<String> ids = path.stream().map(RevisionScript::id).toList();
        long begun = System.nanoTime();
        events.accept(new RunEvent.RunBegan(direction, session.schema(), ids));
        for (RevisionScript script : path) {
          run.run(script, plan);
          tell(direction, script.id(), script.message());
        }
        events.accept(
            new RunEvent.RunEnded(
                direction, session.schema(), ids, Duration.ofNanos(System.nanoTime() - begun)));
      }
    }
    return path;
  }

  /** What stops a run before its first step, but for the rows; changes nothing. */
  private void heedAll(Plan plan, List<RevisionScript> path, boolean goesOn) throws SQLException {
    if (plan.direction() == Direction.UPGRADE) {
      heedChanges();
    }
    if (!goesOn) {
      heedDrift(plan, path);
      heedStake(plan, path);
    }
  }

  private List<Step> remaining(Plan plan, RevisionScript script) throws SQLException {
    return Resumption.of(journal, script, plan.direction(), plan.of(script)).remaining();
  }

  /** The steps of a revision that are yet to be run. */
  private interface Remaining {
    List<Step> of(RevisionScript script) throws SQLException;
  }

  private void heedStake(Plan plan, List<RevisionScript> path) throws SQLException {
    List<Preflight.Planned> steps = new ArrayList<>();
    for (RevisionScript script : path) {
      steps.add(new Preflight.Planned(script.id(), all(plan, script)));
    }
    AtStake atStake = new AtStake(session, graph, plan.direction());
    Stake stake = atStake.of(path, steps);
    atStake.unread().forEach(this::found);
    Stake open = options.consent().open(stake);
    if (open.isNone()) {
      return;
    }
    List<String> remedies = new ArrayList<>();
    if (!open.stamped().isEmpty()) {
      remedies.add(
          "forget the stamp without running anything with 'autogen stamp "
              + open.before()
              + "', or add --allow-stamped to undo them all the same");
    }
    if (open.losesRows()) {
      remedies.add(
          plan.direction() == Direction.DOWNGRADE
              ? "add --allow-data-loss to lose these rows"
              // Other commands upgrade, too, where the server is the project's own.
              : "say 'autogen upgrade --allow-data-loss' to lose these rows, or let the @Revision"
                  + " of the migration say of which tables it loses them");
    }
    throw AutogenException.failure(
        "nothing was run: " + open.sentence(), String.join(", and ", remedies));
  }

  private void preflight(Remaining remaining, List<RevisionScript> path) throws SQLException {
    if (options.preflight()) {
      List<Preflight.Planned> plan = new ArrayList<>();
      for (RevisionScript script : path) {
        plan.add(new Preflight.Planned(script.id(), remaining.of(script)));
      }
      new Preflight(session, events).check(plan);
    }
  }

  /** Steps of which only a person can tell stop a run; of the others it is noted what is known. */
  private void heedUndecided(Function<Journal.Unfinished, Resumption.Notes> notes)
      throws SQLException {
    Optional<Journal.Unfinished> left = journal.unfinished();
    if (left.isEmpty()) {
      return;
    }
    Optional<Resumption.Undecided> undecided =
        Resumption.settle(
            session,
            notes.apply(left.get()),
            options.handover(),
            graph.revision(left.get().revision()),
            left.get());
    if (undecided.isPresent()) {
      throw AutogenException.failure(Repair.sentence(left.get(), undecided.get()), Repair.REMEDY);
    }
  }

  private void heedChanges() throws SQLException {
    List<Repair.ChangedMigration> changed =
        options.changed() == ChangePolicy.IGNORE
            ? List.of()
            : new AppliedMigrations(session, graph).changed();
    if (changed.isEmpty()) {
      return;
    }
    if (options.changed() == ChangePolicy.FAIL) {
      throw new RefusalException(
          changed.get(0).sentence()
              + (changed.size() == 1 ? "" : " (and " + (changed.size() - 1) + " more)"),
          "restore it and write a further migration, or see 'autogen repair --accept-changes'",
          changed.stream().map(one -> one.finding(Severity.ERROR)).toList());
    }
    changed.forEach(one -> found(one.finding(Severity.WARNING)));
  }

  private void heedDrift(Plan plan, List<RevisionScript> path) throws SQLException {
    List<Operation> next = new ArrayList<>();
    for (RevisionScript script : path) {
      plan.of(script).all().forEach(step -> next.add(step.operation()));
    }
    List<RevisionScript> applied = new RevisionPath(graph, versions.heads()).applied();
    ExpectedState.Held held = new ExpectedState(session).compare(applied, next);
    if (!held.unknown().isEmpty()) {
      found(
          Finding.note(
              "not-compared",
              Element.schema(),
              "not compared with what the migrations made of them: "
                  + held.unknown().entrySet().stream()
                      .map(table -> table.getKey() + " (" + table.getValue() + ")")
                      .collect(Collectors.joining(", "))));
    }
    if (!held.drift().isEmpty()) {
      if (!options.allowDrift()) {
        StampedRevisions stamps = new StampedRevisions(session, graph);
        List<String> stamped = stamps.last(applied);
        String before = stamps.before(stamped);
        // Whoever upgrades a database that was taken over at its baseline is to keep that.
        boolean isBaseline = plan.direction() == Direction.UPGRADE && before.equals(Target.BASE);
        throw ExpectedState.refusal(
            held,
            AlreadyMade.upTo(applied, path, held.live()),
            isBaseline ? List.of() : stamped,
            before);
      }
      found(
          Finding.warning(
              "drift",
              Element.schema(),
              "not as the migrations left it: " + String.join(", ", Change.texts(held.drift()))));
    }
  }

  /**
   * A migration that is half done comes first, and in the direction it was begun.
   *
   * @return whether there is one
   */
  private boolean goesOn(Direction direction, List<RevisionScript> path) throws SQLException {
    Optional<Journal.Unfinished> left = journal.unfinished().filter(Journal.Unfinished::hasTraces);
    if (left.isEmpty()) {
      return false;
    }
    String revision = left.get().revision();
    Direction begun = left.get().direction();
    if (!path.isEmpty() && path.get(0).id().equals(revision) && direction == begun) {
      return true;
    }
    HalfDone half = HalfDone.of(left.get(), graph, false);
    throw AutogenException.failure(half.sentence(), half.remedy());
  }
}
