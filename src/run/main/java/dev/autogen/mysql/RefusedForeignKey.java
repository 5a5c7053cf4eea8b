package dev.autogen.mysql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which foreign key the server refuses, or refuses to go on without, between which columns of which
 * types, and what helps: of much of that it says nothing.
 */
final class RefusedForeignKey {

  // Server error codes, as the manual's "Server Error Message Reference" lists them.
  private static final int CANNOT_CREATE_TABLE = 1005;
  private static final int ROW_IS_REFERENCED = 1217;
  private static final int CANNOT_ADD = 1215;
  private static final int WRONG_DEFINITION = 1239;
  private static final int INDEX_IS_NEEDED = 1553;
  private static final int NO_PARENT_INDEX = 1822;
  private static final int NO_PARENT_TABLE = 1824;
  private static final int NO_CHILD_INDEX = 1821;
  private static final int WRONG_OPTIONS = 1825;
  private static final int DUPLICATE_NAME = 1826;
  private static final int COLUMN_IS_NEEDED = 1828;
  private static final int COLUMN_IS_NEEDED_BY_CHILD = 1829;
  private static final int NOT_NULL_IS_SET_NULL = 1830;
  private static final int COLUMN_IS_BOUND = 1832;
  private static final int COLUMN_IS_BOUND_BY_CHILD = 1833;
  private static final int TABLE_IS_REFERENCED = 3730;
  private static final int NO_PARENT_COLUMN = 3734;
  private static final int INCOMPATIBLE = 3780;
  private static final int NO_UNIQUE_PARENT_KEY = 6125;

  /** A key that is to be made. */
  private static final Set<Integer> MADE =
      Set.of(
          CANNOT_CREATE_TABLE,
          CANNOT_ADD,
          WRONG_DEFINITION,
          NO_PARENT_INDEX,
          NO_PARENT_TABLE,
          NO_CHILD_INDEX,
          WRONG_OPTIONS,
          DUPLICATE_NAME,
          NOT_NULL_IS_SET_NULL,
          NO_PARENT_COLUMN,
          INCOMPATIBLE,
          NO_UNIQUE_PARENT_KEY);

  /** One that is there. */
  private static final Set<Integer> THERE =
      Set.of(
          ROW_IS_REFERENCED,
          INDEX_IS_NEEDED,
          COLUMN_IS_NEEDED,
          COLUMN_IS_NEEDED_BY_CHILD,
          COLUMN_IS_BOUND,
          COLUMN_IS_BOUND_BY_CHILD,
          TABLE_IS_REFERENCED);

  private static final Pattern NAMED =
      Pattern.compile("constraint '(?:[^'/]*/)?([^']+)'", Pattern.CASE_INSENSITIVE);

  private final Session session;
  private final int code;
  private final String message;

  private final StatedKeys statement;

  private RefusedForeignKey(Session session, List<String> statements, SQLException e) {
    this.session = session;
    this.code = e.getErrorCode();
    this.message = Failures.oneLine(e);
    this.statement = statement(statements);
  }

  /** Of several that were sent at once, the one whose key the server names. */
  private StatedKeys statement(List<String> statements) {
    List<StatedKeys> all = statements.stream().map(StatedKeys::in).toList();
    return all.size() == 1
        ? all.get(0)
        : all.stream()
            .filter(one -> !named(one.keys()).isEmpty())
            .findFirst()
            .orElse(StatedKeys.NONE);
  }

  /**
   * The refusal of one of {@code statements}, with what it does not say where it is one of a
   * foreign key.
   */
  static SQLException explained(Session session, List<String> statements, SQLException e) {
    if (!MADE.contains(e.getErrorCode()) && !THERE.contains(e.getErrorCode())) {
      return e;
    }
    try {
      Optional<String> more = new RefusedForeignKey(session, statements, e).more();
      return more.isEmpty()
          ? e
          : new SQLException(
              Failures.oneLine(e) + ": " + more.get(), e.getSQLState(), e.getErrorCode(), e);
    } catch (SQLException unreadable) {
      e.addSuppressed(unreadable);
      return e;
    }
  }

