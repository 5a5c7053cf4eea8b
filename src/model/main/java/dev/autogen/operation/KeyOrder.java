package dev.autogen.operation;

import dev.autogen.operation.ForeignKeyChange.AddForeignKey;
import dev.autogen.operation.IndexChange.AddIndex;
import dev.autogen.operation.IndexChange.DropIndex;
import dev.autogen.operation.IndexChange.RenameIndex;
import dev.autogen.operation.IndexChange.SetIndexVisible;
import dev.autogen.schema.Column;
import dev.autogen.schema.Generation;
import dev.autogen.schema.Index;
import dev.autogen.schema.KeyPart;
import dev.autogen.schema.QuotedName;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The order in which a table has its keys. MySQL sorts them into classes (measured on 9.7.4 and
 * 8.0.15): the primary key, unique keys, others, full-text indexes; among unique keys those without
 * a part that may be NULL first, then those without a prefix; in each class those on a virtual
 * column, which a functional index has, last. In a class they stand in the order they were added.
 * The order decides which of two keys a statement collides with, and which of two equal indexes the
 * optimizer takes.
 */
final class KeyOrder {

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
  static KeyOrder of(Table seen) {
    for (FunctionalPart functional : FunctionalPart.values()) {
      KeyOrder order = new KeyOrder(functional);
      if (order.sorted(seen).equals(seen.indexes())) {
        return order;
      }
    }
    return stated();
  }

  /** The order as far as the definitions tell it. */
  static KeyOrder stated() {
    return new KeyOrder(FunctionalPart.AS_ITS_EXPRESSION);
  }

  /** The table with its indexes as the server lists them. */
  Table over(Table table) {
    return table.withIndexes(sorted(table));
  }

  private List<Index> sorted(Table table) {
    ToIntFunction<Index> place = index -> place(index, table);
    return table.indexes().stream().sorted(Comparator.comparingInt(place)).toList();
  }

  /** The class of an index, a number that grows from the first to the last. */
  private int place(Index index, Table table) {
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
          && table.column(QuotedName.plain(name)).filter(Column::nullable).isPresent()) {
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

  /**
   * {@code after} with its new indexes in the order of the clauses that bring them, behind the old
   * ones: the server makes the index of a foreign key where that stands.
   */
  static Table asAdded(List<TableChange> clauses, Table before, Table after) {
    Map<String, Integer> added = new HashMap<>();
    for (int i = 0; i < clauses.size(); i++) {
      if (clauses.get(i) instanceof AddIndex add) {
        added.put(lowerCase(add.index().name()), i);
      } else if (clauses.get(i) instanceof AddForeignKey add
          && before.index(add.foreignKey().name()).isEmpty()) {
        added.putIfAbsent(lowerCase(add.foreignKey().name()), i);
      }
    }
    return after.withIndexes(
        after.indexes().stream()
            .sorted(Comparator.comparingInt(i -> added.getOrDefault(lowerCase(i.name()), -1)))
            .toList());
  }

  /**
   * The clauses of {@code restoring}, and those that give the keys the order they have in {@code
   * wanted}: a key that is dropped and added again in one statement goes behind the others and is
   * not built anew. (Alone that would do nothing: MySQL sees no change in it.)
   *
   * <p>The index of a foreign key that comes goes behind the others, too, if the server made it,
   * which shows nowhere; so nothing is taken for granted of its place.
   *
   * @param undone the clauses that {@code restoring} undoes
   * @param restored the table as {@code restoring} leaves it
   */
  static List<TableChange> restored(
      List<TableChange> undone, List<TableChange> restoring, Table restored, Table wanted) {
    Set<String> unsteady = new HashSet<>();
    restoring.stream()
        .filter(AddIndex.class::isInstance)
        .forEach(clause -> unsteady.add(lowerCase(((AddIndex) clause).index().name())));
    Stream.concat(undone.stream(), restoring.stream())
        .filter(AddForeignKey.class::isInstance)
        .forEach(clause -> unsteady.add(lowerCase(((AddForeignKey) clause).foreignKey().name())));
    List<TableChange> clauses = new ArrayList<>(restoring);
    for (Index index : moved(unsteady, restored, wanted)) {
      if (!clauses.remove(new AddIndex(index))) {
        clauses.add(new DropIndex(takenOver(index.name(), clauses)));
      }
      clauses.add(new AddIndex(index));
    }
    return clauses;
  }

  /** What an index is called before the statement, whose other clauses now leave it alone. */
  private static String takenOver(String name, List<TableChange> clauses) {
    String former = name;
    for (TableChange clause : List.copyOf(clauses)) {
      if (clause instanceof RenameIndex rename && rename.to().equalsIgnoreCase(name)) {
        former = rename.from();
        clauses.remove(clause);
      } else if (clause instanceof SetIndexVisible set && set.index().equalsIgnoreCase(name)) {
        clauses.remove(clause);
      }
    }
    return former;
  }

  /** The indexes to add, in this order, behind those that stay where they are. */
  private static List<Index> moved(Set<String> unsteady, Table restored, Table wanted) {
    KeyOrder order = of(wanted);
    List<Index> target = order.sorted(wanted);
    List<Index> actual = order.sorted(restored);
    if (!names(target).stream()
        .sorted()
        .toList()
        .equals(names(actual).stream().sorted().toList())) {
      return List.of();
    }
    TreeMap<Integer, List<Index>> classes = new TreeMap<>();
    for (Index index : target) {
      classes.computeIfAbsent(order.place(index, wanted), c -> new ArrayList<>()).add(index);
    }
    List<Index> moved = new ArrayList<>();
    for (List<Index> inClass : classes.values()) {
      List<String> wantedNames = names(inClass);
      List<String> there = names(actual).stream().filter(wantedNames::contains).toList();
      int steady = steady(wantedNames, there, unsteady);
      if (!there.equals(wantedNames) || steady < wantedNames.size() - 1) {
        moved.addAll(inClass.subList(steady, inClass.size()));
      }
    }
    return moved;
  }

  /** How many of {@code wanted}, from the first, can stay where they are in {@code there}. */
  private static int steady(List<String> wanted, List<String> there, Set<String> unsteady) {
    int steady = 0;
    int last = -1;
    while (steady < wanted.size()
        && !unsteady.contains(wanted.get(steady))
        && there.indexOf(wanted.get(steady)) > last) {
      last = there.indexOf(wanted.get(steady));
      steady++;
    }
    return steady;
  }

  private static List<String> names(List<Index> indexes) {
    return indexes.stream().map(index -> lowerCase(index.name())).toList();
  }

  private static String lowerCase(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
