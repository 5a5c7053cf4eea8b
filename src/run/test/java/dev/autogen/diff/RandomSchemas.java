package dev.autogen.diff;

import dev.autogen.facts.Uses;
import dev.autogen.schema.Check;
import dev.autogen.schema.Column;
import dev.autogen.schema.Default;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Generation;
import dev.autogen.schema.Index;
import dev.autogen.schema.KeyPart;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import dev.autogen.schema.TableOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * Schemas of every kind, and others made of them by a few changes each; the same for the same seed.
 * What the server takes is what counts: a definition it refuses is no schema.
 */
final class RandomSchemas {

  private static final List<String> KEY_TYPES =
      List.of("int", "bigint", "int unsigned", "varchar(20)", "binary(16)");
  private static final List<String> TYPES =
      List.of(
          "tinyint",
          "tinyint(1)",
          "smallint unsigned",
          "mediumint",
          "int",
          "int unsigned",
          "bigint",
          "bit(5)",
          "decimal(10,2)",
          "decimal(8,0)",
          "float",
          "double",
          "char(3)",
          "varchar(10)",
          "varchar(60)",
          "varchar(300)",
          "text",
          "longtext",
          "blob",
          "binary(4)",
          "varbinary(30)",
          "date",
          "time",
          "time(3)",
          "datetime",
          "datetime(6)",
          "timestamp",
          "year",
          "enum('a','b','it''s')",
          "enum('b','c')",
          "set('x','y')",
          "json",
          "point");
  private static final List<String> COLLATIONS =
      List.of("utf8mb4_bin", "utf8mb4_unicode_ci", "latin1_swedish_ci");
  private static final List<String> COMMENTS = List.of("why", "it's \\ ü %", "line\nend", "");

  private final Random random;
  private final boolean modern;

  /**
   * Schemas for a server.
   *
   * @param modern whether the server is newer than 8.0.22, and so has checks and invisible columns
   */
  RandomSchemas(long seed, boolean modern) {
    this.random = new Random(seed);
    this.modern = modern;
  }

  Schema schema() {
    List<Table> tables = new ArrayList<>();
    int count = 1 + random.nextInt(5);
    for (int i = 0; i < count; i++) {
      tables.add(table("t" + i));
    }
    return repaired(new Schema("utf8mb4_0900_ai_ci", tables));
  }

  /** The schema after a few changes. */
  Schema changed(Schema schema) {
    List<Table> tables = new ArrayList<>(schema.tables());
    int changes = 1 + random.nextInt(8);
    for (int i = 0; i < changes; i++) {
      if (tables.isEmpty() || random.nextInt(12) == 0) {
        tables.add(table("n" + i));
      } else if (random.nextInt(12) == 0) {
        tables.remove(random.nextInt(tables.size()));
      } else {
        int at = random.nextInt(tables.size());
        tables.set(at, changed(tables.get(at)));
      }
    }
    return repaired(new Schema(schema.collation(), tables));
  }

  private Table table(String name) {
    Table table = Table.of(name, Column.of("id", any(KEY_TYPES)).notNull());
    int columns = random.nextInt(7);
    for (int i = 0; i < columns; i++) {
      table = table.withColumns(added(table.columns(), column("c" + i)));
    }
    table = table.with(Index.primaryKey("id"));
    int more = random.nextInt(6);
    for (int i = 0; i < more; i++) {
      table = withMore(table, i);
    }
    return random.nextInt(4) == 0 ? table.withOptions(options()) : table;
  }

  private TableOptions options() {
    TableOptions options = TableOptions.UNSAID;
    return switch (random.nextInt(5)) {
      case 0 -> options.withComment(any(COMMENTS));
      case 1 -> options.withCollation(any(COLLATIONS));
      case 2 ->
          options.withCreate(
              new TreeMap<>(Map.of("ROW_FORMAT", any(List.of("DYNAMIC", "COMPACT")))));
      case 3 -> options.withCreate(new TreeMap<>(Map.of("STATS_PERSISTENT", "1")));
      default -> options.withPartitioning("KEY () PARTITIONS " + (2 + random.nextInt(3)));
    };
  }

