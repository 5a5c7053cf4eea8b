package dev.autogen.project;

import dev.autogen.compare.Aligned;
import dev.autogen.compare.Comparison;
import dev.autogen.diff.Change;
import dev.autogen.diff.Completion;
import dev.autogen.diff.Planner;
import dev.autogen.diff.RenameHints;
import dev.autogen.mysql.Canonical;
import dev.autogen.mysql.Session;
import dev.autogen.mysql.Spelling;
import dev.autogen.policy.Policy;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Two readings of entities against each other, both in the server's own canonical form. */
final class ModelComparison {

  private static final Schema NOTHING = new Schema("", List.of());

  private ModelComparison() {}

  /**
   * What turns the schema of one reading into that of the other.
   *
   * @param session a server to ask; nothing in its schema counts or changes
   * @param freeEnumOrder whether the members of the enum column {@code table.column} may stand in
   *     any order
   */
  static List<Change> between(
      Session session, Schema some, Schema other, Predicate<String> freeEnumOrder)
      throws SQLException {
    Both both = Both.of(session, Spelling.EXACT, some, other, NOTHING);
    if (!both.refused().isEmpty()) {
      throw Comparison.refused(both.refused());
    }
    Schema before = new Completion(column -> false).over(both.some(), NOTHING);
    Schema after = new Completion(freeEnumOrder).over(both.other(), before);
    return Change.differences(Planner.plan(before, after), before);
  }

  /**
   * What turns the schema that migrations make into the one the entities ask for, without the
   * tables that the server refuses.
   *
   * @param live says what neither says, such as a collation
   */
  static WantedMigration between(
      Session session,
      Schema migrations,
      Schema entities,
      Schema live,
      Predicate<String> freeEnumOrder,
      RenameHints hints,
      Policy policy)
      throws SQLException {
    Spelling.requireDistinct(session.server(), entities);
    List<String> names = new ArrayList<>(entities.tables().stream().map(Table::name).toList());
    names.addAll(hints.tables());
    Spelling spelling = Spelling.on(session.server(), names);
    Schema spelled = spelling.of(live);
    Both both = Both.of(session, spelling, spelling.of(migrations), spelling.of(entities), spelled);
    Schema before = new Completion(column -> false).over(both.some(), spelled);
    Schema wanted = both.other();
    return new WantedMigration(
        Aligned.of(
                before, wanted, new Completion(freeEnumOrder), hints.spelled(spelling::of), policy)
            .operations(ModelComparison::withoutRows),
        before);
  }

  private static Schema withoutRows(Schema schema) {
    return schema.map(table -> table.withSeedRows(List.of()));
  }

  /**
   * Two schemas in the server's canonical form, without the tables it refuses on either side.
   *
   * @param refused why, by name
   */
  private record Both(Schema some, Schema other, SortedMap<String, String> refused) {

    static Both of(Session session, Spelling spelling, Schema some, Schema other, Schema live)
        throws SQLException {
      Canonical canonical = new Canonical(session, spelling);
      Canonical.Answer one = canonical.of(some.tables(), live);
      Canonical.Answer two = canonical.of(other.tables(), live);
      SortedMap<String, String> refused = new TreeMap<>(one.refused());
      refused.putAll(two.refused());
      return new Both(
          without(refused, some, one.tables()), without(refused, other, two.tables()), refused);
    }

    private static Schema without(
        SortedMap<String, String> refused, Schema schema, SortedMap<String, Table> tables) {
      return schema.withTables(
          tables.values().stream().filter(t -> !refused.containsKey(t.name())).toList());
    }
  }
}
