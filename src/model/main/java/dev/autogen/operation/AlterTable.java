package dev.autogen.operation;

import dev.autogen.facts.ImplicitIndexes;
import dev.autogen.facts.KeyLengths;
import dev.autogen.facts.KeyOrder;
import dev.autogen.facts.SpatialKeys;
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
import dev.autogen.schema.Column;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * Changes one table by one ALTER TABLE statement, which MySQL carries out whole or not at all.
 *
 * @param changes the clauses, in order; not empty
 */
public record AlterTable(String table, List<TableChange> changes) implements Operation {

  public AlterTable {
    // The statement's other clauses find the table's new collation already.
    changes =
        Stream.concat(
                changes.stream().filter(AlterTable::isCollation),
                changes.stream().filter(change -> !isCollation(change)))
            .toList();
    if (changes.isEmpty()) {
      throw new IllegalArgumentException("an alteration of table " + table + " changes nothing");
    }
    if (changes.stream().anyMatch(ConvertTo.class::isInstance)
        && changes.stream().anyMatch(c -> !(c instanceof ConvertTo || c instanceof Demand))) {
      throw new IllegalArgumentException(
          "table " + table + " is converted by an alteration that does nothing else");
    }
  }

  private static boolean isCollation(TableChange change) {
    return change instanceof SetOption set && set.option().equals(SetOption.COLLATE);
  }

  public AlterTable(String table, TableChange... changes) {
    this(table, List.of(changes));
  }

  @Override
  public Schema applyTo(Schema before) {
    Schema schema = before.with(settled(before.existing(table)));
    for (TableChange change : sequence()) {
      if (change instanceof RenameColumn rename) {
        for (Table other : schema.tables()) {
          List<ForeignKey> followed = followed(other.foreignKeys(), rename);
          if (!followed.equals(other.foreignKeys())) {
            schema = schema.with(other.withForeignKeys(followed));
          }
        }
      }
    }
    return schema;
  }

  /** The table after the clauses, without what the server does of its own. */
  Table folded(Table before) {
    Table result = before;
    for (TableChange change : sequence()) {
      result = change.applyTo(result);
    }
    return result;
  }

  /**
   * The clauses one after the other. Columns renamed by one statement are renamed at the same time,
   * so that two may swap their names; here each is given a name nobody has in between.
   */
  public List<TableChange> sequence() {
    List<TableChange> sequence = new ArrayList<>();
    List<TableChange> second = new ArrayList<>();
    for (TableChange change : changes) {
      if (change instanceof RenameColumn rename) {
        String between = "\0" + second.size();
        sequence.add(new RenameColumn(rename.from(), between));
        second.add(new RenameColumn(between, rename.to()));
      } else {
        sequence.addAll(second);
        second.clear();
        sequence.add(change);
      }
    }
    sequence.addAll(second);
    return sequence;
  }

  /** The table after the clauses, and after what the server does of its own. */
  private Table settled(Table before) {
    List<ForeignKey> added =
        changes.stream()
            .filter(AddForeignKey.class::isInstance)
            .map(change -> ((AddForeignKey) change).foreignKey())
            .toList();
    Table after = ImplicitIndexes.after(before, folded(before), this::names, added);
    return KeyOrder.of(before).over(KeyPlaces.asAdded(changes, before, after));
  }

  /**
   * The same, but with the indexes that the server may have made and so may take away: one that was
   * there beside another that serves its foreign key was not made by the server.
   */
  private Table withEveryIndex(Table before) {
    Table settled = settled(before);
    List<Index> indexes = new ArrayList<>(folded(before).indexes());
    settled.indexes().stream().filter(i -> !indexes.contains(i)).forEach(indexes::add);
    return KeyPlaces.asAdded(changes, before, settled.withIndexes(indexes));
  }

  /**
   * Whether {@code change} is one of two that drop and add an index as it is, which keeps it, and
   * gives it its place among the others.
   *
   * @param before the table before all of the clauses
   */
  public boolean restates(TableChange change, Table before) {
    if (change instanceof AddIndex add) {
      return before.indexes().contains(add.index())
          && changes.contains(new DropIndex(add.index().name()));
    }
    return change instanceof DropIndex drop
        && before.index(drop.index()).filter(i -> changes.contains(new AddIndex(i))).isPresent();
  }

