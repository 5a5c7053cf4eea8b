package dev.autogen.diff;

import dev.autogen.diff.Difference.Altered;
import dev.autogen.operation.AlterTable;
import dev.autogen.operation.CheckChange.DropCheck;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.DropTable;
import dev.autogen.operation.ForeignKeyChange.AddForeignKey;
import dev.autogen.operation.ForeignKeyChange.DropForeignKey;
import dev.autogen.operation.InsertRows;
import dev.autogen.operation.Operation;
import dev.autogen.operation.TableChange;
import dev.autogen.schema.Check;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SeedRow;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Puts a difference into operations that run in their order, and whose inverses run in the reverse
 * one. Foreign keys that stand in the way of other changes go first and come back last; tables are
 * created parent first and dropped child first; what one table needs is one statement where MySQL
 * takes it as one.
 */
public final class Planner {

  private final Schema live;
  private final Schema target;
  private final Difference difference;
  private final ForeignKeyConflicts conflicts;
  private final Map<String, List<TableChange>> first = new LinkedHashMap<>();
  private final Map<String, List<TableChange>> main = new LinkedHashMap<>();
  private final Map<String, List<TableChange>> last = new LinkedHashMap<>();

  /** The tables that are to have a foreign key of a name, and a check; names in lower case. */
  private final Map<String, Set<String>> foreignKeyOwners = new HashMap<>();

  private final Map<String, Set<String>> checkOwners = new HashMap<>();

  private Planner(Schema live, Schema target, Difference difference) {
    this.live = live;
    this.target = target;
    this.difference = difference;
    this.conflicts = new ForeignKeyConflicts(live, target, difference);
    for (Table table : target.tables()) {
      for (ForeignKey key : table.foreignKeys()) {
        own(foreignKeyOwners, key.name(), table);
      }
      for (Check check : table.checks()) {
        own(checkOwners, check.name(), table);
      }
    }
  }

  /** The operations that turn {@code live} into {@code target}, in order. */
  public static List<Operation> plan(Schema live, Schema target) {
    return new Planner(live, target, Differ.between(live, target)).plan();
  }

  private List<Operation> plan() {
    List<Table> dropOrder = TableOrder.childrenFirst(difference.dropped());
    suspendForeignKeys(dropOrder);
    freeNames(dropOrder);
    difference.altered().forEach(this::alter);
    List<Operation> creations = creations();

    List<Operation> plan = new ArrayList<>();
    statements(first, plan);
    plan.addAll(creations);
    statements(main, plan);
    statements(last, plan);
    plan.addAll(difference.seeds());
    dropOrder.forEach(table -> plan.add(new DropTable(table.name())));
    return List.copyOf(plan);
  }

  /** Takes off the foreign keys that other changes would break, and notes which come back. */
  private void suspendForeignKeys(List<Table> dropOrder) {
    Map<String, Integer> places = TableOrder.places(dropOrder);
    for (Table table : live.tables()) {
      for (ForeignKey key : table.foreignKeys()) {
        boolean blocksDrop = TableOrder.isBackward(places, table, key);
        if (conflicts.conflicts(table, key) || blocksDrop) {
          add(first, table, new DropForeignKey(key.name()));
          target
              .table(table.name())
              .flatMap(t -> t.foreignKey(key.name()))
              .filter(key::sameShape)
              .ifPresent(same -> add(last, table, new AddForeignKey(same)));
        }
      }
    }
  }

  /**
   * Takes off the constraints of tables to drop whose names, one of a schema, others are to have.
   */
  private void freeNames(List<Table> dropOrder) {
    for (Table table : dropOrder) {
      for (ForeignKey key : table.foreignKeys()) {
        DropForeignKey drop = new DropForeignKey(key.name());
        if (isNameOfAnother(table, drop) && !isSuspended(table, drop)) {
          add(first, table, drop);
        }
      }
      for (Check check : table.checks()) {
        DropCheck drop = new DropCheck(check.name());
        if (isNameOfAnother(table, drop)) {
          add(first, table, drop);
        }
      }
    }
  }

  /** Whether {@code change} drops a constraint whose name is to be that of another table's. */
  private boolean isNameOfAnother(Table table, TableChange change) {
    Set<String> owners = Set.of();
    if (change instanceof DropForeignKey key) {
      owners = foreignKeyOwners.getOrDefault(lowerCase(key.foreignKey()), Set.of());
    } else if (change instanceof DropCheck check) {
      owners = checkOwners.getOrDefault(lowerCase(check.check()), Set.of());
    }
    return owners.size() > 1 || (owners.size() == 1 && !owners.contains(table.name()));
  }

  private static void own(Map<String, Set<String>> owners, String name, Table table) {
    owners.computeIfAbsent(lowerCase(name), n -> new HashSet<>()).add(table.name());
  }

  private static String lowerCase(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private void alter(Altered altered) {
    Table table = altered.after();
    for (TableChange change : altered.changes()) {
      if (change instanceof DropForeignKey drop) {
        boolean returns = table.foreignKey(drop.foreignKey()).isPresent();
        if (isSuspended(table, drop)) {
          continue;
        }
        // MySQL takes no DROP and ADD of one name in one statement (error 1826).
        add(returns || isNameOfAnother(table, drop) ? first : main, table, drop);
      } else if (change instanceof AddForeignKey add) {
        add(conflicts.mustWait(add.foreignKey()) ? last : main, table, add);
      } else {
        add(isNameOfAnother(table, change) ? first : main, table, change);
      }
    }
  }

  private boolean isSuspended(Table table, DropForeignKey drop) {
    return first.getOrDefault(table.name(), List.of()).contains(drop);
  }

  private List<Operation> creations() {
    List<Table> order = TableOrder.parentsFirst(difference.created());
    Map<String, Integer> places = TableOrder.places(order);
    List<Operation> creations = new ArrayList<>();
    for (Table table : order) {
      List<ForeignKey> inline = new ArrayList<>();
      List<TableChange> later = new ArrayList<>();
      for (ForeignKey key : table.foreignKeys()) {
        if (TableOrder.isForward(places, table, key) || conflicts.mustWait(key)) {
          later.add(new AddForeignKey(key));
        } else {
          inline.add(key);
        }
      }
      later.forEach(change -> add(last, table, change));
      Table bare = withoutImplicitIndexes(table, inline, later);
      creations.add(new CreateTable(bare.withSeedRows(List.of())));
      if (!table.seedRows().isEmpty()) {
        creations.add(
            new InsertRows(table.name(), table.seedRows().stream().map(SeedRow::cells).toList()));
      }
    }
    return creations;
  }

  /**
   * The table with its first foreign keys, and without the indexes that the server makes anyway for
   * those and the later ones, where they are.
   */
  private static Table withoutImplicitIndexes(
      Table table, List<ForeignKey> inline, List<TableChange> later) {
    Table result = table.withForeignKeys(inline);
    for (ForeignKey key : table.foreignKeys()) {
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

  private static void add(Map<String, List<TableChange>> phase, Table table, TableChange change) {
    phase.computeIfAbsent(table.name(), t -> new ArrayList<>()).add(change);
  }

  private void statements(Map<String, List<TableChange>> phase, List<Operation> plan) {
    phase.forEach(
        (table, changes) ->
            Statements.of(live.table(table).orElseGet(() -> target.existing(table)), changes)
                .forEach(statement -> plan.add(new AlterTable(table, statement))));
  }
}
