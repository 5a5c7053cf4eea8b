package dev.autogen.project;

import dev.autogen.diff.TableOrColumn;
import dev.autogen.mysql.Session;
import dev.autogen.mysql.Sql;
import dev.autogen.operation.ColumnChange.AddColumn;
import dev.autogen.operation.ColumnChange.DropColumn;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.Operation;
import dev.autogen.operation.TableChange;
import dev.autogen.schema.Schema;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What a migration leaves behind in a table while the place for it is made in another: another
 * strategy of inheritance, a property that moves to a subclass, a secondary table, a join table, an
 * entity in place of an embeddable. A migration moves no rows between tables by itself.
 *
 * @param moves what would have to move, none twice
 */
record MovedValues(List<Move> moves) {

  /** Nothing is left behind. */
  static final MovedValues NONE = new MovedValues(List.of());

  /**
   * Something that stays behind.
   *
   * @param from a column whose values are wanted elsewhere, or a table with rows of an entity that
   *     has left it
   * @param entity whose rows they are; empty where that is not known
   * @param rows the table that has a row for each of the entity's; empty where that is not known
   * @param to where they belong now
   * @param isCertain whether a property tells; otherwise a column is like another
   */
  record Move(TableOrColumn from, String entity, String rows, TableOrColumn to, boolean isCertain) {

    /** One of which only the columns tell. */
    static Move likely(TableOrColumn from, TableOrColumn to) {
      return new Move(from, "", "", to, false);
    }

    private String words() {
      return (from.isTable() ? "rows of " + entity + " in " + from : "values of " + from)
          + (isCertain ? " (now in " : " (perhaps now in ")
          + to
          + ")";
    }
  }

  MovedValues {
    moves = List.copyOf(moves);
  }

  /**
   * Searches.
   *
   * @param operations the migration
   * @param live what it changes
   * @param before where the entities' properties lived when the last migration was written
   * @param now where they live after this one
   */
  static MovedValues of(
      List<Operation> operations,
      Schema live,
      SortedMap<String, List<TableOrColumn>> before,
      SortedMap<String, List<TableOrColumn>> now) {
    return new MovedSearch(operations, live).found(before, now);
  }

  /** Those of which there are values, or rows. */
  List<Move> filled(Session session) throws SQLException {
    List<Move> filled = new ArrayList<>();
    for (Move move : moves) {
      String condition =
          move.from().isTable() ? "" : " WHERE " + Sql.name(move.from().column()) + " IS NOT NULL";
      if (isAny(session, move.from().table(), condition)
          && (move.rows().isEmpty() || isAny(session, move.rows(), ""))) {
        filled.add(move);
      }
    }
    return filled;
  }

  private static boolean isAny(Session session, String table, String condition)
      throws SQLException {
    return !session.query("SELECT 1 FROM " + Sql.name(table) + condition + " LIMIT 1").isEmpty();
  }

  /** What of them a person is asked about, as one clause. */
  static String words(List<Move> moves) {
    return String.join(", ", moves.stream().map(Move::words).toList());
  }

  /**
   * What to say in the file beside a change.
   *
   * @param table its name in the live schema
   */
  Optional<String> remark(String table, TableChange change) {
    if (change instanceof DropColumn drop) {
      TableOrColumn place = new TableOrColumn(table, drop.column());
      return moves.stream()
          .filter(move -> isSame(move.from(), place))
          .findFirst()
          .map(move -> beforeItGoes(move, place));
    }
    if (change instanceof AddColumn add) {
      TableOrColumn place = new TableOrColumn(table, add.column().name());
      return moves.stream()
          .filter(move -> isSame(move.to(), place))
          .findFirst()
          .map(move -> isFor(move) + " what is in " + move.from() + ", which nothing copies.");
    }
    return Optional.empty();
  }

  private static String beforeItGoes(Move move, TableOrColumn place) {
    return isFor(move) + " the values of " + place + ": copy them before this, or they are lost.";
  }

  private static String isFor(Move move) {
    return move.to() + (move.isCertain() ? " is for" : " may be for");
  }

  /** What to say beside the table that is made for the rows of an entity. */
  Optional<String> remark(CreateTable create) {
    return moves.stream()
        .filter(move -> move.from().isTable() && move.to().isTable())
        .filter(move -> move.to().table().equalsIgnoreCase(create.table().name()))
        .findFirst()
        .map(
            move ->
                "The rows of "
                    + move.entity()
                    + " are in "
                    + move.from()
                    + ", which nothing copies.");
  }

  static boolean isSame(TableOrColumn one, TableOrColumn other) {
    return one.table().equalsIgnoreCase(other.table())
        && one.column().equalsIgnoreCase(other.column());
  }
}
