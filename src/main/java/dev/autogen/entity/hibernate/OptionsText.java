package dev.autogen.entity.hibernate;

import dev.autogen.schema.Index;
import dev.autogen.schema.TableOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The free texts of {@code @Table(options)} and {@code @Index(options)} of Jakarta Persistence 3.2.
 */
final class OptionsText {

  private static final Pattern INDEX =
      Pattern.compile(
          "(?is)\\s*(?:(comment)\\s*=?\\s*'((?:[^']|'')*)'|(using)\\s+(btree|hash)"
              + "|(with\\s+parser)\\s+(\\w+)|(invisible|visible))");

  private static final String QUOTES = "'\"`";

  /** The second words of the names that have two. */
  private static final Set<String> SECOND = Set.of("SET", "DIRECTORY", "TRANSACTION");

  private OptionsText() {}

  /**
   * What stands behind the parentheses of CREATE TABLE.
   *
   * @return the values as they stand there, the last of each name; of a name there is no room for
   *     {@code warnings} tell
   */
  static TableOptions table(String text, String table, List<String> warnings) {
    TableOptions options = TableOptions.UNSAID;
    SortedMap<String, String> create = new TreeMap<>();
    List<String> words = words(text);
    for (int i = 0; i < words.size(); ) {
      String name = words.get(i++).toUpperCase(Locale.ROOT);
      String next = i < words.size() ? words.get(i).toUpperCase(Locale.ROOT) : "";
      if (name.equals("PARTITION") && next.equals("BY")) {
        return options
            .withCreate(create)
            .withPartitioning(String.join(" ", words.subList(i + 1, words.size())));
      }
      if (name.equals("DEFAULT")) {
        continue;
      }
      if (SECOND.contains(next)) {
        name += " " + next;
        i++;
      }
      if (i < words.size() && words.get(i).equals("=")) {
        i++;
      }
      if (i == words.size() || name.equals("START TRANSACTION")) {
        warnings.add("an option of table " + table + " is not understood: " + name);
        break;
      }
      String value = words.get(i++);
      switch (name) {
        case "ENGINE", "TYPE" -> options = options.withEngine(unquoted(value));
        case "COLLATE" -> options = options.withCollation(unquoted(value));
        case "COMMENT" -> options = options.withComment(unquoted(value));
        case "CHARSET", "CHARACTER SET" -> create.put("CHARACTER SET", unquoted(value));
        case "UNION", "TABLESPACE" ->
            warnings.add("an option of table " + table + " is left out: " + name + " " + value);
        default -> create.put(name, quotedSingly(value));
      }
    }
    return options.withCreate(create);
  }

  /** Words, quoted texts, whole parentheses and equals signs; neither commas nor comments. */
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i <= text.length(); ) {
      char c = i < text.length() ? text.charAt(i) : ' ';
      boolean isWord = Character.isLetterOrDigit(c) || "_$.@".indexOf(c) >= 0;
      if (isWord) {
        word.append(c);
        i++;
        continue;
      }
      if (!word.isEmpty()) {
        words.add(word.toString());
        word.setLength(0);
      }
      if (i == text.length()) {
        break;
      }
      if (text.startsWith("/*!", i)) {
        i += 3;
        while (i < text.length() && Character.isDigit(text.charAt(i))) {
          i++;
        }
        continue;
      }
      int end = c == '(' ? SqlText.closing(text, i) + 1 : SqlText.skip(text, i);
      end = Math.min(end, text.length());
      if (c == '(' || c == '=' || QUOTES.indexOf(c) >= 0) {
        words.add(text.substring(i, end));
      }
      i = end;
    }
    return words;
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
    String quote = value.substring(0, 1);
    return QUOTES.contains(quote) && value.length() > 1
        ? value.substring(1, value.length() - 1).replace(quote + quote, quote)
        : value;
  }

  private static String quotedSingly(String value) {
    return value.startsWith("\"") ? "'" + unquoted(value).replace("'", "''") + "'" : value;
  }
}
