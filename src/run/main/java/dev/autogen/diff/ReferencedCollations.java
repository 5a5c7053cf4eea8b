package dev.autogen.diff;

import dev.autogen.schema.Column;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gives a column that refers to another the character set and collation of that one, without which
 * MySQL refuses the foreign key (error 3780); so does what refers to it, and so on. A column that
 * says its own keeps it.
 */
final class ReferencedCollations {

  private final Schema said;
  private final Schema live;

  /**
   * @param said what was asked for, before it was completed
   * @param live the schema as it is
   */
  ReferencedCollations(Schema said, Schema live) {
    this.said = said;
    this.live = live;
  }

  /** The complete schema, its references with the collations they need. */
  Schema in(Schema complete) {
    Schema schema = complete;
    // Each round reaches one reference further; more rounds than keys only a circle would take.
    long most = complete.tables().stream().mapToLong(t -> t.foreignKeys().size()).sum();
    for (long round = 0; round < most; round++) {
      Schema next = followed(schema);
      if (next.equals(schema)) {
        break;
      }
      schema = next;
    }
    return schema;
  }

  private Schema followed(Schema schema) {
    List<Table> changed = new ArrayList<>();
    for (Table table : schema.tables()) {
      Table result = table;
      for (ForeignKey key : table.foreignKeys()) {
        Optional<Table> parent =
            key.referencedSchema().isEmpty()
                ? schema.table(key.referencedTable())
                : Optional.empty();
        int parts = Math.min(key.columns().size(), key.referencedColumns().size());
        for (int i = 0; parent.isPresent() && i < parts; i++) {
          result =
              followed(result, key.columns().get(i), parent.get(), key.referencedColumns().get(i));
        }
      }
      if (!result.equals(table)) {
        changed.add(result);
      }
    }
    return changed.isEmpty() ? schema : schema.withAll(changed);
  }

  private Table followed(Table table, String child, Table parent, String referenced) {
    Optional<Column> column = table.column(child).filter(Column::isText);
    Optional<Column> of = parent.column(referenced).filter(Column::isText);
    if (column.isEmpty() || of.isEmpty() || isSaid(table, child)) {
      return table;
    }
    String wanted = collation(parent, of.get());
    if (wanted.isEmpty()
        || wanted.equalsIgnoreCase(collation(table, column.get()))
        || differsAlready(table, child, parent, referenced)) {
      return table;
    }
    return table.withColumns(
        table.columns().stream()
            .map(c -> c.equals(column.get()) ? c.withCollation(wanted) : c)
            .toList());
  }

  private boolean isSaid(Table table, String column) {
    return said.table(table.name())
        .flatMap(t -> t.column(column))
        .filter(c -> !c.collation().isEmpty())
        .isPresent();
  }

  /** Whether there is such a key, of two collations: made without the server's checks, it stays. */
  private boolean differsAlready(Table table, String child, Table parent, String referenced) {
    Optional<Table> childBefore = live.table(table.name());
    Optional<Table> parentBefore = live.table(parent.name());
    if (childBefore.isEmpty() || parentBefore.isEmpty()) {
      return false;
    }
    Optional<Column> column = childBefore.get().column(child);
    Optional<Column> of = parentBefore.get().column(referenced);
    return column.isPresent()
        && of.isPresent()
        && childBefore.get().foreignKeys().stream()
            .anyMatch(
                key ->
                    key.referencedTable().equals(parent.name())
                        && key.columns().stream().anyMatch(child::equalsIgnoreCase))
        && !collation(childBefore.get(), column.get())
            .equalsIgnoreCase(collation(parentBefore.get(), of.get()));
  }

  private String collation(Table table, Column column) {
    String collation = table.collationOf(column);
    return collation.isEmpty() ? live.collation() : collation;
  }
}
