package dev.autogen.diff;

import dev.autogen.diff.Difference.Altered;
import dev.autogen.operation.AlterTable;
import dev.autogen.operation.CheckChange.DropCheck;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.DropTable;
import dev.autogen.operation.ForeignKeyChange.AddForeignKey;
import dev.autogen.operation.ForeignKeyChange.DropForeignKey;
import dev.autogen.operation.InsertRows;
import dev.autogen.operation.KeptIndexes;
import dev.autogen.operation.Operation;
import dev.autogen.operation.TableChange;
import dev.autogen.schema.Check;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SeedRow;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Puts a difference into operations that run in their order, and whose inverses run in the reverse
 * one: takes it apart into steps, has the {@link Graph} say which come before which, and puts
 * together again what MySQL takes as one statement.
 */
public final class Planner {

  private final Schema live;
  private final Schema target;
  private final Graph graph;
  private final List<Group> created = new ArrayList<>();

  /** The steps that alter a table, by its name, in the order of their clauses. */
  private final Map<String, List<PlanStep>> altered = new TreeMap<>();

  private final List<Group> filled = new ArrayList<>();

  /** The steps that drop a table and its constraints, by its name. */
  private final Map<String, List<PlanStep>> dropped = new LinkedHashMap<>();

  private Planner(Schema live, Schema target) {
    this.live = live;
    this.target = target;
    this.graph = new Graph(live, target);
  }

  /** The operations that turn {@code live} into {@code target}, in order. */
  public static List<Operation> plan(Schema live, Schema target) {
    return new Planner(live, target).plan(Differ.between(live, target));
  }

  private List<Operation> plan(Difference difference) {
    difference.created().forEach(this::create);
    for (Altered table : difference.altered()) {
      table.changes().forEach(change -> alter(table.before(), change));
    }
    difference.seeds().forEach(rows -> filled.add(new Group(List.of(graph.add(rows)))));
    difference.dropped().forEach(this::drop);
    suspendForeignKeys();
    graph.order();

    List<Operation> plan = new ArrayList<>();
    Schedule.of(groups()).forEach(steps -> plan.addAll(operations(steps)));
    return keepingIndexes(plan);
  }

  /** The plan without a loss of indexes that the server may have made itself. */
  private List<Operation> keepingIndexes(List<Operation> plan) {
    Map<String, Table> running = new HashMap<>();
    List<Operation> kept = new ArrayList<>();
    for (Operation operation : plan) {
      if (operation instanceof AlterTable alter && live.table(alter.table()).isPresent()) {
        Table known = live.existing(alter.table());
        Table before = running.getOrDefault(alter.table(), known);
        AlterTable with = KeptIndexes.in(alter, before, known.foreignKeys());
        running.put(
            alter.table(), with.applyTo(Schema.empty().with(before)).existing(alter.table()));
        kept.add(with);
      } else {
        kept.add(operation);
      }
    }
    return List.copyOf(kept);
  }

  /** A new table and, as steps of their own, its foreign keys. */
  private void create(Table table) {
    List<PlanStep> steps = new ArrayList<>();
    steps.add(graph.add(new CreateTable(table.withSeedRows(List.of()))));
    for (ForeignKey key : table.foreignKeys()) {
      steps.add(graph.add(new AlterTable(table.name(), new AddForeignKey(key))));
    }
    created.add(new Group(steps));
    if (!table.seedRows().isEmpty()) {
      List<SortedMap<String, String>> rows = table.seedRows().stream().map(SeedRow::cells).toList();
      created.add(new Group(List.of(graph.add(new InsertRows(table.name(), rows)))));
    }
  }

  private void alter(Table table, TableChange change) {
    altered
        .computeIfAbsent(table.name(), name -> new ArrayList<>())
        .add(graph.add(new AlterTable(table.name(), change)));
  }

  /** A table to drop, behind its constraints, which can also go before it. */
  private void drop(Table table) {
    List<PlanStep> steps = new ArrayList<>();
    for (ForeignKey key : table.foreignKeys()) {
      steps.add(graph.add(new AlterTable(table.name(), new DropForeignKey(key.name()))));
    }
    for (Check check : table.checks()) {
      steps.add(graph.add(new AlterTable(table.name(), new DropCheck(check.name()))));
    }
    steps.add(graph.add(new DropTable(table.name())));
    dropped.put(table.name(), steps);
  }

