package dev.autogen.run;

import dev.autogen.event.Direction;
import dev.autogen.facts.text.SqlText;
import dev.autogen.finding.Element;
import dev.autogen.finding.Finding;
import dev.autogen.mysql.Failures;
import dev.autogen.mysql.FreeDdl;
import dev.autogen.mysql.LostRows;
import dev.autogen.mysql.PreparedStatements;
import dev.autogen.mysql.Session;
import dev.autogen.mysql.Spelling;
import dev.autogen.mysql.Sql;
import dev.autogen.mysql.TableName;
import dev.autogen.operation.AlterPartitions;
import dev.autogen.operation.AlterTable;
import dev.autogen.operation.AlterTableWhereNeeded;
import dev.autogen.operation.BulkInsert;
import dev.autogen.operation.CreateOrReplace;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.CreateTableIfAbsent;
import dev.autogen.operation.DeleteRows;
import dev.autogen.operation.DropStoredObject;
import dev.autogen.operation.DropTable;
import dev.autogen.operation.DropTableIfExists;
import dev.autogen.operation.ExecuteScript;
import dev.autogen.operation.ExecuteSql;
import dev.autogen.operation.InChunks;
import dev.autogen.operation.InsertRows;
import dev.autogen.operation.OpaqueOperation;
import dev.autogen.operation.Operation;
import dev.autogen.operation.OperationCases;
import dev.autogen.operation.PartitionChange;
import dev.autogen.operation.RenameTable;
import dev.autogen.operation.Transaction;
import dev.autogen.operation.UpdateInChunks;
import dev.autogen.operation.UpdateRows;
import dev.autogen.operation.WithoutForeignKeyChecks;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionScript;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds what a run puts at stake: rows that go, and what was never run here. Rows of which the
 * revision itself says that an upgrade loses them are not: whoever wrote that was asked, or meant
 * it.
 */
final class AtStake {

  /** Nobody needs to know more precisely, and counting takes time. */
  private static final int COUNTED = 1_000_000;

  private final OperationCases<Runnable> passing = new Passing();
  private final Direction direction;
  private final Session session;
  private final RevisionGraph graph;

  /** The live name of each table that was renamed on the way. */
  private final Map<String, String> liveNames;

  /** The live tables that are dropped. */
  private final SortedSet<String> dropped;

  /** Those that stay, and are emptied. */
  private final SortedSet<String> emptied;

  /** Tables of other schemas that are dropped, as SQL by the name to say. */
  private final SortedMap<String, String> droppedElsewhere = new TreeMap<>();

  private final SortedMap<String, String> emptiedElsewhere = new TreeMap<>();

  /** The partitions that lose their rows while their table stays. */
  private final Set<Part> emptiedParts = new LinkedHashSet<>();

  /** The partition whose rows a live table has swapped for its own on the way. */
  private final Map<String, Part> swapped;

  /** How many rows of each live table are nobody's: deleted by a step before, or made with it. */
  private final Map<String, Integer> expected;

  /** The tables that may lose rows to those that come, or with those they refer to. */
  private final SortedSet<String> others;

  private final SortedMap<String, String> othersElsewhere = new TreeMap<>();

  /** The live tables that may lose rows, since a revision of the path says so. */
  private final SortedSet<String> meant;

  /** What the revision that is looked at says that it loses. */
  private List<String> loses = List.of();

  /** The live tables of which rows are deleted one by one, as keys see it. */
  private final SortedSet<String> deletedFrom;

  /** What the statements run, of which that is not what they say. */
  private final PreparedStatements prepared = new PreparedStatements();

  private final List<Finding> unread = new ArrayList<>();

  AtStake(Session session, RevisionGraph graph, Direction direction) {
    this.direction = direction;
    this.session = session;
    this.graph = graph;
    Comparator<String> order = Spelling.order(session.server());
    this.liveNames = new TreeMap<>(order);
    this.dropped = new TreeSet<>(order);
    this.emptied = new TreeSet<>(order);
    this.others = new TreeSet<>(order);
    this.meant = new TreeSet<>(order);
    this.deletedFrom = new TreeSet<>(order);
    this.swapped = new TreeMap<>(order);
    this.expected = new TreeMap<>(order);
  }

