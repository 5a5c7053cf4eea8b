package dev.autogen.entity.hibernate;

import dev.autogen.facts.text.SqlPieces;
import dev.autogen.schema.Index;
import dev.autogen.schema.TableOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The free texts of {@code @Table(options)} and {@code @Index(options)} of Jakarta Persistence 3.2.
 */
final class OptionsText {

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
      int mark = SqlPieces.endOfConditionMark(text, i);
      if (mark > i) {
        i = mark;
        continue;
      }
      int end = c == '(' ? SqlPieces.closing(text, i) + 1 : SqlPieces.end(text, i);
      end = Math.min(end, text.length());
      if (c == '(' || c == '=' || QUOTES.indexOf(c) >= 0) {
        words.add(text.substring(i, end));
      }
      i = end;
    }
    return words;
  }

  /** What stands behind an index; of what is not understood {@code warnings} tell. */
  static Index index(Index index, String text, String table, List<String> warnings) {
    Index result = index;
    List<String> words = words(text);
    for (int i = 0; i < words.size(); ) {
      String name = words.get(i).toUpperCase(Locale.ROOT);
      if (name.equals("COMMENT") && at(words, i + 1).matches("(?s)['\"].*")) {
        result = result.withComment(unquoted(words.get(i + 1)));
        i += 2;
      } else if (name.equals("USING") && at(words, i + 1).matches("(?i)btree|hash")) {
        result = result.withUsing(words.get(i + 1).toUpperCase(Locale.ROOT));
        i += 2;
      } else if (name.equals("WITH")
          && at(words, i + 1).equalsIgnoreCase("parser")
          && i + 2 < words.size()) {
        result = result.withParser(unquoted(words.get(i + 2)));
        i += 3;
      } else if (name.equals("VISIBLE") || name.equals("INVISIBLE")) {
        result = result.withVisible(name.equals("VISIBLE"));
        i++;
      } else {
        warnings.add(
            "an option of index "
                + index.name()
                + " of table "
                + table
                + " is not understood: "
                + String.join(" ", words.subList(i, words.size())));
        break;
      }
    }
    return result;
  }

  private static String at(List<String> words, int i) {
    return i < words.size() ? words.get(i) : "";
  }

  /** What is quoted, without its quotes and escapes; a word as it is. */
  private static String unquoted(String value) {
    char quote = value.charAt(0);
    if (QUOTES.indexOf(quote) < 0 || value.length() == 1) {
      return value;
    }
    return SqlPieces.unquoted(value);
  }

  private static String quotedSingly(String value) {
    return value.startsWith("\"")
        ? "'" + unquoted(value).replace("\\", "\\\\").replace("'", "''") + "'"
        : value;
  }
}