  private Optional<String> more() throws SQLException {
    if (THERE.contains(code) || statement.keys().isEmpty()) {
      return there().map(words -> words + ", so " + remedyOfBound());
    }
    for (StatedKeys.Key key : candidates(statement.keys())) {
      Optional<String> remedy = remedy(key);
      if (remedy.isPresent()) {
        return Optional.of(words(key) + ", so " + remedy.get());
      }
    }
    return Optional.empty();
  }

  /** The one that the server names, or all where it names none. */
  private List<StatedKeys.Key> candidates(List<StatedKeys.Key> keys) {
    List<StatedKeys.Key> named = named(keys);
    return named.isEmpty() ? keys : named;
  }

  private List<StatedKeys.Key> named(List<StatedKeys.Key> keys) {
    Matcher named = NAMED.matcher(message);
    return named.find()
        ? keys.stream().filter(key -> key.name().equalsIgnoreCase(named.group(1))).toList()
        : List.of();
  }

  /** What to do; empty where this key is not the one. */
  private Optional<String> remedy(StatedKeys.Key key) throws SQLException {
    Map<String, Column> child = columns(key.child());
    Map<String, Column> parent = columns(key.parent());
    if (parent.isEmpty()) {
      return Optional.of("create " + key.parent() + " first, or correct its name");
    }
    if (code == DUPLICATE_NAME) {
      return Optional.of("give it a name that no other foreign key of the schema has");
    }
    for (int i = 0; i < key.referenced().size(); i++) {
      if (!parent.containsKey(key.referenced().get(i))) {
        return Optional.of(
            "add " + key.parent() + "." + key.referenced().get(i) + " first, or correct its name");
      }
    }
    for (int i = 0; i < Math.min(key.columns().size(), key.referenced().size()); i++) {
      Column from = child.get(key.columns().get(i));
      if (from == null) {
        return Optional.of("add " + key.child() + "." + key.columns().get(i) + " first");
      }
      if (key.setsNull() && (code == NOT_NULL_IS_SET_NULL || code == WRONG_OPTIONS)) {
        return Optional.of("let its columns be NULL, or leave SET NULL out");
      }
      if (code == INCOMPATIBLE || !from.fits(parent.get(key.referenced().get(i)))) {
        return Optional.of(
            "give both the same type, with the same sign, character set and collation");
      }
    }
    return switch (code) {
      case NO_PARENT_INDEX, NO_UNIQUE_PARENT_KEY, CANNOT_ADD, CANNOT_CREATE_TABLE ->
          Optional.of(
              "add a unique key of "
                  + key.parent()
                  + " ("
                  + String.join(", ", key.referenced())
                  + ") first");
      case WRONG_OPTIONS ->
          Optional.of("leave out what its ON UPDATE or ON DELETE cannot do to its columns");
      case WRONG_DEFINITION -> Optional.of("name as many columns on both sides");
      default -> Optional.of("correct it");
    };
  }

  private String words(StatedKeys.Key key) throws SQLException {
    return "foreign key "
        + (key.name().isEmpty() ? "" : key.name() + " ")
        + "leads from "
        + side(key.child(), key.columns(), columns(key.child()))
        + " to "
        + side(key.parent(), key.referenced(), columns(key.parent()));
  }

  private static String side(TableName table, List<String> names, Map<String, Column> columns) {
    return table
        + " ("
        + String.join(
            ", ",
            names.stream()
                .map(name -> columns.containsKey(name) ? name + " " + columns.get(name) : name)
                .toList())
        + ")";
  }

  /**
   * A column as far as keys see it.
   *
   * @param collation empty where it has none, or that is not known
   */
  private record Column(String type, String collation) {

