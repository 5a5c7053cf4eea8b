package dev.autogen.lint;

import dev.autogen.draft.StoredUses;
import dev.autogen.facts.text.ColumnType;
import dev.autogen.facts.text.ColumnType.Sort;
import dev.autogen.finding.Element;
import dev.autogen.finding.Finding;
import dev.autogen.mysql.Failures;
import dev.autogen.mysql.Session;
import dev.autogen.mysql.Sql;
import dev.autogen.operation.Operation;
import dev.autogen.schema.Column;
import dev.autogen.schema.Index;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import dev.autogen.work.RowVersions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Asks a database for {@link LiveFacts}: a query for each kind of fact, however many tables there
 * are. What its account may not ask is left out by name.
 */
public final class LiveQueries {

  /** Rows are looked through no longer than this. */
  private static final int MOST_MILLISECONDS = 1000;

  private static final String GENERATOR = "_seq";
  private static final String NEXT_VALUE = "next_val";

  private final Session session;
  private final List<Table> tables;
  private final String names;
  private final List<String> leftOut = new ArrayList<>();

  private LiveQueries(Session session, List<Table> tables) {
    this.session = session;
    this.tables = tables;
    this.names =
        tables.stream().map(table -> Sql.text(table.name())).collect(Collectors.joining(", "));
  }

  /**
   * Asks about the tables that {@code operations} touch.
   *
   * @param live the tables of the database
   */
  public static LiveFacts ask(Session session, List<Operation> operations, Schema live)
      throws SQLException {
    Set<String> touched =
        operations.stream()
            .flatMap(operation -> operation.touchedTables().stream())
            .collect(Collectors.toSet());
    List<Table> tables =
        live.tables().stream()
            .filter(
                table ->
                    touched.contains(table.name())
                        || touched.contains(table.name() + GENERATOR)
                        || (isGenerator(table)
                            && touched.contains(table.name().replaceFirst(GENERATOR + "$", ""))))
            .toList();
    return tables.isEmpty() ? LiveFacts.NONE : new LiveQueries(session, tables).facts(operations);
  }

  static boolean isGenerator(Table table) {
    return table.name().endsWith(GENERATOR)
        && table.columns().size() == 1
        && table.columns().get(0).name().equals(NEXT_VALUE);
  }

  private LiveFacts facts(List<Operation> operations) throws SQLException {
    String where = " WHERE TABLE_SCHEMA = " + Sql.text(session.schema());
    Map<String, Long> nextIds =
        numbers(
            "how far AUTO_INCREMENT has come",
            // As the server holds it, and not as it was when somebody asked yesterday.
            "SELECT /*+ SET_VAR(information_schema_stats_expiry=0) */ TABLE_NAME AS name,"
                + " AUTO_INCREMENT AS number FROM information_schema.TABLES"
                + where
                + " AND AUTO_INCREMENT IS NOT NULL AND TABLE_NAME IN ("
                + names
                + ")");
    Map<Element, Long> reads = new HashMap<>();
    for (Map<String, String> row :
        rows(
            "which indexes are used",
            "SELECT OBJECT_NAME AS name, INDEX_NAME AS part, COUNT_READ AS number FROM"
                + " performance_schema.table_io_waits_summary_by_index_usage WHERE OBJECT_SCHEMA = "
                + Sql.text(session.schema())
                + " AND INDEX_NAME IS NOT NULL AND OBJECT_NAME IN ("
                + names
                + ")")) {
      reads.put(Element.index(row.get("name"), row.get("part")), Long.parseLong(row.get("number")));
    }
    long uptime =
        numbers(
                "how long the server has run",
                "SELECT 'uptime' AS name, VARIABLE_VALUE AS number FROM"
                    + " performance_schema.global_status WHERE VARIABLE_NAME = 'Uptime'")
            .getOrDefault("uptime", 0L);
    long oldest =
        numbers(
                "which transactions are open",
                "SELECT 'oldest' AS name, COALESCE(MAX(TIMESTAMPDIFF(SECOND, trx_started,"
                    + " NOW())), 0) AS number FROM information_schema.INNODB_TRX WHERE"
                    + " trx_mysql_thread_id <> CONNECTION_ID()")
            .getOrDefault("oldest", 0L);
    List<Finding> uses = StoredUses.of(session, operations).warnings();
    return new LiveFacts(
        nextIds,
        greatestIds(),
        generators(),
        reads,
        uptime,
        rowVersions(),
        oldest,
        zeroDates(),
        uses,
        leftOut);
  }

