package dev.autogen.entity.hibernate;

import dev.autogen.facts.text.SqlPieces;
import dev.autogen.schema.SeedRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;

/** The INSERT with which Hibernate starts a generator, as a row. */
final class SeedRows {

  private static final Pattern INSERT =
      Pattern.compile(
          "(?is)\\s*insert\\s+into\\s+.+?\\s*(?:\\(([^)]*)\\)\\s*)?\\bvalues\\s*\\((.*)\\)\\s*;?\\s*");

  private SeedRows() {}

  /** The row; empty where the statement is no INSERT that fits the table. */
  static Optional<SeedRow> parse(String sql, Table table) {
    Matcher insert = INSERT.matcher(sql);
    if (!insert.matches()) {
      return Optional.empty();
    }
    List<String> columns = new ArrayList<>();
    if (insert.group(1) == null) {
      // Before 7.1 a sequence's row comes without its column.
      table.getColumns().forEach(c -> columns.add(c.getName()));
    } else {
      SqlPieces.split(insert.group(1)).forEach(c -> columns.add(Names.plain(c.strip())));
    }
    List<String> values = SqlPieces.split(insert.group(2));
    if (columns.size() != values.size() || !columns.stream().allMatch(c -> isIn(table, c))) {
      return Optional.empty();
    }
    SortedMap<String, String> key = new TreeMap<>();
    SortedMap<String, String> others = new TreeMap<>();
    for (int i = 0; i < columns.size(); i++) {
      (isKey(columns.get(i), table) ? key : others).put(columns.get(i), unquoted(values.get(i)));
    }
    return Optional.of(new SeedRow(key, others));
  }

  /** A generator that counts in a table of another's making does not add its columns. */
  private static boolean isIn(Table table, String column) {
    return table.getColumns().stream().map(Column::getName).anyMatch(column::equalsIgnoreCase);
  }

  private static boolean isKey(String column, Table table) {
    return table.hasPrimaryKey()
        && table.getPrimaryKey().getColumns().stream()
            .map(Column::getName)
            .anyMatch(column::equalsIgnoreCase);
  }

  private static String unquoted(String value) {
    String text = value.strip();
    return text.startsWith("'") && SqlPieces.endOfQuoted(text, 0) == text.length()
        ? SqlPieces.unquoted(text)
        : text;
  }
}
