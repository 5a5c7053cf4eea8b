package dev.autogen.project;

import dev.autogen.diff.TableOrColumn;
import dev.autogen.draft.Renumbered;
import dev.autogen.error.AutogenException;
import dev.autogen.mysql.Session;
import dev.autogen.mysql.Sql;
import dev.autogen.operation.DropTable;
import dev.autogen.operation.Operation;
import dev.autogen.schema.Schema;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks before a migration is written that drops more than half of the tables, or a table with rows
 * whose entity was there when the last migration was written. Either is rarely meant: a module that
 * was forgotten looks the same. It asks as well before values are left behind whose place is made
 * in another table.
 *
 * @param allowed whether all is allowed without a question
 * @param question asks for yes or no; empty where nobody can be asked
 */
public record DropQuestions(boolean allowed, Function<String, Optional<Boolean>> question) {

  /** Nobody is there to be asked. */
  public static DropQuestions nobody() {
    return new DropQuestions(false, sentence -> Optional.empty());
  }

  /**
   * Asks where there is something to ask.
   *
   * @param before where the entities' properties lived when the last migration was written
   * @param moved what the migration leaves behind
   * @throws AutogenException where nobody says yes
   */
  void ask(
      Session session,
      List<Operation> operations,
      Schema live,
      SortedMap<String, List<TableOrColumn>> before,
      MovedValues moved)
      throws SQLException {
    if (allowed) {
      return;
    }
    List<String> dropped = operations.stream().flatMap(DropQuestions::dropped).toList();
    ask(
        sentence(dropped, live, filled(session, dropped, before)),
        "see that models and classpath name every module, or add --allow-drops if it is meant");
    List<MovedValues.Move> left = moved.filled(session);
    ask(
        left.isEmpty()
            ? ""
            : "the migration would leave behind what it makes another place for: "
                + MovedValues.words(left),
        "add --allow-drops, and copy them by a statement of your own in the file before it is run");
  }

  /**
   * Asks before rows stand for another constant, since theirs is no more.
   *
   * @return whether somebody has said that they may
   */
  boolean askOf(Session session, List<Renumbered> renumbered) throws SQLException {
    List<String> left = new ArrayList<>();
    for (Renumbered one : renumbered) {
      for (Renumbered.Gone gone : one.gone()) {
        String rows =
            "SELECT 1 FROM "
                + Sql.name(gone.place().table())
                + " WHERE "
                + Sql.name(gone.place().column())
                + " = "
                + Sql.text(gone.value());
        if (!allowed && !session.query(rows + " LIMIT 1").isEmpty()) {
          left.add(
              gone.place()
                  + " = "
                  + gone.value()
                  + " ("
                  + gone.before()
                  + ", now "
                  + gone.after()
                  + ")");
        }
      }
    }
    ask(
        left.isEmpty()
            ? ""
            : "there are rows whose constant is no more and whose value stands for another one: "
                + String.join(", ", left),
        "give these rows another value first, or add --allow-drops if that is what they mean");
    return allowed || !left.isEmpty();
  }

  private void ask(String sentence, String remedy) {
    if (!sentence.isEmpty() && !question.apply(sentence + ". Is that meant?").orElse(false)) {
      throw AutogenException.usage(sentence, remedy);
    }
  }

  private static Stream<String> dropped(Operation operation) {
    return operation.parts().stream()
        .filter(DropTable.class::isInstance)
        .map(part -> ((DropTable) part).table());
  }

  private static String sentence(List<String> dropped, Schema live, List<String> filled) {
    if (dropped.size() * 2 > live.tables().size()) {
      return "the migration would drop "
          + dropped.size()
          + " of "
          + live.tables().size()
          + (live.tables().size() == 1 ? " table: " : " tables: ")
          + String.join(", ", dropped);
    }
    return filled.isEmpty()
        ? ""
        : "the migration would drop "
            + (filled.size() == 1 ? "a table" : "tables")
            + " with rows whose entity was there in the last migration: "
            + String.join(", ", filled);
  }

  private static List<String> filled(
      Session session, List<String> dropped, SortedMap<String, List<TableOrColumn>> before)
      throws SQLException {
    Set<String> mapped =
        before.values().stream()
            .flatMap(List::stream)
            .map(TableOrColumn::table)
            .collect(Collectors.toCollection(() -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER)));
    List<String> filled = new ArrayList<>();
    for (String table : dropped) {
      if (mapped.contains(table)
          && !session.query("SELECT 1 FROM " + Sql.name(table) + " LIMIT 1").isEmpty()) {
        filled.add(table);
      }
    }
    return filled;
  }
}
