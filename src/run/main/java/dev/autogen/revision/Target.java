package dev.autogen.revision;

import dev.autogen.migration.MigrationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in the history as it is typed: {@code [BRANCH@]ANCHOR[+N|-N]} or {@code [BRANCH@]+N} and
 * {@code [BRANCH@]-N}. An anchor is an id, the beginning of one, a branch label, {@code head},
 * {@code heads}, {@code base} or {@code current}; a branch is a label, or a revision of the branch.
 *
 * @param branch empty for the whole history
 * @param anchor empty where only steps are given, which are counted from the database's revision
 * @param steps up where positive, down where negative
 */
public record Target(String branch, String anchor, int steps) {

  /** Before the first revision. */
  public static final String BASE = "base";

  /** The ends of all branches. */
  public static final String HEADS = "heads";

  private static final Pattern FORM =
      Pattern.compile("(?:([A-Za-z0-9_.]+)@)?([A-Za-z0-9_.]*)([+-]\\d{1,9})?");

  /**
   * Reads a target.
   *
   * @throws MigrationException when {@code text} is of no such form
   */
  static Target parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches() || (parts.group(2).isEmpty() && parts.group(3) == null)) {
      throw new MigrationException(
          "'" + text + "' names no revision",
          "use an id, the beginning of one, head, heads, base, current, +N or -N, with a branch"
              + " before it like label@head where there are several");
    }
    String steps = parts.group(3);
    return new Target(
        parts.group(1) == null ? "" : parts.group(1),
        parts.group(2),
        steps == null ? 0 : Integer.parseInt(steps));
  }

  /** Whether the database's own revision decides what is meant. */
  boolean isRelative() {
    return anchor.isEmpty();
  }
}
