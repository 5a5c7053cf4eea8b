package dev.autogen.online;

import dev.autogen.error.AutogenException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a program is called: words between blanks or in quotes, with variables in braces. What a
 * variable stands for never becomes more than a part of its word.
 *
 * @param words the program and its arguments
 */
public record CommandTemplate(List<String> words) {

  private static final Pattern WORD =
      Pattern.compile("(?:[^\\s'\"]|'[^']*'|\"(?:[^\"\\\\]|\\\\.)*\")+");

  private static final Pattern PART =
      Pattern.compile("'([^']*)'|\"((?:[^\"\\\\]|\\\\.)*)\"|([^'\"]+)");

  private static final Pattern VARIABLE = Pattern.compile("\\{([\\w-]*)}");

  /** The variables, in the order in which they are told. */
  public static final List<String> VARIABLES =
      List.of("config", "host", "port", "user", "schema", "table", "clauses", "statement", "dsn");

  public CommandTemplate {
    words = List.copyOf(words);
  }

  /**
   * Reads a command.
   *
   * @throws AutogenException when it is empty, a quote is not closed, or a variable is none
   */
  public static CommandTemplate parse(String text) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    int end = 0;
    while (matcher.find()) {
      requireBlank(text.substring(end, matcher.start()));
      words.add(unquoted(matcher.group()));
      end = matcher.end();
    }
    requireBlank(text.substring(end));
    if (words.isEmpty()) {
      throw AutogenException.usage("the online-command is empty", "name the program to run");
    }
    for (String word : words) {
      for (MatchResult variable : VARIABLE.matcher(word).results().toList()) {
        if (!VARIABLES.contains(variable.group(1))) {
          throw AutogenException.usage(
              "the online-command has no variable {" + variable.group(1) + "}",
              "use one of {" + String.join("}, {", VARIABLES) + "}");
        }
      }
    }
    return new CommandTemplate(words);
  }

  private static void requireBlank(String between) {
    if (!between.isBlank()) {
      throw AutogenException.usage(
          "a quote in the online-command is not closed", "close it, or leave it out");
    }
  }

  private static String unquoted(String word) {
    return PART.matcher(word)
        .replaceAll(
            part ->
                Matcher.quoteReplacement(
                    part.group(1) != null
                        ? part.group(1)
                        : part.group(2) != null
                            ? part.group(2).replaceAll("\\\\(.)", "$1")
                            : part.group(3)));
  }

  /** The program. */
  public String program() {
    return words.get(0);
  }

  /** The words with a value in the place of each variable. */
  List<String> filled(Map<String, String> values) {
    return words.stream()
        .map(
            word ->
                VARIABLE
                    .matcher(word)
                    .replaceAll(m -> Matcher.quoteReplacement(values.get(m.group(1)))))
        .toList();
  }
}
