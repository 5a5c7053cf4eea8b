package dev.autogen.run;

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
    return stake -> Stake.NONE;
  }
}
