package dev.autogen.run;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * How to run.
 *
 * @param patience how long to wait for what another holds
 * @param preflight whether it is tested first that neither rows nor limits stop a step
 * @param allowDrift whether tables may be other than the migrations before left them
 * @param consent says whether a downgrade may do what cannot be taken back
 * @param changed what an upgrade makes of migrations that were changed after they were run
 * @param verbose whether the progress tells details
 * @param screen is told all the time how far a long statement is, and an empty text once it is
 *     done; where there is none, the progress is told now and then
 * @param interruption lets somebody else end the run
 */
public record RunOptions(
    Patience patience,
    boolean preflight,
    boolean allowDrift,
    Consent consent,
    ChangePolicy changed,
    boolean verbose,
    Optional<Consumer<String>> screen,
    Interruption interruption) {

  /** What is usual; nobody interrupts. */
  public static RunOptions usual() {
    return new RunOptions(
        Patience.DEFAULT,
        true,
        false,
        Consent.nobody(),
        ChangePolicy.FAIL,
        false,
        Optional.empty(),
        new Interruption());
  }

  public RunOptions withPatience(Patience newPatience) {
    return new RunOptions(
        newPatience, preflight, allowDrift, consent, changed, verbose, screen, interruption);
  }

  public RunOptions withoutPreflight() {
    return new RunOptions(
        patience, false, allowDrift, consent, changed, verbose, screen, interruption);
  }

  public RunOptions withDriftAllowed() {
    return new RunOptions(
        patience, preflight, true, consent, changed, verbose, screen, interruption);
  }

  /** Who says whether a downgrade may drop tables with rows, or undo what was only stamped. */
  public RunOptions withConsent(Consent newConsent) {
    return new RunOptions(
        patience, preflight, allowDrift, newConsent, changed, verbose, screen, interruption);
  }

  public RunOptions withChanged(ChangePolicy policy) {
    return new RunOptions(
        patience, preflight, allowDrift, consent, policy, verbose, screen, interruption);
  }

  public RunOptions withVerbose(boolean newVerbose) {
    return new RunOptions(
        patience, preflight, allowDrift, consent, changed, newVerbose, screen, interruption);
  }

  public RunOptions withScreen(Consumer<String> newScreen) {
    return new RunOptions(
        patience,
        preflight,
        allowDrift,
        consent,
        changed,
        verbose,
        Optional.of(newScreen),
        interruption);
  }

  public RunOptions withInterruption(Interruption by) {
    return new RunOptions(patience, preflight, allowDrift, consent, changed, verbose, screen, by);
  }
}
