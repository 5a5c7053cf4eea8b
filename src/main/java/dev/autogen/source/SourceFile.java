package dev.autogen.source;

/**
 * A written migration.
 *
 * @param className the class's simple name
 * @param text the whole file, its lines ended by a line feed
 */
public record SourceFile(String className, String text) {

  /** The name of the file: {@code R20261122_091407_AddUserRoles.java}. */
  public String fileName() {
    return className + ".java";
  }
}
