package dev.autogen.diff;

import dev.autogen.schema.Column;
import dev.autogen.schema.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which column of one table has become which: as {@link TableMoves} among tables. */
final class ColumnMoves {

  private final Table old;
  private final Table now;
  private final RenameHints hints;
  private final Map<String, String> names = new LinkedHashMap<>();

  /** Where the properties of each column are now; column names know no case. */
  private final SortedMap<String, SortedSet<String>> homes =
      new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  /** The columns that properties lived in. */
  private final Set<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

  private ColumnMoves(Table old, Table now, RenameHints hints) {
    this.old = old;
    this.now = now;
    this.hints = hints;
  }

  /**
   * What was found.
   *
   * @param names the new name of each renamed column, by its old one
   * @param displaced columns that go because another takes their name
   */
  record Found(Map<String, String> names, SortedSet<String> displaced) {}

  /**
   * Searches.
   *
   * @param moves where the properties that lived in the table are now
   * @param known the columns that properties lived in, whether these are still there or not
   */
  static Found of(Table old, Table now, List<Rename> moves, Set<String> known, RenameHints hints) {
    ColumnMoves columns = new ColumnMoves(old, now, hints);
    columns.known.addAll(known);
    columns.read(moves);
    columns.stated();
    columns.byProperty();
    columns.withoutCollisions();
    columns.alike();
    return new Found(columns.names, columns.displaced());
  }

  private void read(List<Rename> moves) {
    for (Rename move : moves) {
      if (!move.from().isTable() && move.to().table().equals(now.name())) {
        homes
            .computeIfAbsent(
                move.from().column(), c -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER))
            .add(move.to().column());
      }
    }
  }

  private void stated() {
    for (Rename rename : hints.stated()) {
      String to = rename.to().column();
      if (!rename.from().isTable()
          && rename.from().table().equals(old.name())
          && !homes(to).contains(to)) {
        add(rename.from().column(), to);
      }
    }
  }

  private void byProperty() {
    SortedMap<String, SortedSet<String>> claims = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    homes.forEach(
        (column, places) -> {
          if (!places.contains(column) && !isDropped(column)) {
            claims.put(column, places);
          }
        });
    claims.forEach(
        (column, places) -> {
          boolean isOnly =
              places.size() == 1
                  && claims.values().stream().filter(p -> p.contains(places.first())).count() == 1;
          if (isOnly) {
            add(column, places.first());
          }
        });
    claims.forEach(
        (column, places) ->
            ask(column, places.stream().filter(name -> now.column(name).isPresent()).toList()));
  }

  private boolean isDropped(String column) {
    return hints.dropped().contains(new TableOrColumn(old.name(), column));
  }

  private SortedSet<String> homes(String column) {
    return homes.getOrDefault(column, new TreeSet<>(String.CASE_INSENSITIVE_ORDER));
  }

  private void withoutCollisions() {
    while (names.values().removeIf(to -> old.column(to).isPresent() && keepsItsName(to))) {
      // One that does not go keeps its name, too.
    }
  }

  /** Only of a column that properties lived in is it known that nobody wants it any more. */
  private boolean keepsItsName(String column) {
    return !isRenamed(column) && (!known.contains(column) || homes(column).contains(column));
  }

  private void alike() {
    for (Column gone : old.columns()) {
      if (!isRenamed(gone.name())
          && !isDropped(gone.name())
          && (now.column(gone.name()).isEmpty() || isTaken(gone.name()))) {
        ask(
            gone.name(),
            now.columns().stream()
                .filter(c -> sameDefinition(gone, c))
                .filter(c -> old.column(c.name()).isEmpty() || isRenamed(c.name()))
                .map(Column::name)
                .toList());
      }
    }
  }

  private static boolean sameDefinition(Column gone, Column come) {
    return gone.type().equals(come.type())
        && gone.nullable() == come.nullable()
        && gone.defaultValue().equals(come.defaultValue())
        && gone.generation().equals(come.generation())
        && gone.autoIncrement() == come.autoIncrement();
  }

  private void ask(String column, List<String> candidates) {
    List<TableOrColumn> free =
        candidates.stream()
            .filter(name -> !isTaken(name))
            .map(name -> new TableOrColumn(now.name(), name))
            .toList();
    if (!free.isEmpty() && !isRenamed(column) && old.column(column).isPresent()) {
      hints
          .choice()
          .choose(new TableOrColumn(old.name(), column), free)
          .ifPresent(chosen -> add(column, chosen.column()));
    }
  }

  private void add(String from, String to) {
    boolean isThere = old.column(from).isPresent() && now.column(to).isPresent();
    if (isThere && !isRenamed(from) && !isTaken(to) && !Completion.sameName(from, to)) {
      names.put(old.column(from).get().name(), to);
    }
  }

  private boolean isRenamed(String column) {
    return names.keySet().stream().anyMatch(column::equalsIgnoreCase);
  }

  private boolean isTaken(String column) {
    return names.values().stream().anyMatch(column::equalsIgnoreCase);
  }

  private SortedSet<String> displaced() {
    SortedSet<String> displaced = new TreeSet<>();
    for (String to : names.values()) {
      if (!isRenamed(to)) {
        old.column(to).map(Column::name).ifPresent(displaced::add);
      }
    }
    return displaced;
  }
}
