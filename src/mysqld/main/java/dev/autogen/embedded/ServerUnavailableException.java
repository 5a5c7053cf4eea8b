package dev.autogen.embedded;

import dev.autogen.error.AutogenException;

/**
 * No MySQL server could be had on this machine. The message is one sentence that names what is
 * wrong; {@link #remedy()} is one that says what to do.
 */
public final class ServerUnavailableException extends AutogenException {

  private static final long serialVersionUID = 1L;

  public ServerUnavailableException(String message, String remedy) {
    super(Kind.FAILURE, message, remedy);
  }

  public ServerUnavailableException(String message, String remedy, Throwable cause) {
    super(Kind.FAILURE, message, remedy, cause);
  }
}
