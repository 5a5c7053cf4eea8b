package dev.autogen.proof;

import dev.autogen.facts.text.SqlText;
import dev.autogen.mysql.SchemaReader;
import dev.autogen.mysql.Session;
import dev.autogen.mysql.Spelling;
import dev.autogen.operation.ExecuteSql;
import dev.autogen.operation.Operation;
import dev.autogen.schema.Schema;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The schema that migrations make, from nothing. */
public final class Replay {

  private Replay() {}

  /** Whether some SQL among the operations changes tables in a way only a server can tell. */
  public static boolean needsServer(List<Operation> operations) {
    return operations.stream()
        .anyMatch(
            operation ->
                operation instanceof ExecuteSql execute
                    && new SqlText(execute.sql())
                        .statements().stream()
                            .anyMatch(statement -> new SqlText(statement).changesTables()));
  }

  /**
   * The schema after {@code operations}; empty where it cannot be told, as after SQL of a
   * migration's own, of which only a server knows what it made.
   */
  public static Optional<Schema> followed(List<Operation> operations, Schema before) {
    try {
      return Optional.of(Operation.applyAll(operations, before));
    } catch (IllegalStateException unknown) {
      return Optional.empty();
    }
  }

  /**
   * What the operations make, as they say themselves.
   *
   * @param collation of the schema
   * @throws IllegalStateException when one needs something that is not there
   */
  public static Schema inMemory(List<Operation> operations, String collation) {
    return Operation.applyAll(operations, new Schema(collation, List.of()));
  }

  /**
   * What the operations make on a server. Code of a migration, which is there for rows, is left
   * out.
   *
   * @param scratch an empty schema
   */
  public static Schema onServer(Session scratch, List<Operation> operations) throws SQLException {
    Execution.of(operations, scratch);
    List<String> defined = operations.stream().flatMap(o -> o.definedTables().stream()).toList();
    return new SchemaReader(scratch, Spelling.on(scratch.server(), defined))
        .readExactly(name -> true);
  }
}
