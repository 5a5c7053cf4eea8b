package dev.autogen.sample.clinic;

/** Who wrote a message; stored by position, so new constants go last. */
public enum Author {
  USER,
  BOT,
  PRACTITIONER
}
