package dev.autogen.proof;

import dev.autogen.mysql.SchemaReader;
import dev.autogen.mysql.Session;
import dev.autogen.mysql.Spelling;
import dev.autogen.mysql.TableText;
import dev.autogen.operation.OpaqueOperation;
import dev.autogen.operation.Operation;
import dev.autogen.operation.Transaction;
import dev.autogen.schema.Schema;
import dev.autogen.work.Work;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Migrations run up, down and up again in an empty schema, on top of all that comes before them,
 * with a line for each thing that was done. What the tables are before and after is what the server
 * says of them.
 *
 * @param before the tables the migrations begin with
 * @param after those they lead to; the same as before where the server refused them
 * @param lines what was done, and how it ended
 * @param upgrade what the server said of how it carries out each operation; shorter where it did
 *     not come to them
 * @param downgrade the same of what undoes them
 */
public record Rehearsal(
    Schema before,
    Schema after,
    List<Line> lines,
    List<Optional<Work>> upgrade,
    List<Optional<Work>> downgrade) {

  public Rehearsal {
    lines = List.copyOf(lines);
    upgrade = List.copyOf(upgrade);
    downgrade = List.copyOf(downgrade);
  }

  /** How a line ended. */
  public enum Outcome {
    /** As it should. */
    DONE,
    /** It was not tried. */
    OPEN,
    /** Not as it should. */
    WRONG
  }

  /** A line of the transcript. */
  public record Line(Outcome outcome, String text) {}

  /** Whether anything was not as it should be. */
  public boolean isRefuted() {
    return lines.stream().anyMatch(line -> line.outcome() == Outcome.WRONG);
  }

  /**
   * Runs them.
   *
   * @param scratch an empty schema
   * @param earlier the operations of all revisions they follow
   * @param downgrade those that are to undo {@code upgrade}
   * @throws SQLException where what comes before does not run
   */
  public static Rehearsal of(
      Session scratch, List<Operation> earlier, List<Operation> upgrade, List<Operation> downgrade)
      throws SQLException {
    List<Line> lines = new ArrayList<>();
    List<Operation> all = new ArrayList<>(earlier);
    all.addAll(upgrade);
    List<String> defined = all.stream().flatMap(o -> o.definedTables().stream()).toList();
    SchemaReader reader = new SchemaReader(scratch, Spelling.on(scratch.server(), defined));
    Execution.of(earlier, scratch);
    Schema before = reader.readExactly(name -> true);
    lines.add(
        done(
            "an empty schema on MySQL "
                + scratch.server().shortVersion()
                + " is brought to where the migration begins: "
                + tables(before)));
    Map<String, String> start = TableText.all(scratch);
    Schema after = before;
    List<Optional<Work>> upward = List.of();
    List<Optional<Work>> downward = List.of();
    String step = "the upgrade";
    try {
      Execution.of(upgrade, scratch);
      after = reader.readExactly(name -> true);
      lines.add(done("the upgrade runs: " + operations(upgrade) + ", " + tables(after)));
      lines.addAll(code(upgrade, "upgrade"));
      Map<String, String> up = TableText.all(scratch);
      step = "the downgrade";
      Execution.of(downgrade, scratch);
      lines.add(done("the downgrade runs: " + operations(downgrade)));
      lines.addAll(code(downgrade, "downgrade"));
      compared(lines, start, TableText.all(scratch), "the downgrade brings back every table");
      step = "the upgrade after a downgrade";
      upward = Algorithms.running(scratch, upgrade);
      compared(lines, up, TableText.all(scratch), "a second upgrade makes the same tables again");
      step = "a second downgrade";
      downward = Algorithms.running(scratch, downgrade);
    } catch (SQLException e) {
      lines.add(new Line(Outcome.WRONG, step + " is refused by the server: " + e.getMessage()));
    }
    return new Rehearsal(before, after, lines, upward, downward);
  }

  private static Line done(String text) {
    return new Line(Outcome.DONE, text);
  }

  /** Code of a migration is there for rows, and there are none. */
  private static List<Line> code(List<Operation> operations, String direction) {
    return operations.stream()
        .flatMap(operation -> operation.parts().stream())
        .filter(OpaqueOperation.class::isInstance)
        .filter(Transaction.class::isInstance)
        .map(
            operation ->
                new Line(
                    Outcome.OPEN,
                    "the " + direction + " has Java of its own, which is not tried without rows"))
        .distinct()
        .toList();
  }

  private static void compared(
      List<Line> lines, Map<String, String> wanted, Map<String, String> is, String good) {
    SortedSet<String> names = new TreeSet<>(wanted.keySet());
    names.addAll(is.keySet());
    names.removeIf(name -> wanted.getOrDefault(name, "").equals(is.getOrDefault(name, "")));
    lines.add(
        names.isEmpty()
            ? done(good)
            : new Line(
                Outcome.WRONG, "not so: " + good + "; another is " + String.join(", ", names)));
  }

  private static String operations(List<Operation> operations) {
    return operations.size() + (operations.size() == 1 ? " operation" : " operations");
  }

  private static String tables(Schema schema) {
    int count = schema.tables().size();
    return count + (count == 1 ? " table" : " tables");
  }
}