  /** Takes off, for a while, the foreign keys that keep other steps from being done. */
  private void suspendForeignKeys() {
    for (Table table : live.tables()) {
      for (ForeignKey key : table.foreignKeys()) {
        Optional<ForeignKey> kept =
            target
                .table(table.name())
                .flatMap(after -> after.foreignKey(key.name()))
                .filter(key::sameShape);
        if (kept.isPresent() && graph.isInTheWay(key, table)) {
          alter(table, new DropForeignKey(key.name()));
          alter(table, new AddForeignKey(kept.get()));
        }
      }
    }
    Comparator<PlanStep> dropsFirst =
        Comparator.comparing(step -> !(step.change() instanceof DropForeignKey));
    altered.values().forEach(steps -> steps.sort(dropsFirst));
  }

  /** What is one operation where nothing comes in between, in the order to keep to otherwise. */
  private List<Group> groups() {
    List<Group> groups = new ArrayList<>(created);
    List<Group> last = new ArrayList<>();
    dropped.forEach(
        (table, steps) -> {
          // Tables, and rows with them, go last: only a constraint is gone when others need that.
          Map<Boolean, List<PlanStep>> byTime =
              steps.stream().collect(Collectors.partitioningBy(Planner::isNeededEarly));
          if (!byTime.get(true).isEmpty()) {
            altered.put(table, byTime.get(true));
          }
          last.add(new Group(byTime.get(false)));
        });
    altered.values().forEach(steps -> groups.add(new Group(steps)));
    groups.addAll(filled);
    groups.addAll(last);
    return groups;
  }

  /** Whether anything but the drop of a table comes after a step. */
  private static boolean isNeededEarly(PlanStep step) {
    return step.after.stream().anyMatch(e -> !(e.later().operation instanceof DropTable));
  }

  /** What steps of one table are together. */
  private List<Operation> operations(List<PlanStep> steps) {
    Operation first = steps.get(0).operation;
    if (first instanceof CreateTable create) {
      List<ForeignKey> keys =
          steps.stream().skip(1).map(step -> ((AddForeignKey) step.change()).foreignKey()).toList();
      return List.of(new CreateTable(withoutImplicitIndexes(create.table(), keys)));
    }
    Operation last = steps.get(steps.size() - 1).operation;
    if (!(last instanceof AlterTable alter)) {
      // Rows, or a table with the constraints it still has.
      return List.of(last);
    }
    String table = alter.table();
    Table before = live.table(table).orElseGet(() -> target.existing(table));
    return Statements.of(before, live, steps).stream()
        .<Operation>map(changes -> new AlterTable(table, changes))
        .toList();
  }

  /**
   * The table with its first foreign keys, and without the indexes that the server makes anyway for
   * those and the later ones, where they are.
   */
  private static Table withoutImplicitIndexes(Table table, List<ForeignKey> first) {
    List<TableChange> later =
        table.foreignKeys().stream()
            .filter(key -> !first.contains(key))
            .<TableChange>map(AddForeignKey::new)
            .toList();
    Table result = table.withForeignKeys(first);
    // The server makes them in the order of the keys, behind those that are stated: the last first.
    List<ForeignKey> backwards = new ArrayList<>(table.foreignKeys());
    Collections.reverse(backwards);
    for (ForeignKey key : backwards) {
      Table without = result.withoutIndex(key.name());
      if (result.indexes().contains(key.implicitIndex())
          && without.indexFor(key).isEmpty()
          && made(without, later).equals(made(result, later))) {
        result = without;
      }
    }
    return result;
  }

  /** The indexes of a table that is created so. */
  private static List<Index> made(Table table, List<TableChange> later) {
    Schema schema = new CreateTable(table).applyTo(Schema.empty());
    return (later.isEmpty() ? schema : new AlterTable(table.name(), later).applyTo(schema))
        .existing(table.name())
        .indexes();
  }
}
