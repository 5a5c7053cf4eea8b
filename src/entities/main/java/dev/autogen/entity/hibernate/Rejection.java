package dev.autogen.entity.hibernate;

import dev.autogen.entity.EntityException;
import dev.autogen.entity.MetadataReader.Request;
import java.util.List;

/** Hibernate's refusal of a mapping, in one sentence. */
final class Rejection {

  private Rejection() {}

  /**
   * Hibernate's own message, the deepest that says something, with the class where the message does
   * not name one of {@code classes} but a cause above it does.
   */
  static EntityException of(Throwable failure, List<String> classes) {
    if (failure instanceof EntityException known) {
      return known;
    }
    for (Throwable cause = failure; cause != null; cause = next(cause)) {
      // A missing class has a message of its own; these mean two versions of one library.
      if (cause instanceof IncompatibleClassChangeError || cause instanceof VerifyError) {
        return new EntityException(
            "the libraries on the class path do not fit together: " + cause.getMessage(),
            "give the runtime class path as the build resolves it, one version of each library",
            failure);
      }
    }
    String useful = "";
    String naming = "";
    for (Throwable cause = failure; cause != null; cause = next(cause)) {
      String message = text(cause);
      if (!message.isEmpty()) {
        useful = message;
        if (names(message, classes)) {
          naming = message;
        }
      }
    }
    String message = useful.isEmpty() ? failure.getClass().getName() : useful;
    if (!naming.isEmpty() && !names(message, classes)) {
      message = naming.contains(message) ? naming : naming + ": " + message;
    }
    return new EntityException(
        "Hibernate rejects the entities: " + message,
        "correct the mapping, with which the application would not start either",
        failure);
  }

  /** Entities that Hibernate accepts and autogen fails to read. */
  static EntityException unread(Throwable failure, Request request) {
    String message = text(failure);
    return new EntityException(
        "autogen cannot read what Hibernate "
            + request.hibernateVersion()
            + " makes of the entities, though Hibernate accepts them: "
            + (message.isEmpty() ? failure.getClass().getName() : message),
        "report it as a defect of autogen, with the entity",
        failure);
  }

  private static boolean names(String message, List<String> classes) {
    return classes.stream().anyMatch(message::contains);
  }

  private static String text(Throwable cause) {
    String message = cause.getMessage();
    if (message == null || message.isBlank()) {
      return "";
    }
    String line = String.join(" ", message.lines().map(String::strip).toList()).strip();
    if (cause instanceof ClassNotFoundException || cause instanceof NoClassDefFoundError) {
      return "class " + line.replace('/', '.') + " is not on the class path";
    }
    return line;
  }

  private static Throwable next(Throwable cause) {
    return cause.getCause() == cause ? null : cause.getCause();
  }
}
