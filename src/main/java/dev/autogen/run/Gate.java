package dev.autogen.run;

import dev.autogen.AutogenException;
import dev.autogen.migration.RevisionScript;
import dev.autogen.mysql.Session;
import java.sql.SQLException;
import java.util.List;

/** Looks at the database before the first step of a revision, and may stop the run there. */
@FunctionalInterface
public interface Gate {

  /**
   * A revision about to be run.
   *
   * @param applied the revisions the schema has, oldest first
   * @param steps what is to be run of it: all, since a revision once begun passes no gate again
   */
  record Passage(
      RevisionScript revision,
      Direction direction,
      List<RevisionScript> applied,
      List<Step> steps) {}

  /**
   * Lets the revision pass, or does not.
   *
   * @throws AutogenException when it must not be run
   */
  void check(Session session, Passage passage) throws SQLException;
}
