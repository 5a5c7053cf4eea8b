package dev.autogen.migration;

/** The migrations cannot be read, ordered or called; for the person who can put that right. */
public final class MigrationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String remedy;

  /**
   * @param message one sentence, without its full stop, that names the thing and what is wrong
   * @param remedy one sentence, without its full stop, that says what to do
   */
  public MigrationException(String message, String remedy) {
    this(message, remedy, null);
  }

  public MigrationException(String message, String remedy, Throwable cause) {
    super(message, cause);
    this.remedy = remedy;
  }

  /** What to do about it: one sentence without its full stop. */
  public String remedy() {
    return remedy;
  }
}
