package dev.autogen.event;

import java.util.Locale;

/** Which way a migration is run, or that its revision was only noted. */
public enum Direction {
  UPGRADE,
  DOWNGRADE,
  STAMP;

  /** The word of the command line, such as {@code upgrade}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
