package dev.autogen.diff;

import dev.autogen.schema.Check;
import dev.autogen.schema.Column;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import dev.autogen.schema.TableOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Makes of what the entities say the complete schema they ask for: unsaid attributes are those of
 * the live table, constraints nobody named have the name the live one has, or will have.
 */
public final class Completion {

  /** What the server puts between table and number where it names a foreign key. */
  private static final String NUMBERED_KEY = "_ibfk_";

  private final Predicate<String> freeEnumOrder;

  /**
   * A completion.
   *
   * @param freeEnumOrder whether the members of the enum column {@code table.column} may stand in
   *     any order, since the application stores them by name
   */
  public Completion(Predicate<String> freeEnumOrder) {
    this.freeEnumOrder = freeEnumOrder;
  }

  /** Every table of {@code desired} completed from the one of its name in {@code live}. */
  public Schema over(Schema desired, Schema live) {
    Map<String, String> owners = new HashMap<>();
    for (Table table : live.tables()) {
      table.foreignKeys().forEach(key -> owners.put(key(key.name()), table.name()));
    }
    Schema complete =
        new Schema(
            live.collation(),
            desired.tables().stream()
                .map(table -> withReferencedColumns(table, desired, live))
                .map(
                    table ->
                        over(
                            table,
                            live.table(table.name()).orElse(Table.of(table.name())),
                            name ->
                                !owners.getOrDefault(key(name), table.name()).equals(table.name())))
                .toList());
    return new ReferencedCollations(desired, live).in(complete);
  }

  /** A foreign key that names no columns leads to the parent's primary key. */
  private static Table withReferencedColumns(Table table, Schema desired, Schema live) {
    return table.foreignKeys().stream().noneMatch(key -> key.referencedColumns().isEmpty())
        ? table
        : table.withForeignKeys(
            table.foreignKeys().stream()
                .map(
                    key ->
                        desired
                            .table(key.referencedTable())
                            .or(() -> live.table(key.referencedTable()))
                            .flatMap(Table::primaryKey)
                            .filter(primary -> key.referencedColumns().isEmpty())
                            .map(primary -> key.withReferencedColumns(primary.columns()))
                            .orElse(key))
                .toList());
  }

  /** {@code desired} completed from {@code live}. */
  public Table over(Table desired, Table live) {
    return over(desired, live, name -> false);
  }

  /**
   * Completes a table.
   *
   * @param isElsewhere whether a foreign key of another table has a name, as one that is renamed
   *     has, since its names stay
   */
  private Table over(Table desired, Table live, Predicate<String> isElsewhere) {
    if (desired.equals(live)) {
      return live;
    }
    Table named =
        desired
            .withColumns(columns(desired, live))
            .withOptions(options(desired, live))
            .withForeignKeys(foreignKeys(desired, live, isElsewhere))
            .withChecks(checks(desired, live));
    return withForeignKeyIndexes(
        named.withIndexes(indexes(desired.indexes(), live.indexes())), live);
  }

  private static TableOptions options(Table desired, Table live) {
    TableOptions options = desired.options().over(live.options());
    // What every session of ours gives a table that says nothing, be it live or to be made.
    boolean isDefault = options.engine().equalsIgnoreCase(TableOptions.DEFAULT_ENGINE);
    if (live.options().engine().isEmpty() && isDefault) {
      options = options.withEngine("");
    }
    if (!live.columns().isEmpty()) {
      return options;
    }
    SortedMap<String, String> create = new TreeMap<>(options.create());
    create.values().removeIf(String::isEmpty);
    return options.withCreate(create);
  }

  private List<Column> columns(Table desired, Table live) {
    List<Column> columns = new ArrayList<>();
    for (Column old : live.columns()) {
      desired.column(old.name()).map(c -> over(desired.name(), c, old)).ifPresent(columns::add);
    }
    for (Column column : desired.columns()) {
      if (live.column(column.name()).isEmpty()) {
        columns.add(column);
      }
    }
    return columns;
  }

  private Column over(String table, Column desired, Column live) {
    Column column = desired;
    if (column.collation().isEmpty() && column.isText() && live.isText()) {
      column = column.withCollation(live.collation());
    }
    if (column.comment().isEmpty()) {
      column = column.withComment(live.comment());
    }
    if (live.invisible()) {
      column = column.withInvisible(true);
    }
    if (column.srid() < 0 && column.isSpatial()) {
      column = column.withSrid(live.srid());
    }
    if (freeEnumOrder.test(table + "." + column.name())) {
      column = column.withType(Types.inOrderOf(live.type(), column.type()));
    }
    return column;
  }

  private static List<Index> indexes(List<Index> desired, List<Index> live) {
    Pairing<Index> pairing = new Pairing<>(live, Index::name);
    return pairing.complete(
        desired,
        Index::nameGenerated,
        (mine, theirs) -> over(mine, theirs).sameShape(theirs),
        (mine, theirs) -> over(mine, theirs).withName(theirs.name()),
        mine -> mine.withName(mine.name()));
  }

