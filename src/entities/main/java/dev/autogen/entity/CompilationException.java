package dev.autogen.entity;

import java.nio.file.Path;

/** The sources of the models do not compile. */
public final class CompilationException extends EntityException {

  private static final long serialVersionUID = 1L;

  private final transient Path file;
  private final long line;
  private final int further;

  CompilationException(Path file, long line, String compilerMessage, int further) {
    super(
        file
            + ":"
            + line
            + " does not compile: "
            + compilerMessage
            + (further == 0 ? "" : " (and " + further + " more)"),
        "correct the source, or name the libraries it needs with --classpath");
    this.file = file;
    this.line = line;
    this.further = further;
  }

  /** The file of the first error. */
  public Path file() {
    return file;
  }

  /** Its line, from 1. */
  public long line() {
    return line;
  }

  /** How many further errors there are. */
  public int further() {
    return further;
  }
}
