package dev.autogen.migration;

import dev.autogen.error.AutogenException;

/** The migrations cannot be read, ordered or called; for the person who can put that right. */
public final class MigrationException extends AutogenException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message a clause that names the thing and what is wrong
   * @param remedy a clause that says what to do
   */
  public MigrationException(String message, String remedy) {
    this(message, remedy, null);
  }

  public MigrationException(String message, String remedy, Throwable cause) {
    this(Kind.USAGE, message, remedy, cause);
  }

  public MigrationException(Kind kind, String message, String remedy, Throwable cause) {
    super(kind, message, remedy, cause);
  }
}
