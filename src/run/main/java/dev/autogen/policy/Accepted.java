package dev.autogen.policy;

import dev.autogen.diff.Change;
import dev.autogen.diff.Differ;
import dev.autogen.diff.Difference;
import dev.autogen.error.AutogenException;
import dev.autogen.finding.Finding;
import dev.autogen.mysql.Ddl;
import dev.autogen.mysql.Fingerprint;
import dev.autogen.operation.AlterTable;
import dev.autogen.operation.ColumnChange.AddColumn;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.DropTable;
import dev.autogen.operation.InsertRows;
import dev.autogen.operation.Operation;
import dev.autogen.operation.TableChange;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Differences that are accepted, as lines of a file that somebody reviews. */
public final class Accepted {

  public static final Accepted NOTHING = new Accepted(List.of());

  private static final int DIGEST = 8;

  private final SortedSet<String> lines;

  public Accepted(Iterable<String> lines) {
    SortedSet<String> sorted = new TreeSet<>();
    lines.forEach(sorted::add);
    this.lines = Collections.unmodifiableSortedSet(sorted);
  }

  /** What could be accepted of the differences, and what is. */
  static final class Found {

    private final SortedSet<Acceptance> all = new TreeSet<>();
    private final SortedSet<Acceptance> accepted = new TreeSet<>();
    private final SortedSet<String> lines = new TreeSet<>();

    private void accept(Acceptance acceptance, String line) {
      accepted.add(acceptance);
      lines.add(line);
    }

    SortedSet<Acceptance> all() {
      return all;
    }

    SortedSet<Acceptance> accepted() {
      return accepted;
    }

    /** The lines that stand for what is accepted. */
    SortedSet<String> lines() {
      return lines;
    }
  }

  /** The target with what the live schema has in place of what is accepted. */
  Policy.Applied over(Schema live, Schema target, List<Finding> setAside) {
    Found found = new Found();
    Difference difference = Differ.between(live, target);
    Schema result = target;
    for (Difference.Altered altered : difference.altered()) {
      result = result.with(rest(altered, live, found).withSeedRows(altered.after().seedRows()));
    }
    for (Table table : difference.created()) {
      if (accepts(new CreateTable(table), live, found)) {
        result = result.without(table.name());
      }
    }
    for (Table table : difference.dropped()) {
      if (accepts(new DropTable(table.name()), live, found)) {
        result = result.with(table);
      }
    }
    for (InsertRows seeds : difference.seeds()) {
      Table table = result.existing(seeds.table());
      if (accepts(seeds, live, found)) {
        result =
            result.with(
                table.withSeedRows(
                    table.seedRows().stream()
                        .filter(row -> !seeds.rows().contains(row.cells()))
                        .toList()));
      }
    }
    SortedSet<String> stale = new TreeSet<>(lines);
    stale.removeAll(found.lines());
    return new Policy.Applied(
        List.of(), List.of(), result, setAside, List.of(), found.all(), found.accepted(), stale);
  }

  /**
   * Whether a difference is accepted.
   *
   * @param found is told
   */
  boolean accepts(Operation operation, Schema live, Found found) {
    String digest = digest(operation, List.copyOf(operation.inverse(live)));
    Acceptance acceptance = acceptance(Change.of(operation, live), digest, digest);
    found.all.add(acceptance);
    Optional<String> line = line(acceptance);
    line.ifPresent(known -> found.accept(acceptance, known));
    return line.isPresent();
  }

  /**
   * A difference.
   *
   * @param earlier its digest when autogen 0.1.0 wrote it
   */
  private static Acceptance acceptance(List<Change> changes, String digest, String earlier) {
    String text = new Acceptance(changes, digest, List.of()).text();
    return new Acceptance(
        changes,
        digest,
        Stream.of(digest, earlier).distinct().map(each -> text + " [" + each + "]").toList());
  }

  /** The line that stands for it. */
  private Optional<String> line(Acceptance acceptance) {
    SortedSet<String> from = lines.tailSet(acceptance.key());
    return Stream.concat(from.stream().limit(1), acceptance.earlier().stream())
        .filter(lines::contains)
        .filter(acceptance::isMeantBy)
        .findFirst();
  }

  /** The live table with all changes but the accepted ones. */
  private Table rest(Difference.Altered altered, Schema live, Found found) {
    Map<String, List<TableChange>> groups = new LinkedHashMap<>();
    Map<TableChange, Acceptance> known = new LinkedHashMap<>();
    Table running = altered.before();
    String name = running.name();
    AlterTable whole = new AlterTable(name, altered.changes());
    for (TableChange change : altered.changes()) {
      if (whole.restates(change, altered.before())) {
        running = change.applyTo(running);
        continue;
      }
      TableChange inverse = change.inverse(running);
      known.put(
          change,
          acceptance(
              List.of(Change.of(change, running)),
              digest(name, unplaced(change), unplaced(inverse)),
              // With the neighbour of the column.
              digest(name, change, inverse)));
      groups
          .computeIfAbsent(new ChangedElement(altered).of(change), s -> new ArrayList<>())
          .add(change);
      running = change.applyTo(running);
    }
    found.all.addAll(known.values());
    List<TableChange> accepted = new ArrayList<>();
    for (List<TableChange> group : groups.values()) {
      // A part of a change alone would be half a change.
      if (group.stream().allMatch(change -> line(known.get(change)).isPresent())) {
        accepted.addAll(group);
        for (TableChange change : group) {
          found.accept(known.get(change), line(known.get(change)).orElseThrow());
        }
      }
    }
    if (accepted.isEmpty()) {
      return altered.after();
    }
    List<TableChange> rest =
        altered.changes().stream().filter(change -> !accepted.contains(change)).toList();
    try {
      return rest.isEmpty()
          ? altered.before()
          : new AlterTable(name, rest).applyTo(live).existing(name);
    } catch (IllegalStateException e) {
      throw inTheWay("table " + name + " cannot be changed as it is to be");
    }
  }

  static AutogenException inTheWay(String what) {
    return AutogenException.usage(
        "with the accepted differences " + what,
        "take the lines that stand in the way out of the file of accepted differences, or accept"
            + " the rest too with 'autogen check --accept'");
  }

  private static String digest(String table, TableChange change, TableChange inverse) {
    return digest(new AlterTable(table, change), List.of(new AlterTable(table, inverse)));
  }

  /** Which column it stands behind says nothing of a column that is there or is not. */
  private static TableChange unplaced(TableChange change) {
    return change instanceof AddColumn add ? new AddColumn(add.column()) : change;
  }

  private static String digest(Operation operation, List<Operation> inverse) {
    List<String> sql = new ArrayList<>(Ddl.statements(operation));
    inverse.forEach(each -> sql.addAll(Ddl.statements(each)));
    String hash = Fingerprint.of(String.join(";", sql).replaceAll("\\s+", " "));
    return hash.substring(0, DIGEST);
  }
}
