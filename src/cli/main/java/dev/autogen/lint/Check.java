package dev.autogen.lint;

/** Rules of one group. */
interface Check {

  /** Adds what is wrong with {@code subject} to {@code found}. */
  void look(Subject subject, Found found);
}
