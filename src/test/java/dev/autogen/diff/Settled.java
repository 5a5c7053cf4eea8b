package dev.autogen.diff;

import dev.autogen.schema.Column;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.KeyPart;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.List;

/** A schema without what hangs in the air after a change: most of what a server would refuse. */
final class Settled {

  /** One end of a foreign key's column. */
  record End(String table, String column) {}

  private Settled() {}

  static Schema of(Schema schema) {
    Schema settled = schema.map(Settled::table);
    for (Schema last = null; !settled.equals(last); ) {
      last = settled;
      Schema whole = settled;
      settled =
          settled.map(
              t ->
                  t.withForeignKeys(
                      t.foreignKeys().stream().filter(k -> stands(whole, t, k)).toList()));
    }
    return settled.withTables(
        settled.tables().stream().filter(t -> !t.columns().isEmpty()).toList());
  }

  private static Table table(Table table) {
    List<Column> columns = new ArrayList<>();
    for (Column column : table.columns()) {
      String expression = column.generation().expression();
      if (!column.isGenerated() || names(expression).stream().allMatch(n -> has(table, n))) {
        columns.add(column);
      }
    }
    Table result = table.withColumns(columns);
    return result
        .withIndexes(result.indexes().stream().filter(i -> stands(result, i)).toList())
        .withChecks(
            result.checks().stream()
                .filter(c -> names(c.expression()).stream().allMatch(n -> has(result, n)))
                .toList());
  }

  private static boolean has(Table table, String column) {
    return table.column(column).isPresent();
  }

  private static boolean stands(Table table, Index index) {
    return index.parts().stream()
        .allMatch(
            part ->
                part instanceof KeyPart.OfColumn c
                    ? has(table, c.column())
                    : names(((KeyPart.OfExpression) part).sql()).stream()
                        .allMatch(n -> has(table, n)));
  }

  private static boolean stands(Schema schema, Table child, ForeignKey key) {
    Table parent = schema.table(key.referencedTable()).orElse(null);
    if (parent == null || !parent.options().partitioning().isEmpty()) {
      return false;
    }
    boolean keyed = parent.indexes().stream().anyMatch(i -> i.covers(key.referencedColumns()));
    for (int i = 0; i < key.columns().size(); i++) {
      Column from = child.column(key.columns().get(i)).orElse(null);
      Column to = parent.column(key.referencedColumns().get(i)).orElse(null);
      if (from == null || to == null || !from.type().equals(to.type())) {
        return false;
      }
      if (!collation(from, child).equals(collation(to, parent))) {
        return false;
      }
    }
    return keyed && child.options().partitioning().isEmpty();
  }

  private static String collation(Column column, Table table) {
    return column.collation().isEmpty() ? table.options().collation() : column.collation();
  }

  /** The columns that foreign keys tie to this one, wherever they are. */
  static List<End> partners(Schema schema, String table, String column) {
    List<End> ends = new ArrayList<>();
    for (Table child : schema.tables()) {
      for (ForeignKey key : child.foreignKeys()) {
        for (int i = 0; i < key.columns().size(); i++) {
          End from = new End(child.name(), key.columns().get(i));
          End to = new End(key.referencedTable(), key.referencedColumns().get(i));
          End self = new End(table, column);
          if (from.equals(self) != to.equals(self)) {
            ends.add(from.equals(self) ? to : from);
          }
        }
      }
    }
    return ends;
  }

  /** The names in backticks. */
  private static List<String> names(String expression) {
    List<String> names = new ArrayList<>();
    String[] pieces = expression.split("`", -1);
    for (int i = 1; i < pieces.length; i += 2) {
      names.add(pieces[i]);
    }
    return names;
  }
}
