package dev.autogen.facts;

import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.Table;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What MySQL does to a table of its own when it carries a statement out: the indexes it makes for
 * foreign keys, and takes away (MySQL 8.0 and 9.7).
 */
public final class ImplicitIndexes {

  private ImplicitIndexes() {}

  /** A new table as the server makes it. */
  public static Table in(Table created) {
    return withKeyColumnsNotNull(created.withImplicitIndexes());
  }

  /**
   * A table as the server leaves it: an index it made for a foreign key goes without a word when an
   * added one serves that too, and gives way to one named as a foreign key that is added on the
   * same columns. Naming such an index in the statement keeps it.
   *
   * @param stated the table as the statement says
   * @param isNamed whether the statement names an index
   * @param added the foreign keys it adds
   */
  public static Table after(
      Table before, Table stated, Predicate<Index> isNamed, List<ForeignKey> added) {
    Table after = stated;
    for (ForeignKey key : before.foreignKeys()) {
      Index own = key.implicitIndex();
      if (before.indexes().contains(own) && after.indexes().contains(own) && !isNamed.test(own)) {
        Table without = after.withoutIndex(own.name());
        boolean isServed =
            without.indexes().stream()
                .anyMatch(i -> i.covers(key.columns()) && before.index(i.name()).isEmpty());
        Optional<Index> successor = successor(own, without, added);
        if (isServed) {
          after = without;
        } else if (successor.isPresent()) {
          after = without.with(successor.get());
        }
      }
    }
    return in(after);
  }

  /** The index of an added foreign key that only {@code own} would serve. */
  private static Optional<Index> successor(Index own, Table without, List<ForeignKey> added) {
    return added.stream()
        .filter(key -> key.implicitIndex().sameShape(own) && without.indexFor(key).isEmpty())
        .map(ForeignKey::implicitIndex)
        .filter(index -> !index.name().equalsIgnoreCase(own.name()))
        .findFirst();
  }

  /** The columns of a primary key are NOT NULL whatever their definition says. */
  private static Table withKeyColumnsNotNull(Table table) {
    List<String> key = table.primaryKey().map(Index::columns).orElse(List.of());
    return table.withColumns(
        table.columns().stream()
            .map(c -> key.stream().anyMatch(c.name()::equalsIgnoreCase) ? c.notNull() : c)
            .toList());
  }
}
