package dev.autogen.mysql;

import dev.autogen.facts.text.ColumnType;
import dev.autogen.facts.text.ColumnType.Sort;
import dev.autogen.schema.Column;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Looks for the rows of an {@link Obstacle}. */
public final class RowSearch {

  /** More rows than this are not counted. */
  public static final int COUNTED = 1000;

  /** How many rows the server is asked to convert to another type. */
  public static final int CONVERTED = 100_000;

  private static final int SHOWN = 3;
  private static final int SHOWN_CHARACTERS = 40;

  /** Stands for NULL, which is not the same as the text. */
  private static final String NULL = "\0";

  /**
   * The warnings that are errors in strict mode, by the manual's "Server SQL Modes", as far as a
   * conversion gives them. Others, such as one that a character set is deprecated, stop nothing.
   */
  private static final Set<String> REFUSALS =
      Set.of(
          "1048", "1263", "1264", "1265", "1292", "1365", "1366", "1406", "1411", "1441", "3156");

  private static final Pattern ROW = Pattern.compile("at row (\\d+)$");

  private final Session session;
  private final Duration limit;

  /**
   * A search.
   *
   * @param limit how long one query may take
   */
  public RowSearch(Session session, Duration limit) {
    this.session = session;
    this.limit = limit;
  }

  /**
   * Rows in the way.
   *
   * @param count how many, {@link #COUNTED} and one where there are more than that; 0 where there
   *     are some and nobody has counted
   * @param some the keys of the first, with the value in the way, such as {@code id 7 ('a')}
   * @param reason what the server says of them; mostly empty
   */
  public record Found(int count, List<String> some, String reason) {}

  /**
   * The rows of {@code obstacle}; empty where there are none.
   *
   * @param rows those of its table
   * @param partly is run where there are none among the first {@link #CONVERTED}, and more rows
   *     behind these
   * @throws SQLException also when it takes longer than the limit, {@link #isTimeout}
   */
  public Optional<Found> find(Obstacle obstacle, TableRows rows, Runnable partly)
      throws SQLException {
    return obstacle.conversion().isPresent()
        ? converted(obstacle, obstacle.conversion().get(), rows, partly)
        : selected(obstacle, rows);
  }

  /** Whether a query was ended because it took too long. */
  public static boolean isTimeout(SQLException e) {
    return e.getErrorCode() == 3024;
  }

  private Optional<Found> selected(Obstacle obstacle, TableRows rows) throws SQLException {
    List<String> shown = shown(obstacle, rows);
    List<Map<String, String>> found =
        session.query(
            "SELECT /*+ MAX_EXECUTION_TIME("
                + limit.toMillis()
                + ") */ "
                + selection(shown, rows)
                + obstacle.rows()
                + (rows.keys().isEmpty() ? "" : " ORDER BY " + Sql.names(rows.keys()))
                + " LIMIT "
                + (COUNTED + 1));
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(new Found(found.size(), labels(found, shown, rows), ""));
  }

  /** The columns that are shown of a row: its key, and behind that what is in the way. */
  private static List<String> shown(Obstacle obstacle, TableRows rows) {
    List<String> shown = new ArrayList<>(rows.keys());
    if (obstacle.kind() != Obstacle.Kind.NULLS && obstacle.kind() != Obstacle.Kind.BROKEN_CHECK) {
      obstacle.columns().stream()
          .filter(column -> shown.stream().noneMatch(column::equalsIgnoreCase))
          .forEach(shown::add);
    }
    return shown;
  }

