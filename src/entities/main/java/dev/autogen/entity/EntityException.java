package dev.autogen.entity;

import dev.autogen.error.AutogenException;

/**
 * The entities cannot be read. The message is one sentence that names the thing and what is wrong
 * with it.
 */
public class EntityException extends AutogenException {

  private static final long serialVersionUID = 1L;

  public EntityException(String message, String remedy) {
    super(Kind.USAGE, message, remedy);
  }

  public EntityException(String message, String remedy, Throwable cause) {
    super(Kind.USAGE, message, remedy, cause);
  }
}
