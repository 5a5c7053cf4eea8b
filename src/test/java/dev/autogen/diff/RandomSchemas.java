package dev.autogen.diff;

import static dev.autogen.diff.RandomColumns.append;

import dev.autogen.schema.Check;
import dev.autogen.schema.Column;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.KeyPart;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import dev.autogen.schema.TableOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/** Schemas of two to six tables, and changes to them; the same ones for the same seed. */
final class RandomSchemas {

  private final Random random;
  private final boolean legacy;
  private final RandomColumns columns;
  private int names;

  /**
   * @param legacy only what MySQL 8.0.15 has
   */
  RandomSchemas(long seed, boolean legacy) {
    this.random = new Random(seed);
    this.legacy = legacy;
    this.columns = new RandomColumns(random, legacy);
  }

  Schema schema() {
    Schema schema = Schema.empty();
    for (int i = 2 + random.nextInt(5); i > 0; i--) {
      schema = schema.with(table(name("t")));
    }
    for (int i = random.nextInt(5); i > 0; i--) {
      schema = withForeignKey(schema);
    }
    for (Table table : schema.tables()) {
      if (columns.chance(5)) {
        schema = schema.with(partitioned(schema, table));
      }
    }
    return Settled.of(schema);
  }

  /** The schema with up to eight things changed. */
  Schema changed(Schema start) {
    Schema schema = start;
    for (int i = 1 + random.nextInt(8); i > 0; i--) {
      schema = Settled.of(changedOnce(schema));
    }
    return schema;
  }

  private Schema changedOnce(Schema schema) {
    if (schema.tables().isEmpty()) {
      return schema.with(table(name("t")));
    }
    Table table = columns.pick(schema.tables());
    return switch (random.nextInt(16)) {
      case 0 -> schema.with(table(name("t")));
      case 1 -> schema.without(table.name());
      case 2, 3 ->
          schema.with(
              table.withColumns(
                  append(table.columns(), columns.column(name("c"), table.columns()))));
      case 4 -> schema.with(without(table, columns.pick(table.columns()).name()));
      case 5, 6, 7 -> changedColumn(schema, table, columns.pick(table.columns()));
      case 8 -> schema.with(table.with(index(table)));
      case 9 -> schema.with(withChangedIndex(table));
      case 10 -> withForeignKey(schema);
      case 11 -> schema.with(withChangedForeignKey(table));
      case 12 -> schema.with(withChangedCheck(table));
      case 13 -> schema.with(withKey(table.withoutIndex(Index.PRIMARY)));
      case 14 -> schema.with(table.withOptions(options()));
      default -> schema.with(partitioned(schema, table));
    };
  }

  private Table table(String name) {
    List<Column> list = new ArrayList<>();
    for (int i = 2 + random.nextInt(6); i > 0; i--) {
      list.add(columns.column(name("c"), list));
    }
    Table table = withKey(Table.of(name, list.toArray(Column[]::new)).withOptions(options()));
    for (int i = random.nextInt(4); i > 0; i--) {
      table = table.with(index(table));
    }
    return legacy || columns.chance(2) ? table : withCheck(table);
  }

  /** The table with a primary key: of one column that counts itself, of several, or none. */
  private Table withKey(Table table) {
    List<Column> plain =
        table.columns().stream()
            .map(c -> c.withAutoIncrement(false))
            .filter(c -> RandomColumns.isShort(c) && !c.isGenerated())
            .toList();
    Table bare =
        table.withColumns(table.columns().stream().map(c -> c.withAutoIncrement(false)).toList());
    if (columns.chance(5) || plain.isEmpty()) {
      return bare;
    }
    List<Column> key = new ArrayList<>();
    for (int i = 1 + random.nextInt(2); i > 0; i--) {
      Column column = columns.pick(plain);
      if (key.stream().noneMatch(c -> c.name().equals(column.name()))) {
        key.add(column);
      }
    }
    boolean counts = key.get(0).type().contains("int") && columns.chance(2);
    List<String> names = key.stream().map(Column::name).toList();
    List<Column> all =
        bare.columns().stream()
            .map(c -> names.contains(c.name()) ? c.notNull() : c)
            .map(
                c ->
                    counts && c.name().equals(names.get(0))
                        ? c.withDefault(dev.autogen.schema.Default.NONE).withAutoIncrement(true)
                        : c)
            .toList();
    List<Index> indexes = new ArrayList<>(bare.indexes());
    indexes.add(0, Index.primaryKey(names.toArray(String[]::new)));
    return bare.withColumns(all).withIndexes(indexes);
  }

