package dev.autogen.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A table's partitioning, taken apart.
 *
 * @param rule how rows are divided: {@code RANGE (`id`)}
 * @param count how many partitions there are, where they are not listed; 0 otherwise
 * @param partitions the definitions in their order, where they are listed
 */
public record Partitioning(String rule, int count, List<Partition> partitions) {

  private static final Pattern COUNT = Pattern.compile("(?i)\\s*\\bPARTITIONS\\s+(\\d+)\\s*$");
  private static final Pattern NAME =
      Pattern.compile("(?is)^\\s*PARTITION\\s+(?:`((?:[^`]|``)+)`|([^\\s(]+))");

  /**
   * One partition.
   *
   * @param definition the whole of it: {@code PARTITION p0 VALUES LESS THAN (10) ENGINE = InnoDB}
   */
  public record Partition(String name, String definition) {

    /**
     * Reads a definition; the storage engine is added as the server does.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Partition of(String definition) {
      Matcher name = NAME.matcher(definition);
      if (!name.find()) {
        throw new IllegalArgumentException(
            "'" + definition + "' defines no partition: it begins with PARTITION and a name");
      }
      String text = definition.strip();
      String upper = text.toUpperCase(Locale.ROOT);
      return new Partition(
          name.group(1) == null ? name.group(2) : name.group(1).replace("``", "`"),
          upper.contains("ENGINE") || upper.contains("SUBPARTITION")
              ? text
              : text + " ENGINE = InnoDB");
    }
  }

  public Partitioning {
    partitions = List.copyOf(partitions);
  }

  /** Takes apart what stands after {@code PARTITION BY}. */
  public static Partitioning of(String clause) {
    int list = listStart(clause);
    if (list >= 0) {
      List<Partition> partitions = new ArrayList<>();
      int close = clause.lastIndexOf(')');
      for (String definition : elements(clause.substring(list + 1, close))) {
        partitions.add(Partition.of(definition));
      }
      return new Partitioning(clause.substring(0, list).stripTrailing(), 0, partitions);
    }
    Matcher count = COUNT.matcher(clause);
    return count.find()
        ? new Partitioning(
            clause.substring(0, count.start()), Integer.parseInt(count.group(1)), List.of())
        : new Partitioning(clause.strip(), 1, List.of());
  }

  /** Whether two clauses after {@code PARTITION BY} say the same, however they are written. */
  public static boolean same(String some, String other) {
    return some.equals(other) || PartitionText.words(some).equals(PartitionText.words(other));
  }

  /** What stands after {@code PARTITION BY}, as the server prints it. */
  public String clause() {
    if (partitions.isEmpty()) {
      return count > 1 ? rule + "\nPARTITIONS " + count : rule;
    }
    return rule
        + partitions.stream()
            .map(Partition::definition)
            .collect(Collectors.joining(",\n ", "\n(", ")"));
  }

  public int size() {
    return partitions.isEmpty() ? count : partitions.size();
  }

  public Optional<Partition> partition(String name) {
    return partitions.stream().filter(p -> p.name().equalsIgnoreCase(name)).findFirst();
  }

  public Partitioning withPartitions(List<Partition> newPartitions) {
    return new Partitioning(rule, 0, newPartitions);
  }

  public Partitioning withCount(int newCount) {
    return new Partitioning(rule, newCount, List.of());
  }

  /** Where the parenthesis stands that opens the list of partitions; -1 where there is none. */
  private static int listStart(String clause) {
    int depth = 0;
    for (int i = 0; i < clause.length(); i++) {
      char c = clause.charAt(i);
      if (c == '\'' || c == '`' || c == '"') {
        i = quoteEnd(clause, i);
      } else if (c == '(') {
        if (depth == 0 && clause.substring(i + 1).matches("(?is)\\s*PARTITION\\s.*")) {
          return i;
        }
        depth++;
      } else if (c == ')') {
        depth--;
      }
    }
    return -1;
  }

  private static List<String> elements(String list) {
    List<String> elements = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < list.length(); i++) {
      char c = list.charAt(i);
      if (c == '\'' || c == '`' || c == '"') {
        i = quoteEnd(list, i);
      } else if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth--;
      } else if (c == ',' && depth == 0) {
        elements.add(list.substring(start, i).strip());
        start = i + 1;
      }
    }
    elements.add(list.substring(start).strip());
    return elements;
  }

  /** Where the quote that begins at {@code from} ends; a doubled one begins anew at once. */
  private static int quoteEnd(String text, int from) {
    char quote = text.charAt(from);
    for (int i = from + 1; i < text.length(); i++) {
      if (text.charAt(i) == '\\' && quote != '`') {
        i++;
      } else if (text.charAt(i) == quote) {
        return i;
      }
    }
    return text.length();
  }
}
