package dev.autogen.error;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/**
 * Something the person at the keyboard can mend. The message names the thing and what is wrong with
 * it, the remedy says what to do; both are clauses without a capital and a full stop, since they
 * are shown as one sentence. The only exception a user is meant to see.
 */
public class AutogenException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Whose fault it is; decides the exit code. */
  public enum Kind {
    /** Wrong usage or configuration; exit code 2. */
    USAGE,
    /** The database or a migration failed; exit code 3. */
    FAILURE
  }

  private final Kind kind;
  private final String remedy;

  public AutogenException(Kind kind, String message, String remedy) {
    this(kind, message, remedy, null);
  }

  public AutogenException(Kind kind, String message, String remedy, Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.remedy = remedy;
  }

  public static AutogenException usage(String message, String remedy) {
    return new AutogenException(Kind.USAGE, message, remedy);
  }

  public static AutogenException failure(String message, String remedy) {
    return new AutogenException(Kind.FAILURE, message, remedy);
  }

  /** Why a file could not be read or written; Java's own message is often the path alone. */
  public static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "it does not exist";
    }
    if (e instanceof AccessDeniedException) {
      return "it is not accessible to this user";
    }
    if (e instanceof FileAlreadyExistsException) {
      return "a file stands in its place";
    }
    if (e instanceof CharacterCodingException) {
      return "it is not in UTF-8";
    }
    String why = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
    return why == null ? e.getClass().getSimpleName() : why.strip().replaceFirst("[.]$", "");
  }

  public Kind kind() {
    return kind;
  }

  /** What to do about it; empty when there is nothing to say. */
  public String remedy() {
    return remedy;
  }
}