    private static final Pattern STATED_COLLATION =
        Pattern.compile(
            "(.*?)\\s+(?:(?:CHARACTER SET|CHARSET) \\S+\\s*)?(?:COLLATE (\\S+))?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    Column {
      // The width of a number says nothing.
      type = type.replaceFirst("(?i)^((?:tiny|small|medium|big)?int)\\(\\d+\\)", "$1");
      collation = collation.replace("`", "");
    }

    private static Column stated(String text) {
      Matcher stated = STATED_COLLATION.matcher(text);
      return stated.matches()
          ? new Column(stated.group(1), Objects.requireNonNullElse(stated.group(2), ""))
          : new Column(text, "");
    }

    /** Whether a key may lead from one to the other, as far as is known. */
    boolean fits(Column other) {
      return kind().equals(other.kind())
          && (collation.isEmpty()
              || other.collation.isEmpty()
              || collation.equalsIgnoreCase(other.collation));
    }

    /** Texts may be longer or shorter. */
    private String kind() {
      return type.toLowerCase(Locale.ROOT).replaceFirst("(?s)^(?:var)?(char|binary).*", "$1");
    }

    @Override
    public String toString() {
      return collation.isEmpty() ? type : type + " " + collation;
    }
  }

  /** The columns as they are there, or as the statement makes them. */
  private Map<String, Column> columns(TableName table) throws SQLException {
    Map<String, Column> columns = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Map<String, String> row :
        session.query(
            "SELECT COLUMN_NAME AS name, COLUMN_TYPE AS type, COLLATION_NAME AS collation"
                + " FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?",
            table.schema().isEmpty() ? session.schema() : table.schema(),
            table.table())) {
      columns.put(row.get("name"), new Column(row.get("type"), row.get("collation")));
    }
    if (statement.isOf(table)) {
      statement.types().forEach((name, type) -> columns.put(name, Column.stated(type)));
    }
    return columns;
  }

  private String remedyOfBound() {
    return switch (code) {
      case COLUMN_IS_BOUND, COLUMN_IS_BOUND_BY_CHILD, INCOMPATIBLE ->
          "drop the key, give both sides the new type, and add it again";
      case INDEX_IS_NEEDED ->
          "add another index that begins with these columns first, or drop the key";
      case TABLE_IS_REFERENCED, ROW_IS_REFERENCED ->
          "drop the key or the table it leads from first";
      default -> "drop the key first";
    };
  }

  /** The key that is there and that the server names. */
  private Optional<String> there() throws SQLException {
    Matcher named = NAMED.matcher(message);
    if (!named.find()) {
      return Optional.empty();
    }
    List<String> columns = new ArrayList<>();
    List<String> referenced = new ArrayList<>();
    TableName child = null;
    TableName parent = null;
    for (Map<String, String> row :
        session.query(
            "SELECT TABLE_SCHEMA AS child_schema, TABLE_NAME AS child, COLUMN_NAME AS name,"
                + " REFERENCED_TABLE_SCHEMA AS parent_schema, REFERENCED_TABLE_NAME AS parent,"
                + " REFERENCED_COLUMN_NAME AS referenced FROM information_schema.KEY_COLUMN_USAGE"
                + " WHERE CONSTRAINT_NAME = ? AND REFERENCED_TABLE_NAME IS NOT NULL"
                + " AND (TABLE_SCHEMA = ? OR REFERENCED_TABLE_SCHEMA = ?)"
                + " ORDER BY TABLE_SCHEMA, TABLE_NAME, ORDINAL_POSITION",
            named.group(1),
            session.schema(),
            session.schema())) {
      TableName from = name(row.get("child_schema"), row.get("child"));
      if (child != null && !child.equals(from)) {
        break;
      }
      child = from;
      parent = name(row.get("parent_schema"), row.get("parent"));
      columns.add(row.get("name"));
      referenced.add(row.get("referenced"));
    }
    return child == null
        ? Optional.empty()
        : Optional.of(
            words(new StatedKeys.Key(named.group(1), child, columns, parent, referenced, false)));
  }

  private TableName name(String schema, String table) {
    return new TableName(schema.equals(session.schema()) ? "" : schema, table);
  }
}
