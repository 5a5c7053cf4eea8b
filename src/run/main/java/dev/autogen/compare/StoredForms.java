package dev.autogen.compare;

import dev.autogen.diff.Place;
import dev.autogen.operation.AlterTable;
import dev.autogen.operation.ColumnChange.ModifyColumn;
import dev.autogen.operation.ColumnChange.RenameColumn;
import dev.autogen.operation.Operation;
import dev.autogen.operation.RenameTable;
import dev.autogen.operation.TableChange;
import dev.autogen.schema.Column;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** How the columns that a change modifies hold the values of Java before it and after it. */
final class StoredForms {

  static final StoredForms NONE = new StoredForms(places());

  private static final int MOST_REFERENCES = 9;

  /**
   * What a column holds.
   *
   * @param before empty where that is not known
   * @param isAssumed whether {@code before} is what is most likely, and recorded nowhere
   */
  record Pair(Optional<StoredForm> before, Optional<StoredForm> after, boolean isAssumed) {

    Pair reversed() {
      return new Pair(after, before, isAssumed);
    }

    boolean isComplete() {
      return before.isPresent() && after.isPresent();
    }
  }

  private final SortedMap<Place, Pair> pairs;

  private StoredForms(SortedMap<Place, Pair> pairs) {
    this.pairs = pairs;
  }

  private static <T> SortedMap<Place, T> places() {
    return new TreeMap<>(
        Comparator.comparing((Place place) -> place.table())
            .thenComparing(place -> place.column(), String.CASE_INSENSITIVE_ORDER));
  }

  /** What is known of a column by the name it has when it is modified; empty for nothing. */
  Optional<Pair> of(String table, String column) {
    return Optional.ofNullable(pairs.get(new Place(table, column)));
  }

  /** A column that is modified, by the names it had and has. */
  private static final class Modified {
    private final Place at;
    private final Place first;
    private final Column to;
    private Place last;

    Modified(Place at, Place first, Column to) {
      this.at = at;
      this.first = first;
      this.to = to;
      this.last = at;
    }
  }

  /** As {@link Conversions#of}. */
  static StoredForms of(
      Map<Place, String> before,
      Map<Place, String> after,
      List<Operation> operations,
      Schema live) {
    SortedMap<Place, String> was = places();
    was.putAll(before);
    SortedMap<Place, String> becomes = places();
    becomes.putAll(after);
    Schema target = Operation.applyAll(operations, live);
    SortedMap<Place, Pair> pairs = places();
    for (Modified modified : modified(operations)) {
      live.table(modified.first.table())
          .flatMap(table -> table.column(modified.first.column()))
          .map(
              old ->
                  pair(
                      form(was, modified.first, live),
                      form(becomes, modified.last, target),
                      old,
                      modified.to))
          .filter(pair -> pair.before().isPresent() || pair.after().isPresent())
          .ifPresent(pair -> pairs.put(modified.at, pair));
    }
    return new StoredForms(pairs);
  }

  private static Pair pair(
      Optional<StoredForm> before, Optional<StoredForm> after, Column old, Column now) {
    Optional<StoredForm> recorded = before.filter(form -> form.isHeldBy(old));
    Optional<StoredForm> written = after.filter(form -> form.isHeldBy(now));
    boolean isStale = recorded.isPresent() && recorded.equals(written);
    if (written.isEmpty() || (recorded.isPresent() && !isStale)) {
      return new Pair(recorded, written, false);
    }
    Optional<StoredForm> likely = written.flatMap(form -> form.likelyIn(old));
    return new Pair(likely.or(() -> recorded), written, likely.isPresent());
  }

  private static List<Modified> modified(List<Operation> operations) {
    List<Modified> modified = new ArrayList<>();
    // The first names of what has another one by now.
    SortedMap<Place, Place> first = places();
    for (Operation operation : operations) {
      if (operation instanceof RenameTable rename) {
        rename(rename, first, modified);
      } else if (operation instanceof AlterTable alter) {
        SortedMap<Place, Place> found = places();
        found.putAll(first);
        for (TableChange change : alter.changes()) {
          if (change instanceof RenameColumn rename) {
            Place from = new Place(alter.table(), rename.from());
            Place to = new Place(alter.table(), rename.to());
            // Columns may swap their names in one statement.
            first.put(to, firstOf(from, found));
            modified.stream().filter(m -> m.last.equals(from)).forEach(m -> m.last = to);
          }
        }
        for (TableChange change : alter.changes()) {
          if (change instanceof ModifyColumn modify) {
            Place at = new Place(alter.table(), modify.column().name());
            modified.add(new Modified(at, firstOf(at, first), modify.column()));
          }
        }
      }
    }
    return modified;
  }

  private static void rename(
      RenameTable rename, SortedMap<Place, Place> first, List<Modified> modified) {
    Place was = firstOf(Place.table(rename.from()), first);
    SortedMap<Place, Place> moved = places();
    first.forEach(
        (place, origin) -> {
          if (place.table().equals(rename.from())) {
            moved.put(new Place(rename.to(), place.column()), origin);
          }
        });
    first.keySet().removeIf(place -> place.table().equals(rename.from()));
    first.putAll(moved);
    first.put(Place.table(rename.to()), was);
    modified.stream()
        .filter(m -> m.last.table().equals(rename.from()))
        .forEach(m -> m.last = new Place(rename.to(), m.last.column()));
  }

  private static Place firstOf(Place place, SortedMap<Place, Place> first) {
    Place known = first.get(place);
    if (known != null) {
      return known;
    }
    Place table = first.getOrDefault(Place.table(place.table()), Place.table(place.table()));
    return new Place(table.table(), place.column());
  }

  /** What a column holds: what is said of it, or of the column it refers to. */
  private static Optional<StoredForm> form(
      SortedMap<Place, String> stored, Place place, Schema schema) {
    Place at = place;
    for (int i = 0; i < MOST_REFERENCES; i++) {
      String text = stored.getOrDefault(at, "");
      if (!text.isEmpty()) {
        return StoredForm.of(text);
      }
      Optional<Place> referred = referred(at, schema);
      if (referred.isEmpty()) {
        return Optional.empty();
      }
      at = referred.get();
    }
    return Optional.empty();
  }

  private static Optional<Place> referred(Place place, Schema schema) {
    for (ForeignKey key : schema.table(place.table()).map(Table::foreignKeys).orElse(List.of())) {
      for (int i = 0; i < key.columns().size(); i++) {
        if (key.columns().get(i).equalsIgnoreCase(place.column())
            && key.referencedSchema().isEmpty()) {
          return Optional.of(new Place(key.referencedTable(), key.referencedColumns().get(i)));
        }
      }
    }
    return Optional.empty();
  }
}
