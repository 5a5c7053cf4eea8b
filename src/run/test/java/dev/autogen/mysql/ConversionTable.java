package dev.autogen.mysql;

import dev.autogen.facts.text.ColumnType;
import dev.autogen.facts.text.ColumnType.Sort;
import dev.autogen.mysql.Obstacle.Kind;
import dev.autogen.operation.ColumnChange.ModifyColumn;
import dev.autogen.schema.Column;
import dev.autogen.schema.Table;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a server does with real values when their column gets another type, for every pair of types,
 * and what autogen says of it. Nothing here is taken from the code under test: a value is refused
 * where a strict ALTER TABLE of the row alone is, and it is another where a person reads another in
 * the column then, in one time zone or in two, or converting it back does not give it again.
 */
final class ConversionTable {

  /**
   * Each type, and values of it; those behind a slash are asked for in the long test alone, and are
   * not in the table of the page.
   */
  private static final String TYPES =
      """
      tinyint | -128, -1, 0, 1, 2, 70, 127
      / tinyint unsigned | 0, 1, 99, 200, 255
      / smallint | -32768, 0, 1, 300, 1999
      / int | -2147483648, -1, 0, 1, 2, 70, 2024, 20240228, 16777217, 2147483647
      / int unsigned | 0, 1, 4294967295
      bigint | -9223372036854775808, -1, 0, 1, 2, 1712041200, 20240228101112, 9007199254740993
      / bigint unsigned | 0, 1, 1712041200, 18446744073709551615
      / decimal(10,0) | -1, 0, 1, 99, 9999999999
      decimal(12,4) | -0.5, -0.4, 0.0000, 0.0049, 1.0000, 12.5000, 127.4, 99999999.9999
      / decimal(10,4) | -0.5000, 0.0049, 1.0000, 999999.9999
      / decimal(38,2) | -0.5, 1.00, 9223372036854775807.00, 9223372036854775808.00, 18446744073709551614.00, 18446744073709551615.00, 0.07, -123456789012345678.91, 99999999999999999.99, 999999999999999999999999999999999999.99
      / decimal(10,2) unsigned | 0, 0.01, 1.00, 127.50, 99999999.99
      / float | -1, 0, 0.1, 1.5, 1, 16777216, 1e20, 1e37
      double | -0.5, 0, 0.1, 2.5, 1, 123, 3e9, 1e300, 1.23456789012, -1.2345678901234567e-100
      bit(1) | b'0', b'1'
      / bit(8) | b'0', b'1', b'01000001', b'11111111'
      / bit(16) | b'0', b'1', b'0100000101000010', b'1111111111111111'
      / char(1) | '', 'Y', 'N', '1', '0', 'a', 'é'
      char(36) | repeat('ä', 36), '550e8400-e29b-41d4-a716-446655440000', 'abc', '12'
      varchar(40) | repeat('ä', 40), '', 'a', 'a  ', 'A', 'NEW', '1', '01', '1.5', '-3', '12abc', '2024-02-28', '2024-2-8', '2024-02-28 10:11:12.70', '10:11:12', '{"a":1}', '{"a": 1, "a": 2}', 'a,b', '0123456789abcdef', '日本'
      / varchar(40) character set latin1 | '', 'a', 'b ', '€', 'ä', '1', 'NEW', '2024-02-28', repeat('ä', 40)
      / varchar(40) character set ascii | '', 'a', 'b ', '1', 'NEW', repeat('x', 40)
      / text | '', 'a', 'a ', '1', 'NEW', '[1,2]', '2024-02-28', repeat('ä', 300)
      / longtext | '', 'a', 'a ', '0', '{"b":1,"a":2}', repeat('x', 70000)
      binary(16) | x'550e8400e29b41d4a716446655440000', x'30303030303030303030303030303031', x'01'
      / varbinary(40) | x'', x'01', x'31', x'c328', x'4e4557', x'30303030303030303030303030303031', x'0102030405060708090a0b0c0d0e0f1011'
      / blob | x'', x'61', x'ff00', repeat('b', 50)
      date | '1000-01-01', '2024-02-28', '2040-01-01'
      / time | '-10:00:00', '00:00:00', '10:11:12', '100:00:00'
      / time(6) | '00:00:00', '10:11:12.7', '10:11:12.000001', '838:59:58.9', '-838:59:58.9'
      / datetime | '1960-01-01 00:00:00', '2024-02-28 00:00:00', '2024-02-28 10:11:12', '2040-01-01 00:00:00'
      datetime(6) | '9999-12-31 23:59:59.9', '9999-12-31 23:59:59.999999', '2024-02-28 00:00:00', '2024-02-28 10:11:12', '2024-12-31 23:59:59.7', '2024-01-01 10:00:00.000001'
      / datetime(3) | '2024-02-28 00:00:00', '9999-12-31 23:59:59.999', '2024-02-28 10:11:12.5', '2024-02-28 10:11:12.001'
      timestamp | '1990-01-01 00:00:00', '2024-02-28 10:11:12'
      / timestamp(6) | '2038-01-19 03:14:07.9', '2024-02-28 00:00:00', '2024-02-28 10:11:12.7'
      / year | 1901, 2024, 2155, 0
      enum('b','NEW','1','a') | 'b', 'NEW', '1', 'a'
      / enum('a','NEW') | 'a', 'NEW'
      / enum('NEW') character set latin1 | 'NEW'
      / set('b','NEW','1','a') | '', 'b', 'a', 'b,a', '1'
      / set('a','b') | '', 'a', 'a,b'
      json | '1', '"a"', '{"a": 1}', '[1, 2]', 'true', 'null', concat('"', repeat('x', 50), '"')
      / point | ST_GeomFromText('POINT(1 1)')
      / geometry | ST_GeomFromText('POINT(1 1)'), ST_GeomFromText('LINESTRING(0 0, 1 1)')
      """;

