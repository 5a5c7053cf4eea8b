package dev.autogen.migration;

/**
 * Tells the line of a migration's source that is being run.
 *
 * @param migration the name of its class; empty where nobody wants to know, since it takes time
 */
record CallLines(String migration) {

  static final CallLines NONE = new CallLines("");

  /** The line of the innermost call that is in the migration's own source; 0 for none. */
  int now() {
    if (migration.isEmpty()) {
      return 0;
    }
    return StackWalker.getInstance()
        .walk(frames -> frames.filter(frame -> isOwn(frame.getClassName())).findFirst())
        .map(frame -> Math.max(frame.getLineNumber(), 0))
        .orElse(0);
  }

  private boolean isOwn(String type) {
    return type.equals(migration) || type.startsWith(migration + "$");
  }
}