  private Column column(String name) {
    String type = any(TYPES);
    Column column = Column.of(name, type);
    if (random.nextInt(3) == 0) {
      column = column.notNull();
    }
    if (random.nextInt(4) == 0) {
      column = column.withComment(any(COMMENTS));
    }
    if (modern && random.nextInt(10) == 0) {
      column = column.withInvisible(true);
    }
    if (column.isText() && random.nextInt(5) == 0) {
      column = column.withCollation(any(COLLATIONS));
    }
    if (column.isSpatial() && random.nextBoolean()) {
      column = column.withSrid(random.nextBoolean() ? 4326 : 0);
    }
    return random.nextInt(3) == 0 ? withDefault(column) : column;
  }

  private Column withDefault(Column column) {
    String type = column.type().replaceFirst("[( ].*", "");
    boolean other = random.nextBoolean();
    return switch (type) {
      case "tinyint", "smallint", "mediumint", "int", "bigint" ->
          random.nextInt(4) == 0
              ? column.withDefault(Default.expression("(1 + " + random.nextInt(9) + ")"))
              : column.withDefault(Default.literal(String.valueOf(random.nextInt(100))));
      case "bit" -> column.withDefault(Default.expression(other ? "b'101'" : "b'1'"));
      case "decimal", "float", "double" ->
          column.withDefault(Default.literal(other ? "1.50" : "0"));
      case "char", "varchar" ->
          column.withDefault(
              random.nextInt(4) == 0
                  ? Default.expression("(concat('a',_utf8mb4'''t'))")
                  : Default.literal(any(List.of("", "x", "'", "a\\", "ü"))));
      case "text", "longtext", "json", "blob" ->
          column.withDefault(Default.expression(type.equals("json") ? "(json_array())" : "('x')"));
      case "binary", "varbinary" -> column.withDefault(Default.literal(other ? "ab" : "c"));
      case "date" -> column.withDefault(Default.literal(other ? "2020-01-01" : "2021-02-03"));
      case "datetime", "timestamp" -> withTime(column);
      case "enum" -> column.withDefault(Default.literal("b"));
      case "set" -> column.withDefault(Default.literal(other ? "x,y" : "x"));
      case "year" -> column.withDefault(Default.literal("2020"));
      default -> column;
    };
  }

  private Column withTime(Column column) {
    String digits = column.type().endsWith("(6)") ? "(6)" : "";
    Column with = column.withDefault(Default.expression("CURRENT_TIMESTAMP" + digits));
    return random.nextBoolean() ? with.withOnUpdate("CURRENT_TIMESTAMP" + digits) : with;
  }

  /** The table with another index, foreign key, check, generated column or key. */
  private Table withMore(Table table, int number) {
    String name = "m" + number + random.nextInt(3);
    Optional<Column> some =
        table.columns().size() > 1
            ? Optional.of(table.columns().get(1 + random.nextInt(table.columns().size() - 1)))
            : Optional.empty();
    return switch (random.nextInt(10)) {
      case 0, 1, 2 ->
          some.isPresent() && table.index("i" + name).isEmpty()
              ? table.with(index("i" + name, some.get()))
              : table;
      case 3, 4 -> withForeignKey(table, name);
      case 5 ->
          modern && some.isPresent() && table.check("k" + name).isEmpty()
              ? table.with(
                  new Check(
                      "k" + name,
                      "`" + some.get().name() + "` is not null or 1 = " + random.nextInt(3),
                      random.nextInt(4) > 0))
              : table;
      case 6, 7 ->
          some.isPresent() && table.column("g" + name).isEmpty()
              ? table.withColumns(added(table.columns(), generated("g" + name, some.get())))
              : table;
      case 8 -> some.isPresent() ? withKey(table, some.get()) : table;
      default ->
          table.withColumns(
              table.columns().stream()
                  .map(c -> c.name().equals("id") ? c.withAutoIncrement(!c.autoIncrement()) : c)
                  .toList());
    };
  }

  private static Table withKey(Table table, Column column) {
    return column.isGenerated()
        ? table
        : table
            .withoutIndex(Index.PRIMARY)
            .with(Index.primaryKey("id", column.name()))
            .withColumns(
                table.columns().stream()
                    .map(c -> c.name().equals(column.name()) ? c.notNull() : c)
                    .toList());
  }

  private Column generated(String name, Column base) {
    String expression =
        base.isText()
            ? "concat(`" + base.name() + "`,_utf8mb4'" + random.nextInt(9) + "')"
            : "isnull(`" + base.name() + "`) + " + random.nextInt(5);
    String type = base.isText() ? "varchar(400)" : "int";
    return Column.of(name, type)
        .withGeneration(
            random.nextBoolean() ? Generation.virtual(expression) : Generation.stored(expression));
  }

