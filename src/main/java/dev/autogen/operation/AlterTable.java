package dev.autogen.operation;

import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Changes one table by one ALTER TABLE statement, which MySQL carries out whole or not at all.
 *
 * @param changes the clauses, in order; not empty
 */
public record AlterTable(String table, List<TableChange> changes) implements Operation {

  public AlterTable {
    changes = List.copyOf(changes);
    if (changes.isEmpty()) {
      throw new IllegalArgumentException("an alteration of table " + table + " changes nothing");
    }
  }

  public AlterTable(String table, TableChange... changes) {
    this(table, List.of(changes));
  }

  @Override
  public Schema applyTo(Schema before) {
    Table after = folded(before.existing(table));
    for (Index index : replaced(before.existing(table))) {
      after = after.withoutIndex(index.name());
    }
    Schema schema = before.with(CreateTable.withKeyColumnsNotNull(after).withImplicitIndexes());
    for (TableChange change : sequence()) {
      if (change instanceof TableChange.RenameColumn rename) {
        schema = schema.map(t -> t.withForeignKeys(followed(t.foreignKeys(), rename)));
      }
    }
    return schema;
  }

  /** The table after the clauses, without what the server does of its own. */
  private Table folded(Table before) {
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
  private List<TableChange> sequence() {
    List<TableChange> sequence = new ArrayList<>();
    List<TableChange> second = new ArrayList<>();
    for (TableChange change : changes) {
      if (change instanceof TableChange.RenameColumn rename) {
        String between = "\0" + second.size();
        sequence.add(new TableChange.RenameColumn(rename.from(), between));
        second.add(new TableChange.RenameColumn(between, rename.to()));
      } else {
        sequence.addAll(second);
        second.clear();
        sequence.add(change);
      }
    }
    sequence.addAll(second);
    return sequence;
  }

  /**
   * The indexes that the server made for foreign keys and takes away without a word, because an
   * index added here serves them too (MySQL 8.0 and 9.7). Naming such an index in the statement
   * keeps it.
   */
  private List<Index> replaced(Table before) {
    Table after = folded(before).withImplicitIndexes();
    List<Index> replaced = new ArrayList<>();
    for (ForeignKey key : before.foreignKeys()) {
      Index own = key.implicitIndex();
      boolean kept = before.indexes().contains(own) && after.indexes().contains(own) && !names(own);
      boolean served =
          after.indexes().stream()
              .anyMatch(i -> i.covers(key.columns()) && before.index(i.name()).isEmpty());
      if (kept && served) {
        replaced.add(own);
      }
    }
    return replaced;
  }

  private boolean names(Index index) {
    return changes.stream()
        .anyMatch(
            change ->
                change instanceof TableChange.AddIndex add
                    && add.index().name().equalsIgnoreCase(index.name()));
  }

  private List<ForeignKey> followed(List<ForeignKey> keys, TableChange.RenameColumn rename) {
    return keys.stream()
        .map(
            key ->
                key.referencedSchema().isEmpty() && key.referencedTable().equals(table)
                    ? key.withReferencedColumns(rename.follow(key.referencedColumns()))
                    : key)
        .toList();
  }

  @Override
  public List<Operation> inverse(Schema before) {
    List<TableChange> inverses = new ArrayList<>();
    replaced(before.existing(table)).forEach(i -> inverses.add(new TableChange.AddIndex(i)));
    visit(before, (change, running) -> inverses.add(change.inverse(running)));
    Table running = folded(before.existing(table));
    // The server makes an index for a foreign key that has none, and keeps it when the key goes.
    Table after = running.withImplicitIndexes();
    for (Index index : after.indexes()) {
      if (running.index(index.name()).isEmpty()) {
        inverses.add(new TableChange.DropIndex(index.name()));
      }
    }
    Collections.reverse(inverses);
    return List.of(new AlterTable(table, inverses));
  }

  @Override
  public List<String> describe(Schema before) {
    List<String> phrases = new ArrayList<>();
    visit(before, (change, running) -> phrases.add(change.describe(running)));
    return List.copyOf(phrases);
  }

  /** Shows each clause with the table it finds. */
  private void visit(Schema before, BiConsumer<TableChange, Table> visitor) {
    Table running = before.existing(table);
    int from = 0;
    while (from < changes.size()) {
      int to = from + 1;
      while (to < changes.size()
          && changes.get(to - 1) instanceof TableChange.RenameColumn
          && changes.get(to) instanceof TableChange.RenameColumn) {
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
    return changes.stream()
        .filter(TableChange.DropColumn.class::isInstance)
        .map(TableChange.DropColumn.class::cast)
        .filter(
            drop ->
                before.existing(table).column(drop.column()).stream()
                    .noneMatch(c -> c.isGenerated()))
        .map(drop -> "the values of column " + table + "." + drop.column())
        .toList();
  }
}
