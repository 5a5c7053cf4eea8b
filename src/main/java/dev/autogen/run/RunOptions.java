package dev.autogen.run;

import java.util.ArrayList;
import java.util.List;

/**
 * How to run.
 *
 * @param patience how long to wait for what another holds
 * @param preflight whether it is tested first that neither rows nor limits stop a step
 * @param verbose whether the progress tells details
 * @param gates what is asked before each revision, in order
 */
public record RunOptions(Patience patience, boolean preflight, boolean verbose, List<Gate> gates) {

  public static final RunOptions DEFAULT = new RunOptions(Patience.DEFAULT, true, false, List.of());

  public RunOptions {
    gates = List.copyOf(gates);
  }

  /** With a further gate. */
  public RunOptions with(Gate gate) {
    List<Gate> all = new ArrayList<>(gates);
    all.add(gate);
    return new RunOptions(patience, preflight, verbose, all);
  }

  public RunOptions withPatience(Patience newPatience) {
    return new RunOptions(newPatience, preflight, verbose, gates);
  }

  public RunOptions withoutPreflight() {
    return new RunOptions(patience, false, verbose, gates);
  }

  public RunOptions withVerbose(boolean newVerbose) {
    return new RunOptions(patience, preflight, newVerbose, gates);
  }
}
