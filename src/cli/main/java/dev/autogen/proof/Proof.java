package dev.autogen.proof;

import dev.autogen.compare.Comparison;
import dev.autogen.diff.Completion;
import dev.autogen.diff.Planner;
import dev.autogen.mysql.Failures;
import dev.autogen.mysql.SchemaReader;
import dev.autogen.mysql.Session;
import dev.autogen.mysql.Spelling;
import dev.autogen.mysql.TableText;
import dev.autogen.operation.InsertRows;
import dev.autogen.operation.Operation;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Runs a migration up, down and up again before anybody sees it, on empty copies of the tables it
 * touches and their neighbours, and compares what the server says with what was promised. The cost
 * grows with the change, not with the schema.
 */
public final class Proof {

  /** How many differences a message names. */
  private static final int MOST = 5;

  /** What came of it. */
  public sealed interface Verdict {}

  /** The migration does what it says. */
  public record Proven() implements Verdict {}

  /** It could not be tried; a clause says why. */
  public record NotProven(String reason) implements Verdict {}

  /** It does not do what it says; a clause says what it does. */
  public record Refuted(String defect) implements Verdict {}

  private final Session live;
  private final Session scratch;
  private final Comparison comparison;
  private final SortedSet<String> tables;

  /** Parents that the settings leave out of the comparison; they are there all the same. */
  private final SortedSet<String> uncounted;

  private Proof(Session live, Session scratch, Comparison comparison) throws SQLException {
    this.live = live;
    this.scratch = scratch;
    this.comparison = comparison;
    this.tables =
        EmptyCopies.neighbourhood(comparison.operations(), comparison.live(), comparison.target());
    this.uncounted = uncounted();
    tables.addAll(uncounted);
  }

  /**
   * Tries a migration.
   *
   * @param live where the tables are
   * @param scratch an empty schema
   * @param comparison what the migration was made from
   * @param upgrade the operations its file gives
   * @param downgrade those that are to undo them
   */
  public static Verdict of(
      Session live,
      Session scratch,
      Comparison comparison,
      List<Operation> upgrade,
      List<Operation> downgrade)
      throws SQLException {
    return new Proof(live, scratch, comparison).run(upgrade, downgrade);
  }

  /** The spelling of what was compared. */
  private Spelling spelling() {
    return Spelling.on(
        live.server(),
        Stream.of(comparison.target(), comparison.live())
            .flatMap(schema -> schema.tables().stream())
            .map(Table::name)
            .toList());
  }

  private Verdict run(List<Operation> upgrade, List<Operation> downgrade) throws SQLException {
    Map<String, String> originals;
    try {
      originals = cloneTables();
    } catch (SQLException e) {
      if (Failures.isPrivilege(e)) {
        throw e;
      }
      return new NotProven(
          "the server does not take empty copies of the tables: " + Failures.oneLine(e));
    }
    Map<String, String> start = TableText.all(scratch);
    Map<String, String> copies = TableText.of(scratch, List.copyOf(originals.keySet()));
    for (Map.Entry<String, String> original : originals.entrySet()) {
      if (!original.getValue().equals(copies.get(original.getKey()))) {
        return new NotProven(
            "table " + original.getKey() + " has something that an empty copy of it does not");
      }
    }
    try {
      String step = "the upgrade";
      try {
        Execution.of(upgrade, scratch);
        String wrong = differences();
        if (!wrong.isEmpty()) {
          return new Refuted("after the upgrade there is still: " + wrong);
        }
        Map<String, String> up = TableText.all(scratch);
        step = "the downgrade";
        Execution.of(downgrade, scratch);
        Map<String, String> down = TableText.all(scratch);
        if (!down.equals(start)) {
          return new Refuted("the downgrade does not restore " + firstDifference(start, down));
        }
        step = "the upgrade after a downgrade";
        Execution.of(upgrade, scratch);
        Map<String, String> again = TableText.all(scratch);
        return again.equals(up)
            ? new Proven()
            : new Refuted("a second upgrade gives another " + firstDifference(up, again));
      } catch (SQLException e) {
        return new Refuted(step + " is refused by the server: " + e.getMessage());
      }
    } catch (IllegalStateException e) {
      return new Refuted(String.valueOf(e.getMessage()));
    }
  }

  private SortedSet<String> uncounted() throws SQLException {
    SortedSet<String> names = new TreeSet<>();
    for (Table after : comparison.target().tables()) {
      if (tables.contains(after.name()) || comparison.live().table(after.name()).isEmpty()) {
        EmptyCopies.parents(after)
            .filter(name -> comparison.live().table(name).isEmpty())
            .filter(name -> comparison.target().table(name).isEmpty())
            .forEach(names::add);
      }
    }
    if (!names.isEmpty()) {
      SortedSet<String> there = new TreeSet<>();
      new SchemaReader(live)
          .read(
              name -> {
                there.add(name);
                return false;
              });
      names.retainAll(there);
    }
    return names;
  }

  /** Makes the empty copies; the text of each original that is copied whole, by name. */
  private Map<String, String> cloneTables() throws SQLException {
    return TableText.of(live, EmptyCopies.make(live, scratch, spelling(), tables));
  }

  /** What still differs between the copies and what was asked for; empty when nothing does. */
  private String differences() throws SQLException {
    Schema actual =
        new SchemaReader(scratch, spelling()).readExactly(name -> !uncounted.contains(name));
    Schema stated =
        comparison
            .target()
            .withTables(
                comparison.target().tables().stream()
                    .filter(
                        table ->
                            tables.contains(table.name())
                                || comparison.live().table(table.name()).isEmpty())
                    .map(this::withoutFarKeys)
                    .toList());
    // A new table has what nobody said (engine, collation) from its schema.
    Schema wanted = new Completion(column -> false).over(stated, actual);
    List<Operation> left =
        Planner.plan(actual, wanted).stream().filter(o -> !(o instanceof InsertRows)).toList();
    List<String> lines = Operation.describeAll(left, actual);
    return String.join(", ", lines.subList(0, Math.min(MOST, lines.size())))
        + (lines.size() > MOST ? " and " + (lines.size() - MOST) + " more" : "");
  }

  /** Neighbours were copied without the foreign keys that lead further away. */
  private Table withoutFarKeys(Table table) {
    boolean isNew = comparison.live().table(table.name()).isEmpty();
    List<ForeignKey> before =
        comparison.live().table(table.name()).map(Table::foreignKeys).orElse(List.of());
    return table.withForeignKeys(
        table.foreignKeys().stream()
            .filter(key -> isNew || EmptyCopies.isAmong(key, tables) || !before.contains(key))
            .toList());
  }

  private static String firstDifference(Map<String, String> some, Map<String, String> other) {
    SortedSet<String> names = new TreeSet<>(some.keySet());
    names.addAll(other.keySet());
    for (String name : names) {
      if (!some.getOrDefault(name, "").equals(other.getOrDefault(name, ""))) {
        return "table "
            + name
            + ": it was "
            + oneLine(some.getOrDefault(name, "absent"))
            + " and is "
            + oneLine(other.getOrDefault(name, "absent"));
      }
    }
    return "";
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }
}
