package dev.autogen.lint;

import dev.autogen.operation.AlterTable;
import dev.autogen.operation.AlterTableWhereNeeded;
import dev.autogen.operation.ColumnChange.AddColumn;
import dev.autogen.operation.ColumnChange.DropColumn;
import dev.autogen.operation.ColumnChange.RenameColumn;
import dev.autogen.operation.DropTable;
import dev.autogen.operation.DropTableIfExists;
import dev.autogen.operation.Operation;
import dev.autogen.operation.RenameTable;
import dev.autogen.operation.TableChange;
import dev.autogen.schema.Column;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What tables and columns were called before a migration, as far as they were there at all. */
final class Names {

  /** What a table was called and what its columns were; by the names they have now. */
  private record Known(String table, Map<String, String> columns) {}

  private final Map<String, Known> tables;

  private Names(Map<String, Known> tables) {
    this.tables = Collections.unmodifiableMap(tables);
  }

  static Names of(Schema schema) {
    Map<String, Known> tables = new HashMap<>();
    for (Table table : schema.tables()) {
      Map<String, String> columns = new HashMap<>();
      for (Column column : table.columns()) {
        columns.put(folded(column.name()), column.name());
      }
      tables.put(table.name(), new Known(table.name(), columns));
    }
    return new Names(tables);
  }

  private static String folded(String column) {
    return column.toLowerCase(Locale.ROOT);
  }

  /** What a table was called; empty where it is new. */
  Optional<String> table(String now) {
    return Optional.ofNullable(tables.get(now)).map(Known::table);
  }

  /** What a column was called; empty where it is new, or its table is. */
  Optional<String> column(String table, String now) {
    return Optional.ofNullable(tables.get(table)).map(known -> known.columns().get(folded(now)));
  }

  /** What a table that was called so is called now; empty where it is gone. */
  Optional<String> tableNow(String before) {
    return tables.entrySet().stream()
        .filter(entry -> entry.getValue().table().equals(before))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** What a column is called now, by the names there were; empty where it is gone. */
  Optional<String> columnNow(String table, String before) {
    return tableNow(table)
        .flatMap(
            now ->
                tables.get(now).columns().entrySet().stream()
                    .filter(entry -> entry.getValue().equalsIgnoreCase(before))
                    .map(Map.Entry::getKey)
                    .findFirst());
  }

  /** The names after one more operation. */
  Names after(Operation operation, Schema before) {
    Map<String, Known> result = new HashMap<>(tables);
    for (Operation part : operation.parts()) {
      if (part instanceof AlterTable alter) {
        alter(alter, result);
      } else if (part instanceof AlterTableWhereNeeded alter) {
        alter.decided(before).forEach(decided -> alter(decided, result));
      } else if (part instanceof RenameTable rename) {
        Known known = result.remove(rename.from());
        if (known != null) {
          result.put(rename.to(), known);
        }
      } else if (part instanceof DropTable drop) {
        result.remove(drop.table());
      } else if (part instanceof DropTableIfExists drop) {
        result.remove(drop.table());
      }
    }
    return new Names(result);
  }

  private static void alter(AlterTable alter, Map<String, Known> tables) {
    Known known = tables.get(alter.table());
    if (known == null) {
      return;
    }
    Map<String, String> columns = new HashMap<>(known.columns());
    // Those that swap their names do so by a third one.
    for (TableChange change : alter.sequence()) {
      if (change instanceof RenameColumn rename) {
        String was = columns.remove(folded(rename.from()));
        if (was != null) {
          columns.put(folded(rename.to()), was);
        }
      } else if (change instanceof DropColumn drop) {
        columns.remove(folded(drop.column()));
      } else if (change instanceof AddColumn add) {
        columns.remove(folded(add.column().name()));
      }
    }
    tables.put(alter.table(), new Known(known.table(), columns));
  }
}