  private Index index(String name, Column column) {
    String type = column.type().replaceFirst("[( ].*", "");
    boolean isLong = List.of("text", "longtext", "blob").contains(type);
    Index.Kind kind = random.nextInt(4) == 0 ? Index.Kind.UNIQUE : Index.Kind.PLAIN;
    if (type.equals("point")) {
      return Index.of(name, Index.Kind.SPATIAL, column.name());
    }
    if (type.equals("text") && random.nextInt(3) == 0) {
      return Index.of(name, Index.Kind.FULLTEXT, column.name());
    }
    List<KeyPart> parts = new ArrayList<>();
    int prefix = isLong || (type.equals("varchar") && random.nextInt(3) == 0) ? 5 : 0;
    parts.add(new KeyPart.OfColumn(column.name(), prefix, random.nextInt(4) == 0));
    if (random.nextInt(3) == 0) {
      parts.add(KeyPart.column("id"));
    }
    if (random.nextInt(6) == 0) {
      parts.clear();
      parts.add(KeyPart.expression("isnull(`" + column.name() + "`) + 1"));
    }
    Index index = Index.of(name, kind, parts);
    index = random.nextInt(5) == 0 ? index.withComment("c") : index;
    return random.nextInt(6) == 0 ? index.withVisible(false) : index;
  }

  private Table withForeignKey(Table table, String name) {
    String key = table.name() + "_" + name;
    if (table.foreignKey(key).isPresent()) {
      return table;
    }
    String column = "f" + name;
    Table with =
        table.column(column).isPresent()
            ? table
            : table.withColumns(added(table.columns(), Column.of(column, "int")));
    String parent = random.nextInt(4) == 0 ? table.name() : "t" + random.nextInt(5);
    List<ForeignKey.Action> actions =
        List.of(
            ForeignKey.Action.NO_ACTION,
            ForeignKey.Action.RESTRICT,
            ForeignKey.Action.CASCADE,
            ForeignKey.Action.SET_NULL);
    return with.with(
        ForeignKey.of(key, List.of(column), parent, List.of("id"))
            .withActions(any(actions), any(actions)));
  }

  private Table changed(Table table) {
    return table.columns().size() > 1 && random.nextBoolean()
        ? table.withColumns(changed(table.columns()))
        : withOtherParts(table);
  }

  private List<Column> changed(List<Column> before) {
    int at = 1 + random.nextInt(before.size() - 1);
    Column column = before.get(at);
    List<Column> columns = new ArrayList<>(before);
    switch (random.nextInt(5)) {
      case 0 -> columns.remove(at);
      case 1, 2 ->
          columns.set(at, column.isGenerated() ? turned(column, columns) : column(column.name()));
      case 3 -> columns.set(at, column.withComment(any(COMMENTS)));
      default -> columns.set(0, columns.get(0).withType(any(KEY_TYPES)));
    }
    return columns;
  }

  private Table withOtherParts(Table table) {
    return switch (random.nextInt(8)) {
      case 0 ->
          table.indexes().size() > 1
              ? table.withoutIndex(any(table.indexes().subList(1, table.indexes().size())).name())
              : table;
      case 1 ->
          table.foreignKeys().isEmpty()
              ? table
              : table.withForeignKeys(withoutOne(table.foreignKeys()));
      case 2 -> table.checks().isEmpty() ? table : table.withChecks(withoutOne(table.checks()));
      case 3 -> table.withOptions(options());
      case 4 -> {
        String name = "a" + random.nextInt(4);
        yield table.column(name).isPresent()
            ? table
            : table.withColumns(added(table.columns(), column(name)));
      }
      default -> withMore(table, 10 + random.nextInt(5));
    };
  }

  /** A generated column kept otherwise, computed otherwise, or computed no more. */
  private Column turned(Column column, List<Column> columns) {
    Generation old = column.generation();
    return switch (random.nextInt(3)) {
      case 0 ->
          column.withGeneration(
              old.kind() == Generation.Kind.STORED
                  ? Generation.virtual(old.expression())
                  : Generation.stored(old.expression()));
      case 1 -> column.withGeneration(Generation.NONE);
      default -> generated(column.name(), columns.get(columns.size() > 1 ? 1 : 0));
    };
  }

