package dev.autogen.facts;

import dev.autogen.facts.text.ColumnType;
import dev.autogen.schema.Column;
import dev.autogen.schema.Index;
import dev.autogen.schema.Table;
import java.util.List;
import java.util.regex.Pattern;

/** How much of a column an index is on. */
public final class KeyLengths {

  private static final Pattern STRING = Pattern.compile("(var)?(char|binary)\\b.*");

  private KeyLengths() {}

  /**
   * The indexes that are no longer on the whole column once it is changed, unless the statement
   * drops and adds them: MySQL (9.7.4 and 8.0.15) takes the few bytes of an enum or set for a
   * prefix of the text it becomes.
   *
   * @param now the column as it becomes
   * @param before the table with the column as it was
   */
  public static List<Index> shortened(Column now, Table before) {
    String name = now.name();
    boolean becomesString =
        STRING.matcher(now.type()).matches()
            && before.column(name).filter(KeyLengths::hasMembers).isPresent();
    return becomesString
        ? before.indexes().stream()
            .filter(index -> index.columns().stream().anyMatch(name::equalsIgnoreCase))
            .toList()
        : List.of();
  }

  private static boolean hasMembers(Column column) {
    return ColumnType.sortOf(column.type()).isMembers();
  }
}