  private RowVersions rowVersions() {
    try {
      return RowVersions.of(session, tables.stream().map(Table::name).toList());
    } catch (SQLException e) {
      leftOut.add("how many instant changes tables carry (" + Failures.oneLine(e) + ")");
      return RowVersions.NONE;
    }
  }

  /** The first entry of an index each; no table is looked through. */
  private Map<String, Long> greatestIds() {
    List<String> queries = new ArrayList<>();
    for (Table table : tables) {
      Optional<String> key =
          table
              .primaryKey()
              .map(Index::columns)
              .filter(columns -> columns.size() == 1)
              .map(columns -> columns.get(0))
              .filter(
                  column ->
                      table
                          .column(column)
                          .filter(c -> ColumnType.sortOf(c.type()) == Sort.INTEGER)
                          .isPresent());
      key.ifPresent(
          column ->
              queries.add(
                  "SELECT "
                      + Sql.text(table.name())
                      + " AS name, MAX("
                      + Sql.name(column)
                      + ") AS number FROM "
                      + Sql.name(table.name())));
    }
    return queries.isEmpty()
        ? Map.of()
        : numbers("the greatest ids", String.join(" UNION ALL ", queries));
  }

  private Map<String, Long> generators() {
    List<String> queries =
        tables.stream()
            .filter(LiveQueries::isGenerator)
            .map(
                table ->
                    "SELECT "
                        + Sql.text(table.name())
                        + " AS name, MAX("
                        + NEXT_VALUE
                        + ") AS number FROM "
                        + Sql.name(table.name()))
            .toList();
    return queries.isEmpty()
        ? Map.of()
        : numbers("what generators give next", String.join(" UNION ALL ", queries));
  }

  private Set<Element> zeroDates() {
    List<String> queries = new ArrayList<>();
    for (Table table : tables) {
      for (Column column : table.columns()) {
        Sort sort = ColumnType.sortOf(column.type());
        if ((sort == Sort.DATE || sort == Sort.DATETIME || sort == Sort.TIMESTAMP)
            && !column.isGenerated()) {
          queries.add(
              "(SELECT "
                  + Sql.text(table.name())
                  + " AS name, "
                  + Sql.text(column.name())
                  + " AS part FROM "
                  + Sql.name(table.name())
                  + " WHERE MONTH("
                  + Sql.name(column.name())
                  + ") = 0 OR DAYOFMONTH("
                  + Sql.name(column.name())
                  + ") = 0 LIMIT 1)");
        }
      }
    }
    Set<Element> found = new HashSet<>();
    if (!queries.isEmpty()) {
      String all =
          "SELECT /*+ MAX_EXECUTION_TIME("
              + MOST_MILLISECONDS
              + ") */ name, part FROM ("
              + String.join(" UNION ALL ", queries)
              + ") zero_dates";
      for (Map<String, String> row : rows("rows with zero dates", all)) {
        found.add(Element.column(row.get("name"), row.get("part")));
      }
    }
    return found;
  }

  private Map<String, Long> numbers(String what, String sql) {
    Map<String, Long> numbers = new HashMap<>();
    for (Map<String, String> row : rows(what, sql)) {
      String number = row.get("number");
      // An unsigned number may be greater than any long; nothing is near the end of that.
      if (number != null && number.matches("-?\\d{1,18}")) {
        numbers.put(row.get("name"), Long.valueOf(number));
      }
    }
    return numbers;
  }

  private List<Map<String, String>> rows(String what, String sql) {
    try {
      return session.batch(List.of(sql)).get(0);
    } catch (SQLException e) {
      leftOut.add(what + " (" + Failures.oneLine(e) + ")");
      return List.of();
    }
  }
}
