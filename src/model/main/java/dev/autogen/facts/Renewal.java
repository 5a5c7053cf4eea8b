package dev.autogen.facts;

import dev.autogen.schema.Column;
import dev.autogen.schema.Generation;
import dev.autogen.schema.Table;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the columns that MySQL cannot change into what they are to be and that must be dropped and
 * added instead: those computed when read that are to be stored, and the other way round (error
 * 3106).
 */
public final class Renewal {

  private Renewal() {}

  /** The names, as they are in {@code before}. */
  public static Set<String> of(Table before, Table after) {
    Set<String> renewed = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (Column old : before.columns()) {
      if (after.column(old.name()).filter(now -> changesKind(old, now)).isPresent()) {
        renewed.add(old.name());
      }
    }
    // What is computed from such a column goes before it and comes after it.
    boolean more = !renewed.isEmpty();
    while (more) {
      more = false;
      for (Column user : before.columns()) {
        Optional<Column> now = after.column(user.name());
        if (now.isPresent()
            && renewed.stream().anyMatch(c -> Uses.in(user, c) || Uses.in(now.get(), c))) {
          more |= renewed.add(user.name());
        }
      }
    }
    return renewed;
  }

  private static boolean changesKind(Column old, Column now) {
    Generation.Kind from = old.generation().kind();
    Generation.Kind to = now.generation().kind();
    return from != to && (from == Generation.Kind.VIRTUAL || to == Generation.Kind.VIRTUAL);
  }
}
