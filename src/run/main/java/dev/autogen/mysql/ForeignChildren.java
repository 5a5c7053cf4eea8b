package dev.autogen.mysql;

import dev.autogen.operation.AlterTable;
import dev.autogen.operation.ColumnChange.DropColumn;
import dev.autogen.operation.ColumnChange.ModifyColumn;
import dev.autogen.operation.DropTable;
import dev.autogen.operation.Operation;
import dev.autogen.operation.OptionChange.ConvertTo;
import dev.autogen.operation.OptionChange.SetOption;
import dev.autogen.operation.TableChange;
import dev.autogen.schema.Column;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tables of other schemas whose foreign keys lead into this one. Neither is autogen's to change, so
 * what such a key does not let happen is to be known before a run begins.
 *
 * @param parts one for each pair of columns
 */
public record ForeignChildren(List<Part> parts) {

  /**
   * A column of a foreign key from elsewhere.
   *
   * @param key its name with its table's and its schema's
   * @param table the table of this schema that it leads to
   * @param column the column it leads to
   */
  public record Part(String key, String table, String column) {}

  /** Those that the account is shown. */
  public static ForeignChildren of(Session session) throws SQLException {
    List<Part> parts = new ArrayList<>();
    for (Map<String, String> row :
        session.query(
            "SELECT TABLE_SCHEMA, TABLE_NAME, CONSTRAINT_NAME, REFERENCED_TABLE_NAME,"
                + " REFERENCED_COLUMN_NAME FROM information_schema.KEY_COLUMN_USAGE"
                + " WHERE REFERENCED_TABLE_SCHEMA = ? AND TABLE_SCHEMA <> ?"
                + " ORDER BY TABLE_SCHEMA, TABLE_NAME, CONSTRAINT_NAME, ORDINAL_POSITION",
            session.schema(),
            session.schema())) {
      parts.add(
          new Part(
              row.get("TABLE_SCHEMA")
                  + "."
                  + row.get("TABLE_NAME")
                  + "."
                  + row.get("CONSTRAINT_NAME"),
              row.get("REFERENCED_TABLE_NAME"),
              row.get("REFERENCED_COLUMN_NAME")));
    }
    return new ForeignChildren(List.copyOf(parts));
  }

  /**
   * What the server would refuse {@code operation} for, a sentence each.
   *
   * @param before the schema it finds
   */
  public List<String> against(Operation operation, Schema before) {
    String name =
        operation instanceof AlterTable alter
            ? alter.table()
            : operation instanceof DropTable drop ? drop.table() : "";
    Optional<Table> table = before.table(name);
    if (table.isEmpty()) {
      return List.of();
    }
    return parts.stream()
        .filter(part -> part.table().equalsIgnoreCase(name))
        .filter(part -> isBound(operation, part, table.get()))
        .map(
            part ->
                "foreign key "
                    + part.key()
                    + ", of another schema, leads to column "
                    + part.table()
                    + "."
                    + part.column()
                    + ": drop it there before, and add it again after")
        .distinct()
        .toList();
  }

  private static boolean isBound(Operation operation, Part part, Table table) {
    return !(operation instanceof AlterTable alter)
        || alter.changes().stream().anyMatch(change -> isBound(change, part, table));
  }

  private static boolean isBound(TableChange change, Part part, Table table) {
    Optional<Column> old = table.column(part.column());
    if (change instanceof ModifyColumn modify) {
      return modify.column().name().equalsIgnoreCase(part.column())
          && old.filter(column -> !isAlike(column, modify.column(), table)).isPresent();
    }
    if (change instanceof DropColumn drop) {
      return drop.column().equalsIgnoreCase(part.column());
    }
    boolean isConversion =
        change instanceof ConvertTo
            || (change instanceof SetOption set && set.option().equals(SetOption.ENGINE));
    return isConversion && (change instanceof SetOption || old.filter(Column::isText).isPresent());
  }

  /** Whether a foreign key is as good for one as for the other. */
  private static boolean isAlike(Column old, Column now, Table table) {
    return old.type().equals(now.type()) && table.collationOf(old).equals(table.collationOf(now));
  }
}
