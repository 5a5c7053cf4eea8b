package dev.autogen.proof;

import dev.autogen.facts.change.Cost;
import dev.autogen.mysql.Ddl;
import dev.autogen.mysql.Failures;
import dev.autogen.mysql.Server.MissingKeys;
import dev.autogen.mysql.Session;
import dev.autogen.mysql.Spelling;
import dev.autogen.operation.AlterTable;
import dev.autogen.operation.Operation;
import dev.autogen.operation.OptionChange.Demand;
import dev.autogen.operation.TableChange;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Asks the server how it carries out changes of tables: each is tried on empty copies with the
 * cheapest algorithm first, and what is accepted has been carried out.
 */
public final class Algorithms {

  /** The server's errors where it does not do so in that way. */
  private static final List<Integer> NOT_SO = List.of(1221, 1845, 1846, 4092);

  private static final Pattern REASON = Pattern.compile("Reason: (.*?)\\.? Try ");

  private static final List<Algorithm> TRIED =
      List.of(Algorithm.INSTANT, Algorithm.IN_PLACE, Algorithm.BLOCKING);

  private final Session scratch;

  /** What is to be run before the next question, in few round trips. */
  private final List<Operation> waiting = new ArrayList<>();

  private Algorithms(Session scratch) {
    this.scratch = scratch;
  }

  /**
   * What the server says of a statement.
   *
   * @param reason why it takes no cheaper way, in the server's words; empty where it says none
   */
  public record Answer(Algorithm algorithm, String reason) {}

  /**
   * Asks about operations that are run in their order.
   *
   * @param live where the tables are
   * @param scratch an empty schema
   * @param before the tables that are there
   * @param operations several lists, each run after the one before
   * @return for each operation of each list what the server says; empty for what alters no table,
   *     or says itself how, and from the first operation on that the server refuses
   */
  public static List<List<Optional<Answer>>> of(
      Session live, Session scratch, Schema before, List<List<Operation>> operations)
      throws SQLException {
    List<Operation> all = operations.stream().flatMap(List::stream).toList();
    SortedSet<String> tables = EmptyCopies.neighbourhood(all, before, before);
    Schema after = followed(all, before, tables);
    Spelling spelling =
        Spelling.on(
            live.server(),
            Stream.of(before, after)
                .flatMap(schema -> schema.tables().stream())
                .map(Table::name)
                .toList());
    EmptyCopies.make(live, scratch, spelling, tables);
    Algorithms asking = new Algorithms(scratch);
    List<List<Optional<Answer>>> answers = new ArrayList<>();
    boolean runs = true;
    for (List<Operation> list : operations) {
      List<Optional<Answer>> some = new ArrayList<>();
      for (Operation operation : list) {
        Optional<Answer> answer = Optional.empty();
        if (runs) {
          try {
            answer = asking.ask(operation);
          } catch (SQLException refused) {
            // Whoever runs the whole says so, in better words.
            runs = false;
          }
        }
        some.add(answer);
      }
      answers.add(some);
    }
    return answers;
  }

  /**
   * The schema after as many operations as can be followed.
   *
   * @param tables gets the tables that are there and get foreign keys to them on the way
   */
  private static Schema followed(
      List<Operation> operations, Schema before, SortedSet<String> tables) {
    Schema schema = before;
    for (Operation operation : operations) {
      try {
        schema = operation.applyTo(schema);
      } catch (IllegalStateException unknown) {
        return schema;
      }
      for (String changed : operation.definedTables()) {
        schema.table(changed).stream()
            .flatMap(EmptyCopies::parents)
            .filter(name -> before.table(name).isPresent())
            .forEach(tables::add);
      }
    }
    return schema;
  }

  private Optional<Answer> ask(Operation operation) throws SQLException {
    if (!(operation instanceof AlterTable alter) || !isAsked(alter)) {
      waiting.add(operation);
      return Optional.empty();
    }
    Execution.of(waiting, scratch);
    waiting.clear();
    if (Cost.addsKeysOnline(alter) && addsKeysOnline(alter)) {
      return Optional.of(new Answer(Algorithm.PROVEN, ""));
    }
    String reason = "";
    for (Algorithm algorithm : TRIED) {
      boolean mayRebuild = algorithm == Algorithm.IN_PLACE;
      try {
        String number = mayRebuild ? number(alter.table()) : "";
        scratch.execute(Ddl.statements(demanding(alter, algorithm)).get(0));
        return Optional.of(
            new Answer(
                mayRebuild && isRebuilt(alter, number) ? Algorithm.REBUILD : algorithm, reason));
      } catch (SQLException e) {
        if (!NOT_SO.contains(e.getErrorCode())) {
          throw e;
        }
        Matcher found = REASON.matcher(Failures.oneLine(e));
        if (found.find()) {
          reason = found.group(1);
        }
      }
    }
    Execution.of(List.of(alter), scratch);
    return Optional.of(new Answer(Algorithm.COPY, reason));
  }

  /** Not where a server may need it put in another way, or it says itself how. */
  private boolean isAsked(AlterTable alter) {
    return scratch.server().missingKeys() != MissingKeys.GENERATES
        && alter.changes().stream().noneMatch(Demand.class::isInstance);
  }

  private boolean addsKeysOnline(AlterTable alter) throws SQLException {
    try {
      scratch.execute(Ddl.FOREIGN_KEY_CHECKS_OFF);
      scratch.execute(Ddl.statements(demanding(alter, Algorithm.IN_PLACE)).get(0));
      return true;
    } catch (SQLException e) {
      if (!NOT_SO.contains(e.getErrorCode())) {
        throw e;
      }
      return false;
    } finally {
      scratch.execute(Ddl.FOREIGN_KEY_CHECKS_ON);
    }
  }

  /** The alteration as the server carries it out in that way alone. */
  public static AlterTable demanding(AlterTable alter, Algorithm algorithm) {
    List<TableChange> changes = new ArrayList<>(alter.changes());
    changes.addAll(algorithm.demands());
    return new AlterTable(alter.table(), changes);
  }

  /**
   * Whether InnoDB knows the table under another number than before, as after each rebuild; where
   * the number is not to be had, what is known of such changes.
   */
  private boolean isRebuilt(AlterTable alter, String number) throws SQLException {
    return number.isEmpty()
        ? alter.changes().stream()
            .anyMatch(change -> Cost.of(change, Table.of(alter.table())) == Cost.REBUILD)
        : !number.equals(number(alter.table()));
  }

  /** InnoDB's number of the table; empty for one of partitions, and without the privilege. */
  private String number(String table) throws SQLException {
    try {
      List<Map<String, String>> rows =
          scratch.query(
              "SELECT TABLE_ID AS id FROM information_schema.INNODB_TABLES WHERE NAME = ?",
              scratch.schema() + "/" + table);
      return rows.isEmpty() ? "" : rows.get(0).get("id");
    } catch (SQLException e) {
      if (Failures.isPrivilege(e)) {
        return "";
      }
      throw e;
    }
  }
}
