package dev.autogen.run;

import dev.autogen.compare.Comparison;
import dev.autogen.diff.Change;
import dev.autogen.diff.RenameHints;
import dev.autogen.error.AutogenException;
import dev.autogen.event.Direction;
import dev.autogen.facts.text.SqlText;
import dev.autogen.finding.Element;
import dev.autogen.finding.Finding;
import dev.autogen.finding.RefusalException;
import dev.autogen.mysql.FreeDdl;
import dev.autogen.mysql.Session;
import dev.autogen.mysql.Spelling;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.Operation;
import dev.autogen.revision.RevisionScript;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Holds the tables that a run is about to change against what the migrations before it have made of
 * them. What these say is replayed in memory; SQL text in them is opaque to that, so a table it
 * names is not compared, which is said.
 */
final class ExpectedState {

  private final Session session;

  /** The tables whose state is unknown, and why. */
  private final SortedMap<String, String> unknown = new TreeMap<>();

  ExpectedState(Session session) {
    this.session = session;
  }

  /**
   * What was found.
   *
   * @param drift what became of the tables behind the migrations' back
   * @param unknown the tables that could not be compared, and why, a clause each
   * @param present the tables that are to be created and are there already, with all that is there
   *     of those about to be changed
   */
  record Held(
      List<Change> drift, SortedMap<String, String> unknown, Schema live, List<String> present) {}

  /**
   * Compares.
   *
   * @param applied the migrations the schema has had, oldest first
   * @param next the operations about to be run, in order
   */
  Held compare(List<RevisionScript> applied, List<Operation> next) throws SQLException {
    Set<String> touched = new LinkedHashSet<>();
    Set<String> created = new LinkedHashSet<>();
    for (Operation operation : next) {
      for (String table : operation.definedTables()) {
        if (touched.add(table) && operation instanceof CreateTable) {
          created.add(table);
        }
      }
    }
    if (touched.isEmpty()) {
      return new Held(List.of(), new TreeMap<>(), Schema.empty(), List.of());
    }
    Schema made = replay(applied, touched);
    Set<String> compared = new LinkedHashSet<>(touched);
    compared.removeIf(
        table ->
            unknown.containsKey(table)
                || (made.table(table).isEmpty() && !created.contains(table)));
    List<Table> expected =
        made.tables().stream()
            .filter(table -> compared.contains(table.name()))
            .map(table -> table.withSeedRows(List.of()))
            .toList();
    Comparison comparison =
        Comparison.of(
            session,
            made.withTables(expected),
            column -> false,
            Spelling.names(session.server(), compared)::contains,
            RenameHints.none());
    comparison
        .refused()
        .forEach((table, why) -> unknown.put(table, "MySQL refuses what they made it: " + why));
    unknown.keySet().retainAll(touched);
    return new Held(
        drift(comparison),
        unknown,
        comparison.live(),
        created.stream().filter(name -> comparison.live().table(name).isPresent()).toList());
  }

  /** From what the migrations made to what is there: the way things went. */
  private static List<Change> drift(Comparison comparison) {
    return Change.differences(
        Operation.inverseOf(comparison.operations(), comparison.live()),
        Operation.applyAll(comparison.operations(), comparison.live()));
  }

  private Schema replay(List<RevisionScript> applied, Set<String> touched) {
    Schema schema = Schema.empty();
    for (RevisionScript script : applied) {
      for (Step step : RevisionSteps.of(script, Direction.UPGRADE).all()) {
        Operation operation = step.operation();
        if (operation.definedTables().isEmpty()) {
          opaque(script, step, touched);
        } else {
          try {
            schema = operation.applyTo(schema);
          } catch (IllegalStateException e) {
            for (String table : operation.definedTables()) {
              unknown.putIfAbsent(table, e.getMessage() + " in " + script.id());
            }
          }
        }
      }
    }
    return schema;
  }

  private void opaque(RevisionScript script, Step step, Set<String> touched) {
    if (step instanceof Step.DdlStatement ddl) {
      FreeDdl free = new FreeDdl(ddl.sql());
      boolean changesTables = new SqlText(ddl.sql()).changesTables();
      for (String table : touched) {
        if (changesTables && free.mentions("table " + table)) {
          unknown.put(table, "changed by SQL in " + script.id());
        }
      }
    }
  }

  /**
   * What to say where there is drift.
   *
   * @param alreadyMade the revision the database seems to be at, whoever made it so
   * @param stamped the revisions that it is said to have had last and that were never run on it,
   *     newest first
   * @param before where to stamp to forget these
   */
  static AutogenException refusal(
      Held held, Optional<String> alreadyMade, List<String> stamped, String before) {
    if (held.present().size() < held.drift().size()) {
      String remedy =
          (stamped.isEmpty()
                  ? ""
                  : "say where the database is with 'autogen stamp " + before + "', or ")
              + "undo that, or write it down with 'autogen -m', or run with --allow-drift";
      return new RefusalException(
          "nothing was run, since tables are not as the migrations left them: "
              + String.join(", ", Change.texts(held.drift()))
              + (stamped.isEmpty() ? "" : "; " + Stake.onlyStamped(stamped)),
          remedy,
          held.drift().stream()
              .map(
                  change ->
                      Finding.error("drift", change.place(), change.text()).withRemedy(remedy))
              .toList());
    }
    String there =
        "nothing was run, since the database already has "
            + (held.present().size() == 1 ? "a table" : "tables")
            + " that the migrations would create: "
            + String.join(", ", held.present());
    String remedy =
        alreadyMade
            .map(
                id ->
                    "if everything is as revision "
                        + id
                        + " leaves it, record that with 'autogen stamp "
                        + id
                        + "' and let 'autogen check' confirm it")
            .orElse(
                "if they are another's, rename them or name another schema; to take them over, see"
                    + " 'autogen revision --from-database'");
    return new RefusalException(
        there,
        remedy,
        held.present().stream()
            .map(
                table ->
                    Finding.error(
                            "already-there", Element.table(table), "table " + table + " is there")
                        .withRemedy(remedy))
            .toList());
  }
}
