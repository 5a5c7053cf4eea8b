package dev.autogen.run;

import java.util.Optional;
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
 * @param verbose whether the progress tells details
 * @param screen is told all the time how far a long statement is, and an empty text once it is
 *     done; where there is none, the progress is told now and then
 * @param interruption lets somebody else end the run
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
    Optional<Consumer<String>> screen,
    Interruption interruption) {

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
        Optional.empty(),
        new Interruption());
  }

  public RunOptions withTimeouts(Timeouts newTimeouts) {
    return new RunOptions(
        newTimeouts,
        lock,
        preflight,
        allowDrift,
        consent,
        changed,
        newerAllowed,
        verbose,
        screen,
        interruption);
  }

  public RunOptions withLock(SchemaLock.Kind newLock) {
    return new RunOptions(
        timeouts,
        newLock,
        preflight,
        allowDrift,
        consent,
        changed,
        newerAllowed,
        verbose,
        screen,
        interruption);
  }

  public RunOptions withoutPreflight() {
    return new RunOptions(
        timeouts,
        lock,
        false,
        allowDrift,
        consent,
        changed,
        newerAllowed,
        verbose,
        screen,
        interruption);
  }

  public RunOptions withDriftAllowed() {
    return new RunOptions(
        timeouts,
        lock,
        preflight,
        true,
        consent,
        changed,
        newerAllowed,
        verbose,
        screen,
        interruption);
  }

  /** Who says whether a downgrade may drop tables with rows, or undo what was only stamped. */
  public RunOptions withConsent(Consent newConsent) {
    return new RunOptions(
        timeouts,
        lock,
        preflight,
        allowDrift,
        newConsent,
        changed,
        newerAllowed,
        verbose,
        screen,
        interruption);
  }

  public RunOptions withChanged(ChangePolicy policy) {
    return new RunOptions(
        timeouts,
        lock,
        preflight,
        allowDrift,
        consent,
        policy,
        newerAllowed,
        verbose,
        screen,
        interruption);
  }

  /** With a failure where the database has had later migrations than there are. */
  public RunOptions withNewerRefused() {
    return new RunOptions(
        timeouts,
        lock,
        preflight,
        allowDrift,
        consent,
        changed,
        false,
        verbose,
        screen,
        interruption);
  }

  public RunOptions withVerbose(boolean newVerbose) {
    return new RunOptions(
        timeouts,
        lock,
        preflight,
        allowDrift,
        consent,
        changed,
        newerAllowed,
        newVerbose,
        screen,
        interruption);
  }

  public RunOptions withScreen(Consumer<String> newScreen) {
    return new RunOptions(
        timeouts,
        lock,
        preflight,
        allowDrift,
        consent,
        changed,
        newerAllowed,
        verbose,
        Optional.of(newScreen),
        interruption);
  }

  public RunOptions withInterruption(Interruption by) {
    return new RunOptions(
        timeouts, lock, preflight, allowDrift, consent, changed, newerAllowed, verbose, screen, by);
  }
}
