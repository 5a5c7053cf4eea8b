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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
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
  public record Live(Schema schema, SortedSet<String> inexact, List<String> views) {

    /** The same with the names of tables spelled so. */
    public Live spelled(Spelling spelling) {
      SortedSet<String> names = new TreeSet<>();
      inexact.forEach(name -> names.add(spelling.of(name)));
      return new Live(spelling.of(schema), names, views);
    }
  }

  /**
   * Tables read from their own text.
   *
   * @param unmodelled what tables have that autogen has no word for
   */
  public record Exact(Map<String, Table> tables, List<Unmodelled> unmodelled) {}

  private static final String TABLE_NAME = "TABLE_NAME";

  private final Session session;
  private final Spelling spelling;

  /** Reads with the server's own spelling of names. */
  public SchemaReader(Session session) {
    this(session, Spelling.EXACT);
  }

  /** Reads with {@code spelling} of the names of tables. */
  public SchemaReader(Session session, Spelling spelling) {
    this.session = session;
    this.spelling = spelling;
  }

  /** Reads the tables whose names {@code included} accepts, in one round trip. */
  public Live read(Predicate<String> included) throws SQLException {
    Reading reading = new Reading(name -> included.test(spelling.of(name)));
    session.ask(reading.queries());
    return reading.live().spelled(spelling);
  }

  /** The names of all tables there are, told apart as the server does. */
  public SortedSet<String> tableNames() throws SQLException {
    return Spelling.names(
        session.server(),
        session
            .query(
                "SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = "
                    + Sql.text(session.schema())
                    + " AND TABLE_TYPE = 'BASE TABLE'")
            .stream()
            .map(row -> spelling.of(row.get("name")))
            .toList());
  }

  /** The columns of the named views, by view, in the order they stand in. */
  public SortedMap<String, List<String>> viewColumns(Collection<String> views) throws SQLException {
    SortedMap<String, List<String>> columns = new TreeMap<>();
    for (Map<String, String> row :
        session.query(
            "SELECT TABLE_NAME AS view_name, COLUMN_NAME AS column_name"
                + " FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = "
                + Sql.text(session.schema())
                + " AND TABLE_NAME IN ("
                + String.join(", ", views.stream().map(Sql::text).toList())
                + ") ORDER BY TABLE_NAME, ORDINAL_POSITION")) {
      columns
          .computeIfAbsent(row.get("view_name"), view -> new ArrayList<>())
          .add(row.get("column_name"));
    }
    return columns;
  }

  /** Reads the tables that count, each as SHOW CREATE TABLE has it. */
  public Schema readExactly(Predicate<String> included) throws SQLException {
    Schema bulk = read(included).schema();
    return bulk.withTables(
        List.copyOf(exact(bulk.tables().stream().map(Table::name).toList()).tables().values()));
  }

  /** Reads the named tables from SHOW CREATE TABLE. */
  public Exact exact(Collection<String> names) throws SQLException {
    SortedMap<String, Table> tables = new TreeMap<>();
    List<Unmodelled> unmodelled = new ArrayList<>();
    for (String text : ShownTables.texts(session, names)) {
      CreateTableParser.Parsed parsed =
          CreateTableParser.parse(text, session.server().defaultCollations());
      List<Unmodelled> without = new ArrayList<>(parsed.unmodelled());
      Table table = spelling.of(new HiddenCharacters(session).found(parsed.table(), without));
      tables.put(table.name(), table);
      without.forEach(what -> unmodelled.add(what.in(table.name())));
    }
    return new Exact(tables, unmodelled);
  }

  /** One reading: what its queries have brought so far. */
  private final class Reading {

    private final Predicate<String> included;
    private final Map<String, TableOptions> options = new TreeMap<>();
    private final Map<String, List<Column>> columns = new HashMap<>();
    private final Map<String, List<Index>> indexes = new HashMap<>();
    private final Map<String, List<ForeignKey>> foreignKeys = new HashMap<>();
    private final Map<String, List<Check>> checks = new HashMap<>();
    private final SortedSet<String> inexact = new TreeSet<>();
    private final List<String> views = new ArrayList<>();
    private final Groups indexParts = new Groups("INDEX_NAME", this::index);
    private final Groups foreignKeyParts = new Groups("CONSTRAINT_NAME", this::foreignKey);
    private String collation = "";

    private Reading(Predicate<String> included) {
      this.included = included;
    }

    /** The queries, the tables first. */
    List<Session.Query> queries() {
      String schema = Sql.text(session.schema());
      String expression =
          session.server().hasFunctionalIndexes()
              ? "EXPRESSION"
              : "CAST(NULL AS CHAR) AS EXPRESSION";
      List<Session.Query> queries = new ArrayList<>();
      queries.add(
          new Session.Query(
              "SELECT TABLE_NAME, TABLE_TYPE, ENGINE, TABLE_COLLATION, CREATE_OPTIONS,"
                  + " TABLE_COMMENT FROM information_schema.TABLES WHERE TABLE_SCHEMA = "
                  + schema,
              this::table));
      queries.add(
          new Session.Query(
              "SELECT TABLE_NAME, COLUMN_NAME, COLUMN_TYPE, IS_NULLABLE, COLUMN_DEFAULT,"
                  + " COLUMN_DEFAULT IS NULL AS NO_DEFAULT, EXTRA, COLLATION_NAME, COLUMN_COMMENT,"
                  + " GENERATION_EXPRESSION, SRS_ID"
                  + " FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = "
                  + schema
                  + " ORDER BY TABLE_NAME, ORDINAL_POSITION",
              this::column));
      queries.add(
          new Session.Query(
              "SELECT TABLE_NAME, INDEX_NAME, NON_UNIQUE, COLUMN_NAME, SUB_PART, COLLATION,"
                  + " INDEX_TYPE, INDEX_COMMENT, IS_VISIBLE, "
                  + expression
                  + " FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = "
                  + schema
                  + " ORDER BY TABLE_NAME, INDEX_NAME <> 'PRIMARY', INDEX_NAME, SEQ_IN_INDEX",
              indexParts));
      queries.add(
          new Session.Query(
              "SELECT k.TABLE_NAME, k.CONSTRAINT_NAME, k.COLUMN_NAME, k.REFERENCED_TABLE_SCHEMA,"
                  + " k.REFERENCED_TABLE_NAME, k.REFERENCED_COLUMN_NAME, r.DELETE_RULE,"
                  + " r.UPDATE_RULE FROM information_schema.KEY_COLUMN_USAGE k"
                  + " JOIN information_schema.REFERENTIAL_CONSTRAINTS r"
                  + " ON r.CONSTRAINT_SCHEMA = k.CONSTRAINT_SCHEMA"
                  + " AND r.CONSTRAINT_NAME = k.CONSTRAINT_NAME AND r.TABLE_NAME = k.TABLE_NAME"
                  + " WHERE k.TABLE_SCHEMA = "
                  + schema
                  + " AND r.CONSTRAINT_SCHEMA = "
                  + schema
                  + " AND k.REFERENCED_TABLE_NAME IS NOT NULL"
                  + " ORDER BY k.TABLE_NAME, k.CONSTRAINT_NAME, k.ORDINAL_POSITION",
              foreignKeyParts));
      if (session.server().hasChecks()) {
        queries.add(
            new Session.Query(
                "SELECT t.TABLE_NAME, t.CONSTRAINT_NAME, t.ENFORCED, c.CHECK_CLAUSE"
                    + " FROM information_schema.TABLE_CONSTRAINTS t"
                    + " JOIN information_schema.CHECK_CONSTRAINTS c"
                    + " ON c.CONSTRAINT_SCHEMA = t.CONSTRAINT_SCHEMA"
                    + " AND c.CONSTRAINT_NAME = t.CONSTRAINT_NAME"
                    + " WHERE t.TABLE_SCHEMA = "
                    + schema
                    + " AND t.CONSTRAINT_TYPE = 'CHECK'"
                    + " ORDER BY t.TABLE_NAME, t.CONSTRAINT_NAME",
                this::check));
      }
      queries.add(
          new Session.Query(
              "SELECT DEFAULT_COLLATION_NAME FROM information_schema.SCHEMATA"
                  + " WHERE SCHEMA_NAME = "
                  + schema,
              row -> collation = row.get("DEFAULT_COLLATION_NAME")));
      return queries;
    }

    private void table(Map<String, String> row) {
      String name = row.get(TABLE_NAME);
      if (!row.get("TABLE_TYPE").equals("BASE TABLE")) {
        views.add(name);
      } else if (included.test(name)) {
        options.put(name, options(row, inexact));
      }
    }

    private void column(Map<String, String> row) {
      String name = row.get(TABLE_NAME);
      TableOptions table = options.get(name);
      if (table != null) {
        add(columns, name, ColumnRow.column(row, table.collation()));
        if (!ColumnRow.isExact(row)) {
          inexact.add(name);
        }
      }
    }

    private void index(List<Map<String, String>> parts) {
      String name = parts.get(0).get(TABLE_NAME);
      if (options.containsKey(name)) {
        add(indexes, name, IndexRows.index(parts));
        if (!parts.stream().allMatch(IndexRows::isExact)) {
          inexact.add(name);
        }
      }
    }

    private void foreignKey(List<Map<String, String>> parts) {
      Map<String, String> first = parts.get(0);
      String name = first.get(TABLE_NAME);
      if (options.containsKey(name)) {
        String parentSchema = first.get("REFERENCED_TABLE_SCHEMA");
        add(
            foreignKeys,
            name,
            ForeignKey.of(
                    first.get("CONSTRAINT_NAME"),
                    parts.stream().map(p -> p.get("COLUMN_NAME")).toList(),
                    first.get("REFERENCED_TABLE_NAME"),
                    parts.stream().map(p -> p.get("REFERENCED_COLUMN_NAME")).toList())
                .withReferencedSchema(parentSchema.equals(session.schema()) ? "" : parentSchema)
                .withActions(action(first.get("DELETE_RULE")), action(first.get("UPDATE_RULE"))));
      }
    }

    private void check(Map<String, String> row) {
      String name = row.get(TABLE_NAME);
      if (options.containsKey(name)) {
        Optional<String> told = CertainCheck.told(row.get("CHECK_CLAUSE"));
        add(
            checks,
            name,
            Check.of(row.get("CONSTRAINT_NAME"), told.orElse(row.get("CHECK_CLAUSE")))
                .withEnforced(row.get("ENFORCED").equals("YES")));
        if (told.isEmpty()) {
          inexact.add(name);
        }
      }
    }

    Live live() {
      indexParts.end();
      foreignKeyParts.end();
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
      return new Live(new Schema(collation, tables), inexact, List.copyOf(views));
    }

    private static <T> void add(Map<String, List<T>> all, String table, T one) {
      all.computeIfAbsent(table, t -> new ArrayList<>()).add(one);
    }
  }

  /** Puts rows together that follow each other and are of one thing of one table. */
  private static final class Groups implements Consumer<Map<String, String>> {

    private final String label;
    private final Consumer<List<Map<String, String>>> each;
    private List<Map<String, String>> group = new ArrayList<>();

    /**
     * Groups.
     *
     * @param label the column that names the thing
     * @param each takes each group
     */
    Groups(String label, Consumer<List<Map<String, String>>> each) {
      this.label = label;
      this.each = each;
    }

    @Override
    public void accept(Map<String, String> row) {
      if (!group.isEmpty()
          && !(group.get(0).get(TABLE_NAME).equals(row.get(TABLE_NAME))
              && group.get(0).get(label).equals(row.get(label)))) {
        end();
      }
      group.add(row);
    }

    /** Hands on the last group. */
    void end() {
      if (!group.isEmpty()) {
        each.accept(group);
        group = new ArrayList<>();
      }
    }
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

  private static ForeignKey.Action action(String rule) {
    return switch (rule) {
      case "CASCADE" -> ForeignKey.Action.CASCADE;
      case "SET NULL" -> ForeignKey.Action.SET_NULL;
      case "SET DEFAULT" -> ForeignKey.Action.SET_DEFAULT;
      case "RESTRICT" -> ForeignKey.Action.RESTRICT;
      default -> ForeignKey.Action.NO_ACTION;
    };
  }
}
