package dev.autogen.policy;

import dev.autogen.diff.Differ;
import dev.autogen.diff.Difference;
import dev.autogen.error.AutogenException;
import dev.autogen.facts.SchemaValidity;
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
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Differences that are accepted. A line is what {@code check} says of a difference, and a digest of
 * what is on both sides of it, so that a difference that changes is another one.
 */
public final class Accepted {

  public static final Accepted NOTHING = new Accepted(List.of());

  private static final int DIGEST = 8;

  private final SortedSet<String> lines;

  public Accepted(Iterable<String> lines) {
    SortedSet<String> sorted = new TreeSet<>();
    lines.forEach(sorted::add);
    this.lines = Collections.unmodifiableSortedSet(sorted);
  }

  /** The target with what the live schema has in place of what is accepted. */
  Policy.Applied over(Schema live, Schema target, List<String> setAside) {
    SortedSet<String> all = new TreeSet<>();
    SortedSet<String> used = new TreeSet<>();
    Difference difference = Differ.between(live, target);
    Schema result = target;
    for (Difference.Altered altered : difference.altered()) {
      result = result.with(rest(altered, live, all, used).withSeedRows(altered.after().seedRows()));
    }
    for (Table table : difference.created()) {
      if (accepts(new CreateTable(table), live, all, used)) {
        result = result.without(table.name());
      }
    }
    for (Table table : difference.dropped()) {
      if (accepts(new DropTable(table.name()), live, all, used)) {
        result = result.with(table);
      }
    }
    for (InsertRows seeds : difference.seeds()) {
      Table table = result.existing(seeds.table());
      if (accepts(seeds, live, all, used)) {
        result =
            result.with(
                table.withSeedRows(
                    table.seedRows().stream()
                        .filter(row -> !seeds.rows().contains(row.cells()))
                        .toList()));
      }
    }
    used.forEach(line -> setAside.add("accepted: " + withoutDigest(line)));
    if (!used.isEmpty()) {
      SchemaValidity.defect(result, live, target)
          .ifPresent(
              defect -> {
                throw inTheWay(defect);
              });
    }
    SortedSet<String> stale = new TreeSet<>(lines);
    stale.removeAll(used);
    return new Policy.Applied(List.of(), List.of(), result, setAside, List.of(), all, stale);
  }

  /** A line as {@code check} says it. */
  public static String withoutDigest(String line) {
    return line.replaceFirst(" \\[[0-9a-f]{" + DIGEST + "}]$", "");
  }

  /**
   * Whether a difference is accepted.
   *
   * @param all gets its line
   * @param used gets it too where it is accepted
   */
  boolean accepts(Operation operation, Schema live, SortedSet<String> all, SortedSet<String> used) {
    String line =
        oneLine(String.join(", ", operation.describe(live)))
            + digest(operation, List.copyOf(operation.inverse(live)));
    all.add(line);
    boolean accepted = lines.contains(line);
    if (accepted) {
      used.add(line);
    }
    return accepted;
  }

  /** The live table with all changes but the accepted ones. */
  private Table rest(
      Difference.Altered altered, Schema live, SortedSet<String> all, SortedSet<String> used) {
    Map<String, List<TableChange>> groups = new LinkedHashMap<>();
    Map<TableChange, String> lineOf = new LinkedHashMap<>();
    Map<TableChange, String> lineNow = new LinkedHashMap<>();
    Table running = altered.before();
    String name = running.name();
    AlterTable whole = new AlterTable(name, altered.changes());
    for (TableChange change : altered.changes()) {
      if (whole.restates(change, altered.before())) {
        running = change.applyTo(running);
        continue;
      }
      String text = oneLine(change.describe(running));
      TableChange inverse = change.inverse(running);
      String line = text + digest(name, unplaced(change), unplaced(inverse));
      // As autogen 0.1.0 wrote it, with the neighbour of the column.
      String earlier = text + digest(name, change, inverse);
      lineOf.put(change, lines.contains(line) || !lines.contains(earlier) ? line : earlier);
      lineNow.put(change, line);
      groups
          .computeIfAbsent(new ChangedElement(altered).of(change), s -> new ArrayList<>())
          .add(change);
      running = change.applyTo(running);
    }
    all.addAll(lineNow.values());
    List<TableChange> accepted = new ArrayList<>();
    for (List<TableChange> group : groups.values()) {
      // A part of a change alone would be half a change.
      if (group.stream().map(lineOf::get).allMatch(lines::contains)) {
        accepted.addAll(group);
        group.stream().map(lineOf::get).forEach(used::add);
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

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
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
    return " [" + hash.substring(0, DIGEST) + "]";
  }
}