  /** What cannot stand is left out, and what hangs together is made to fit. */
  private static Schema repaired(Schema schema) {
    Schema result = schema.map(RandomSchemas::withoutOrphans);
    result =
        result.map(
            table ->
                table.withForeignKeys(
                    table.foreignKeys().stream().filter(key -> fits(schema, table, key)).toList()));
    Schema done = result;
    return result.map(table -> withFittingColumns(table, done));
  }

  private static boolean fits(Schema schema, Table table, ForeignKey key) {
    Optional<Table> parent = schema.table(key.referencedTable());
    return parent.isPresent()
        && parent.get().primaryKey().filter(k -> k.columns().equals(List.of("id"))).isPresent()
        && table.column(key.columns().get(0)).filter(c -> !c.isGenerated()).isPresent()
        && table.options().partitioning().isEmpty()
        && parent.get().options().partitioning().isEmpty();
  }

  private static Table withFittingColumns(Table table, Schema schema) {
    Table result = table;
    for (ForeignKey key : table.foreignKeys()) {
      Table parent = schema.existing(key.referencedTable());
      Column id = parent.columns().get(0);
      String collation =
          id.isText() && id.collation().isEmpty()
              ? parent.options().collation().isEmpty()
                  ? schema.collation()
                  : parent.options().collation()
              : id.collation();
      result =
          result.withColumns(
              result.columns().stream()
                  .map(
                      c ->
                          c.name().equals(key.columns().get(0))
                              ? Column.of(c.name(), id.type())
                                  .withCollation(collation)
                                  .withComment(c.comment())
                              : c)
                  .toList());
    }
    return result;
  }

  private static Table withoutOrphans(Table table) {
    List<Column> columns = new ArrayList<>();
    for (Column column : table.columns()) {
      boolean computable =
          !column.isGenerated()
              || table.columns().stream()
                  .anyMatch(
                      base ->
                          !base.isGenerated()
                              && !base.name().startsWith("f")
                              && !base.name().equals("id")
                              && Uses.in(column, base.name()));
      if (computable) {
        boolean counts =
            column.autoIncrement() && column.type().contains("int") && !column.isGenerated();
        columns.add(column.withAutoIncrement(counts));
      }
    }
    Table kept = table.withColumns(columns);
    List<Index> indexes = new ArrayList<>();
    for (Index index : kept.indexes()) {
      boolean whole =
          index.parts().stream()
              .allMatch(
                  part ->
                      part instanceof KeyPart.OfColumn c
                          ? isIndexable(kept, c, index)
                          : columns.stream().anyMatch(c -> Uses.in(index, c.name())));
      if (whole) {
        indexes.add(index);
      }
    }
    if (indexes.stream().noneMatch(i -> i.kind() == Index.Kind.PRIMARY)) {
      indexes.add(0, Index.primaryKey("id"));
    }
    return kept.withIndexes(indexes)
        .withChecks(
            kept.checks().stream()
                .filter(
                    check ->
                        columns.stream()
                            .anyMatch(
                                c ->
                                    Uses.of(check.expression(), c.name())
                                        && !c.name().startsWith("f")))
                .toList());
  }

  private static boolean isIndexable(Table table, KeyPart.OfColumn part, Index index) {
    return table
        .column(part.column())
        .filter(
            column -> {
              String type = column.type().replaceFirst("[( ].*", "");
              boolean isLong = List.of("text", "longtext", "blob").contains(type);
              return switch (index.kind()) {
                case SPATIAL -> type.equals("point") && !column.nullable() && column.srid() >= 0;
                case FULLTEXT -> List.of("text", "varchar", "char", "longtext").contains(type);
                default ->
                    !List.of("json", "point").contains(type)
                        && (part.prefix() > 0
                            ? isLong || (type.equals("varchar") && !column.isGenerated())
                            : !isLong)
                        && (index.kind() != Index.Kind.PRIMARY || !column.isGenerated());
              };
            })
        .isPresent();
  }

  private static List<Column> added(List<Column> columns, Column column) {
    List<Column> all = new ArrayList<>(columns);
    all.add(column);
    return all;
  }

  private <T> List<T> withoutOne(List<T> list) {
    T gone = any(list);
    return list.stream().filter(element -> element != gone).toList();
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
