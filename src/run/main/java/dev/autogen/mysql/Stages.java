package dev.autogen.mysql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Shows how far a statement of another connection is, by performance_schema. What that needs is
 * switched on for as long as this is open, and put back as it was.
 */
public final class Stages implements AutoCloseable {

  private static final String CONSUMER = "events_stages_current";

  /** The stages of an ALTER TABLE that say how much work there is: in place, and by copying. */
  private static final String INSTRUMENTS =
      "(NAME LIKE 'stage/innodb/alter table%' OR NAME = 'stage/sql/copy to tmp table')";

  private final Session observer;
  private final List<String> undo = new ArrayList<>();

  private Stages(Session observer) {
    this.observer = observer;
  }

  /**
   * How far a statement is.
   *
   * @param name of the stage, such as {@code alter table (read PK and internal sort)}
   * @param completed work done, in units of the stage's own
   * @param estimated all of it
   */
  public record Stage(String name, long completed, long estimated) {

    /** From 0 to 100; estimates grow on the way, so that it may go back. */
    public int percent() {
      return estimated <= 0 ? 0 : (int) Math.min(100, completed * 100 / estimated);
    }
  }

  /**
   * Switches on what is needed.
   *
   * @throws SQLException also when the account may not, {@link Failures#isPrivilege}
   */
  public static Stages open(Session observer) throws SQLException {
    Stages stages = new Stages(observer);
    try {
      stages.switchOn();
      return stages;
    } catch (SQLException e) {
      stages.close();
      throw e;
    }
  }

  private void switchOn() throws SQLException {
    boolean isOff =
        !observer
            .query(
                "SELECT NAME FROM performance_schema.setup_consumers WHERE NAME = ? AND ENABLED ="
                    + " 'NO'",
                CONSUMER)
            .isEmpty();
    if (isOff) {
      String set = "UPDATE performance_schema.setup_consumers SET ENABLED = ";
      String which = " WHERE NAME = " + Sql.text(CONSUMER);
      undo.add(set + "'NO'" + which);
      observer.execute(set + "'YES'" + which);
    }
    for (Map<String, String> row :
        observer.query(
            "SELECT NAME, ENABLED, TIMED FROM performance_schema.setup_instruments WHERE "
                + INSTRUMENTS
                + " AND ENABLED = 'NO'")) {
      String set = "UPDATE performance_schema.setup_instruments SET ENABLED = ";
      String which = " WHERE NAME = " + Sql.text(row.get("NAME"));
      undo.add(set + "'NO'" + which);
      observer.execute(set + "'YES'" + which);
    }
  }

  /** How far the statement of {@code connection} is; empty where it is in no such stage. */
  public Optional<Stage> look(long connection) throws SQLException {
    return observer
        .query(
            "SELECT s.EVENT_NAME AS name, s.WORK_COMPLETED AS completed, s.WORK_ESTIMATED AS"
                + " estimated FROM performance_schema.threads t"
                + " JOIN performance_schema.events_stages_current s ON s.THREAD_ID = t.THREAD_ID"
                + " WHERE t.PROCESSLIST_ID = ? AND s.WORK_ESTIMATED > 0",
            String.valueOf(connection))
        .stream()
        .findFirst()
        .map(
            row ->
                new Stage(
                    row.get("name").replaceFirst("^stage/\\w+/", ""),
                    Long.parseLong(row.get("completed")),
                    Long.parseLong(row.get("estimated"))));
  }

  @Override
  public void close() throws SQLException {
    close(observer);
  }

  /** Puts everything back through another connection, where the one it was opened with is lost. */
  public void close(Session other) throws SQLException {
    for (String statement : List.copyOf(undo)) {
      other.execute(statement);
      undo.remove(statement);
    }
  }
}
