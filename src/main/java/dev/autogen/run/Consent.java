package dev.autogen.run;

import java.util.List;
import java.util.TreeMap;

/** Says yes, or does not, to what a downgrade cannot take back. */
@FunctionalInterface
public interface Consent {

  /** What of {@code stake} nobody has said yes to. */
  Stake open(Stake stake);

  /** Nobody is there to say yes. */
  static Consent nobody() {
    return stake -> stake;
  }

  /** Yes to all of it. */
  static Consent given() {
    return stake -> new Stake(new TreeMap<>(), List.of(), "");
  }
}
