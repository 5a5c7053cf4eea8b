package dev.autogen.mysql;

import dev.autogen.facts.text.ColumnType;
import dev.autogen.facts.text.ColumnType.Sort;
import dev.autogen.schema.Column;
import dev.autogen.schema.Default;
import dev.autogen.schema.Table;
import java.math.BigInteger;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads the characters that MySQL does not print although it holds them. Its data dictionary has
 * three bytes for a character, so that an emoji in a member of an ENUM or SET (as of 9.7) or in a
 * literal default (8.0.15; later ones print it in hexadecimal) is shown in neither SHOW CREATE
 * TABLE nor information_schema; and 8.0.15 prints a binary default that is no text as it is, which
 * no driver can read. A row of a temporary table made from the column has them.
 */
final class HiddenCharacters {

  /** What the driver makes of bytes that are no text, which 8.0.15 prints as they are. */
  private static final String UNREADABLE = "\uFFFD";

  private static final String COPY = "`autogen_hidden`";

  private final Session session;

  HiddenCharacters(Session session) {
    this.session = session;
  }

  /** Whether a question mark in the definition may be another character. */
  static boolean maybeIn(Column column) {
    return column.type().contains("?") || maybeInDefault(column);
  }

  private static boolean maybeInDefault(Column column) {
    return column.defaultValue() instanceof Default.Literal literal
        && literal.value().contains(isBinary(column) ? UNREADABLE : "?");
  }

  private static boolean isBinary(Column column) {
    return ColumnType.of(column.type()).filter(ColumnType::countsBytes).isPresent();
  }

  /**
   * The table as the server holds it.
   *
   * @param table read from the text of the table of that name
   * @param unknown gets a phrase for each column that cannot be looked into
   */
  Table found(Table table, List<Unmodelled> unknown) {
    List<Column> columns = new ArrayList<>();
    for (Column column : table.columns()) {
      Column found = column;
      if (maybeIn(column)) {
        try {
          found = found(table.name(), column);
        } catch (SQLException e) {
          unknown.add(
              Unmodelled.ofColumn(
                  column.name(),
                  "a character that the server shows as ? and that only a temporary table would"
                      + " tell ("
                      + Failures.oneLine(e)
                      + ")"));
        }
      }
      columns.add(found);
    }
    return table.withColumns(columns);
  }

  private Column found(String table, Column column) throws SQLException {
    String name = Sql.name(column.name());
    boolean inDefault = maybeInDefault(column);
    List<String> members =
        column.type().contains("?")
            ? ColumnType.of(column.type()).map(ColumnType::members).orElse(List.of())
            : List.of();
    List<String> statements = new ArrayList<>();
    statements.add("DROP TEMPORARY TABLE IF EXISTS " + COPY);
    statements.add(
        "CREATE TEMPORARY TABLE "
            + COPY
            + " SELECT "
            + name
            + " FROM "
            + Sql.name(table)
            + " LIMIT 0");
    if (inDefault) {
      statements.add("INSERT INTO " + COPY + " () VALUES ()");
      statements.add("SELECT " + name + " AS value, HEX(" + name + ") AS bytes FROM " + COPY);
      statements.add("DELETE FROM " + COPY);
    }
    if (!members.isEmpty()) {
      statements.add("INSERT INTO " + COPY + " VALUES " + numbers(column.type(), members.size()));
      statements.add("SELECT " + name + " AS value FROM " + COPY + " ORDER BY " + name + " + 0");
    }
    statements.add("DROP TEMPORARY TABLE " + COPY);
    List<List<Map<String, String>>> results = session.batch(statements);
    Column found = column;
    if (inDefault) {
      Map<String, String> row = results.get(0).get(0);
      found =
          found.withDefault(
              isBinary(column)
                  ? Default.expression("0x" + row.get("bytes"))
                  : Default.literal(row.get("value")));
    }
    if (!members.isEmpty()) {
      String type = column.type().substring(0, column.type().indexOf('('));
      found =
          found.withType(
              results.get(results.size() - 1).stream()
                  .map(row -> Sql.text(row.get("value")))
                  .collect(Collectors.joining(",", type + "(", ")")));
    }
    return found;
  }

  /** The number of each member: its place in an ENUM, its bit in a SET. */
  private static String numbers(String type, int count) {
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      numbers.add(
          "("
              + (ColumnType.sortOf(type) == Sort.SET
                  ? BigInteger.ONE.shiftLeft(i)
                  : BigInteger.valueOf(i + 1L))
              + ")");
    }
    return String.join(", ", numbers);
  }
}
