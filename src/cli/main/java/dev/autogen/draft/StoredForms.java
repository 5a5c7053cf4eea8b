package dev.autogen.draft;

import dev.autogen.diff.TableOrColumn;
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

  private final SortedMap<TableOrColumn, Pair> pairs;

  private StoredForms(SortedMap<TableOrColumn, Pair> pairs) {
    this.pairs = pairs;
  }

  private static <T> SortedMap<TableOrColumn, T> places() {
    return new TreeMap<>(
        Comparator.comparing((TableOrColumn place) -> place.table())
            .thenComparing(place -> place.column(), String.CASE_INSENSITIVE_ORDER));
  }

  /** What is known of a column by the name it has when it is modified; empty for nothing. */
  Optional<Pair> of(String table, String column) {
    return Optional.ofNullable(pairs.get(new TableOrColumn(table, column)));
  }

  /** A column that is modified, by the names it had and has. */
  private static final class Modified {
    private final TableOrColumn at;
    private final TableOrColumn first;
    private final Column to;
    private TableOrColumn last;

    Modified(TableOrColumn at, TableOrColumn first, Column to) {
      this.at = at;
      this.first = first;
      this.to = to;
      this.last = at;
    }
  }

  /** As {@link Conversions#of}. */
  static StoredForms of(
      Map<TableOrColumn, String> before,
      Map<TableOrColumn, String> after,
      List<Operation> operations,
      Schema live) {
    SortedMap<TableOrColumn, String> was = places();
    was.putAll(before);
    SortedMap<TableOrColumn, String> becomes = places();
    becomes.putAll(after);
    Schema target = Operation.applyAll(operations, live);
    SortedMap<TableOrColumn, Pair> pairs = places();
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
    SortedMap<TableOrColumn, TableOrColumn> first = places();
    for (Operation operation : operations) {
      if (operation instanceof RenameTable rename) {
        rename(rename, first, modified);
      } else if (operation instanceof AlterTable alter) {
        SortedMap<TableOrColumn, TableOrColumn> found = places();
        found.putAll(first);
        for (TableChange change : alter.changes()) {
          if (change instanceof RenameColumn rename) {
            TableOrColumn from = new TableOrColumn(alter.table(), rename.from());
            TableOrColumn to = new TableOrColumn(alter.table(), rename.to());
            // Columns may swap their names in one statement.
            first.put(to, firstOf(from, found));
            modified.stream().filter(m -> m.last.equals(from)).forEach(m -> m.last = to);
          }
        }
        for (TableChange change : alter.changes()) {
          if (change instanceof ModifyColumn modify) {
            TableOrColumn at = new TableOrColumn(alter.table(), modify.column().name());
            modified.add(new Modified(at, firstOf(at, first), modify.column()));
          }
        }
      }
    }
    return modified;
  }

  private static void rename(
      RenameTable rename, SortedMap<TableOrColumn, TableOrColumn> first, List<Modified> modified) {
    TableOrColumn was = firstOf(TableOrColumn.table(rename.from()), first);
    SortedMap<TableOrColumn, TableOrColumn> moved = places();
    first.forEach(
        (place, origin) -> {
          if (place.table().equals(rename.from())) {
            moved.put(new TableOrColumn(rename.to(), place.column()), origin);
          }
        });
    first.keySet().removeIf(place -> place.table().equals(rename.from()));
    first.putAll(moved);
    first.put(TableOrColumn.table(rename.to()), was);
    modified.stream()
        .filter(m -> m.last.table().equals(rename.from()))
        .forEach(m -> m.last = new TableOrColumn(rename.to(), m.last.column()));
  }

  private static TableOrColumn firstOf(
      TableOrColumn place, SortedMap<TableOrColumn, TableOrColumn> first) {
    TableOrColumn known = first.get(place);
    if (known != null) {
      return known;
    }
    TableOrColumn table =
        first.getOrDefault(TableOrColumn.table(place.table()), TableOrColumn.table(place.table()));
    return new TableOrColumn(table.table(), place.column());
  }

  /** What a column holds: what is said of it, or of the column it refers to. */
  private static Optional<StoredForm> form(
      SortedMap<TableOrColumn, String> stored, TableOrColumn place, Schema schema) {
    TableOrColumn at = place;
    for (int i = 0; i < MOST_REFERENCES; i++) {
      String text = stored.getOrDefault(at, "");
      if (!text.isEmpty()) {
        return StoredForm.of(text);
      }
      Optional<TableOrColumn> referred = referred(at, schema);
      if (referred.isEmpty()) {
        return Optional.empty();
      }
      at = referred.get();
    }
    return Optional.empty();
  }

  private static Optional<TableOrColumn> referred(TableOrColumn place, Schema schema) {
    for (ForeignKey key : schema.table(place.table()).map(Table::foreignKeys).orElse(List.of())) {
      for (int i = 0; i < key.columns().size(); i++) {
        if (key.columns().get(i).equalsIgnoreCase(place.column())
            && key.referencedSchema().isEmpty()) {
          return Optional.of(
              new TableOrColumn(key.referencedTable(), key.referencedColumns().get(i)));
        }
      }
    }
    return Optional.empty();
  }
}
