package dev.autogen.project.settings;

import dev.autogen.error.AutogenException;
import java.util.Optional;
import java.util.function.Function;

/**
 * Puts values in place of placeholders: a name, or a name, a colon and what holds otherwise, in
 * braces behind a dollar sign. Either may hold placeholders again, as Spring has it. Behind two
 * dollar signs stands no placeholder, but the text with one of them.
 */
final class Placeholders {

  /** Deep enough for anybody; a placeholder that leads to itself ends here. */
  private static final int DEPTH = 20;

  private final String what;
  private final Function<String, Optional<String>> variables;

  private Placeholders(String what, Function<String, Optional<String>> variables) {
    this.what = what;
    this.variables = variables;
  }

  /**
   * The value of {@code setting} without placeholders.
   *
   * @throws AutogenException when one has no value, or never comes to an end
   */
  static String resolve(
      String name, Setting setting, Function<String, Optional<String>> variables) {
    return new Placeholders("'" + name + "' (" + setting.origin() + ")", variables)
        .resolve(setting.value(), 0);
  }

  private String resolve(String text, int depth) {
    if (depth > DEPTH) {
      throw AutogenException.usage(
          "a placeholder in " + what + " leads back to itself", "correct it");
    }
    StringBuilder result = new StringBuilder();
    int at = 0;
    while (true) {
      int start = text.indexOf("${", at);
      if (start < 0) {
        return result.append(text, at, text.length()).toString();
      }
      if (start > at && text.charAt(start - 1) == '$') {
        result.append(text, at, start).append('{');
        at = start + 2;
        continue;
      }
      int end = end(text, start + 2);
      if (end < 0) {
        throw AutogenException.usage(
            "a placeholder in " + what + " has no closing brace", "write it as ${NAME}");
      }
      result.append(text, at, start).append(value(text.substring(start + 2, end), depth));
      at = end + 1;
    }
  }

  /** Where the brace that is open before {@code from} is closed; -1 for nowhere. */
  private static int end(String text, int from) {
    int open = 1;
    for (int i = from; i < text.length(); i++) {
      if (text.startsWith("${", i)) {
        open++;
        i++;
      } else if (text.charAt(i) == '}' && --open == 0) {
        return i;
      }
    }
    return -1;
  }

  private String value(String inside, int depth) {
    int colon = colon(inside);
    String name = resolve(colon < 0 ? inside : inside.substring(0, colon), depth + 1).strip();
    Optional<String> value = variables.apply(name);
    if (value.isPresent()) {
      return resolve(value.get(), depth + 1);
    }
    if (colon < 0) {
      throw AutogenException.usage(
          "${" + name + "} in " + what + " has no value",
          "set the environment variable "
              + name
              + ", or write ${"
              + name
              + ":…} with what holds otherwise");
    }
    return resolve(inside.substring(colon + 1), depth + 1);
  }

  /** Where the name of a placeholder ends, outside of any it holds; -1 for nowhere. */
  private static int colon(String inside) {
    int open = 0;
    for (int i = 0; i < inside.length(); i++) {
      if (inside.startsWith("${", i)) {
        open++;
      } else if (inside.charAt(i) == '}') {
        open--;
      } else if (inside.charAt(i) == ':' && open == 0) {
        return i;
      }
    }
    return -1;
  }
}
