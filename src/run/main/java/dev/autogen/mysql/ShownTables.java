package dev.autogen.mysql;

import dev.autogen.error.AutogenException;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** Asks for the texts SHOW CREATE TABLE gives. */
final class ShownTables {

  private ShownTables() {}

  /** The statement for one table. */
  static String statement(String table) {
    return "SHOW CREATE TABLE " + Sql.name(table);
  }

  /**
   * The texts of some tables, in the order of their names.
   *
   * @throws AutogenException when the server cannot show one, which it does not name itself
   */
  static List<String> texts(Session session, Collection<String> names) throws SQLException {
    try {
      return session.batch(names.stream().map(ShownTables::statement).toList()).stream()
          .map(rows -> rows.get(0).get("Create Table"))
          .toList();
    } catch (SQLException together) {
      // Such as a MERGE table one of whose tables is gone.
      for (String name : names) {
        try {
          session.query(statement(name));
        } catch (SQLException e) {
          throw AutogenException.failure(
              "MySQL cannot show table " + name + ": " + Failures.oneLine(e),
              "repair or drop the table, or name it in exclude");
        }
      }
      throw together;
    }
  }
}
