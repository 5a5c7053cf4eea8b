package dev.autogen.mysql;

import dev.autogen.error.AutogenException;

/** The server refuses an account for which no password was given. */
public final class PasswordMissingException extends AutogenException {

  private static final long serialVersionUID = 1L;

  PasswordMissingException(String message, String remedy, Throwable cause) {
    super(Kind.FAILURE, message, remedy, cause);
  }
}
