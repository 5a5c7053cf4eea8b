package dev.autogen.project;

import dev.autogen.error.AutogenException;
import dev.autogen.finding.Finding;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.schema.Schema;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;

/** The migrations of a project and what a database has had of them, whoever runs them. */
public interface History {

  /** How many of them are meant. */
  enum Extent {
    /** Those that the database has had. */
    APPLIED,
    /** All there are. */
    ALL
  }

  /** Those that autogen runs itself; none where another tool runs them. */
  RevisionGraph revisions();

  /** What the files beside them say of the properties of the entities. */
  Mapping mapping();

  /** Brings a database to their end where that is for autogen to do; leaves any other. */
  void catchUp(Connection connection) throws SQLException;

  /**
   * Sees that it can be told which of them the database has had.
   *
   * @throws AutogenException when it has had what is not among them
   */
  void requireKnown(Connection connection) throws SQLException;

  /**
   * Sees that the database has had all of them.
   *
   * @throws AutogenException when it is behind, saying by how much
   */
  void requireAllRun(Connection connection) throws SQLException;

  /**
   * How far the database is.
   *
   * @param live its tables
   */
  Standing standing(Connection connection, Schema live) throws SQLException;

  /**
   * What they make of an empty schema; empty where there are none, or it cannot be found out.
   *
   * @param live a schema with the collation of the one they are for
   * @param warnings is told why it cannot be found out
   */
  Optional<Schema> made(
      Connection connection, Extent extent, Schema live, Consumer<Finding> warnings)
      throws SQLException;

  /**
   * Readies one more to be written.
   *
   * @throws AutogenException when what was said of it does not go with those that are there
   */
  Emitter emitter(NewRevision wanted);
}