  private Index index(Table table) {
    String name = name("i");
    Column column = columns.pick(table.columns());
    if (column.type().matches("point|geometry|polygon") && !column.nullable()) {
      return Index.of(name, Index.Kind.SPATIAL, column.name());
    }
    if (RandomColumns.isText(column) && !column.isGenerated() && columns.chance(3)) {
      Index index = Index.of(name, Index.Kind.FULLTEXT, column.name());
      return columns.chance(3) ? index.withParser("ngram") : index;
    }
    if (RandomColumns.isNumber(column) && columns.chance(4)) {
      KeyPart part = KeyPart.expression("`" + column.name() + "` * 2");
      return Index.of(name, Index.Kind.PLAIN, List.of(part));
    }
    List<KeyPart> parts = new ArrayList<>();
    List<String> used = new ArrayList<>();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      Column next = columns.pick(table.columns());
      boolean isLong = !RandomColumns.isShort(next) || next.type().equals("varchar(700)");
      if (!used.contains(next.name()) && !next.type().matches("json|vector.*|.*point.*")) {
        used.add(next.name());
        parts.add(new KeyPart.OfColumn(next.name(), isLong ? 5 : 0, columns.chance(4)));
      }
    }
    if (parts.isEmpty()) {
      parts.add(KeyPart.column(column.name()));
    }
    Index.Kind kind = columns.chance(3) ? Index.Kind.UNIQUE : Index.Kind.PLAIN;
    return Index.of(name, kind, parts)
        .withVisible(!columns.chance(5))
        .withComment(columns.comment());
  }

  private Table withChangedIndex(Table table) {
    List<Index> others =
        table.indexes().stream().filter(i -> i.kind() != Index.Kind.PRIMARY).toList();
    if (others.isEmpty()) {
      return table.with(index(table));
    }
    Index old = columns.pick(others);
    Table without = table.withoutIndex(old.name());
    return switch (random.nextInt(5)) {
      case 0 -> without;
      case 1 -> without.with(old.withVisible(!old.visible()));
      case 2 -> without.with(old.withName(name("i")));
      case 3 -> without.with(old.withComment(columns.comment()));
      default -> without.with(index(table).withName(old.name()));
    };
  }

  /** The schema with a foreign key, to another table or the same, one column or the whole key. */
  private Schema withForeignKey(Schema schema) {
    Table child = columns.pick(schema.tables());
    Table parent = columns.chance(5) ? child : columns.pick(schema.tables());
    List<Index> keys =
        parent.indexes().stream()
            .filter(Index::isUnique)
            .filter(i -> i.columns().stream().allMatch(c -> parent.column(c).isPresent()))
            .toList();
    if (keys.isEmpty()) {
      return schema;
    }
    List<String> to = columns.pick(keys).columns();
    List<String> from = new ArrayList<>();
    Table result = child;
    for (String referenced : to) {
      Column twin =
          parent
              .column(referenced)
              .orElseThrow()
              .withName(name("f"))
              .withAutoIncrement(false)
              .withDefault(dev.autogen.schema.Default.NONE)
              .withOnUpdate("")
              .withNullable(!columns.chance(3));
      result = result.withColumns(append(result.columns(), twin));
      from.add(twin.name());
    }
    ForeignKey key =
        ForeignKey.of(name("fk"), from, parent.name(), to).withActions(action(), action());
    if (columns.chance(3)) {
      result = result.with(Index.plain(name("i"), from.toArray(String[]::new)));
    }
    return schema.with(result.with(key));
  }

  private ForeignKey.Action action() {
    return columns.pick(
        List.of(ForeignKey.Action.RESTRICT, ForeignKey.Action.CASCADE, ForeignKey.Action.SET_NULL));
  }

  private Table withChangedForeignKey(Table table) {
    if (table.foreignKeys().isEmpty()) {
      return table;
    }
    ForeignKey old = columns.pick(table.foreignKeys());
    Table without = table.withoutForeignKey(old.name());
    return switch (random.nextInt(3)) {
      case 0 -> without;
      case 1 -> without.with(old.withName(name("fk")));
      default -> without.with(old.withActions(action(), action()));
    };
  }

  private Table withCheck(Table table) {
    Column column = columns.pick(table.columns());
    String expression =
        RandomColumns.isNumber(column)
            ? "`" + column.name() + "` > " + random.nextInt(9)
            : "`" + column.name() + "` is not null";
    return table.with(Check.of(name("ck"), expression).withEnforced(!columns.chance(4)));
  }

  private Table withChangedCheck(Table table) {
    if (legacy) {
      return table;
    }
    if (table.checks().isEmpty()) {
      return withCheck(table);
    }
    Check old = columns.pick(table.checks());
    Table without = table.withoutCheck(old.name());
    return switch (random.nextInt(4)) {
      case 0 -> without;
      case 1 -> without.with(old.withEnforced(!old.enforced()));
      case 2 -> without.with(old.withExpression("(" + old.expression() + ") or 1 = 2"));
      default -> withCheck(table);
    };
  }

  private Schema changedColumn(Schema schema, Table table, Column old) {
    Column column = columns.changed(old);
    Schema changed = schema.with(replaced(table, column));
    // Half the time the other ends of its foreign keys change along.
    if (!old.type().equals(column.type()) && random.nextBoolean()) {
      for (Settled.End end : Settled.partners(schema, table.name(), old.name())) {
        Table other = changed.existing(end.table());
        Column twin = other.column(end.column()).orElseThrow();
        changed =
            changed.with(
                replaced(
                    other,
                    twin.withType(column.type())
                        .withCollation(column.collation())
                        .withDefault(dev.autogen.schema.Default.NONE)
                        .withOnUpdate("")));
      }
    }
    return changed;
  }

  private static Table replaced(Table table, Column column) {
    return table.withColumns(
        table.columns().stream().map(c -> c.name().equals(column.name()) ? column : c).toList());
  }

  private static Table without(Table table, String column) {
    return table.withColumns(
        table.columns().stream().filter(c -> !c.name().equals(column)).toList());
  }

  private TableOptions options() {
    TreeMap<String, String> create = new TreeMap<>();
    if (columns.chance(4)) {
      create.put("ROW_FORMAT", columns.pick(List.of("DYNAMIC", "COMPACT", "REDUNDANT")));
    }
    if (columns.chance(8)) {
      create.put("STATS_PERSISTENT", "1");
    }
    return new TableOptions(
        "InnoDB",
        columns.pick(List.of("utf8mb4_0900_ai_ci", "utf8mb4_bin", "latin1_swedish_ci")),
        columns.comment(),
        create,
        "");
  }

  /** The table partitioned, or no longer; only one that no foreign key leaves or meets. */
  private static Table partitioned(Schema schema, Table table) {
    if (!table.options().partitioning().isEmpty()) {
      return table.withOptions(table.options().withPartitioning(""));
    }
    boolean met =
        schema.tables().stream()
            .flatMap(t -> t.foreignKeys().stream())
            .anyMatch(k -> k.referencedTable().equals(table.name()));
    if (met || !table.foreignKeys().isEmpty()) {
      return table;
    }
    return table
        .primaryKey()
        .map(k -> table.withOptions(table.options().withPartitioning("KEY () PARTITIONS 3")))
        .orElse(table);
  }

  private String name(String prefix) {
    names++;
    return prefix + names;
  }
}
