package dev.autogen.erd;

import dev.autogen.operation.AlterTable;
import dev.autogen.operation.AlterTableWhereNeeded;
import dev.autogen.operation.ColumnChange.DropColumn;
import dev.autogen.operation.ColumnChange.RenameColumn;
import dev.autogen.operation.DropTable;
import dev.autogen.operation.DropTableIfExists;
import dev.autogen.operation.Operation;
import dev.autogen.operation.RenameTable;
import dev.autogen.operation.TableChange;
import dev.autogen.schema.Column;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A table before and after some operations.
 *
 * @param before empty where it is new; its foreign keys lead to names of afterwards, which they
 *     follow without being changed
 * @param after empty where it is gone
 * @param oldColumns the name that a column had, by the one it has now in lower case, where these
 *     differ; empty for one that is new though a column of its name was there
 */
public record TableVersions(
    Optional<Table> before, Optional<Table> after, Map<String, String> oldColumns) {

  public TableVersions {
    oldColumns = Collections.unmodifiableMap(new TreeMap<>(oldColumns));
  }

  /** Its name afterwards, or the one it had where it is gone. */
  public String name() {
    return after.or(() -> before).orElseThrow().name();
  }

  /** Whether anything about it is different. */
  public boolean differs() {
    return !before.equals(after);
  }

  /** Whether it has, or had, that name. */
  public boolean isCalled(String name) {
    return before.or(() -> after).filter(table -> table.name().equalsIgnoreCase(name)).isPresent()
        || after.filter(table -> table.name().equalsIgnoreCase(name)).isPresent();
  }

  /**
   * The name now of the table, or of one of its columns, of which this is the old one.
   *
   * @param old {@code column} and a name, or a name alone
   */
  public String renamed(String old) {
    String column = old.startsWith("column ") ? old.substring("column ".length()) : "";
    if (column.isEmpty()) {
      return before.filter(table -> table.name().equals(old)).isPresent() ? name() : old;
    }
    return oldColumns.entrySet().stream()
        .filter(entry -> entry.getValue().equalsIgnoreCase(column))
        .map(Map.Entry::getKey)
        .map(now -> after.flatMap(table -> table.column(now)).map(Column::name).orElse(now))
        .findFirst()
        .map(now -> "column " + now)
        .orElse(old);
  }

  /** What a column of afterwards was; empty for one that is new. */
  Optional<Column> oldColumn(String column) {
    String old = oldColumns.getOrDefault(column.toLowerCase(Locale.ROOT), column);
    return before.flatMap(table -> table.column(old));
  }

  /**
   * Every table of both, by name.
   *
   * @param operations what leads from one to the other; of what free SQL renames nothing is known
   */
  public static List<TableVersions> of(Schema before, List<Operation> operations, Schema after) {
    Names names = new Names();
    operations.stream().flatMap(operation -> operation.parts().stream()).forEach(names::follow);
    List<TableVersions> all = new ArrayList<>();
    Map<String, String> continued = new HashMap<>();
    for (Table table : after.tables()) {
      names
          .oldTable(table.name())
          .filter(old -> before.table(old).isPresent())
          .ifPresent(old -> continued.put(old, table.name()));
    }
    for (Table table : before.tables()) {
      Optional<String> now = Optional.ofNullable(continued.get(table.name()));
      all.add(
          new TableVersions(
              Optional.of(following(table, names, continued)),
              now.flatMap(after::table),
              now.map(names::oldColumns).orElse(Map.of())));
    }
    for (Table table : after.tables()) {
      if (!continued.containsValue(table.name())) {
        all.add(new TableVersions(Optional.empty(), Optional.of(table), Map.of()));
      }
    }
    all.sort(Comparator.comparing(TableVersions::name));
    return List.copyOf(all);
  }

  private static Table following(Table table, Names names, Map<String, String> continued) {
    List<ForeignKey> keys =
        table.foreignKeys().stream()
            .map(
                key -> {
                  String parent = continued.get(key.referencedTable());
                  return parent == null || !key.referencedSchema().isEmpty()
                      ? key
                      : key.withReferencedTable(parent)
                          .withReferencedColumns(
                              key.referencedColumns().stream()
                                  .map(column -> names.newColumn(parent, column))
                                  .toList());
                })
            .toList();
    return table.foreignKeys().equals(keys) ? table : table.withForeignKeys(keys);
  }

  /** Which names things had before. */
  private static final class Names {

    /** By the name a table has now; empty for one that is new. */
    private final Map<String, String> tables = new HashMap<>();

    /** By the name of its table now. */
    private final Map<String, Map<String, String>> columns = new HashMap<>();

    void follow(Operation operation) {
      if (operation instanceof RenameTable rename) {
        String old = oldTable(rename.from()).orElse("");
        Map<String, String> renamed = columns.remove(rename.from());
        // Whatever comes to have the old name is another table.
        tables.put(rename.from(), "");
        tables.put(rename.to(), old);
        if (renamed != null) {
          columns.put(rename.to(), renamed);
        }
      } else if (operation instanceof DropTable drop) {
        forget(drop.table());
      } else if (operation instanceof DropTableIfExists drop) {
        forget(drop.table());
      } else if (operation instanceof AlterTable alter) {
        follow(alter.table(), alter.changes());
      } else if (operation instanceof AlterTableWhereNeeded alter) {
        follow(
            alter.table(),
            alter.clauses().stream().map(AlterTableWhereNeeded.Clause::change).toList());
      }
    }

    private void forget(String table) {
      tables.put(table, "");
      columns.remove(table);
    }

    /** Within one statement all names are those from before it: two columns may swap theirs. */
    private void follow(String table, List<TableChange> changes) {
      Map<String, String> now = columns.getOrDefault(table, Map.of());
      Map<String, String> then = new HashMap<>(now);
      for (TableChange change : changes) {
        if (change instanceof RenameColumn rename) {
          then.put(lower(rename.from()), "");
        } else if (change instanceof DropColumn drop) {
          then.put(lower(drop.column()), "");
        }
      }
      for (TableChange change : changes) {
        if (change instanceof RenameColumn rename) {
          then.put(lower(rename.to()), now.getOrDefault(lower(rename.from()), rename.from()));
        }
      }
      columns.put(table, then);
    }

    Optional<String> oldTable(String name) {
      return Optional.of(tables.getOrDefault(name, name)).filter(old -> !old.isEmpty());
    }

    Map<String, String> oldColumns(String table) {
      Map<String, String> old = new HashMap<>(columns.getOrDefault(table, Map.of()));
      old.entrySet().removeIf(entry -> lower(entry.getValue()).equals(entry.getKey()));
      return old;
    }

    /** The name that a column of {@code table} has now. */
    String newColumn(String table, String old) {
      return columns.getOrDefault(table, Map.of()).entrySet().stream()
          .filter(entry -> entry.getValue().equalsIgnoreCase(old))
          .map(Map.Entry::getKey)
          .findFirst()
          .orElse(old);
    }

    private static String lower(String name) {
      return name.toLowerCase(Locale.ROOT);
    }
  }
}
