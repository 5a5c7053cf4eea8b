package dev.autogen.mysql;

import dev.autogen.facts.text.Tokens;
import dev.autogen.facts.text.UsedColumns;
import dev.autogen.schema.Column;
import dev.autogen.schema.Default;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The order in which the columns of a table can be made: one that is computed may use only those
 * computed ones that stand before it (errors 3107 and 3772).
 */
final class ColumnOrder {

  private final List<Computed> computed;
  private final List<Column> ordered = new ArrayList<>();

  private ColumnOrder(List<Computed> computed) {
    this.computed = computed;
  }

  /** A column that is computed, always or by default, and what it is made of. */
  private record Computed(Column column, String text) {

    static Optional<Computed> of(Column column) {
      String text = text(column);
      try {
        return isComputed(new Tokens(text))
            ? Optional.of(new Computed(column, text))
            : Optional.empty();
      } catch (IllegalStateException e) {
        // A quote that is not closed: the server will say so better.
        return Optional.empty();
      }
    }

    private static String text(Column column) {
      if (column.isFreeText()) {
        return column.definition();
      }
      String generated =
          column.isGenerated() ? "AS (" + column.generation().expression() + ") " : "";
      return column.defaultValue() instanceof Default.Expression e
          ? generated + "DEFAULT " + e.sql()
          : generated;
    }

    private static boolean isComputed(Tokens tokens) {
      while (!tokens.atEnd()) {
        boolean begins = tokens.takeWords("AS") || tokens.takeWords("DEFAULT");
        if (!tokens.peek().isSymbol('(')) {
          tokens.take();
        } else if (begins) {
          return true;
        } else {
          tokens.takeParenthesised();
        }
      }
      return false;
    }

    boolean uses(Column other) {
      return !other.equals(column) && UsedColumns.mayUse(text, other.name());
    }
  }

  /** The columns, each as near to its place as may be. */
  static List<Column> of(List<Column> columns) {
    List<Computed> computed = columns.stream().map(Computed::of).flatMap(Optional::stream).toList();
    if (computed.size() < 2) {
      return columns;
    }
    ColumnOrder order = new ColumnOrder(computed);
    columns.forEach(column -> order.add(column, new ArrayList<>()));
    return order.ordered;
  }

  /** Adds a column behind those it uses; a circle is left to the server to refuse. */
  private void add(Column column, List<Column> above) {
    if (ordered.contains(column) || above.contains(column)) {
      return;
    }
    above.add(column);
    for (Computed user : computed) {
      if (user.column().equals(column)) {
        computed.stream()
            .map(Computed::column)
            .filter(user::uses)
            .forEach(used -> add(used, above));
      }
    }
    above.remove(column);
    ordered.add(column);
  }
}