  /** What the entities cannot say of an index is as it is. */
  private static Index over(Index desired, Index live) {
    Index index = desired.withVisible(live.visible());
    if (index.comment().isEmpty()) {
      index = index.withComment(live.comment());
    }
    if (index.using().isEmpty()) {
      index = index.withUsing(live.using());
    }
    return index.parser().isEmpty() ? index.withParser(live.parser()) : index;
  }

  private static List<ForeignKey> foreignKeys(
      Table desired, Table live, Predicate<String> isElsewhere) {
    Pairing<ForeignKey> pairing = new Pairing<>(live.foreignKeys(), ForeignKey::name);
    List<ForeignKey> keys =
        new ArrayList<>(
            pairing.complete(
                desired.foreignKeys(),
                ForeignKey::nameGenerated,
                ForeignKey::sameShape,
                (mine, theirs) -> theirs,
                mine ->
                    mine.nameGenerated() ? mine.withName(free(mine.name(), isElsewhere)) : mine));
    String prefix = desired.name() + NUMBERED_KEY;
    int number =
        highest(
            prefix,
            live.foreignKeys(),
            ForeignKey::name,
            highest(prefix, keys, ForeignKey::name, 0));
    for (int i = 0; i < keys.size(); i++) {
      if (keys.get(i).name().isEmpty()) {
        keys.set(i, keys.get(i).withName(free(prefix + ++number, isElsewhere)));
      }
    }
    return keys;
  }

  private static String free(String name, Predicate<String> isElsewhere) {
    String free = name;
    for (int i = 2; isElsewhere.test(free); i++) {
      free = name + "_" + i;
    }
    return free;
  }

  private static List<Check> checks(Table desired, Table live) {
    Pairing<Check> pairing = new Pairing<>(live.checks(), Check::name);
    List<Check> checks =
        new ArrayList<>(
            pairing.complete(
                desired.checks(),
                check -> check.name().isEmpty(),
                (mine, theirs) ->
                    Expressions.sameCondition(mine.expression(), theirs.expression())
                        && mine.enforced() == theirs.enforced(),
                (mine, theirs) -> mine.withName(theirs.name()),
                mine -> mine));
    String prefix = desired.name() + "_chk_";
    int number =
        highest(prefix, live.checks(), Check::name, highest(prefix, checks, Check::name, 0));
    for (int i = 0; i < checks.size(); i++) {
      if (checks.get(i).name().isEmpty()) {
        checks.set(i, checks.get(i).withName(prefix + ++number));
      }
    }
    return checks;
  }

  /** The highest number the server has given a constraint of its own naming. */
  private static <T> int highest(
      String prefix, List<T> constraints, Function<T, String> nameOf, int atLeast) {
    return constraints.stream()
        .map(nameOf)
        .filter(name -> name.regionMatches(true, 0, prefix, 0, prefix.length()))
        .map(name -> name.substring(prefix.length()))
        .filter(number -> number.matches("\\d{1,9}"))
        .mapToInt(Integer::parseInt)
        .reduce(atLeast, Math::max);
  }

  /**
   * Keeps a live index that only serves a foreign key, which no entity ever states, and adds the
   * one the server will make. It makes none for a foreign key that the index of a longer one serves
   * as well.
   */
  private static Table withForeignKeyIndexes(Table target, Table live) {
    Table result = target;
    for (ForeignKey key : target.foreignKeys()) {
      if (result.indexFor(key).isEmpty() && !isServedByLonger(key, target.foreignKeys())) {
        Optional<Index> serving = servingOnly(key, live, result);
        Table named = result;
        result = result.with(serving.orElseGet(() -> newIndexFor(key, live, named)));
      }
    }
    return result;
  }

  private static boolean isServedByLonger(ForeignKey key, List<ForeignKey> keys) {
    int columns = key.columns().size();
    return keys.stream()
        .anyMatch(
            other ->
                other.columns().size() > columns && other.implicitIndex().covers(key.columns()));
  }

  private static Optional<Index> servingOnly(ForeignKey key, Table live, Table target) {
    return live.indexes().stream()
        .filter(i -> i.kind() == Index.Kind.PLAIN && target.index(i.name()).isEmpty())
        .filter(i -> i.parts().size() == key.columns().size() && i.covers(key.columns()))
        .findFirst();
  }

  /**
   * The index the server makes, under a name that no other index has: the key's, or where it has
   * named that itself, the column's.
   */
  private static Index newIndexFor(ForeignKey key, Table live, Table target) {
    boolean isNumbered = key.name().matches("(?s).*" + NUMBERED_KEY + "\\d+");
    String name = isNumbered ? key.columns().get(0) : key.name();
    Index index = key.implicitIndex().withName(name);
    for (int i = 2;
        live.index(index.name()).isPresent() || target.index(index.name()).isPresent();
        i++) {
      index = index.withName(name + "_" + i);
    }
    return index;
  }

  /** Whether two names are one to MySQL. */
  static boolean sameName(String some, String other) {
    return key(some).equals(key(other));
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
