package dev.autogen.run;

import dev.autogen.error.AutogenException;
import dev.autogen.mysql.Session;
import dev.autogen.mysql.Snapshot;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** Gives changes of tables to another program than the server, which makes them in its own way. */
public interface Handover {

  /**
   * Who carries out a step that comes next; empty: the server.
   *
   * @throws AutogenException when it was to be another, who cannot as the schema is now
   */
  Optional<Deputy> of(String revision, Step step, Session session) throws SQLException;

  /**
   * As {@link Deputy#settle}, of what an earlier run handed over.
   *
   * @param note the last that it noted
   * @return whether the note is understood
   */
  boolean settle(String note, Session session, Snapshot before) throws SQLException;

  /** Everything is the server's. */
  static Handover none() {
    return new Handover() {
      @Override
      public Optional<Deputy> of(String revision, Step step, Session session) {
        return Optional.empty();
      }

      @Override
      public boolean settle(String note, Session session, Snapshot before) {
        return false;
      }
    };
  }

  /** Carries out one step. */
  interface Deputy {

    /** The tables beside those of the step that change meanwhile, and are as before afterwards. */
    List<String> tables();

    /** What tells a later run of it where this one ends without a word; not empty. */
    String note();

    /**
     * Carries out the step.
     *
     * @param noted is told a note that says more than the one before
     * @param percent is told how much of it is done, 0 to 100
     * @throws Exception when it did not succeed, with a message for a person
     */
    void run(Session session, Consumer<String> noted, IntConsumer percent) throws Exception;

    /**
     * Sees that it has ended, gives back the names it took, and removes what it left behind. The
     * table of the step then is as it was, or as it should be.
     *
     * @param before the tables of the step and {@link #tables()} before it
     * @throws AutogenException when it has not ended, or nobody can tell what is its own
     */
    void settle(Session session, Snapshot before) throws SQLException;
  }
}
