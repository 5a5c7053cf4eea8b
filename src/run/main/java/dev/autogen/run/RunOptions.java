package dev.autogen.run;

import java.util.function.Consumer;

/**
 * How to run.
 *
 * @param timeouts how long to wait for what another holds
 * @param lock what keeps another autogen off the schema
 * @param preflight whether it is tested first that neither rows nor limits stop a step
 * @param allowDrift whether tables may be other than the migrations before left them
 * @param consent says whether a downgrade may do what cannot be taken back
 * @param changed what an upgrade makes of migrations that were changed after they were run
 * @param newerAllowed whether a database that has had all migrations and later ones is left as it
 *     is without a failure
 * @param verbose whether a statement that failed is shown whole
 * @param live whether it is told all the time how far a long step is, and not only now and then
 * @param connections how many create tables at once that do not depend on each other, beside the
 *     one of the run; with one, that creates them
 * @param interruption lets somebody else end the run
 * @param handover knows the steps that another program carries out
 */
public record RunOptions(
    Timeouts timeouts,
    SchemaLock.Kind lock,
    boolean preflight,
    boolean allowDrift,
    Consent consent,
    ChangePolicy changed,
    boolean newerAllowed,
    boolean verbose,
    boolean live,
    int connections,
    Interruption interruption,
    Handover handover) {

  /** What is usual; nobody interrupts. */
  public static RunOptions usual() {
    return new RunOptions(
        Timeouts.DEFAULT,
        SchemaLock.Kind.AUTO,
        true,
        false,
        Consent.nobody(),
        ChangePolicy.FAIL,
        true,
        false,
        false,
        1,
        new Interruption(),
        Handover.none());
  }

  public RunOptions withTimeouts(Timeouts newTimeouts) {
    return with(o -> o.timeouts = newTimeouts);
  }

  public RunOptions withLock(SchemaLock.Kind newLock) {
    return with(o -> o.lock = newLock);
  }

  public RunOptions withoutPreflight() {
    return with(o -> o.preflight = false);
  }

  public RunOptions withDriftAllowed() {
    return with(o -> o.allowDrift = true);
  }

  /** Who says whether a downgrade may drop tables with rows, or undo what was only stamped. */
  public RunOptions withConsent(Consent newConsent) {
    return with(o -> o.consent = newConsent);
  }

  public RunOptions withChanged(ChangePolicy policy) {
    return with(o -> o.changed = policy);
  }

  /** With a failure where the database has had later migrations than there are. */
  public RunOptions withNewerRefused() {
    return with(o -> o.newerAllowed = false);
  }

  public RunOptions withVerbose(boolean newVerbose) {
    return with(o -> o.verbose = newVerbose);
  }

  /** With every look at a long step told. */
  public RunOptions withLiveProgress() {
    return with(o -> o.live = true);
  }

  /** With so many connections that create tables at once. */
  public RunOptions withConnections(int newConnections) {
    return with(o -> o.connections = newConnections);
  }

  public RunOptions withInterruption(Interruption by) {
    return with(o -> o.interruption = by);
  }

  public RunOptions withHandover(Handover to) {
    return with(o -> o.handover = to);
  }

  private RunOptions with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return new RunOptions(
        draft.timeouts,
        draft.lock,
        draft.preflight,
        draft.allowDrift,
        draft.consent,
        draft.changed,
        draft.newerAllowed,
        draft.verbose,
        draft.live,
        draft.connections,
        draft.interruption,
        draft.handover);
  }

  /** One whose parts may be set one by one. */
  private static final class Draft {
    private Timeouts timeouts;
    private SchemaLock.Kind lock;
    private boolean preflight;
    private boolean allowDrift;
    private Consent consent;
    private ChangePolicy changed;
    private boolean newerAllowed;
    private boolean verbose;
    private boolean live;
    private int connections;
    private Interruption interruption;
    private Handover handover;

    Draft(RunOptions options) {
      timeouts = options.timeouts;
      lock = options.lock;
      preflight = options.preflight;
      allowDrift = options.allowDrift;
      consent = options.consent;
      changed = options.changed;
      newerAllowed = options.newerAllowed;
      verbose = options.verbose;
      live = options.live;
      connections = options.connections;
      interruption = options.interruption;
      handover = options.handover;
    }
  }
}