  private boolean names(Index index) {
    return changes.stream()
        .anyMatch(
            change ->
                change instanceof AddIndex add
                    && add.index().name().equalsIgnoreCase(index.name()));
  }

  private List<ForeignKey> followed(List<ForeignKey> keys, RenameColumn rename) {
    return keys.stream()
        .map(
            key ->
                key.referencedSchema().isEmpty() && key.referencedTable().equals(table)
                    ? key.withReferencedColumns(rename.follow(key.referencedColumns()))
                    : key)
        .toList();
  }

  @Override
  public List<String> definedTables() {
    return List.of(table);
  }

  @Override
  public List<Operation> inverse(Schema before) {
    List<TableChange> inverses = new ArrayList<>();
    Table running = folded(before.existing(table));
    Table settled = settled(before.existing(table));
    for (Index index : running.indexes()) {
      if (settled.index(index.name()).isEmpty()) {
        inverses.add(new AddIndex(index));
      }
    }
    visit(
        before,
        (change, at) -> {
          if (!(change instanceof Demand)) {
            inverses.add(change.inverse(at));
          }
        });
    // The server makes an index for a foreign key that has none, and keeps it when the key goes.
    for (Index index : settled.indexes()) {
      if (running.index(index.name()).isEmpty()) {
        inverses.add(new DropIndex(index.name()));
      }
    }
    Collections.reverse(inverses);
    List<TableChange> stated =
        withWholeKeys(
            withFormerCollations(inverses, before, settled), before.existing(table), settled);
    List<TableChange> clauses =
        KeptIndexes.in(new AlterTable(table, stated), settled, before.existing(table).foreignKeys())
            .changes();
    Table restored = new AlterTable(table, clauses).withEveryIndex(settled);
    return divided(KeyPlaces.restored(changes, clauses, restored, before.existing(table)), settled);
  }

  /** One statement, or two where MySQL wants a spatial index gone before its column's SRID. */
  private List<Operation> divided(List<TableChange> clauses, Table after) {
    List<TableChange> first =
        clauses.stream()
            .filter(DropIndex.class::isInstance)
            .filter(
                drop ->
                    clauses.stream()
                        .filter(ModifyColumn.class::isInstance)
                        .anyMatch(
                            modify ->
                                SpatialKeys.bindsSrid(
                                    ((DropIndex) drop).index(),
                                    ((ModifyColumn) modify).column(),
                                    after)))
            .toList();
    if (first.isEmpty()) {
      return List.of(new AlterTable(table, clauses));
    }
    List<TableChange> second = new ArrayList<>(clauses);
    second.removeAll(first);
    return List.of(new AlterTable(table, first), new AlterTable(table, second));
  }

  /**
   * The clauses, and those for columns that had their table's collation: giving that back to the
   * table does not make them follow it again.
   */
  private List<TableChange> withFormerCollations(
      List<TableChange> inverses, Schema before, Table after) {
    List<TableChange> clauses = new ArrayList<>(inverses);
    Table restored = new AlterTable(table, inverses).folded(after);
    for (Column column : before.existing(table).columns()) {
      if (column.isText()
          && restored.column(column.name()).stream()
              .anyMatch(c -> !c.collation().equals(column.collation()))) {
        state(column, clauses);
      }
    }
    return clauses;
  }

  /** The clauses, and those that keep an index on the whole of a column that they change. */
  private static List<TableChange> withWholeKeys(
      List<TableChange> inverses, Table before, Table after) {
    List<TableChange> clauses = new ArrayList<>(inverses);
    for (TableChange inverse : inverses) {
      if (inverse instanceof ModifyColumn modify) {
        for (Index index : KeyLengths.shortened(modify.column(), after)) {
          boolean stays =
              before.indexes().contains(index) && !clauses.contains(new AddIndex(index));
          if (stays) {
            clauses.add(new DropIndex(index.name()));
            clauses.add(new AddIndex(index));
          }
        }
      }
    }
    return clauses;
  }

