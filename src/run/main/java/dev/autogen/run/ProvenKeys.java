package dev.autogen.run;

import dev.autogen.facts.change.Cost;
import dev.autogen.facts.text.SqlText;
import dev.autogen.mysql.Ddl;
import dev.autogen.mysql.Obstacle;
import dev.autogen.mysql.Obstacles;
import dev.autogen.mysql.RowSearch;
import dev.autogen.mysql.Session;
import dev.autogen.mysql.Snapshot;
import dev.autogen.mysql.TableRows;
import dev.autogen.operation.AlterTable;
import dev.autogen.operation.ForeignKeyChange.AddForeignKey;
import dev.autogen.operation.Operation;
import dev.autogen.operation.OptionChange.Demand;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Foreign keys that are added without a look at the rows, in place and while the table is written
 * to, and proven by a query then. While it checks foreign keys MySQL copies the table for one, and
 * blocks writes (1846). The statement waits for the transactions that use either table, and from
 * its end on no row without a parent can be written: what the query does not find is not there.
 * Where it does find rows the keys are taken off again.
 */
final class ProvenKeys {

  private static final String ALTERNATIVE = ",\n  ALGORITHM=INPLACE, LOCK=NONE";

  /** The server's errors where it would do so in another way alone. */
  private static final List<Integer> NOT_SO = List.of(1845, 1846);

  /** The server's error where a row has no parent. */
  private static final int NO_PARENT = 1452;

  private static final Pattern CHECKS =
      Pattern.compile("(?i)\\bforeign_key_checks\\s*:?=\\s*(\\w+)");

  private final Session session;
  private final AlterTable alter;

  private ProvenKeys(Session session, AlterTable alter) {
    this.session = session;
    this.alter = alter;
  }

  /**
   * The keys that {@code step} adds; empty where it adds none, or does more than that, or where the
   * migration has the server check none.
   *
   * @param all the steps of its migration
   */
  static Optional<ProvenKeys> of(Session session, Step step, List<Step> all) {
    return step instanceof Step.DdlStatement
            && step.operation() instanceof AlterTable alter
            && Cost.addsKeysOnline(alter)
            && areChecked(all.subList(0, step.number() - 1))
        ? Optional.of(new ProvenKeys(session, alter))
        : Optional.empty();
  }

  /** Whether the server checks foreign keys after {@code before}. */
  private static boolean areChecked(List<Step> before) {
    boolean checked = true;
    for (Step step : before) {
      if (step instanceof Step.SessionSetting setting) {
        Matcher found = CHECKS.matcher(new SqlText(setting.sql()).normal());
        while (found.find()) {
          checked = found.group(1).equals("1") || found.group(1).equalsIgnoreCase("on");
        }
      }
    }
    return checked;
  }

  /** Adds them unproven; as the server does it otherwise where it does not do so in place. */
  void add(String sql) throws SQLException {
    boolean saysHow = alter.changes().stream().anyMatch(Demand.class::isInstance);
    // Unchecked, the server would take a key to a table that is not there.
    if (!parentsAreThere()) {
      session.execute(sql);
      return;
    }
    try {
      session.execute(Ddl.FOREIGN_KEY_CHECKS_OFF);
      session.execute(saysHow ? sql : sql + ALTERNATIVE);
      return;
    } catch (SQLException e) {
      if (saysHow || !NOT_SO.contains(e.getErrorCode())) {
        throw e;
      }
    } finally {
      session.execute(Ddl.FOREIGN_KEY_CHECKS_ON);
    }
    session.execute(sql);
  }

  private boolean parentsAreThere() throws SQLException {
    for (ForeignKey key : keys()) {
      String schema = key.referencedSchema().isEmpty() ? session.schema() : key.referencedSchema();
      if (session
          .query(
              "SELECT 1 FROM information_schema.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?",
              schema,
              key.referencedTable())
          .isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private List<ForeignKey> keys() {
    return alter.changes().stream()
        .filter(AddForeignKey.class::isInstance)
        .map(change -> ((AddForeignKey) change).foreignKey())
        .toList();
  }

  /**
   * Looks for rows without a parent under the keys, which have been added.
   *
   * @throws SQLException with the server's error for such rows, naming them, where there are some
   */
  void prove() throws SQLException {
    List<String> names = new ArrayList<>(List.of(alter.table()));
    keys().stream()
        .filter(key -> key.referencedSchema().isEmpty())
        .map(ForeignKey::referencedTable)
        .forEach(names::add);
    SortedMap<String, TableRows> tables = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Table table : Snapshot.of(session, names).tables(session.server())) {
      tables.put(table.name(), TableRows.of(table));
    }
    TableRows rows = tables.get(alter.table());
    for (ForeignKey key : keys()) {
      Obstacle orphans =
          new Obstacles(rows, name -> Optional.ofNullable(tables.get(name)))
              .orphans(key)
              .orElseThrow(
                  () -> new SQLException("the rows under " + key.name() + " cannot be looked at"));
      Optional<RowSearch.Found> found =
          new RowSearch(session, Duration.ZERO).find(orphans, rows, () -> {});
      if (found.isPresent()) {
        throw new SQLException(
            "foreign key "
                + key.name()
                + " cannot be added, since "
                + Wording.of(orphans, found.get(), alter.table())
                + "; find them with "
                + orphans.query(),
            "23000",
            NO_PARENT);
      }
    }
  }

  /** Whether a refusal of {@link #prove} is about rows without a parent. */
  static boolean isAboutRows(SQLException e) {
    return e.getErrorCode() == NO_PARENT;
  }

  /** Takes them off again, with the indexes that came along. */
  void undo(Snapshot before) throws SQLException {
    Schema schema = new Schema("", before.tables(session.server()));
    for (Operation operation : Operation.inverseOf(List.of(alter), schema)) {
      for (String sql : Ddl.statements(operation)) {
        session.execute(sql);
      }
    }
  }
}
