package dev.autogen.proof;

import dev.autogen.mysql.Ddl;
import dev.autogen.mysql.GeneratedKeys;
import dev.autogen.mysql.Server.MissingKeys;
import dev.autogen.mysql.Session;
import dev.autogen.operation.AlterTable;
import dev.autogen.operation.OpaqueOperation;
import dev.autogen.operation.Operation;
import dev.autogen.operation.WithoutForeignKeyChecks;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Runs operations in a schema that is there to try them, in few round trips. */
final class Execution {

  /** Statements in one round trip; enough to hide a slow link, and soon over for a time limit. */
  private static final int MOST = 100;

  private final Session scratch;
  private final List<String> waiting = new ArrayList<>();

  private Execution(Session scratch) {
    this.scratch = scratch;
  }

  /**
   * Runs them in their order, up to the first that is refused. Code of a migration, which is there
   * for rows, is left out.
   */
  static void of(List<Operation> operations, Session scratch) throws SQLException {
    Execution execution = new Execution(scratch);
    for (Operation operation : operations) {
      execution.add(operation);
    }
    execution.send();
  }

  private void add(Operation operation) throws SQLException {
    if (scratch.server().missingKeys() == MissingKeys.GENERATES
        && operation instanceof AlterTable alter) {
      // It may have to be put in another way.
      send();
      GeneratedKeys.execute(scratch, alter, Ddl.statements(alter).get(0));
      return;
    }
    if (operation instanceof OpaqueOperation || operation instanceof WithoutForeignKeyChecks) {
      // Free SQL, a body or a condition may end in a comment, which would swallow what follows.
      send();
      for (String statement : Ddl.statements(operation)) {
        scratch.execute(statement);
      }
      return;
    }
    waiting.addAll(Ddl.statements(operation));
    if (waiting.size() >= MOST) {
      send();
    }
  }

  private void send() throws SQLException {
    scratch.batch(waiting);
    waiting.clear();
  }
}
