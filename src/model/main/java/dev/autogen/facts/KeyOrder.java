package dev.autogen.facts;

import dev.autogen.facts.text.Quoting;
import dev.autogen.schema.Column;
import dev.autogen.schema.Generation;
import dev.autogen.schema.Index;
import dev.autogen.schema.KeyPart;
import dev.autogen.schema.Table;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The order in which a table has its keys. MySQL sorts them into classes (measured on 9.7.4 and
 * 8.0.15): the primary key, unique keys, others, full-text indexes; among unique keys those without
 * a part that may be NULL first, then those without a prefix; in each class those on a virtual
 * column, which a functional index has, last. In a class they stand in the order they were added.
 * The order decides which of two keys a statement collides with, and which of two equal indexes the
 * optimizer takes.
 */
public final class KeyOrder {

  /** What is neither a column, a number nor an operator that gives no NULL of its own. */
  private static final Pattern PLAIN = Pattern.compile("`(?:[^`]|``)*`|[\\d.+*() -]");

  /** A test for NULL, which never is NULL, as each server writes it. */
  private static final Pattern NULL_TEST =
      Pattern.compile("`(?:[^`]|``)*` is (?:not )?null|isnull\\(`(?:[^`]|``)*`\\)");

  private enum FunctionalPart {
    AS_ITS_EXPRESSION,
    MAY_BE_NULL,
    NEVER_NULL
  }

  private final FunctionalPart functional;

  private KeyOrder(FunctionalPart functional) {
    this.functional = functional;
  }

  /**
   * The order as it shows in {@code seen}, a table of the server: only the server knows of every
   * expression whether it may be NULL.
   */
  public static KeyOrder of(Table seen) {
    for (FunctionalPart functional : FunctionalPart.values()) {
      KeyOrder order = new KeyOrder(functional);
      if (order.sorted(seen).equals(seen.indexes())) {
        return order;
      }
    }
    return stated();
  }

  /** The order as far as the definitions tell it. */
  public static KeyOrder stated() {
    return new KeyOrder(FunctionalPart.AS_ITS_EXPRESSION);
  }

  /** The table with its indexes as the server lists them. */
  public Table over(Table table) {
    return table.withIndexes(sorted(table));
  }

  /** The indexes of a table in their order. */
  public List<Index> sorted(Table table) {
    ToIntFunction<Index> place = index -> place(index, table);
    return table.indexes().stream().sorted(Comparator.comparingInt(place)).toList();
  }

  /** The class of an index, a number that grows from the first to the last. */
  public int place(Index index, Table table) {
    return switch (index.kind()) {
      case PRIMARY -> 0;
      case UNIQUE ->
          1
              + (mayBeNull(index, table) ? 4 : 0)
              + (hasPrefix(index) ? 2 : 0)
              + (isVirtual(index, table) ? 1 : 0);
      case PLAIN, SPATIAL -> 9 + (isVirtual(index, table) ? 1 : 0);
      case FULLTEXT -> 11;
    };
  }

  private boolean mayBeNull(Index index, Table table) {
    return index.parts().stream().anyMatch(part -> mayBeNull(part, table));
  }

  private boolean mayBeNull(KeyPart part, Table table) {
    if (part instanceof KeyPart.OfColumn of) {
      return table.column(of.column()).filter(Column::nullable).isPresent();
    }
    if (functional != FunctionalPart.AS_ITS_EXPRESSION) {
      return functional == FunctionalPart.MAY_BE_NULL;
    }
    String expression = NULL_TEST.matcher(((KeyPart.OfExpression) part).sql()).replaceAll("1");
    Matcher pieces = PLAIN.matcher(expression);
    int end = 0;
    while (pieces.find() && pieces.start() == end) {
      end = pieces.end();
      String name = pieces.group();
      if (name.startsWith("`")
          && table.column(Quoting.plainName(name)).filter(Column::nullable).isPresent()) {
        return true;
      }
    }
    return end < expression.length();
  }

  private static boolean hasPrefix(Index index) {
    return index.parts().stream()
        .anyMatch(part -> part instanceof KeyPart.OfColumn of && of.prefix() > 0);
  }

  private static boolean isVirtual(Index index, Table table) {
    return index.isFunctional()
        || index.columns().stream()
            .flatMap(column -> table.column(column).stream())
            .anyMatch(column -> column.generation().kind() == Generation.Kind.VIRTUAL);
  }
}
