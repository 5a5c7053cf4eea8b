package dev.autogen.operation;

import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

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
    Schema schema =
        before.with(CreateTable.withKeyColumnsNotNull(folded(before)).withImplicitIndexes());
    for (TableChange change : changes) {
      if (change instanceof TableChange.RenameColumn rename) {
        schema = schema.map(t -> t.withForeignKeys(followed(t.foreignKeys(), rename)));
      }
    }
    return schema;
  }

  /** The table after the clauses, without what the server adds of its own. */
  private Table folded(Schema before) {
    Table result = before.existing(table);
    for (TableChange change : changes) {
      result = change.applyTo(result);
    }
    return result;
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
    Table running = before.existing(table);
    for (TableChange change : changes) {
      inverses.add(change.inverse(running));
      running = change.applyTo(running);
    }
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
    Table running = before.existing(table);
    for (TableChange change : changes) {
      phrases.add(change.describe(running));
      running = change.applyTo(running);
    }
    return List.copyOf(phrases);
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