  /** A partition of a table, under the name that the table has now. */
  private record Part(TableName table, String partition) {

    @Override
    public String toString() {
      return partition + " of " + table;
    }

    String sql() {
      return table.sql() + " PARTITION (" + Sql.name(partition) + ")";
    }
  }

  /**
   * Finds it.
   *
   * @param path the revisions to run, in order
   * @param plan their steps, one for each of them
   */
  Stake of(List<RevisionScript> path, List<Preflight.Planned> plan) throws SQLException {
    boolean isBack = direction == Direction.DOWNGRADE;
    for (int i = 0; i < plan.size(); i++) {
      Preflight.Planned planned = plan.get(i);
      loses = isBack ? List.of() : path.get(i).loses();
      Operation last = null;
      for (Step step : planned.steps()) {
        if (step.operation() instanceof OpaqueOperation) {
          for (String sql : statements(step)) {
            pass(planned.revision(), step, sql);
          }
        } else if (!(step instanceof Step.SessionSetting) && step.operation() != last) {
          // What is done between two settings of a block has steps of its own.
          step.operation().match(passing).run();
        }
        last = step.operation();
      }
      loses.forEach(name -> meant.add(live(name)));
    }
    if (isBack) {
      path.forEach(script -> script.upgradeOperations().forEach(this::seeds));
    } else if (!dropped.isEmpty()) {
      graph.revisions().forEach(script -> script.upgradeOperations().forEach(this::seeds));
    }
    emptied.removeAll(dropped);
    cascade();
    others.removeAll(dropped);
    others.removeAll(emptied);
    others.removeAll(meant);
    StampedRevisions stamps = new StampedRevisions(session, graph);
    List<String> stamped = isBack ? stamps.among(path) : List.of();
    return new Stake(
        rows(dropped, droppedElsewhere),
        rows(emptied, emptiedElsewhere),
        rowsOfParts(),
        rows(others, othersElsewhere),
        stamped,
        stamped.isEmpty() ? "" : stamps.before(stamped));
  }

  /** What was found that runs what only the server knows. */
  List<Finding> unread() {
    return List.copyOf(unread);
  }

  private static List<String> statements(Step step) {
    if (step instanceof Step.DmlStatements free) {
      return free.statements();
    }
    return step instanceof Step.DdlStatement || step instanceof Step.SessionSetting
        ? List.of(step.text())
        : List.of();
  }

  private void pass(String revision, Step step, String sql) {
    Optional<String> run = prepared.run(sql);
    if (run.isEmpty()) {
      unread.add(
          Finding.note(
              "not-looked-into",
              Element.step(revision, step.number()),
              "step "
                  + step.number()
                  + " of "
                  + revision
                  + " ("
                  + Excerpt.of(new SqlText(sql).withoutSecretsAndRows())
                  + ") runs what only the server knows, which is not looked into for rows it takes"));
    }
    if (run.isPresent()) {
      pass(new FreeDdl(run.get()));
      LostRows.by(run.get()).forEach(this::pass);
    }
  }

  /** What refers to rows that go may go with them. */
  private void cascade() throws SQLException {
    if (deletedFrom.isEmpty()) {
      return;
    }
    Map<String, List<String>> children = new TreeMap<>(Spelling.order(session.server()));
    for (Map<String, String> row :
        session.query(
            "SELECT TABLE_NAME AS child, REFERENCED_TABLE_NAME AS parent"
                + " FROM information_schema.REFERENTIAL_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = ?"
                + " AND UNIQUE_CONSTRAINT_SCHEMA = ? AND DELETE_RULE = 'CASCADE'",
            session.schema(),
            session.schema())) {
      children
          .computeIfAbsent(row.get("parent"), parent -> new ArrayList<>())
          .add(row.get("child"));
    }
    Deque<String> open = new ArrayDeque<>(deletedFrom);
    while (!open.isEmpty()) {
      for (String child : children.getOrDefault(open.pop(), List.of())) {
        if (others.add(child)) {
          open.push(child);
        }
      }
    }
  }

