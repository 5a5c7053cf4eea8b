package dev.autogen.project.settings;

import dev.autogen.error.AutogenException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * TOML, as far as a file of Flyway's has it: tables, and keys with texts, numbers, flags or lists
 * of these. A key is known by its whole name, such as {@code flyway.placeholders.schema}; a list
 * becomes one text with commas.
 */
final class FlywayToml {

  private static final Pattern BLANK = Pattern.compile("(?:\\s|#[^\\n]*)*");
  private static final String PART = "(?:[\\w-]+|\"[^\"\\n]*\"|'[^'\\n]*')";
  private static final String NAME = PART + "(?:\\s*[.]\\s*" + PART + ")*";
  private static final Pattern TABLE = Pattern.compile("\\[\\[?\\s*(" + NAME + ")\\s*]]?");
  private static final Pattern KEY = Pattern.compile("(" + NAME + ")[ \\t]*=[ \\t]*");
  private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"|'([^'\\n]*)'");
  private static final Pattern BARE = Pattern.compile("[\\w.+:-]+");

  private final Path file;
  private final String text;
  private final SortedMap<String, String> values = new TreeMap<>();
  private int at;

  private FlywayToml(Path file, String text) {
    this.file = file;
    this.text = text;
  }

  /**
   * Reads a file.
   *
   * @throws AutogenException where it holds something else, naming the line
   */
  static SortedMap<String, String> read(Path file, String text) {
    FlywayToml toml = new FlywayToml(file, text);
    toml.read();
    return toml.values;
  }

  private void read() {
    String table = "";
    take(BLANK);
    while (at < text.length()) {
      Matcher header = matcher(TABLE);
      if (header.lookingAt()) {
        table = name(header.group(1)) + ".";
        at = header.end();
      } else {
        Matcher key = matcher(KEY);
        if (!key.lookingAt()) {
          throw unread();
        }
        at = key.end();
        values.put(table + name(key.group(1)), value());
      }
      take(BLANK);
    }
  }

  private static String name(String written) {
    return written.replaceAll("\\s*[.]\\s*", ".").replaceAll("[\"']", "");
  }

  private String value() {
    if (at < text.length() && text.charAt(at) == '[') {
      at++;
      return list();
    }
    Matcher quoted = matcher(TEXT);
    if (quoted.lookingAt()) {
      at = quoted.end();
      return quoted.group(1) == null ? quoted.group(2) : unescaped(quoted.group(1));
    }
    Matcher bare = matcher(BARE);
    if (!bare.lookingAt()) {
      throw unread();
    }
    at = bare.end();
    return bare.group();
  }

  private String list() {
    List<String> parts = new ArrayList<>();
    take(BLANK);
    while (at < text.length() && text.charAt(at) != ']') {
      parts.add(value());
      take(BLANK);
      if (at < text.length() && text.charAt(at) == ',') {
        at++;
        take(BLANK);
      }
    }
    at++;
    return String.join(",", parts);
  }

  private static String unescaped(String written) {
    return written
        .replace("\\\\", "\0")
        .replace("\\\"", "\"")
        .replace("\\t", "\t")
        .replace("\\n", "\n")
        .replace("\0", "\\");
  }

  private void take(Pattern pattern) {
    Matcher matcher = matcher(pattern);
    if (matcher.lookingAt()) {
      at = matcher.end();
    }
  }

  private Matcher matcher(Pattern pattern) {
    return pattern.matcher(text).region(at, text.length());
  }

  private AutogenException unread() {
    long line =
        1 + text.substring(0, Math.min(at, text.length())).chars().filter(c -> c == '\n').count();
    return AutogenException.usage(
        "line " + line + " of " + file + " is not understood",
        "say what it sets in autogen.properties, under Flyway's own name with flyway. before it, and"
            + " leave it out there");
  }
}