  private static final List<String> ZONES = List.of("+00:00", "+05:00");

  private final Session session;
  private final List<Type> types = new ArrayList<>();
  private final List<String> wrong = new ArrayList<>();
  private final Map<String, Map<String, String>> cells = new LinkedHashMap<>();

  private record Type(String text, List<String> values, Column column, Table table) {}

  private ConversionTable(Session session) {
    this.session = session;
  }

  /**
   * Measures.
   *
   * @param all whether with the types that differ little from others
   */
  static ConversionTable measured(Session session, boolean all) throws SQLException {
    ConversionTable table = new ConversionTable(session);
    table.create(line -> all || !line.startsWith("/"));
    for (Type from : table.types) {
      for (Type to : table.types) {
        if (!from.text().equals(to.text())) {
          table.measure(from, to);
        }
      }
    }
    return table;
  }

  /** Where the server does otherwise than autogen says, a line each. */
  List<String> wrong() {
    return wrong;
  }

  /** The rows of the table on the page: for each type which others keep its values, and so on. */
  List<String> rows() {
    List<String> shown =
        TYPES
            .lines()
            .filter(line -> !line.startsWith("//"))
            .map(line -> line.replaceFirst("^/ ", "").split(" \\| ", 2)[0])
            .toList();
    List<String> rows = new ArrayList<>();
    for (String from : shown) {
      Map<String, String> row = cells.getOrDefault(from, Map.of());
      if (!row.isEmpty()) {
        rows.add(
            "| "
                + code(from)
                + " | "
                + with(row, shown, "=")
                + " | "
                + with(row, shown, "!")
                + " | "
                + with(row, shown, "~")
                + " | "
                + with(row, shown, "≠")
                + " |");
      }
    }
    return rows;
  }