  /** How many rows those of the tables hold that hold some. */
  private SortedMap<String, Stake.Rows> rows(
      SortedSet<String> own, SortedMap<String, String> elsewhere) throws SQLException {
    SortedMap<String, Stake.Rows> rows = new TreeMap<>();
    for (String table : own) {
      put(rows, table, count(Sql.name(table)), expected.getOrDefault(table, 0));
    }
    for (Map.Entry<String, String> table : elsewhere.entrySet()) {
      put(rows, table.getKey(), count(table.getValue()), 0);
    }
    return rows;
  }

  private static void put(
      SortedMap<String, Stake.Rows> rows, String table, Stake.Rows found, int nobodys) {
    if (found.isMore() || found.count() > nobodys) {
      rows.put(table, found);
    }
  }

  private void pass(FreeDdl free) {
    for (FreeDdl.Renamed renamed : free.renamedTables()) {
      if (isOwn(renamed.from()) && isOwn(renamed.to())) {
        liveNames.put(renamed.to().table(), live(renamed.from().table()));
      }
    }
    free.droppedTables().forEach(table -> note(table, dropped, droppedElsewhere));
    free.exchanged().ifPresent(e -> exchange(e.table(), e.partition(), e.other()));
  }

  private void pass(LostRows lost) {
    if (isOwn(lost.table())) {
      deletedFrom.add(live(lost.table().table()));
    }
    switch (lost.extent()) {
      case ALL -> {
        if (lost.partitions().isEmpty()) {
          note(lost.table(), emptied, emptiedElsewhere);
        }
        lost.partitions().forEach(name -> empty(part(lost.table(), name)));
      }
      case REPLACED -> note(lost.table(), others, othersElsewhere);
      case NAMED -> {
        // Whoever names the keys of rows means them; what refers to them is another thing.
      }
    }
  }

  private Part part(TableName table, String partition) {
    return new Part(
        isOwn(table) ? new TableName("", live(table.table())) : table,
        partition.toLowerCase(Locale.ROOT));
  }

  private void empty(Part part) {
    for (Map.Entry<String, Part> swap : swapped.entrySet()) {
      if (swap.getValue().equals(part)) {
        if (!isMeant(swap.getKey())) {
          emptied.add(swap.getKey());
        }
        return;
      }
    }
    addPart(part);
  }

  private void addPart(Part part) {
    if (!isMeant(part.table().toString())) {
      emptiedParts.add(part);
    }
  }

  /** Whether the revision says that it loses the rows of this, by its name in the database. */
  private boolean isMeant(String live) {
    return loses.stream()
        .anyMatch(name -> Spelling.order(session.server()).compare(live(name), live) == 0);
  }

  /** Nothing is lost by this; it is only in another place from then on. */
  private void exchange(TableName table, String partition, TableName other) {
    if (isOwn(other)) {
      Part part = part(table, partition);
      String name = live(other.table());
      if (!swapped.remove(name, part)) {
        swapped.put(name, part);
      }
    }
  }

  private SortedMap<String, Stake.Rows> rowsOfParts() throws SQLException {
    SortedMap<String, Stake.Rows> rows = new TreeMap<>();
    for (Part part : emptiedParts) {
      String table = part.table().table();
      boolean isCounted =
          part.table().schema().isEmpty()
              ? dropped.contains(table) || emptied.contains(table)
              : droppedElsewhere.containsKey(part.table().toString())
                  || emptiedElsewhere.containsKey(part.table().toString());
      if (!isCounted) {
        put(rows, part.toString(), count(part), 0);
      }
    }
    return rows;
  }

  private void note(TableName table, SortedSet<String> own, SortedMap<String, String> elsewhere) {
    if (isOwn(table)) {
      note(live(table.table()), own);
    } else if (!isMeant(table.toString())) {
      elsewhere.put(table.toString(), table.sql());
    }
  }

  /** A table that goes with rows it swapped for its own loses those. */
  private void note(String live, SortedSet<String> tables) {
    Part swap = swapped.get(live);
    if (swap != null) {
      addPart(swap);
    } else if (!isMeant(live)) {
      tables.add(live);
    }
  }

  private boolean isOwn(TableName table) {
    return table.schema().isEmpty()
        || Spelling.order(session.server()).compare(table.schema(), session.schema()) == 0;
  }

