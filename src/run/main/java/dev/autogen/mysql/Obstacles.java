package dev.autogen.mysql;

import dev.autogen.facts.TypeFit;
import dev.autogen.facts.ValueChange;
import dev.autogen.facts.text.ColumnType;
import dev.autogen.facts.text.ColumnType.Sort;
import dev.autogen.facts.text.UsedColumns;
import dev.autogen.mysql.Obstacle.Kind;
import dev.autogen.operation.CheckChange.AddCheck;
import dev.autogen.operation.CheckChange.DropCheck;
import dev.autogen.operation.CheckChange.SetCheckEnforced;
import dev.autogen.operation.ColumnChange.AddColumn;
import dev.autogen.operation.ColumnChange.DropColumn;
import dev.autogen.operation.ColumnChange.ModifyColumn;
import dev.autogen.operation.ColumnChange.RenameColumn;
import dev.autogen.operation.ColumnChange.SetColumnVisible;
import dev.autogen.operation.ColumnChange.SetDefault;
import dev.autogen.operation.ForeignKeyChange.AddForeignKey;
import dev.autogen.operation.ForeignKeyChange.DropForeignKey;
import dev.autogen.operation.IndexChange.AddIndex;
import dev.autogen.operation.IndexChange.DropIndex;
import dev.autogen.operation.IndexChange.RenameIndex;
import dev.autogen.operation.IndexChange.SetIndexVisible;
import dev.autogen.operation.OptionChange.ConvertTo;
import dev.autogen.operation.OptionChange.Demand;
import dev.autogen.operation.OptionChange.Partition;
import dev.autogen.operation.OptionChange.SetOption;
import dev.autogen.operation.TableChange;
import dev.autogen.operation.TableChangeCases;
import dev.autogen.schema.Check;
import dev.autogen.schema.Column;
import dev.autogen.schema.Default;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.KeyPart;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which rows would stop a change, and the queries that find them. This is the one place that knows;
 * the remarks in a migration and the test before it is run both come from here.
 */
public final class Obstacles {

  private static final Set<Sort> WITHOUT_VALUE = EnumSet.of(Sort.DATE, Sort.DATETIME, Sort.SPATIAL);

  private final TableRows rows;
  private final Function<String, Optional<TableRows>> others;

  /**
   * The obstacles of one table.
   *
   * @param rows the rows of the table as the change finds them
   * @param others the rows of another table of the schema by its name; empty where there is none,
   *     or nothing is known of it
   */
  public Obstacles(TableRows rows, Function<String, Optional<TableRows>> others) {
    this.rows = rows;
    this.others = others;
  }

  /** What could stop {@code change}; empty where nothing could, or where that cannot be said. */
  public List<Obstacle> of(TableChange change) {
    if (rows.isEmpty()) {
      return List.of();
    }
    return change.match(new Found());
  }

  private final class Found implements TableChangeCases<List<Obstacle>> {

    @Override
    public List<Obstacle> addColumn(AddColumn add) {
      return hasNoValue(add.column()) ? List.of(anyRow(add.column())) : List.of();
    }

    @Override
    public List<Obstacle> dropColumn(DropColumn drop) {
      return List.of();
    }

    @Override
    public List<Obstacle> modifyColumn(ModifyColumn modify) {
      return modify.column().isGenerated() ? List.of() : modified(modify);
    }

    @Override
    public List<Obstacle> renameColumn(RenameColumn rename) {
      return List.of();
    }

    @Override
    public List<Obstacle> setDefault(SetDefault set) {
      return List.of();
    }

    @Override
    public List<Obstacle> setColumnVisible(SetColumnVisible set) {
      return List.of();
    }

    @Override
    public List<Obstacle> addIndex(AddIndex add) {
      return add.index().isUnique() ? added(add.index()) : List.of();
    }

    @Override
    public List<Obstacle> dropIndex(DropIndex drop) {
      return List.of();
    }

    @Override
    public List<Obstacle> renameIndex(RenameIndex rename) {
      return List.of();
    }

    @Override
    public List<Obstacle> setIndexVisible(SetIndexVisible set) {
      return List.of();
    }

    @Override
    public List<Obstacle> addForeignKey(AddForeignKey add) {
      return orphans(add.foreignKey()).stream().toList();
    }

    @Override
    public List<Obstacle> dropForeignKey(DropForeignKey drop) {
      return List.of();
    }

    @Override
    public List<Obstacle> addCheck(AddCheck add) {
      return add.check().enforced() ? broken(add.check()).stream().toList() : List.of();
    }

    @Override
    public List<Obstacle> dropCheck(DropCheck drop) {
      return List.of();
    }

    @Override
    public List<Obstacle> setCheckEnforced(SetCheckEnforced set) {
      return set.enforced()
          ? rows.table().check(set.check()).flatMap(Obstacles.this::broken).stream().toList()
          : List.of();
    }

