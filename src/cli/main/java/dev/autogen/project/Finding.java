package dev.autogen.project;

/**
 * Something that {@link Diagnosis} has found.
 *
 * @param topic what it is about, in a word or two
 * @param text a sentence without its full stop
 * @param remedy what to do about it; empty where all is well
 */
public record Finding(Level level, String topic, String text, String remedy) {

  /** Whether it is as it should be. */
  public enum Level {
    OK,
    WARNING,
    ERROR
  }

  static Finding ok(String topic, String text) {
    return new Finding(Level.OK, topic, text, "");
  }

  static Finding warning(String topic, String text, String remedy) {
    return new Finding(Level.WARNING, topic, text, remedy);
  }

  static Finding error(String topic, String text, String remedy) {
    return new Finding(Level.ERROR, topic, text, remedy);
  }
}