  private static String with(Map<String, String> row, List<String> shown, String sign) {
    return row.entrySet().stream()
        .filter(cell -> shown.contains(cell.getKey()))
        .filter(cell -> cell.getValue().endsWith(sign))
        .map(cell -> code(cell.getKey()) + (cell.getValue().length() > 1 ? " !" : ""))
        .collect(Collectors.joining(", "));
  }

  private static String code(String type) {
    return "`" + type.replaceFirst("(enum|set)\\(.*", "$1") + "`";
  }

  private void create(Predicate<String> wanted) throws SQLException {
    SchemaReader reader = new SchemaReader(session);
    for (String line : TYPES.lines().filter(wanted).toList()) {
      String[] parts = line.replaceFirst("^/ ", "").split(" \\| ", 2);
      List<String> values = values(parts[1]);
      String name = "s" + types.size();
      session.execute("create table " + name + " (id int primary key, c " + parts[0] + ")");
      for (int i = 0; i < values.size(); i++) {
        session.execute("insert into " + name + " values (" + i + ", " + values.get(i) + ")");
      }
      session.execute("insert into " + name + " values (" + values.size() + ", null)");
      Table table = reader.exact(List.of(name)).tables().get(name);
      types.add(new Type(parts[0], values, table.columns().get(1), table));
    }
  }

