package dev.autogen.run;

import dev.autogen.error.AutogenException;

/** A run ended in order because somebody asked for that, and how to go on. */
public final class InterruptionException extends AutogenException {

  private static final long serialVersionUID = 1L;

  InterruptionException(String message, String remedy) {
    super(Kind.FAILURE, message, remedy);
  }
}
