package dev.autogen.diff;

import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which table has become which. An entity takes its table along, whatever names are taken or free:
 * two may swap theirs, and one may have the name that another gave up. Where properties do not say
 * it, what looks alike is asked about.
 */
final class TableMoves {

  private final Schema live;
  private final Schema desired;
  private final RenameHints hints;

  /** The new name of each renamed table, by its old one. */
  private final SortedMap<String, String> moves = new TreeMap<>();

  /** Where the entities of each table are now, by the table that was theirs. */
  private final Map<String, SortedSet<String>> owners = new HashMap<>();

  /** Where what is in columns of each table is now, and the rest of a table's properties. */
  private final Map<String, SortedSet<String>> columns = new HashMap<>();

  private final Map<String, SortedSet<String>> others = new HashMap<>();

  /** The tables that properties lived in, whether these are still there or not. */
  private final Set<String> known = new TreeSet<>();

  private TableMoves(Schema live, Schema desired, RenameHints hints) {
    this.live = live;
    this.desired = desired;
    this.hints = hints;
  }

  /**
   * What was found.
   *
   * @param names the new name of each renamed table, by its old one
   * @param displaced tables that go because another takes their name
   */
  record Found(SortedMap<String, String> names, SortedSet<String> displaced) {}

  static Found of(Schema live, Schema desired, RenameHints hints) {
    TableMoves moves = new TableMoves(live, desired, hints);
    moves.read();
    moves.stated();
    moves.byEntity();
    moves.withoutCollisions();
    moves.alike();
    return new Found(moves.moves, moves.displaced());
  }

  private void stated() {
    // What an annotation says may have been done long ago, and the old name taken again since.
    for (Rename rename : hints.stated()) {
      String from = rename.from().table();
      String to = rename.to().table();
      if (rename.from().isTable()
          && !from.equals(to)
          && live.table(from).isPresent()
          && desired.table(to).isPresent()
          && !moves.containsKey(from)
          && !moves.containsValue(to)
          && !homes(to).contains(to)) {
        moves.put(from, to);
      }
    }
  }

  private void read() {
    hints
        .before()
        .forEach(
            (property, places) -> {
              List<TableOrColumn> now = hints.now().getOrDefault(property, List.of());
              for (int i = 0; i < places.size(); i++) {
                TableOrColumn place = places.get(i);
                known.add(place.table());
                boolean isOwner = place.isTable() && i == 0;
                Map<String, SortedSet<String>> homes =
                    isOwner ? owners : place.isTable() ? others : columns;
                if (now.size() == places.size()) {
                  add(homes, place.table(), now.get(i).table());
                } else if (isOwner && !now.isEmpty()) {
                  add(homes, place.table(), now.get(0).table());
                } else {
                  now.forEach(n -> add(homes, place.table(), n.table()));
                }
              }
            });
  }

  private static void add(Map<String, SortedSet<String>> homes, String old, String now) {
    homes.computeIfAbsent(old, table -> new TreeSet<>()).add(now);
  }

  /** Where what lived in a table is now: its entities, or what else it held where it is of none. */
  private SortedSet<String> homes(String table) {
    SortedSet<String> found = new TreeSet<>(owners.getOrDefault(table, new TreeSet<>()));
    if (found.isEmpty()) {
      found.addAll(columns.getOrDefault(table, new TreeSet<>()));
      if (found.isEmpty()) {
        found.addAll(others.getOrDefault(table, new TreeSet<>()));
      }
      // A column that went to an entity's own table leaves this one behind.
      owners.forEach(
          (other, homes) -> {
            if (!other.equals(table)) {
              found.removeAll(homes);
            }
          });
    }
    return found;
  }

  private void byEntity() {
    SortedMap<String, SortedSet<String>> claims = new TreeMap<>();
    Set<String> staying = new TreeSet<>();
    for (String old : known) {
      if (live.table(old).isEmpty()
          || moves.containsKey(old)
          || hints.dropped().contains(TableOrColumn.table(old))) {
        continue;
      }
      SortedSet<String> homes = homes(old);
      if (homes.contains(old) && desired.table(old).isPresent()) {
        staying.add(old);
      } else {
        homes.removeIf(home -> desired.table(home).isEmpty() || moves.containsValue(home));
        claims.put(old, homes);
      }
    }
    Map<String, Integer> claimed = new HashMap<>();
    claims.values().forEach(c -> c.forEach(home -> claimed.merge(home, 1, Integer::sum)));
    SortedMap<String, List<TableOrColumn>> doubtful = new TreeMap<>();
    claims.forEach(
        (old, homes) -> {
          homes.removeAll(staying);
          if (homes.size() == 1
              && claimed.get(homes.first()) == 1
              && !looksLikeItself(old, homes)) {
            moves.put(old, homes.first());
          } else if (!homes.isEmpty()) {
            doubtful.put(old, homes.stream().map(TableOrColumn::table).toList());
          }
        });
    doubtful.forEach(this::ask);
  }

  /**
   * Whether the table that the entities have under the old name is more like it than the one its
   * entity is said to have: the classes may have been renamed instead.
   */
  private boolean looksLikeItself(String old, Set<String> homes) {
    Optional<Table> same = desired.table(old);
    return same.isPresent()
        && homes.stream()
            .allMatch(
                home ->
                    shared(live.existing(old), same.get())
                        > shared(live.existing(old), desired.existing(home)));
  }

  private static long shared(Table some, Table other) {
    return some.columns().stream().filter(c -> other.column(c.name()).isPresent()).count();
  }

  private void ask(String old, List<TableOrColumn> candidates) {
    List<TableOrColumn> free =
        candidates.stream().filter(place -> !moves.containsValue(place.table())).toList();
    if (!free.isEmpty()) {
      hints
          .choice()
          .choose(TableOrColumn.table(old), free)
          .ifPresent(chosen -> moves.put(old, chosen.table()));
    }
  }

  /** Takes back what would need a name that another table keeps. */
  private void withoutCollisions() {
    while (moves.values().removeIf(to -> live.table(to).isPresent() && keepsItsName(to))) {
      // One that does not go keeps its name, too.
    }
  }

  /** Only of a table that properties lived in is it known that nobody wants it any more. */
  private boolean keepsItsName(String table) {
    return !moves.containsKey(table) && (!known.contains(table) || homes(table).contains(table));
  }

  private void alike() {
    Likeness likeness =
        new Likeness(
            live.tables().stream().filter(table -> isGone(table.name())).toList(),
            desired.tables().stream().filter(table -> isNew(table.name())).toList(),
            moves);
    for (Likeness.Pairs pairs : likeness.found()) {
      if (!hints.dropped().contains(TableOrColumn.table(pairs.gone()))) {
        ask(pairs.gone(), pairs.candidates().stream().map(TableOrColumn::table).toList());
      }
    }
  }

  /** Whether a table has no place in what is wanted, or another has it. */
  private boolean isGone(String table) {
    return !moves.containsKey(table)
        && (desired.table(table).isEmpty() || moves.containsValue(table));
  }

  private boolean isNew(String table) {
    return !moves.containsValue(table) && (live.table(table).isEmpty() || moves.containsKey(table));
  }

  private SortedSet<String> displaced() {
    SortedSet<String> displaced = new TreeSet<>();
    for (String to : moves.values()) {
      if (live.table(to).isPresent() && !moves.containsKey(to)) {
        displaced.add(to);
      }
    }
    return displaced;
  }
}
