package dev.autogen.mysql;

import dev.autogen.schema.Check;
import dev.autogen.schema.Column;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import dev.autogen.schema.TableOptions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Reads a live schema through information_schema, in a fixed number of queries however many tables
 * there are. What information_schema mangles or does not have at all (expressions, full-text
 * parsers, partitioning) is read by {@link #exact} from SHOW CREATE TABLE, for the tables it
 * matters for.
 */
public final class SchemaReader {

  /**
   * What was read.
   *
   * @param schema the tables
   * @param inexact the tables of which only SHOW CREATE TABLE tells everything
   * @param views the names of the views
   */
  public record Live(Schema schema, SortedSet<String> inexact, List<String> views) {}

  /**
   * Tables read from their own text.
   *
   * @param unmodelled one phrase for each thing a table has that autogen has no word for
   */
  public record Exact(Map<String, Table> tables, List<String> unmodelled) {}

  private final Session session;

  public SchemaReader(Session session) {
    this.session = session;
  }

  /** Reads the tables whose names {@code included} accepts. */
  public Live read(Predicate<String> included) throws SQLException {
    String schema = session.schema();
    Map<String, TableOptions> options = new TreeMap<>();
    List<String> views = new ArrayList<>();
    SortedSet<String> inexact = new TreeSet<>();
    for (Map<String, String> row :
        session.query(
            "SELECT TABLE_NAME, TABLE_TYPE, ENGINE, TABLE_COLLATION, CREATE_OPTIONS, TABLE_COMMENT"
                + " FROM information_schema.TABLES WHERE TABLE_SCHEMA = ?",
            schema)) {
      String name = row.get("TABLE_NAME");
      if (!row.get("TABLE_TYPE").equals("BASE TABLE")) {
        views.add(name);
      } else if (included.test(name)) {
        options.put(name, options(row, inexact));
      }
    }
    Map<String, List<Column>> columns = columns(schema, options, inexact);
    Map<String, List<Index>> indexes = indexes(schema, options, inexact);
    Map<String, List<ForeignKey>> foreignKeys = foreignKeys(schema, options);
    Map<String, List<Check>> checks = checks(schema, options, inexact);
    List<Table> tables = new ArrayList<>();
    options.forEach(
        (name, option) ->
            tables.add(
                new Table(
                    name,
                    columns.getOrDefault(name, List.of()),
                    indexes.getOrDefault(name, List.of()),
                    foreignKeys.getOrDefault(name, List.of()),
                    checks.getOrDefault(name, List.of()),
                    option,
                    List.of())));
    return new Live(new Schema(defaultCollation(schema), tables), inexact, List.copyOf(views));
  }

  /** Reads the named tables from SHOW CREATE TABLE. */
  public Exact exact(Collection<String> names) throws SQLException {
    List<String> statements =
        names.stream().map(name -> "SHOW CREATE TABLE " + Sql.name(name)).toList();
    SortedMap<String, Table> tables = new TreeMap<>();
    List<String> unmodelled = new ArrayList<>();
    for (List<Map<String, String>> rows : session.batch(statements)) {
      CreateTableParser.Parsed parsed =
          CreateTableParser.parse(
              rows.get(0).get("Create Table"), session.server().defaultCollations());
      List<String> without = new ArrayList<>(parsed.unmodelled());
      Table table = new HiddenCharacters(session).found(parsed.table(), without);
      tables.put(table.name(), table);
      without.forEach(what -> unmodelled.add("table " + table.name() + ", " + what));
    }
    return new Exact(tables, unmodelled);
  }

  private String defaultCollation(String schema) throws SQLException {
    return session
        .query(
            "SELECT DEFAULT_COLLATION_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = ?",
            schema)
        .get(0)
        .get("DEFAULT_COLLATION_NAME");
  }

  private static TableOptions options(Map<String, String> row, SortedSet<String> inexact) {
    SortedMap<String, String> create = new TreeMap<>();
    for (String word : row.get("CREATE_OPTIONS").split(" ", -1)) {
      int equals = word.indexOf('=');
      if (word.equals("partitioned")) {
        inexact.add(row.get("TABLE_NAME"));
      } else if (equals > 0) {
        create.put(
            word.substring(0, equals).toUpperCase(Locale.ROOT),
            word.substring(equals + 1).replace('"', '\''));
      }
    }
    return new TableOptions(
        row.get("ENGINE"), row.get("TABLE_COLLATION"), row.get("TABLE_COMMENT"), create, "");
  }

  private Map<String, List<Column>> columns(
      String schema, Map<String, TableOptions> tables, SortedSet<String> inexact)
      throws SQLException {
    Map<String, List<Column>> columns = new TreeMap<>();
    for (Map<String, String> row :
        session.query(
            "SELECT TABLE_NAME, COLUMN_NAME, COLUMN_TYPE, IS_NULLABLE, COLUMN_DEFAULT,"
                + " COLUMN_DEFAULT IS NULL AS NO_DEFAULT, EXTRA, COLLATION_NAME, COLUMN_COMMENT,"
                + " GENERATION_EXPRESSION, SRS_ID"
                + " FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = ?"
                + " ORDER BY TABLE_NAME, ORDINAL_POSITION",
            schema)) {
      TableOptions table = tables.get(row.get("TABLE_NAME"));
      if (table != null) {
        columns
            .computeIfAbsent(row.get("TABLE_NAME"), t -> new ArrayList<>())
            .add(ColumnRow.column(row, table.collation()));
        if (!ColumnRow.isExact(row)) {
          inexact.add(row.get("TABLE_NAME"));
        }
      }
    }
    return columns;
  }

  private Map<String, List<Index>> indexes(
      String schema, Map<String, TableOptions> tables, SortedSet<String> inexact)
      throws SQLException {
    String expression =
        session.server().hasFunctionalIndexes() ? "EXPRESSION" : "CAST(NULL AS CHAR) AS EXPRESSION";
    Map<String, List<Index>> indexes = new TreeMap<>();
    List<Map<String, String>> parts = new ArrayList<>();
    for (Map<String, String> row :
        session.query(
            "SELECT TABLE_NAME, INDEX_NAME, NON_UNIQUE, COLUMN_NAME, SUB_PART, COLLATION,"
                + " INDEX_TYPE, INDEX_COMMENT, IS_VISIBLE, "
                + expression
                + " FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = ?"
                + " ORDER BY TABLE_NAME, INDEX_NAME <> 'PRIMARY', INDEX_NAME, SEQ_IN_INDEX",
            schema)) {
      if (tables.containsKey(row.get("TABLE_NAME"))) {
        if (!parts.isEmpty() && !sameIndex(parts.get(0), row)) {
          addIndex(parts, indexes);
          parts = new ArrayList<>();
        }
        parts.add(row);
        if (!IndexRows.isExact(row)) {
          inexact.add(row.get("TABLE_NAME"));
        }
      }
    }
    if (!parts.isEmpty()) {
      addIndex(parts, indexes);
    }
    return indexes;
  }

  private static boolean sameIndex(Map<String, String> some, Map<String, String> other) {
    return some.get("TABLE_NAME").equals(other.get("TABLE_NAME"))
        && some.get("INDEX_NAME").equals(other.get("INDEX_NAME"));
  }

  private static void addIndex(List<Map<String, String>> parts, Map<String, List<Index>> indexes) {
    indexes
        .computeIfAbsent(parts.get(0).get("TABLE_NAME"), t -> new ArrayList<>())
        .add(IndexRows.index(parts));
  }

  private Map<String, List<ForeignKey>> foreignKeys(String schema, Map<String, TableOptions> tables)
      throws SQLException {
    Map<String, List<ForeignKey>> keys = new TreeMap<>();
    List<Map<String, String>> parts = new ArrayList<>();
    for (Map<String, String> row :
        session.query(
            "SELECT k.TABLE_NAME, k.CONSTRAINT_NAME, k.COLUMN_NAME, k.REFERENCED_TABLE_SCHEMA,"
                + " k.REFERENCED_TABLE_NAME, k.REFERENCED_COLUMN_NAME, r.DELETE_RULE, r.UPDATE_RULE"
                + " FROM information_schema.KEY_COLUMN_USAGE k"
                + " JOIN information_schema.REFERENTIAL_CONSTRAINTS r"
                + " ON r.CONSTRAINT_SCHEMA = k.CONSTRAINT_SCHEMA"
                + " AND r.CONSTRAINT_NAME = k.CONSTRAINT_NAME AND r.TABLE_NAME = k.TABLE_NAME"
                + " WHERE k.TABLE_SCHEMA = ? AND r.CONSTRAINT_SCHEMA = ?"
                + " AND k.REFERENCED_TABLE_NAME IS NOT NULL"
                + " ORDER BY k.TABLE_NAME, k.CONSTRAINT_NAME, k.ORDINAL_POSITION",
            schema,
            schema)) {
      if (tables.containsKey(row.get("TABLE_NAME"))) {
        if (!parts.isEmpty()
            && !(parts.get(0).get("TABLE_NAME").equals(row.get("TABLE_NAME"))
                && parts.get(0).get("CONSTRAINT_NAME").equals(row.get("CONSTRAINT_NAME")))) {
          addForeignKey(parts, keys);
          parts = new ArrayList<>();
        }
        parts.add(row);
      }
    }
    if (!parts.isEmpty()) {
      addForeignKey(parts, keys);
    }
    return keys;
  }

  private void addForeignKey(List<Map<String, String>> parts, Map<String, List<ForeignKey>> keys) {
    Map<String, String> first = parts.get(0);
    String parentSchema = first.get("REFERENCED_TABLE_SCHEMA");
    keys.computeIfAbsent(first.get("TABLE_NAME"), t -> new ArrayList<>())
        .add(
            ForeignKey.of(
                    first.get("CONSTRAINT_NAME"),
                    parts.stream().map(p -> p.get("COLUMN_NAME")).toList(),
                    first.get("REFERENCED_TABLE_NAME"),
                    parts.stream().map(p -> p.get("REFERENCED_COLUMN_NAME")).toList())
                .withReferencedSchema(parentSchema.equals(session.schema()) ? "" : parentSchema)
                .withActions(action(first.get("DELETE_RULE")), action(first.get("UPDATE_RULE"))));
  }

  private static ForeignKey.Action action(String rule) {
    return switch (rule) {
      case "CASCADE" -> ForeignKey.Action.CASCADE;
      case "SET NULL" -> ForeignKey.Action.SET_NULL;
      case "SET DEFAULT" -> ForeignKey.Action.SET_DEFAULT;
      case "RESTRICT" -> ForeignKey.Action.RESTRICT;
      default -> ForeignKey.Action.NO_ACTION;
    };
  }

  private Map<String, List<Check>> checks(
      String schema, Map<String, TableOptions> tables, SortedSet<String> inexact)
      throws SQLException {
    Map<String, List<Check>> checks = new TreeMap<>();
    if (!session.server().hasChecks()) {
      return checks;
    }
    for (Map<String, String> row :
        session.query(
            "SELECT t.TABLE_NAME, t.CONSTRAINT_NAME, t.ENFORCED, c.CHECK_CLAUSE"
                + " FROM information_schema.TABLE_CONSTRAINTS t"
                + " JOIN information_schema.CHECK_CONSTRAINTS c"
                + " ON c.CONSTRAINT_SCHEMA = t.CONSTRAINT_SCHEMA"
                + " AND c.CONSTRAINT_NAME = t.CONSTRAINT_NAME"
                + " WHERE t.TABLE_SCHEMA = ? AND t.CONSTRAINT_TYPE = 'CHECK'"
                + " ORDER BY t.TABLE_NAME, t.CONSTRAINT_NAME",
            schema)) {
      if (tables.containsKey(row.get("TABLE_NAME"))) {
        checks
            .computeIfAbsent(row.get("TABLE_NAME"), t -> new ArrayList<>())
            .add(
                Check.of(row.get("CONSTRAINT_NAME"), row.get("CHECK_CLAUSE"))
                    .withEnforced(row.get("ENFORCED").equals("YES")));
        inexact.add(row.get("TABLE_NAME"));
      }
    }
    return checks;
  }
}
