package dev.autogen.finding;

import java.util.Locale;

/** How bad a {@link Finding} is. */
public enum Severity {
  /** Worth knowing; nothing is to be done. */
  NOTE,
  /** To be looked at. */
  WARNING,
  /** To be put right. */
  ERROR;

  /** Its word, such as {@code warning}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
