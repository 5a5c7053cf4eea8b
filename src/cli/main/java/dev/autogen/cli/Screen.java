package dev.autogen.cli;

import dev.autogen.diff.Change;
import dev.autogen.error.Printable;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How results look.
 *
 * @param colour whether they may be coloured
 * @param columns how wide the terminal is; 0 where standard output is none, but a file or a pipe
 */
public record Screen(boolean colour, int columns) {

  /** A table narrower than this would hold nothing. */
  private static final int LEAST_COLUMNS = 40;

  private static final Pattern PAINTED = Pattern.compile("\033\\[3[1236]m[^\033]*\033\\[0m");

  /** A file or a pipe. */
  public static Screen none() {
    return new Screen(false, 0);
  }

  /**
   * What the launcher found.
   *
   * @param columns of the terminal that is standard output; 0 where it is none
   * @param variables the environment's, in which {@code NO_COLOR} (no-color.org) and a {@code TERM}
   *     that is dumb forbid colour
   */
  static Screen of(int columns, Map<String, String> variables) {
    boolean forbidden =
        !variables.getOrDefault("NO_COLOR", "").isEmpty()
            || variables.getOrDefault("TERM", "dumb").equals("dumb");
    return new Screen(
        columns > 0 && !forbidden, columns > 0 ? Math.max(columns, LEAST_COLUMNS) : 0);
  }

  boolean isTerminal() {
    return columns > 0;
  }

  /** How wide a help text is: lines longer than a hundred are hard to read. */
  int helpColumns() {
    return isTerminal() ? Math.max(55, Math.min(columns, 100)) : 80;
  }

  /** Where a revision is named. */
  String revision(String text) {
    return painted("33", text);
  }

  /** What there is, is new, or is as it should be. */
  String good(String text) {
    return painted("32", text);
  }

  /** What goes away, or is wrong. */
  String bad(String text) {
    return painted("31", text);
  }

  /** What is to be looked at. */
  String notable(String text) {
    return painted("36", text);
  }

  /** A difference, by what becomes of the thing. */
  String difference(Change change) {
    return switch (change.kind()) {
      case ADD -> good(change.text());
      case DROP -> bad(change.text());
      case CHANGE, RENAME, EXECUTE -> notable(change.text());
    };
  }

  private String painted(String code, String text) {
    String safe = Printable.line(text);
    return colour && !safe.isEmpty() ? "\033[" + code + "m" + safe + "\033[0m" : safe;
  }

  /** A whole line as it may be printed; of what could move a cursor, only our colours are left. */
  String line(String text) {
    if (!colour) {
      return Printable.line(text);
    }
    StringBuilder safe = new StringBuilder();
    Matcher painted = PAINTED.matcher(text);
    int at = 0;
    while (painted.find()) {
      safe.append(Printable.line(text.substring(at, painted.start()))).append(painted.group());
      at = painted.end();
    }
    return safe.append(Printable.line(text.substring(at))).toString();
  }
}