    @Override
    public List<Obstacle> setOption(SetOption set) {
      return List.of();
    }

    @Override
    public List<Obstacle> partition(Partition partition) {
      return List.of();
    }

    @Override
    public List<Obstacle> convertTo(ConvertTo convert) {
      return converted(convert);
    }

    @Override
    public List<Obstacle> demand(Demand demand) {
      return List.of();
    }
  }

  private List<Obstacle> added(Index index) {
    List<Obstacle> obstacles = new ArrayList<>();
    if (index.kind() == Index.Kind.PRIMARY) {
      for (String name : index.columns()) {
        if (rows.table().column(name).filter(Column::nullable).isPresent()
            && rows.knows(List.of(name))) {
          obstacles.add(nulls(name));
        }
      }
    }
    duplicates(index, rows).ifPresent(obstacles::add);
    return obstacles;
  }

  private List<Obstacle> modified(ModifyColumn modify) {
    Column now = modify.column();
    Optional<Column> before = rows.table().column(now.name());
    if (before.isEmpty() || !rows.knows(List.of(now.name()))) {
      return List.of();
    }
    Column old = before.get();
    List<Obstacle> obstacles = new ArrayList<>();
    if (old.nullable() && !now.nullable()) {
      obstacles.add(nulls(now.name()));
    }
    String from = rows.table().collationOf(old);
    String to = rows.table().collationOf(now);
    unfit(old, now, TypeFit.of(old, now, from, to), to).ifPresent(obstacles::add);
    if (!modify.valuesMayChange()) {
      changed(old, now, ValueChange.of(old, now, from, to)).ifPresent(obstacles::add);
    }
    if (!from.equals(to)) {
      obstacles.addAll(
          merged(List.of(now.name()), rows.after(modify, modify.applyTo(rows.table()))));
    }
    return obstacles;
  }

  /** Two values that differed may be the same to another collation. */
  private List<Obstacle> merged(List<String> collated, TableRows after) {
    return rows.table().indexes().stream()
        .filter(Index::isUnique)
        .filter(
            index ->
                index.columns().stream()
                    .anyMatch(c -> collated.stream().anyMatch(c::equalsIgnoreCase)))
        .flatMap(index -> duplicates(index, after).stream())
        .toList();
  }

  private List<Obstacle> converted(ConvertTo convert) {
    List<Obstacle> obstacles = new ArrayList<>();
    List<String> collated = new ArrayList<>();
    Table after = convert.applyTo(rows.table());
    String to = convert.collation();
    for (Column old : rows.table().columns()) {
      String from = rows.table().collationOf(old);
      if (old.isText() && !from.equals(to) && rows.knows(List.of(old.name()))) {
        Column now = after.column(old.name()).orElse(old).withCollation(to);
        unfit(old, now, TypeFit.of(old, now, from, to), to).ifPresent(obstacles::add);
        collated.add(old.name());
      }
    }
    obstacles.addAll(merged(collated, rows.after(convert, after)));
    return obstacles;
  }

  private Optional<Obstacle> unfit(Column old, Column now, TypeFit fit, String collation) {
    List<String> columns = List.of(now.name());
    List<String> removed = TypeFit.removedMembers(old, now, collation);
    if (fit instanceof TypeFit.Stops stops && !removed.isEmpty()) {
      return Optional.of(
          new Obstacle(
              Kind.REMOVED_MEMBERS,
              columns,
              "with a value that is no more",
              from() + " WHERE " + stops.condition()));
    }
    if (fit instanceof TypeFit.Stops stops) {
      String what = "whose value does not fit " + now.type() + " (" + old.type() + " holds more)";
      return Optional.of(
          new Obstacle(Kind.UNFIT, columns, what, from() + " WHERE " + stops.condition()));
    }
    return fit instanceof TypeFit.Unsure
        ? Optional.of(
            converted(Kind.UNFIT, "whose value is no " + now.type() + " to MySQL", old, now))
        : Optional.empty();
  }

  private Optional<Obstacle> changed(Column old, Column now, ValueChange change) {
    if (change instanceof ValueChange.Changes changes) {
      return Optional.of(
          new Obstacle(
              Kind.CHANGED,
              List.of(now.name()),
              "whose value " + changes.how(),
              from() + " WHERE " + changes.condition()));
    }
    return change instanceof ValueChange.Unsure unsure
        ? Optional.of(converted(Kind.CHANGED, "whose value " + unsure.how(), old, now))
        : Optional.empty();
  }

  private Obstacle converted(Kind kind, String what, Column old, Column now) {
    return new Obstacle(
        kind,
        List.of(now.name()),
        what,
        from() + " WHERE " + Sql.name(now.name()) + " IS NOT NULL",
        "",
        Optional.of(new Obstacle.Conversion(old, now)));
  }

  private Obstacle nulls(String column) {
    return new Obstacle(
        Kind.NULLS,
        List.of(column),
        "with NULL",
        from() + " WHERE " + Sql.name(column) + " IS NULL");
  }

