package dev.autogen.operation;

import java.util.Locale;

/**
 * What is kept on the server as text and is no table.
 *
 * @param definition what stands behind the name in its CREATE statement
 */
public record StoredObject(Kind kind, String name, String definition) {

  /** The kinds there are. */
  public enum Kind {
    VIEW,
    TRIGGER,
    PROCEDURE,
    FUNCTION,
    EVENT;

    /** Its word in a phrase, such as {@code view}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
