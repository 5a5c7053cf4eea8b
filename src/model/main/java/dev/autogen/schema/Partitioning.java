package dev.autogen.schema;

import dev.autogen.facts.text.SqlPieces;
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
      for (String definition : SqlPieces.split(clause.substring(list + 1, close))) {
        partitions.add(Partition.of(definition.strip()));
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
    for (int open = SqlPieces.find(clause, 0, '(');
        open < clause.length();
        open = SqlPieces.find(clause, SqlPieces.closing(clause, open) + 1, '(')) {
      if (clause.substring(open + 1).matches("(?is)\\s*PARTITION\\s.*")) {
        return open;
      }
    }
    return -1;
  }
}
