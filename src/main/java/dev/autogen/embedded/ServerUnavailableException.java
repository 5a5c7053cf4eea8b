package dev.autogen.embedded;

/**
 * No MySQL server could be had on this machine. The message is one sentence that names what is
 * wrong; {@link #remedy()} is one that says what to do.
 */
public final class ServerUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String remedy;

  public ServerUnavailableException(String message, String remedy) {
    super(message);
    this.remedy = remedy;
  }

  public ServerUnavailableException(String message, String remedy, Throwable cause) {
    super(message, cause);
    this.remedy = remedy;
  }

  /** What the person at the keyboard can do about it, as one sentence. */
  public String remedy() {
    return remedy;
  }
}
