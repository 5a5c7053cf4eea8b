package dev.autogen.mysql;

import dev.autogen.facts.text.TypeText;
import dev.autogen.schema.Column;
import dev.autogen.schema.Default;
import dev.autogen.schema.Index;
import dev.autogen.schema.KeyPart;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Canonical forms that are certain without asking a server. */
public final class Typed {

  private Typed() {}

  /**
   * The table in MySQL's own form; empty where anything in it (an expression, a default, an unusual
   * type) makes only the server's answer certain.
   */
  public static Optional<Table> certain(Table table) {
    List<Column> columns = new ArrayList<>();
    for (Column column : table.columns()) {
      Optional<String> type = TypeText.certain(column.type());
      if (type.isEmpty()
          || column.isFreeText()
          || column.isGenerated()
          || !(column.defaultValue() instanceof Default.None)
          || !column.onUpdate().isEmpty()) {
        return Optional.empty();
      }
      boolean inKey =
          table.primaryKey().stream()
              .map(Index::columns)
              .flatMap(List::stream)
              .anyMatch(column.name()::equalsIgnoreCase);
      columns.add(column.withType(type.get()).withNullable(column.nullable() && !inKey));
    }
    boolean functional =
        table.indexes().stream()
            .flatMap(index -> index.parts().stream())
            .anyMatch(KeyPart.OfExpression.class::isInstance);
    return functional || !table.checks().isEmpty()
        ? Optional.empty()
        : Optional.of(table.withColumns(columns));
  }
}
