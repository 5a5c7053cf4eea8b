package dev.autogen.diff;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is known of names that changed.
 *
 * @param before where each property of an entity lived when the last migration was written
 * @param now where it lives according to the entities
 * @param stated renames somebody stated
 * @param dropped places somebody stated to be gone, not renamed
 * @param choice decides what of a drop and additions that look alike is a rename
 */
public record RenameHints(
    SortedMap<String, List<TableOrColumn>> before,
    SortedMap<String, List<TableOrColumn>> now,
    List<Rename> stated,
    Set<TableOrColumn> dropped,
    RenameChoice choice) {

  public RenameHints {
    before = Collections.unmodifiableSortedMap(new TreeMap<>(before));
    now = Collections.unmodifiableSortedMap(new TreeMap<>(now));
    stated = List.copyOf(stated);
    dropped = Set.copyOf(dropped);
  }

  /** Nothing known, nothing assumed. */
  public static RenameHints none() {
    return new RenameHints(
        new TreeMap<>(Map.of()), new TreeMap<>(Map.of()), List.of(), Set.of(), RenameChoice.NONE);
  }

  /** The tables that it knows of. */
  public List<String> tables() {
    return Stream.concat(
            before.values().stream().flatMap(List::stream),
            stated.stream().flatMap(rename -> Stream.of(rename.from(), rename.to())))
        .map(TableOrColumn::table)
        .distinct()
        .toList();
  }

  /** The same with other spellings of tables. */
  public RenameHints spelled(UnaryOperator<String> spelling) {
    UnaryOperator<TableOrColumn> place =
        p -> new TableOrColumn(spelling.apply(p.table()), p.column());
    return new RenameHints(
        spelled(before, place),
        spelled(now, place),
        stated.stream()
            .map(rename -> new Rename(place.apply(rename.from()), place.apply(rename.to())))
            .toList(),
        dropped.stream().map(place).collect(Collectors.toSet()),
        choice);
  }

  private static SortedMap<String, List<TableOrColumn>> spelled(
      SortedMap<String, List<TableOrColumn>> places, UnaryOperator<TableOrColumn> place) {
    SortedMap<String, List<TableOrColumn>> spelled = new TreeMap<>(places);
    spelled.replaceAll((property, all) -> all.stream().map(place).toList());
    return spelled;
  }

  /** The same with another to decide. */
  public RenameHints withChoice(RenameChoice newChoice) {
    return new RenameHints(before, now, stated, dropped, newChoice);
  }
}
