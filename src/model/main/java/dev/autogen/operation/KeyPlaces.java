package dev.autogen.operation;

import dev.autogen.facts.KeyOrder;
import dev.autogen.operation.ForeignKeyChange.AddForeignKey;
import dev.autogen.operation.IndexChange.AddIndex;
import dev.autogen.operation.IndexChange.DropIndex;
import dev.autogen.operation.IndexChange.RenameIndex;
import dev.autogen.operation.IndexChange.SetIndexVisible;
import dev.autogen.schema.Index;
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
import java.util.stream.Stream;

/** Where clauses that add and drop keys leave them among those of the table. */
final class KeyPlaces {

  private KeyPlaces() {}

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
    KeyOrder order = KeyOrder.of(wanted);
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
