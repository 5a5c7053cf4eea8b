package dev.autogen.check;

import dev.autogen.check.policy.Policy;
import dev.autogen.diff.Completion;
import dev.autogen.diff.Planner;
import dev.autogen.diff.RenameHints;
import dev.autogen.mysql.Canonical;
import dev.autogen.mysql.Session;
import dev.autogen.mysql.Spelling;
import dev.autogen.operation.Operation;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Two readings of entities against each other, both in the server's own canonical form. */
public final class ModelComparison {

  private static final Schema NOTHING = new Schema("", List.of());

  private ModelComparison() {}

  /**
   * What turns the schema of one reading into that of the other, in short lines.
   *
   * @param session a server to ask; nothing in its schema counts or changes
   * @param freeEnumOrder whether the members of the enum column {@code table.column} may stand in
   *     any order
   */
  public static List<String> between(
      Session session, Schema some, Schema other, Predicate<String> freeEnumOrder)
      throws SQLException {
    Schema before = new Completion(column -> false).over(canonical(session, some), NOTHING);
    Schema after = new Completion(freeEnumOrder).over(canonical(session, other), before);
    return Operation.describeAll(Planner.plan(before, after), before);
  }

  /**
   * What turns the schema that migrations make into the one the entities ask for, in short lines.
   *
   * @param live says what neither says, such as a collation
   */
  public static List<String> between(
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
    Schema before =
        new Completion(column -> false)
            .over(canonical(session, spelling.of(migrations)), spelling.of(live));
    Schema wanted = canonical(session, spelling.of(entities));
    return Operation.describeAll(
        Aligned.of(
                before, wanted, new Completion(freeEnumOrder), hints.spelled(spelling::of), policy)
            .operations(ModelComparison::withoutRows),
        before);
  }

  private static Schema withoutRows(Schema schema) {
    return schema.map(table -> table.withSeedRows(List.of()));
  }

  private static Schema canonical(Session session, Schema schema) throws SQLException {
    List<Table> tables = new ArrayList<>();
    for (Table table : new Canonical(session).of(schema.tables()).values()) {
      tables.add(table.withOptions(schema.existing(table.name()).options()));
    }
    return schema.withTables(tables);
  }
}
