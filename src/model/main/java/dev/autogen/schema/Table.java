package dev.autogen.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A table.
 *
 * @param columns in their order in the table
 * @param indexes the primary key and every other index, in the order the server lists them
 * @param foreignKeys the foreign keys this table is the child of
 * @param seedRows rows the table must hold for the application to work at all, such as the start
 *     value of a generator
 */
public record Table(
    String name,
    List<Column> columns,
    List<Index> indexes,
    List<ForeignKey> foreignKeys,
    List<Check> checks,
    TableOptions options,
    List<SeedRow> seedRows) {

  /** The name MySQL gives a foreign key that has none, after a table's, which may have changed. */
  private static final Pattern SERVERS_NAME = Pattern.compile(".*_ibfk_\\d+");

  public Table {
    columns = List.copyOf(columns);
    indexes = List.copyOf(indexes);
    foreignKeys = List.copyOf(foreignKeys);
    checks = List.copyOf(checks);
    seedRows = List.copyOf(seedRows);
  }

  public static Table of(String name, Column... columns) {
    return new Table(
        name, List.of(columns), List.of(), List.of(), List.of(), TableOptions.UNSAID, List.of());
  }

  /** The column of that name; MySQL's column names know no case. */
  public Optional<Column> column(String column) {
    return columns.stream().filter(c -> c.name().equalsIgnoreCase(column)).findFirst();
  }

  /** The index of that name; the primary key's is {@link Index#PRIMARY}. */
  public Optional<Index> index(String index) {
    return indexes.stream().filter(i -> i.name().equalsIgnoreCase(index)).findFirst();
  }

  public Optional<Index> primaryKey() {
    return indexes.stream().filter(i -> i.kind() == Index.Kind.PRIMARY).findFirst();
  }

  public Optional<ForeignKey> foreignKey(String foreignKey) {
    return foreignKeys.stream().filter(f -> f.name().equalsIgnoreCase(foreignKey)).findFirst();
  }

  public Optional<Check> check(String check) {
    return checks.stream().filter(c -> c.name().equalsIgnoreCase(check)).findFirst();
  }

  /** The collation a column has, its own or this table's; empty where it has none. */
  public String collationOf(Column column) {
    return column.isText() && column.collation().isEmpty()
        ? options.collation()
        : column.collation();
  }

  public Table withName(String newName) {
    return new Table(newName, columns, indexes, foreignKeys, checks, options, seedRows);
  }

  public Table withColumns(List<Column> newColumns) {
    return new Table(name, newColumns, indexes, foreignKeys, checks, options, seedRows);
  }

  public Table withIndexes(List<Index> newIndexes) {
    return new Table(name, columns, newIndexes, foreignKeys, checks, options, seedRows);
  }

  public Table withForeignKeys(List<ForeignKey> newForeignKeys) {
    return new Table(name, columns, indexes, newForeignKeys, checks, options, seedRows);
  }

  public Table withChecks(List<Check> newChecks) {
    return new Table(name, columns, indexes, foreignKeys, newChecks, options, seedRows);
  }

  public Table withOptions(TableOptions newOptions) {
    return new Table(name, columns, indexes, foreignKeys, checks, newOptions, seedRows);
  }

  public Table withSeedRows(List<SeedRow> newSeedRows) {
    return newSeedRows.equals(seedRows)
        ? this
        : new Table(name, columns, indexes, foreignKeys, checks, options, newSeedRows);
  }

  public Table with(Index index) {
    return withIndexes(appended(indexes, index));
  }

  public Table with(ForeignKey foreignKey) {
    return withForeignKeys(appended(foreignKeys, foreignKey));
  }

  public Table with(Check check) {
    return withChecks(appended(checks, check));
  }

  public Table withoutIndex(String index) {
    return withIndexes(indexes.stream().filter(i -> !i.name().equalsIgnoreCase(index)).toList());
  }

  /** An index that serves {@code foreignKey} on the child's side, if there is one. */
  public Optional<Index> indexFor(ForeignKey foreignKey) {
    return indexes.stream().filter(i -> i.covers(foreignKey.columns())).findFirst();
  }

  /**
   * This table with the index MySQL itself makes for each foreign key that no other index serves:
   * named as the foreign key, on its columns. Of two such indexes that would serve each other's
   * foreign key the longer is made, of equal ones the later.
   */
  public Table withImplicitIndexes() {
    List<Index> made = new ArrayList<>();
    for (ForeignKey foreignKey : foreignKeys) {
      Index own = foreignKey.implicitIndex();
      boolean isServed =
          indexFor(foreignKey).isPresent()
              || made.stream()
                  .anyMatch(i -> i.parts().size() > own.parts().size() && i.covers(own.columns()));
      if (!isServed) {
        made.removeIf(earlier -> own.covers(earlier.columns()));
        made.add(own);
      }
    }
    List<Index> all = new ArrayList<>(indexes);
    all.addAll(made);
    return withIndexes(all);
  }

  /**
   * The indexes that MySQL may have made itself for {@code foreignKey}, which shows nowhere: one of
   * the same name, or any where the server named the foreign key too. It takes such an index away
   * without a word when another one comes that serves as well.
   */
  public List<Index> maybeMadeFor(ForeignKey foreignKey) {
    return indexes.stream()
        .filter(index -> index.sameShape(foreignKey.implicitIndex()))
        .filter(
            index ->
                index.name().equalsIgnoreCase(foreignKey.name())
                    || SERVERS_NAME.matcher(foreignKey.name()).matches())
        .toList();
  }

  private static <T> List<T> appended(List<T> list, T element) {
    List<T> all = new ArrayList<>(list);
    all.add(element);
    return all;
  }
}
