package dev.autogen.project;

import dev.autogen.diff.TableOrColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A line of a {@link MappingFile}: property, table and column, and where it is known what the
 * column holds for the values of Java, with tabs between; a tab, the end of a line or a backslash
 * in a name is escaped.
 *
 * @param property with its entity before it
 * @param stored what the column holds for the values of Java; empty where that is not known
 */
record MappingLine(String property, TableOrColumn place, String stored) {

  /** What stands for a backslash and for what would end a word or a line. */
  private static final Pattern ESCAPE = Pattern.compile("\\\\([tnr\\\\])");

  /** Empty for what is no mapping. */
  static Optional<MappingLine> of(String text) {
    String[] words = words(text);
    return words.length < 3 || words.length > 4 || !Mapping.isProperty(words[0])
        ? Optional.empty()
        : Optional.of(
            new MappingLine(
                words[0],
                new TableOrColumn(words[1], words[2]),
                words.length == 4 ? words[3] : ""));
  }

  /** The line, without its end. */
  String text() {
    List<String> words = new ArrayList<>(List.of(property, place.table(), place.column()));
    if (!stored.isEmpty()) {
      words.add(stored);
    }
    return words.stream().map(MappingLine::escaped).collect(Collectors.joining("\t"));
  }

  private static String escaped(String word) {
    return word.replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }

  /** Before there were escapes a backslash was a backslash, and where it begins none, it is. */
  private static String[] words(String line) {
    String[] words = line.split("\t", -1);
    for (int i = 0; i < words.length; i++) {
      words[i] = ESCAPE.matcher(words[i]).replaceAll(MappingLine::character);
    }
    return words;
  }

  private static String character(MatchResult escape) {
    return switch (escape.group(1)) {
      case "t" -> "\t";
      case "n" -> "\n";
      case "r" -> "\r";
      default -> "\\\\"; // a backslash, as a replacement has it
    };
  }
}