  /** Of what takes no rows and no name. */
  private static void nothing() {}

  /** Notes what an operation does to rows and names of tables. */
  private final class Passing implements OperationCases<Runnable> {

    @Override
    public Runnable alterPartitions(AlterPartitions alter) {
      TableName table = new TableName("", alter.table());
      if (alter.change() instanceof PartitionChange.Exchange exchange) {
        return () -> exchange(table, exchange.name(), new TableName("", exchange.table()));
      }
      return () -> alter.change().emptied().forEach(name -> empty(part(table, name)));
    }

    @Override
    public Runnable alterTable(AlterTable alter) {
      return AtStake::nothing;
    }

    @Override
    public Runnable alterTableWhereNeeded(AlterTableWhereNeeded alter) {
      return AtStake::nothing;
    }

    @Override
    public Runnable bulkInsert(BulkInsert insert) {
      return AtStake::nothing;
    }

    @Override
    public Runnable createOrReplace(CreateOrReplace create) {
      return AtStake::nothing;
    }

    @Override
    public Runnable createTable(CreateTable create) {
      return AtStake::nothing;
    }

    @Override
    public Runnable createTableIfAbsent(CreateTableIfAbsent create) {
      return AtStake::nothing;
    }

    @Override
    public Runnable deleteRows(DeleteRows delete) {
      return () -> expected.merge(live(delete.table()), delete.rows().size(), Integer::sum);
    }

    @Override
    public Runnable dropStoredObject(DropStoredObject drop) {
      return AtStake::nothing;
    }

    @Override
    public Runnable dropTable(DropTable drop) {
      return () -> note(live(drop.table()), dropped);
    }

    @Override
    public Runnable dropTableIfExists(DropTableIfExists drop) {
      return () -> note(live(drop.table()), dropped);
    }

    @Override
    public Runnable executeScript(ExecuteScript script) {
      return AtStake::nothing;
    }

    @Override
    public Runnable executeSql(ExecuteSql free) {
      return AtStake::nothing;
    }

    @Override
    public Runnable inChunks(InChunks chunks) {
      return AtStake::nothing;
    }

    @Override
    public Runnable insertRows(InsertRows insert) {
      return AtStake::nothing;
    }

    @Override
    public Runnable renameTable(RenameTable rename) {
      return () -> liveNames.put(rename.to(), live(rename.from()));
    }

    @Override
    public Runnable transaction(Transaction code) {
      return AtStake::nothing;
    }

    @Override
    public Runnable updateInChunks(UpdateInChunks update) {
      return AtStake::nothing;
    }

    @Override
    public Runnable updateRows(UpdateRows update) {
      return AtStake::nothing;
    }

    @Override
    public Runnable withoutForeignKeyChecks(WithoutForeignKeyChecks block) {
      return AtStake::nothing;
    }
  }

  /** What a generator's table was made with is no one's data. */
  private void seeds(Operation operation) {
    for (Operation part : operation.parts()) {
      if (part instanceof CreateTable create) {
        expected.merge(live(create.table().name()), create.table().seedRows().size(), Integer::sum);
      }
    }
  }

  private String live(String table) {
    return liveNames.getOrDefault(table, table);
  }

  /**
   * Of a partition. One that is not there yet gets its rows on the way from those the table has,
   * any of them.
   */
  private Stake.Rows count(Part part) throws SQLException {
    try {
      return count(part.sql());
    } catch (SQLException e) {
      if (Failures.isNoSuchPartition(e)) {
        return count(part.table().sql());
      }
      throw e;
    }
  }

  /** Of a table, whose name is SQL. */
  private Stake.Rows count(String table) throws SQLException {
    try {
      long count =
          Long.parseLong(
              session
                  .query(
                      "SELECT COUNT(*) AS n FROM (SELECT 1 FROM "
                          + table
                          + " LIMIT "
                          + (COUNTED + 1)
                          + ") AS counted")
                  .get(0)
                  .get("n"));
      return new Stake.Rows(Math.min(count, COUNTED), count > COUNTED);
    } catch (SQLException e) {
      if (Failures.isNoSuchTable(e)) {
        return new Stake.Rows(0, false);
      }
      throw e;
    }
  }
}