  private static List<String> values(String text) {
    List<String> values = new ArrayList<>();
    int from = 0;
    int depth = 0;
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      quoted ^= c == '\'';
      depth += quoted ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && depth == 0 && !quoted) {
        values.add(text.substring(from, i).strip());
        from = i + 1;
      }
    }
    values.add(text.substring(from).strip());
    return values;
  }

  private void measure(Type from, Type to) throws SQLException {
    SortedSet<Integer> refused = new TreeSet<>();
    SortedSet<Integer> changed = new TreeSet<>();
    if (!convert(from, to, "true", changed)) {
      for (int i = 0; i < from.values().size(); i++) {
        if (!convert(from, to, "id = " + i, changed)) {
          refused.add(i);
        }
      }
    }
    compare(from, to, refused, changed);
  }

  /** Whether a strict ALTER TABLE takes the rows; if so, which of them are others then. */
  private boolean convert(Type from, Type to, String rows, SortedSet<Integer> changed)
      throws SQLException {
    session.batch(
        List.of(
            "drop temporary table if exists m",
            "create temporary table m (id int primary key, was "
                + from.text()
                + ", c "
                + from.text()
                + ") select id, c was, c from "
                + from.table().name()
                + " where c is not null and "
                + rows));
    try {
      session.execute("alter table m modify c " + to.text());
    } catch (SQLException e) {
      return false;
    }
    Set<Sort> exact = Set.of(Sort.INTEGER, Sort.DECIMAL);
    boolean numbers =
        ColumnType.sortOf(from.column().type()).isNumber()
            && ColumnType.sortOf(to.column().type()).isNumber();
    for (String zone : ZONES) {
      session.execute("set session time_zone = '" + zone + "'");
      for (Map<String, String> row :
          session.query(
              "select id, "
                  + read(from, "was", numbers)
                  + " as was, "
                  + read(to, "c", numbers)
                  + " as now from m")) {
        if (!isSame(from, to, row.get("was"), row.get("now"))) {
          changed.add(Integer.valueOf(row.get("id")));
        }
      }
    }
    session.execute("set session time_zone = '+00:00'");
    Sort before = ColumnType.sortOf(from.column().type());
    Sort after = ColumnType.sortOf(to.column().type());
    // An exact number that reads the same is the same, whatever the server makes of it on its way
    // back.
    if (after == Sort.JSON || (exact.contains(before) && exact.contains(after))) {
      return true;
    }
    try {
      // What comes back by being cut to the range of its type was beyond it meanwhile.
      List<Map<String, String>> cut =
          session
              .batch(
                  List.of(
                      "set session sql_mode = ''",
                      "alter table m modify c " + from.text(),
                      "show warnings"))
              .get(0);
      List<Map<String, String>> ids = session.query("select id from m order by id");
      for (Map<String, String> warning : cut) {
        if (numbers && warning.get("Code").equals("1264")) {
          int row = Integer.parseInt(warning.get("Message").replaceAll(".* ", ""));
          changed.add(Integer.valueOf(ids.get(row - 1).get("id")));
        }
      }
      for (Map<String, String> row :
          session.query(
              "select id from m where not ("
                  + exact(from, "c")
                  + " <=> "
                  + exact(from, "was")
                  + ")")) {
        changed.add(Integer.valueOf(row.get("id")));
      }
    } catch (SQLException e) {
      changed.addAll(
          session.query("select id from m").stream()
              .map(row -> Integer.valueOf(row.get("id")))
              .toList());
    } finally {
      session.pin();
    }
    return true;
  }

  /** How a person reads a column: a number as a number, bytes as bytes. */
  private static String read(Type type, String column, boolean asNumber) {
    String word = type.text().replaceAll("[^a-z].*", "");
    return switch (word) {
      case "bit" -> "cast(" + column + " + 0 as char)";
      case "float" -> "cast(" + column + (asNumber ? " + 0e0" : "") + " as char)";
      case "binary", "varbinary", "blob" -> "concat('0x', hex(" + column + "))";
      case "point", "geometry" -> "st_astext(" + column + ")";
      default -> "cast(" + column + " as char)";
    };
  }

  private static String exact(Type type, String column) {
    return ColumnType.sortOf(type.column().type()).isNumber() ? column : "hex(" + column + ")";
  }

  private static boolean isSame(Type from, Type to, String was, String now) {
    Sort before = ColumnType.sortOf(from.column().type());
    Sort after = ColumnType.sortOf(to.column().type());
    if (before.isNumber()
        && after.isNumber()
        && (before.isApproximate() || after.isApproximate())) {
      boolean isFloat = before == Sort.FLOAT || after == Sort.FLOAT;
      return new BigDecimal(was).compareTo(new BigDecimal(now)) == 0
          || (isFloat && Float.compare(Float.parseFloat(was), Float.parseFloat(now)) == 0)
          || (before == Sort.INTEGER
              && new BigDecimal(was).compareTo(new BigDecimal(Double.parseDouble(now))) == 0);
    }
    if (before == Sort.SET && after == Sort.SET) {
      return Set.of(was.split(",", -1)).equals(Set.of(now.split(",", -1)));
    }
    if (after == Sort.JSON || before == Sort.JSON) {
      return sorted(plain(was)).equals(sorted(plain(now)));
    }
    return plain(was).equals(plain(now));
  }

  /** The characters of a JSON text, whatever the order of its members. */
  private static String sorted(String text) {
    return text.chars()
        .filter(c -> !Character.isWhitespace(c))
        .sorted()
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** Without what is only another notation: zeros behind the point, midnight. */
  private static String plain(String text) {
    return text.replaceFirst("(\\.\\d*[1-9])0+$|\\.0+$", "$1")
        .replaceFirst("(?<=^\\d{4}-\\d\\d-\\d\\d) 00:00:00$", "")
        .replaceFirst("^-0$|^0000$", "0");
  }

  private void compare(Type from, Type to, SortedSet<Integer> refused, SortedSet<Integer> changed)
      throws SQLException {
    ModifyColumn change = new ModifyColumn(to.column());
    TableRows rows = TableRows.of(from.table());
    String unfit = "-";
    String other = "-";
    boolean reread = false;
    SortedSet<Integer> either = new TreeSet<>(refused);
    either.addAll(changed);
    for (Obstacle obstacle : new Obstacles(rows, table -> Optional.empty()).of(change)) {
      String found = found(obstacle, rows);
      if (obstacle.kind() == Kind.CHANGED) {
        other = found;
        reread = obstacle.rows().endsWith(" IS NOT NULL") && obstacle.conversion().isEmpty();
      } else {
        unfit = found;
      }
    }
    String pair = from.text() + " -> " + to.text() + ": ";
    // A member that looks like a number is taken for a position where it is no more; it is stopped
    // as one that is no more.
    boolean areMembers =
        from.column().type().matches("(?s)(enum|set)\\(.*")
            && to.column().type().matches("(?s)(enum|set)\\(.*");
    if (areMembers && !unfit.equals("-")) {
      SortedSet<Integer> stopped = ids(unfit);
      if (!stopped.containsAll(refused) || !either.containsAll(stopped)) {
        wrong.add(pair + "refused " + shown(refused, from) + ", said " + unfit);
      }
      refused.addAll(stopped);
      changed.removeAll(stopped);
      unfit = refused.toString();
    }
    // What is stopped anyhow need not be found twice.
    checkRefused(pair, reread && unfit.equals("none") ? "some" : unfit, refused, from, to);
    checkChanged(pair, other, reread || hasNoSuchValueHere(from, to), changed, either, from);
    String cell = (refused.isEmpty() ? "" : "!") + (reread ? "≠" : changed.isEmpty() ? "" : "~");
    cells
        .computeIfAbsent(from.text(), t -> new LinkedHashMap<>())
        .put(to.text(), cell.isEmpty() ? "=" : cell);
  }

  private void checkRefused(
      String pair, String found, SortedSet<Integer> refused, Type from, Type to) {
    boolean isRight =
        switch (found) {
          case "-" -> refused.isEmpty();
          case "none" -> refused.isEmpty();
          case "some" -> true;
          case "[]" -> hasNoSuchValueHere(from, to) && refused.isEmpty();
          // Where a condition says which they are, there is one for which it is true.
          default -> !refused.isEmpty() && found.equals(refused.toString());
        };
    if (!isRight) {
      wrong.add(pair + "refused " + shown(refused, from) + ", said " + found);
    }
  }

  private void checkChanged(
      String pair,
      String found,
      boolean reread,
      SortedSet<Integer> changed,
      SortedSet<Integer> either,
      Type from) {
    boolean isRight =
        switch (found) {
          case "-", "none" -> changed.isEmpty();
          case "some" -> !either.isEmpty();
          default -> {
            SortedSet<Integer> ids = ids(found);
            yield ids.containsAll(changed)
                && (reread || (either.containsAll(ids) && !changed.isEmpty()));
          }
        };
    if (!isRight) {
      wrong.add(pair + "changed " + shown(changed, from) + ", said " + found);
    }
  }

  private static SortedSet<Integer> ids(String found) {
    SortedSet<Integer> ids = new TreeSet<>();
    for (String id : found.replaceAll("[\\[\\] ]", "").split(",", -1)) {
      if (!id.isEmpty()) {
        ids.add(Integer.valueOf(id));
      }
    }
    return ids;
  }

  /**
   * Long texts and sets would take values that no table of this kind has; characters of one byte
   * are counted as if they had four.
   */
  private static boolean hasNoSuchValueHere(Type from, Type to) {
    return to.text().endsWith("text")
        || from.text().startsWith("set(")
        || to.text().equals("json")
        || (from.text().equals("json") && to.text().equals("blob"))
        || (from.text().matches(".* character set (latin1|ascii)")
            && to.text().equals("varbinary(40)"));
  }

  private static String shown(SortedSet<Integer> ids, Type from) {
    return ids.stream().map(i -> from.values().get(i)).toList().toString();
  }

  private String found(Obstacle obstacle, TableRows rows) throws SQLException {
    if (obstacle.conversion().isEmpty()) {
      return session.query("SELECT id" + obstacle.rows() + " ORDER BY id").stream()
          .map(r -> Integer.valueOf(r.get("id")))
          .toList()
          .toString();
    }
    return new RowSearch(session, Duration.ofSeconds(60))
        .find(obstacle, rows, () -> {})
        .map(f -> "some")
        .orElse("none");
  }
}
