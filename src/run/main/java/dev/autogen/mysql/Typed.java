package dev.autogen.mysql;

import dev.autogen.facts.text.TypeText;
import dev.autogen.schema.Check;
import dev.autogen.schema.Column;
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
   * The table in MySQL's own form; empty where anything in it (an expression, an unusual type or
   * default) makes only the server's answer certain.
   */
  public static Optional<Table> certain(Table table, Server server) {
    List<Column> columns = new ArrayList<>();
    for (Column column : table.columns()) {
      Optional<Column> certain = certain(column);
      if (certain.isEmpty()) {
        return Optional.empty();
      }
      boolean inKey =
          table.primaryKey().stream()
              .map(Index::columns)
              .flatMap(List::stream)
              .anyMatch(column.name()::equalsIgnoreCase);
      columns.add(certain.get().withNullable(column.nullable() && !inKey));
    }
    boolean functional =
        table.indexes().stream()
            .flatMap(index -> index.parts().stream())
            .anyMatch(KeyPart.OfExpression.class::isInstance);
    List<Check> checks =
        table.checks().stream().flatMap(check -> CertainCheck.in(check, table).stream()).toList();
    return functional || checks.size() < table.checks().size()
        ? Optional.empty()
        : Optional.of(
            table.withColumns(columns).withChecks(server.hasChecks() ? checks : List.of()));
  }

  private static Optional<Column> certain(Column column) {
    return column.isFreeText() || column.isGenerated()
        ? Optional.empty()
        : TypeText.certain(column.type()).map(column::withType).flatMap(CertainDefault::in);
  }
}
