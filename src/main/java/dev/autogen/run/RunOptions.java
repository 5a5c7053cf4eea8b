package dev.autogen.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How to run.
 *
 * @param patience how long to wait for what another holds
 * @param preflight whether it is tested first that neither rows nor limits stop a step
 * @param verbose whether the progress tells details
 * @param screen is told all the time how far a long statement is, and an empty text once it is
 *     done; where there is none, the progress is told now and then
 * @param gates what is asked before each revision, in order
 */
public record RunOptions(
    Patience patience,
    boolean preflight,
    boolean verbose,
    Optional<Consumer<String>> screen,
    List<Gate> gates) {

  public static final RunOptions DEFAULT =
      new RunOptions(Patience.DEFAULT, true, false, Optional.empty(), List.of());

  public RunOptions {
    gates = List.copyOf(gates);
  }

  /** With a further gate. */
  public RunOptions with(Gate gate) {
    List<Gate> all = new ArrayList<>(gates);
    all.add(gate);
    return new RunOptions(patience, preflight, verbose, screen, all);
  }

  public RunOptions withPatience(Patience newPatience) {
    return new RunOptions(newPatience, preflight, verbose, screen, gates);
  }

  public RunOptions withoutPreflight() {
    return new RunOptions(patience, false, verbose, screen, gates);
  }

  public RunOptions withVerbose(boolean newVerbose) {
    return new RunOptions(patience, preflight, newVerbose, screen, gates);
  }

  public RunOptions withScreen(Consumer<String> newScreen) {
    return new RunOptions(patience, preflight, verbose, Optional.of(newScreen), gates);
  }
}
