package dev.autogen.entity;

import dev.autogen.schema.Check;
import dev.autogen.schema.Column;
import dev.autogen.schema.Default;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Generation;
import dev.autogen.schema.Index;
import dev.autogen.schema.KeyPart;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A table as a person would note it, one line each; a {@code ?} for a name nobody chose. */
final class TableText {

  private TableText() {}

  static String of(Table table) {
    List<String> lines = new ArrayList<>();
    table.columns().forEach(c -> lines.add(column(c)));
    table.indexes().forEach(i -> lines.add(index(i)));
    table.foreignKeys().forEach(f -> lines.add(foreignKey(f)));
    table.checks().forEach(c -> lines.add(check(c)));
    if (!table.options().comment().isEmpty()) {
      lines.add("comment " + table.options().comment());
    }
    if (!table.options().collation().isEmpty()) {
      lines.add("collation " + table.options().collation());
    }
    if (!table.options().engine().equals("InnoDB")) {
      lines.add("engine " + table.options().engine());
    }
    table.options().create().forEach((name, value) -> lines.add(name + " " + value));
    table.seedRows().forEach(r -> lines.add("row " + r.key() + " " + r.values()));
    return String.join("\n", lines) + "\n";
  }

  private static String column(Column column) {
    StringBuilder text = new StringBuilder(column.name()).append(' ').append(column.type());
    if (!column.collation().isEmpty()) {
      text.append(" collate ").append(column.collation());
    }
    if (column.generation().kind() != Generation.Kind.NONE) {
      text.append(" as (").append(column.generation().expression()).append(") ");
      text.append(column.generation().kind().name().toLowerCase(Locale.ROOT));
    }
    if (!column.nullable()) {
      text.append(" not null");
    }
    if (column.autoIncrement()) {
      text.append(" auto_increment");
    }
    if (column.defaultValue() instanceof Default.Literal literal) {
      text.append(" default '").append(literal.value()).append('\'');
    } else if (column.defaultValue() instanceof Default.Expression expression) {
      text.append(" default ").append(expression.sql());
    }
    if (!column.onUpdate().isEmpty()) {
      text.append(" on update ").append(column.onUpdate());
    }
    if (!column.comment().isEmpty()) {
      text.append(" comment ").append(column.comment());
    }
    return text.toString();
  }

  private static String index(Index index) {
    String parts =
        index.parts().stream().map(TableText::part).collect(Collectors.joining(", ", " (", ")"));
    String name = index.nameGenerated() ? "?" : index.name();
    return switch (index.kind()) {
          case PRIMARY -> "primary key" + parts;
          case UNIQUE -> "unique " + name + parts;
          default -> "index " + name + parts;
        }
        + (index.comment().isEmpty() ? "" : " comment " + index.comment())
        + (index.visible() ? "" : " invisible");
  }

  private static String part(KeyPart part) {
    String text =
        part instanceof KeyPart.OfColumn column
            ? column.column() + (column.prefix() == 0 ? "" : "(" + column.prefix() + ")")
            : "(" + ((KeyPart.OfExpression) part).sql() + ")";
    return text + (part.descending() ? " desc" : "");
  }

  private static String foreignKey(ForeignKey key) {
    String schema = key.referencedSchema().isEmpty() ? "" : key.referencedSchema() + ".";
    return "foreign key "
        + (key.nameGenerated() ? "?" : key.name())
        + " ("
        + String.join(", ", key.columns())
        + ") -> "
        + schema
        + key.referencedTable()
        + " ("
        + String.join(", ", key.referencedColumns())
        + ")"
        + action(" on delete ", key.onDelete())
        + action(" on update ", key.onUpdate());
  }

  private static String action(String when, ForeignKey.Action action) {
    return action == ForeignKey.Action.NO_ACTION
        ? ""
        : when + action.sql().toLowerCase(Locale.ROOT);
  }

  private static String check(Check check) {
    return "check "
        + (check.name().isEmpty() ? "?" : check.name())
        + ": "
        + check.expression()
        + (check.enforced() ? "" : " not enforced");
  }
}
