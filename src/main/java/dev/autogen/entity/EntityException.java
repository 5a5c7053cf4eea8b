package dev.autogen.entity;

/**
 * The entities cannot be read. The message is one sentence that names the thing and what is wrong
 * with it.
 */
public class EntityException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String remedy;

  public EntityException(String message, String remedy) {
    super(message);
    this.remedy = remedy;
  }

  public EntityException(String message, String remedy, Throwable cause) {
    super(message, cause);
    this.remedy = remedy;
  }

  /** What to do about it, as one sentence. */
  public String remedy() {
    return remedy;
  }
}