  private static String selection(List<String> columns, TableRows rows) {
    if (columns.isEmpty()) {
      return "1";
    }
    List<String> values = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Column column = rows.table().column(columns.get(i)).orElseThrow();
      String cut = "LEFT(" + text(column) + ", " + (SHOWN_CHARACTERS + 1) + ")";
      values.add("COALESCE(" + cut + ", " + Sql.text(NULL) + ") AS shown_" + i);
    }
    return String.join(", ", values);
  }

  /** A value as a person reads it. */
  private static String text(Column column) {
    String name = Sql.name(column.name());
    return switch (ColumnType.sortOf(column.type())) {
      // Of a type that is not known nobody can tell whether its bytes are a text.
      case BINARY, OTHER -> "CONCAT('0x', HEX(" + name + "))";
      case SPATIAL -> "ST_AsText(" + name + ")";
      case BIT -> name + " + 0";
      case INTEGER,
          DECIMAL,
          FLOAT,
          DOUBLE,
          YEAR,
          TEXT,
          ENUM,
          SET,
          DATE,
          TIME,
          DATETIME,
          TIMESTAMP,
          JSON ->
          "CAST(" + name + " AS CHAR)";
    };
  }

  private static List<String> labels(
      List<Map<String, String>> found, List<String> shown, TableRows rows) {
    if (shown.isEmpty()) {
      return List.of();
    }
    List<String> labels = new ArrayList<>();
    for (Map<String, String> row : found.subList(0, Math.min(SHOWN, found.size()))) {
      List<String> values = new ArrayList<>();
      for (int i = 0; i < shown.size(); i++) {
        Column column = rows.table().column(shown.get(i)).orElseThrow();
        values.add(quoted(row.get("shown_" + i), column));
      }
      labels.add(label(values, shown, rows.keys().size()));
    }
    return labels;
  }

  private static String quoted(String value, Column column) {
    if (value.equals(NULL)) {
      return "NULL";
    }
    String cut =
        value.length() > SHOWN_CHARACTERS ? value.substring(0, SHOWN_CHARACTERS) + "…" : value;
    String line = cut.replaceAll("\\p{Cntrl}", "·");
    return column.isText() ? "'" + line + "'" : line;
  }

  /** Such as {@code id 7}, {@code id 7 ('a')}, {@code (tenant 1, no 4)} or {@code code 'a'}. */
  private static String label(List<String> values, List<String> names, int keys) {
    List<String> named = new ArrayList<>();
    int first = keys == 0 ? names.size() : keys;
    for (int i = 0; i < first; i++) {
      named.add(names.get(i) + " " + values.get(i));
    }
    String key = String.join(", ", named);
    List<String> rest = values.subList(first, values.size());
    String label = named.size() > 1 ? "(" + key + ")" : key;
    return rest.isEmpty() ? label : label + " (" + String.join(", ", rest) + ")";
  }

  /**
   * Lets the server convert a copy of the values, which tells by a warning for each which of them
   * it would refuse in strict mode.
   */
  private Optional<Found> converted(
      Obstacle obstacle, Obstacle.Conversion conversion, TableRows rows, Runnable partly)
      throws SQLException {
    session.execute(
        "SET @autogen_notes = @@SESSION.sql_notes,"
            + " @autogen_isolation = @@SESSION.transaction_isolation,"
            + " SESSION sql_mode = REPLACE(@@SESSION.sql_mode, 'STRICT_TRANS_TABLES', ''),"
            + " SESSION sql_notes = 0,"
            // Reading for an INSERT would lock the rows otherwise.
            + " SESSION transaction_isolation = 'READ-COMMITTED'");
    try {
      session.execute("DROP TEMPORARY TABLE IF EXISTS autogen_conversion");
      int copied = session.update(copy(obstacle, conversion, rows));
      Optional<Found> found;
      try {
        found =
            obstacle.kind() == Obstacle.Kind.CHANGED
                ? changed(obstacle, conversion, rows)
                : refused(obstacle, conversion, rows);
      } catch (SQLException e) {
        return Optional.of(new Found(0, List.of(), Failures.oneLine(e)));
      }
      if (found.isEmpty() && copied > CONVERTED) {
        partly.run();
      }
      return found;
    } finally {
      session.execute("DROP TEMPORARY TABLE IF EXISTS autogen_conversion");
      session.execute(
          "SET SESSION sql_notes = @autogen_notes,"
              + " SESSION transaction_isolation = @autogen_isolation,"
              + " @autogen_notes = NULL, @autogen_isolation = NULL");
      session.pin();
    }
  }

  /** The rows of the copy that the server would refuse. */
  private Optional<Found> refused(Obstacle obstacle, Obstacle.Conversion conversion, TableRows rows)
      throws SQLException {
    List<List<Map<String, String>>> told =
        session.batch(
            List.of(
                conversion(conversion.to(), "value"), "SHOW WARNINGS", "SHOW COUNT(*) WARNINGS"));
    List<Map<String, String>> warnings =
        told.get(0).stream().filter(warning -> REFUSALS.contains(warning.get("Code"))).toList();
    // Of a server that keeps fewer (max_error_count) the number is all there is.
    String all = told.get(1).get(0).values().iterator().next();
    if (told.get(0).size() < Integer.parseInt(all) && warnings.isEmpty()) {
      return Optional.of(new Found(Integer.parseInt(all), List.of(), ""));
    }
    // A second word on a value that mostly another warning is about.
    List<Map<String, String>> first =
        warnings.stream().filter(w -> !w.get("Message").endsWith("at row -1")).toList();
    return warned(first.isEmpty() ? warnings : first, shown(obstacle, rows), rows);
  }

  /**
   * The rows of the copy whose value becomes another: those that do not come back when they are
   * converted back, and those that are written in another way.
   */
  private Optional<Found> changed(Obstacle obstacle, Obstacle.Conversion conversion, TableRows rows)
      throws SQLException {
    List<List<Map<String, String>>> answers =
        session.batch(
            List.of(
                // MySQL converts otherwise when it assigns, so each is converted by a statement.
                "ALTER TABLE autogen_conversion ADD COLUMN "
                    + DefinitionSql.column(plain(conversion.from(), "was"))
                    + ", ADD COLUMN "
                    + DefinitionSql.column(plain(conversion.from(), "back")),
                "UPDATE autogen_conversion SET was = value, back = value",
                conversion(conversion.to(), "value"),
                "SHOW WARNINGS",
                conversion(conversion.to(), "back"),
                conversion(conversion.from(), "back"),
                "SHOW WARNINGS"));
    SortedSet<Integer> refused = rows(answers.get(0));
    // What comes back by being cut to the range of the type it had was beyond it meanwhile.
    SortedSet<Integer> cut = rows(answers.get(1));
    boolean numbers =
        ColumnType.sortOf(conversion.from().type()).isNumber()
            && ColumnType.sortOf(conversion.to().type()).isNumber();
    String same = same("back", conversion.from()) + " <=> " + same("was", conversion.from());
    String written =
        written("value", conversion.to()) + " <=> " + written("was", conversion.from());
    List<Map<String, String>> found =
        session
            .query(
                "SELECT * FROM autogen_conversion WHERE NOT ("
                    + same
                    + (numbers ? "" : " AND " + written)
                    + ")"
                    + (numbers && !cut.isEmpty()
                        ? " OR number IN ("
                            + cut.stream().map(String::valueOf).collect(Collectors.joining(", "))
                            + ")"
                        : "")
                    + " ORDER BY number")
            .stream()
            .filter(row -> !refused.contains(Integer.valueOf(row.get("number"))))
            .limit(COUNTED + 1L)
            .toList();
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(new Found(found.size(), labels(found, shown(obstacle, rows), rows), ""));
  }

  /** The rows that warnings speak of. */
  private static SortedSet<Integer> rows(List<Map<String, String>> warnings) {
    SortedSet<Integer> numbers = new TreeSet<>();
    for (Map<String, String> warning : warnings) {
      Matcher row = ROW.matcher(warning.get("Message"));
      if (REFUSALS.contains(warning.get("Code")) && row.find()) {
        numbers.add(Integer.valueOf(row.group(1)));
      }
    }
    return numbers;
  }

  /** A value of {@code type}, so that only the same one is equal to it. */
  private static String same(String column, Column type) {
    return type.isText() ? "CAST(" + column + " AS BINARY)" : column;
  }

  /** A value as text, without the zeros at the end of a fraction. */
  private static String written(String column, Column type) {
    return "CAST(REGEXP_REPLACE(CONVERT("
        + column
        // The text of bits are the characters that they are the codes of.
        + (ColumnType.sortOf(type.type()) == Sort.BIT ? " + 0" : "")
        + " USING utf8mb4), '(\\\\.[0-9]*[1-9])0+$|\\\\.0+$', '$1') AS BINARY)";
  }

  private static String conversion(Column to, String column) {
    return "ALTER TABLE autogen_conversion MODIFY COLUMN "
        + DefinitionSql.column(plain(to, column));
  }

  /**
   * A numbered copy of the first rows, and one more where there is: what is shown of them as text,
   * and the value.
   */
  private static String copy(Obstacle obstacle, Obstacle.Conversion conversion, TableRows rows) {
    StringBuilder sql = new StringBuilder("CREATE TEMPORARY TABLE autogen_conversion (");
    sql.append("number INT NOT NULL AUTO_INCREMENT PRIMARY KEY, ");
    sql.append(DefinitionSql.column(plain(conversion.from(), "value"))).append(") SELECT ");
    sql.append(selection(shown(obstacle, rows), rows)).append(", ");
    sql.append(Sql.name(conversion.to().name())).append(" AS value").append(obstacle.rows());
    if (!rows.keys().isEmpty()) {
      sql.append(" ORDER BY ").append(Sql.names(rows.keys()));
    }
    return sql.append(" LIMIT ").append(CONVERTED + 1).toString();
  }

  /** The type of a column and nothing else. */
  private static Column plain(Column column, String name) {
    return Column.of(name, column.type()).withCollation(column.collation()).withSrid(column.srid());
  }

  private Optional<Found> warned(
      List<Map<String, String>> warnings, List<String> shown, TableRows rows) throws SQLException {
    SortedSet<Integer> numbers = new TreeSet<>();
    int count = 0;
    for (Map<String, String> warning : warnings) {
      Matcher row = ROW.matcher(warning.get("Message"));
      if (!row.find()) {
        count++;
      } else if (numbers.add(Integer.valueOf(row.group(1)))) {
        count++;
      }
    }
    if (numbers.isEmpty()) {
      // Some conversions do not say which row they speak of.
      return count == 0
          ? Optional.empty()
          : Optional.of(new Found(count, List.of(), warnings.get(0).get("Message")));
    }
    String first =
        numbers.stream().limit(SHOWN).map(String::valueOf).collect(Collectors.joining(", "));
    List<Map<String, String>> some =
        session.query(
            "SELECT * FROM autogen_conversion WHERE number IN (" + first + ") ORDER BY number");
    return Optional.of(new Found(count, labels(some, shown, rows), ""));
  }
}
