package dev.autogen.lint;

import java.util.List;

/**
 * The source of a migration.
 *
 * @param path of its file, as people are told it
 * @param lines of it; none where there is a compiled class alone
 */
public record MigrationText(String path, List<String> lines) {

  public MigrationText {
    lines = List.copyOf(lines);
  }
}
