package dev.autogen.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How to run.
 *
 * @param patience how long to wait for what another holds
 * @param gates what is asked before each revision, in order
 */
public record RunOptions(Duration patience, List<Gate> gates) {

  public static final RunOptions DEFAULT = new RunOptions(Duration.ofSeconds(30), List.of());

  public RunOptions {
    gates = List.copyOf(gates);
  }

  /** With a further gate. */
  public RunOptions with(Gate gate) {
    List<Gate> all = new ArrayList<>(gates);
    all.add(gate);
    return new RunOptions(patience, all);
  }
}