  /** Has {@code clauses} give a column this definition. */
  private static void state(Column column, List<TableChange> clauses) {
    for (int i = 0; i < clauses.size(); i++) {
      TableChange clause = clauses.get(i);
      if (clause instanceof AddColumn add && add.column().name().equalsIgnoreCase(column.name())) {
        clauses.set(i, new AddColumn(column, add.position()));
        return;
      }
      if (clause instanceof ModifyColumn modify
          && modify.column().name().equalsIgnoreCase(column.name())) {
        clauses.set(i, new ModifyColumn(column, modify.position(), modify.valuesMayChange()));
        return;
      }
    }
    clauses.add(new ModifyColumn(column));
  }

  @Override
  public List<String> describe(Schema before) {
    List<String> phrases = new ArrayList<>();
    visit(before, (change, running) -> phrases.add(change.describe(running)));
    return List.copyOf(phrases);
  }

  /** Shows each clause with the table it finds. */
  public void visit(Schema before, BiConsumer<TableChange, Table> visitor) {
    Table running = before.existing(table);
    int from = 0;
    while (from < changes.size()) {
      int to = from + 1;
      while (to < changes.size()
          && changes.get(to - 1) instanceof RenameColumn
          && changes.get(to) instanceof RenameColumn) {
        to++;
      }
      List<TableChange> together = changes.subList(from, to);
      for (TableChange change : together) {
        visitor.accept(change, running);
      }
      running = new AlterTable(table, together).folded(running);
      from = to;
    }
  }

  @Override
  public List<String> losses(Schema before) {
    Table old = before.existing(table);
    return changes.stream()
        .flatMap(change -> change.match(new Lost(old)).stream())
        .map(column -> "the values of column " + table + "." + column)
        .toList();
  }

  /** The column whose values a change takes away. */
  private final class Lost implements TableChangeCases<Optional<String>> {

    private final Table old;

    Lost(Table old) {
      this.old = old;
    }

    @Override
    public Optional<String> addColumn(AddColumn add) {
      return Optional.empty();
    }

    @Override
    public Optional<String> dropColumn(DropColumn drop) {
      boolean comesBackPlain =
          changes.stream()
              .anyMatch(
                  c ->
                      c instanceof AddColumn add
                          && add.column().name().equalsIgnoreCase(drop.column())
                          && !add.column().isGenerated());
      return old.column(drop.column())
          .filter(c -> !c.isGenerated() || comesBackPlain)
          .map(Column::name);
    }

    @Override
    public Optional<String> modifyColumn(ModifyColumn modify) {
      return modify.column().isGenerated()
          ? old.column(modify.column().name()).filter(c -> !c.isGenerated()).map(Column::name)
          : Optional.empty();
    }

    @Override
    public Optional<String> renameColumn(RenameColumn rename) {
      return Optional.empty();
    }

    @Override
    public Optional<String> setDefault(SetDefault set) {
      return Optional.empty();
    }

    @Override
    public Optional<String> setColumnVisible(SetColumnVisible set) {
      return Optional.empty();
    }

    @Override
    public Optional<String> addIndex(AddIndex add) {
      return Optional.empty();
    }

    @Override
    public Optional<String> dropIndex(DropIndex drop) {
      return Optional.empty();
    }

    @Override
    public Optional<String> renameIndex(RenameIndex rename) {
      return Optional.empty();
    }

    @Override
    public Optional<String> setIndexVisible(SetIndexVisible set) {
      return Optional.empty();
    }

    @Override
    public Optional<String> addForeignKey(AddForeignKey add) {
      return Optional.empty();
    }

    @Override
    public Optional<String> dropForeignKey(DropForeignKey drop) {
      return Optional.empty();
    }

    @Override
    public Optional<String> addCheck(AddCheck add) {
      return Optional.empty();
    }

    @Override
    public Optional<String> dropCheck(DropCheck drop) {
      return Optional.empty();
    }

    @Override
    public Optional<String> setCheckEnforced(SetCheckEnforced set) {
      return Optional.empty();
    }

    @Override
    public Optional<String> setOption(SetOption set) {
      return Optional.empty();
    }

    @Override
    public Optional<String> partition(Partition partition) {
      return Optional.empty();
    }

    @Override
    public Optional<String> convertTo(ConvertTo convert) {
      return Optional.empty();
    }

    @Override
    public Optional<String> demand(Demand demand) {
      return Optional.empty();
    }
  }

  @Override
  public <R> R match(OperationCases<R> cases) {
    return cases.alterTable(this);
  }
}