  private Optional<Obstacle> broken(Check check) {
    List<String> columns =
        rows.table().columns().stream()
            .map(Column::name)
            .filter(name -> UsedColumns.mayUse(check.expression(), name))
            .toList();
    return rows.knows(columns)
        ? Optional.of(
            new Obstacle(
                Kind.BROKEN_CHECK,
                columns,
                "that break it",
                from() + " WHERE NOT (" + check.expression() + ")"))
        : Optional.empty();
  }

  /**
   * MySQL fills a new column with zero, which is no date: 0000-00-00 is not what anybody wants, and
   * a strict {@code sql_mode} refuses it with error 1292. For geometry it has nothing at all.
   */
  public static boolean hasNoValue(Column column) {
    return !column.nullable()
        && !column.isGenerated()
        && column.defaultValue() instanceof Default.None
        && WITHOUT_VALUE.contains(ColumnType.sortOf(column.type()));
  }

  private Obstacle anyRow(Column column) {
    return new Obstacle(
        column.isSpatial() ? Kind.NO_VALUE : Kind.NO_DATE,
        List.of(),
        "that are there, since " + column.name() + " is NOT NULL and has no default",
        from());
  }

  private static Optional<Obstacle> duplicates(Index index, TableRows rows) {
    List<String> columns = index.columns();
    List<String> named = columns.stream().filter(c -> !c.isEmpty()).toList();
    if (!rows.knows(named) || (named.size() < columns.size() && !knowsAll(rows))) {
      return Optional.empty();
    }
    List<String> parts = index.parts().stream().map(Obstacles::expression).toList();
    String list = String.join(", ", parts);
    // Rows with a NULL in the key are never the same.
    String known =
        parts.stream().map(part -> part + " IS NOT NULL").collect(Collectors.joining(" AND "));
    String where = " WHERE " + known + " GROUP BY " + list + " HAVING COUNT(*) > 1";
    List<String> aliases = new ArrayList<>();
    List<String> joined = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      aliases.add(parts.get(i) + " AS shared_" + i);
      joined.add(parts.get(i) + " = shared.shared_" + i);
    }
    return Optional.of(
        new Obstacle(
            Kind.DUPLICATES,
            named,
            "that share a value",
            " FROM "
                + rows.from()
                + " JOIN (SELECT "
                + String.join(", ", aliases)
                + " FROM "
                + rows.from()
                + where
                + ") AS shared ON "
                + String.join(" AND ", joined),
            "SELECT " + list + ", COUNT(*) FROM " + rows.from() + where,
            Optional.empty()));
  }

  private static boolean knowsAll(TableRows rows) {
    return rows.knows(rows.table().columns().stream().map(Column::name).toList());
  }

  private static String expression(KeyPart part) {
    if (part instanceof KeyPart.OfColumn column) {
      String name = Sql.name(column.column());
      return column.prefix() > 0 ? "LEFT(" + name + ", " + column.prefix() + ")" : name;
    }
    return "(" + ((KeyPart.OfExpression) part).sql() + ")";
  }

  /** The rows that {@code key} would refuse, or refuses as soon as the table is copied. */
  public Optional<Obstacle> orphans(ForeignKey key) {
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> parent = parent(key);
    if (parent.isEmpty() || !rows.knows(key.columns())) {
      return Optional.empty();
    }
    List<String> conditions = new ArrayList<>();
    key.columns().forEach(c -> conditions.add("c." + Sql.name(c) + " IS NOT NULL"));
    List<String> matches = new ArrayList<>();
    for (int i = 0; i < key.columns().size(); i++) {
      String child = "c." + Sql.name(key.columns().get(i));
      matches.add("p." + Sql.name(key.referencedColumns().get(i)) + " = " + child);
    }
    if (!parent.get().isEmpty()) {
      conditions.add(
          "NOT EXISTS (SELECT 1 FROM "
              + parent.get()
              + " WHERE "
              + String.join(" AND ", matches)
              + ")");
    }
    String from = " FROM " + rows.from("c") + " WHERE " + String.join(" AND ", conditions);
    return Optional.of(
        new Obstacle(
            Kind.ORPHANS,
            key.columns(),
            "without a parent",
            from,
            "SELECT c.*" + from,
            Optional.empty()));
  }

  /** What to look for the parents in; an empty text where the table has no rows yet. */
  private Optional<String> parent(ForeignKey key) {
    if (!key.referencedSchema().isEmpty()) {
      return Optional.of(
          Sql.name(key.referencedSchema()) + "." + Sql.name(key.referencedTable()) + " AS p");
    }
    return others
        .apply(key.referencedTable())
        .filter(parent -> parent.isEmpty() || parent.knows(key.referencedColumns()))
        .map(parent -> parent.isEmpty() ? "" : parent.from("p"));
  }

  private String from() {
    return " FROM " + rows.from();
  }
}
