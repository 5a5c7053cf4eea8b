package dev.autogen.proof;

import dev.autogen.facts.change.Cost;
import dev.autogen.mysql.Ddl;
import dev.autogen.mysql.Failures;
import dev.autogen.mysql.Server.MissingKeys;
import dev.autogen.mysql.Session;
import dev.autogen.mysql.Spelling;
import dev.autogen.operation.AlterTable;
import dev.autogen.operation.Operation;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import dev.autogen.work.Algorithm;
import dev.autogen.work.Work;
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
   * Asks about operations that are run in their order.
   *
   * @param live where the tables are
   * @param scratch an empty schema
   * @param before the tables that are there
   * @param operations several lists, each run after the one before
   * @return for each operation of each list what the server says; empty for what alters no table,
   *     and from the first operation on that the server refuses
   */
  public static List<List<Optional<Work>>> of(
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
    List<List<Optional<Work>>> answers = new ArrayList<>();
    boolean runs = true;
    for (List<Operation> list : operations) {
      List<Optional<Work>> some = new ArrayList<>();
      for (Operation operation : list) {
        Optional<Work> answer = Optional.empty();
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
   * Runs operations in a schema where all they need is, and asks about each.
   *
   * @return for each what the server says; empty for what alters no table
   * @throws SQLException where the server refuses one
   */
  static List<Optional<Work>> running(Session scratch, List<Operation> operations)
      throws SQLException {
    Algorithms asking = new Algorithms(scratch);
    List<Optional<Work>> answers = new ArrayList<>();
    for (Operation operation : operations) {
      answers.add(asking.ask(operation));
    }
    Execution.of(asking.waiting, scratch);
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

  private Optional<Work> ask(Operation operation) throws SQLException {
    if (!(operation instanceof AlterTable whole)
        || scratch.server().missingKeys() == MissingKeys.GENERATES) {
      // A server may need it put in another way.
      waiting.add(operation);
      return Optional.empty();
    }
    AlterTable alter = Work.undemanding(whole);
    // What says itself how it is carried out is carried out in no cheaper way.
    Algorithm least = Work.demanded(whole).flatMap(Algorithm::least).orElse(Algorithm.INSTANT);
    Execution.of(waiting, scratch);
    waiting.clear();
    if (least != Algorithm.COPY && Cost.addsKeysOnline(alter) && addsKeysOnline(alter)) {
      return Optional.of(Work.asked(Algorithm.PROVEN, ""));
    }
    String reason = "";
    for (Algorithm algorithm : TRIED.stream().filter(one -> one.compareTo(least) >= 0).toList()) {
      boolean mayRebuild = algorithm == Algorithm.IN_PLACE;
      try {
        String number = mayRebuild ? number(alter.table()) : "";
        scratch.execute(Ddl.statements(algorithm.demandedBy(alter)).get(0));
        return Optional.of(
            Work.asked(
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
    return Optional.of(Work.asked(Algorithm.COPY, reason));
  }

  private boolean addsKeysOnline(AlterTable alter) throws SQLException {
    try {
      scratch.execute(Ddl.FOREIGN_KEY_CHECKS_OFF);
      scratch.execute(Ddl.statements(Algorithm.IN_PLACE.demandedBy(alter)).get(0));
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
