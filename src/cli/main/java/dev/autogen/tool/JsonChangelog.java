package dev.autogen.tool;

import dev.autogen.error.AutogenException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a changelog in JSON, which stays as it was written but for what comes to it. */
final class JsonChangelog {

  private static final Pattern LIST = Pattern.compile("\"databaseChangeLog\"\\s*:\\s*\\[");
  private static final Pattern FIRST = Pattern.compile("\\s*\\n([ \\t]*)\\{");

  private JsonChangelog() {}

  /** With one more file included, indented as what stands before it. */
  static String including(String text, String path, boolean isRelative) {
    Matcher list = LIST.matcher(text);
    if (!list.find()) {
      throw AutogenException.usage(
          "the changelog in JSON has no list databaseChangeLog", "correct it");
    }
    int open = list.end();
    int close = closing(text, open);
    String before = text.substring(0, close).stripTrailing();
    String gap = text.substring(before.length(), close);
    String outer = gap.substring(gap.lastIndexOf('\n') + 1);
    Matcher first = FIRST.matcher(text).region(open, close);
    boolean isIndented = first.lookingAt() && first.group(1).length() > outer.length();
    String inner = isIndented ? first.group(1) : outer + "  ";
    String step = inner.substring(outer.length());
    boolean isEmpty = before.length() <= open;
    boolean isOneLine = !isEmpty && !gap.contains("\n");
    String include =
        include(path, isRelative, step).stream()
            .map(line -> isOneLine ? line.strip() : inner + line)
            .reduce((one, other) -> one + (isOneLine ? " " : "\n") + other)
            .orElseThrow();
    return text.substring(0, isEmpty ? open : before.length())
        + (isEmpty ? "\n" : isOneLine ? ", " : ",\n")
        + include
        + (isEmpty && !gap.contains("\n") ? "\n" : gap)
        + text.substring(close);
  }

  private static List<String> include(String path, boolean isRelative, String step) {
    List<String> lines = new ArrayList<>(List.of("{", step + "\"include\": {"));
    String file = path.replace("\\", "\\\\").replace("\"", "\\\"");
    lines.add(step.repeat(2) + "\"file\": \"" + file + "\"" + (isRelative ? "," : ""));
    if (isRelative) {
      lines.add(step.repeat(2) + "\"relativeToChangelogFile\": true");
    }
    lines.add(step + "}");
    lines.add("}");
    return lines;
  }

  /** Where the list closes that begins before {@code from}. */
  private static int closing(String text, int from) {
    int depth = 1;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        i = closingQuote(text, i);
      } else {
        depth += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
        if (depth == 0) {
          return i;
        }
      }
    }
    return text.length();
  }

  private static int closingQuote(String text, int open) {
    int i = open + 1;
    while (i < text.length() && text.charAt(i) != '"') {
      i += text.charAt(i) == '\\' ? 2 : 1;
    }
    return i;
  }
}
