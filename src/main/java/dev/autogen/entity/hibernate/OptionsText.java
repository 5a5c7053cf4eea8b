package dev.autogen.entity.hibernate;

import dev.autogen.schema.Index;
import dev.autogen.schema.TableOptions;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The free texts of {@code @Table(options)} and {@code @Index(options)} of Jakarta Persistence 3.2.
 */
final class OptionsText {

  private static final Pattern TABLE =
      Pattern.compile(
          "(?is)\\s*,?\\s*(?:default\\s+)?(character\\s+set|data\\s+directory|index\\s+directory"
              + "|\\w+)\\s*=?\\s*('(?:[^']|'')*'|\\([^)]*\\)|[^\\s,]+)");
  private static final Pattern INDEX =
      Pattern.compile(
          "(?is)\\s*(?:(comment)\\s*=?\\s*'((?:[^']|'')*)'|(using)\\s+(btree|hash)"
              + "|(with\\s+parser)\\s+(\\w+)|(invisible|visible))");

  private OptionsText() {}

  static TableOptions table(String text, String table, List<String> warnings) {
    TableOptions options = TableOptions.UNSAID;
    SortedMap<String, String> create = new TreeMap<>();
    String rest = text.strip();
    while (!rest.isEmpty()) {
      Matcher matcher = TABLE.matcher(rest);
      if (!matcher.lookingAt() || rest.toLowerCase(Locale.ROOT).startsWith("partition")) {
        warnings.add("an option of table " + table + " is not understood: " + rest);
        break;
      }
      String name = matcher.group(1).toUpperCase(Locale.ROOT).replaceAll("\\s+", " ");
      String value = matcher.group(2);
      switch (name) {
        case "ENGINE" -> options = options.withEngine(value);
        case "COLLATE" -> options = options.withCollation(unquoted(value));
        case "COMMENT" -> options = options.withComment(unquoted(value));
        case "CHARSET" -> create.put("CHARACTER SET", unquoted(value));
        default -> create.put(name, value);
      }
      rest = rest.substring(matcher.end()).strip();
    }
    return options.withCreate(create);
  }

  static Index index(Index index, String text, String table, List<String> warnings) {
    Index result = index;
    String rest = text.strip();
    while (!rest.isEmpty()) {
      Matcher matcher = INDEX.matcher(rest);
      if (!matcher.lookingAt()) {
        warnings.add(
            "an option of index "
                + index.name()
                + " of table "
                + table
                + " is not understood: "
                + rest);
        break;
      }
      if (matcher.group(1) != null) {
        result = result.withComment(matcher.group(2).replace("''", "'"));
      } else if (matcher.group(3) != null) {
        result = result.withUsing(matcher.group(4).toUpperCase(Locale.ROOT));
      } else if (matcher.group(5) != null) {
        result = result.withParser(matcher.group(6));
      } else {
        result = result.withVisible(matcher.group(7).equalsIgnoreCase("visible"));
      }
      rest = rest.substring(matcher.end()).strip();
    }
    return result;
  }

  private static String unquoted(String value) {
    return value.startsWith("'")
        ? value.substring(1, value.length() - 1).replace("''", "'")
        : value;
  }
}
