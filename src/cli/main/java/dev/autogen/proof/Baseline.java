package dev.autogen.proof;

import dev.autogen.diff.Planner;
import dev.autogen.draft.StoredObjects;
import dev.autogen.finding.Element;
import dev.autogen.finding.Finding;
import dev.autogen.mysql.SchemaReader;
import dev.autogen.mysql.Session;
import dev.autogen.mysql.Spelling;
import dev.autogen.mysql.TableText;
import dev.autogen.mysql.Unmodelled;
import dev.autogen.operation.Operation;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A live schema as operations that make it from nothing.
 *
 * @param nothing the empty schema they begin with, which has the live one's collation
 * @param tables the live tables
 * @param operations in order
 * @param warnings what they do not make
 */
public record Baseline(
    Schema nothing, List<Table> tables, List<Operation> operations, List<Finding> warnings) {

  /**
   * Reads.
   *
   * @param included which live tables count
   * @param names how the entities spell theirs
   */
  public static Baseline of(Session session, Predicate<String> included, List<String> names)
      throws SQLException {
    SchemaReader reader = new SchemaReader(session, Spelling.on(session.server(), names));
    Schema bulk = reader.read(included).schema();
    SchemaReader.Exact exact = reader.exact(bulk.tables().stream().map(Table::name).toList());
    List<Table> tables = NumberingStart.said(session, List.copyOf(exact.tables().values()));
    Schema nothing = new Schema(bulk.collation(), List.of());
    List<Finding> warnings = new ArrayList<>();
    exact.unmodelled().stream()
        .map(Unmodelled::finding)
        .forEach(what -> warnings.add(what.withText(what.text() + " is not in the baseline")));
    StoredObjects.read(session).stream()
        .filter(object -> object.schema().equals(session.schema()))
        .forEach(
            object ->
                warnings.add(
                    Finding.warning(
                        "not-in-baseline",
                        Element.storedObject(object.name()),
                        object.kind().word() + " " + object.name() + " is not in the baseline")));
    return new Baseline(
        nothing, tables, Planner.plan(nothing, nothing.withTables(tables)), List.copyOf(warnings));
  }

  /** Runs the migration up, down and up, and compares the server's words with the live ones. */
  public Proof.Verdict proof(
      Session live, Session scratch, List<Operation> upgrade, List<Operation> downgrade)
      throws SQLException {
    String step = "the upgrade";
    try {
      Execution.of(upgrade, scratch);
      Map<String, String> up = TableText.all(scratch);
      List<String> names = tables.stream().map(Table::name).toList();
      Map<String, String> all = TableText.of(live, names);
      Map<String, String> copies = TableText.of(scratch, names);
      for (Map.Entry<String, String> wanted : all.entrySet()) {
        String made = copies.get(wanted.getKey());
        if (!wanted.getValue().equals(made)) {
          return new Proof.Refuted(
              "table "
                  + wanted.getKey()
                  + " is "
                  + oneLine(wanted.getValue())
                  + " and becomes "
                  + oneLine(made));
        }
      }
      step = "the downgrade";
      Execution.of(downgrade, scratch);
      if (!TableText.all(scratch).isEmpty()) {
        return new Proof.Refuted("the downgrade leaves tables");
      }
      step = "the upgrade after a downgrade";
      Execution.of(upgrade, scratch);
      return TableText.all(scratch).equals(up)
          ? new Proof.Proven()
          : new Proof.Refuted("a second upgrade gives other tables");
    } catch (SQLException e) {
      return new Proof.Refuted(step + " is refused by the server: " + e.getMessage());
    }
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }
}
