package dev.autogen.run;

import dev.autogen.error.AutogenException;
import dev.autogen.mysql.BulkBatch;
import dev.autogen.mysql.ChunkedUpdate;
import dev.autogen.mysql.Ddl;
import dev.autogen.mysql.Fingerprint;
import dev.autogen.mysql.Guards;
import dev.autogen.mysql.SqlText;
import dev.autogen.operation.AlterTableWhereNeeded;
import dev.autogen.operation.BulkInsert;
import dev.autogen.operation.ChunkedWork;
import dev.autogen.operation.DeleteRows;
import dev.autogen.operation.ExecuteScript;
import dev.autogen.operation.ExecuteSql;
import dev.autogen.operation.InChunks;
import dev.autogen.operation.InsertRows;
import dev.autogen.operation.Operation;
import dev.autogen.operation.Transaction;
import dev.autogen.operation.TransactionWork;
import dev.autogen.operation.UpdateInChunks;
import dev.autogen.operation.UpdateRows;
import dev.autogen.operation.WithoutForeignKeyChecks;
import java.util.ArrayList;
import java.util.List;

/**
 * The unit of a migration that happens or does not. MySQL commits at every DDL statement, so each
 * of these is a step of its own; whatever else there is happens in a transaction.
 */
public sealed interface Step {

  /** Its place in the migration, from 1. */
  int number();

  /** The operation it is, or is a part of. */
  Operation operation();

  /** What it does, to be shown and to be compared: SQL, or the title of code. */
  String text();

  /** A statement that MySQL commits by itself. */
  record DdlStatement(int number, Operation operation, String sql) implements Step {
    @Override
    public String text() {
      return sql;
    }
  }

  /** Statements that happen in one transaction, at least one. */
  record DmlStatements(int number, Operation operation, List<String> statements) implements Step {

    public DmlStatements {
      statements = List.copyOf(statements);
    }

    @Override
    public String text() {
      return String.join(";\n", statements);
    }
  }

  /** A part of many rows, which one statement inserts; its text is made anew each time. */
  record Rows(int number, BulkInsert operation, BulkBatch batch) implements Step {
    @Override
    public String text() {
      return batch.sql();
    }
  }

  /** A setting of the session, made again by every run: another session does not have it. */
  record SessionSetting(int number, Operation operation, String sql) implements Step {
    @Override
    public String text() {
      return sql;
    }
  }

  /** A statement as {@link DdlStatement}, or none: what a query says when the turn has come. */
  record DecidedStatement(int number, Operation operation, String query) implements Step {
    @Override
    public String text() {
      return query;
    }
  }

  /** Java code that happens in one transaction. */
  record Code(int number, Operation operation, String title, TransactionWork work) implements Step {
    @Override
    public String text() {
      return "transaction: " + title;
    }
  }

  /** Work in many transactions, whose position is noted in each of them. */
  record Chunks(int number, Operation operation, String text, ChunkedWork work) implements Step {}

  /**
   * The steps of {@code operations}, in order.
   *
   * @throws AutogenException when one of them begins or ends a transaction, or leaves the schema
   */
  static List<Step> of(List<Operation> operations) {
    List<Step> steps = new ArrayList<>();
    for (Operation operation : operations) {
      steps.addAll(of(operation, steps.size() + 1));
    }
    return List.copyOf(steps);
  }

  private static List<Step> of(Operation operation, int number) {
    if (operation instanceof Transaction code) {
      return List.of(new Code(number, code, code.title(), code.work()));
    }
    if (operation instanceof InChunks chunks) {
      return List.of(new Chunks(number, chunks, "in chunks: " + chunks.title(), chunks.work()));
    }
    if (operation instanceof AlterTableWhereNeeded alter) {
      return List.of(new DecidedStatement(number, alter, Guards.query(alter)));
    }
    if (operation instanceof UpdateInChunks update) {
      String sql = Ddl.statements(update).get(0);
      return List.of(
          new Chunks(
              number,
              update,
              sql + " (" + update.rows() + " rows at a time)",
              new ChunkedUpdate(update)));
    }
    if (operation instanceof BulkInsert insert) {
      List<Step> steps = new ArrayList<>();
      for (BulkBatch batch : BulkBatch.of(insert)) {
        steps.add(new Rows(number + steps.size(), insert, batch));
      }
      return steps;
    }
    if (operation instanceof WithoutForeignKeyChecks block) {
      List<Step> steps = new ArrayList<>();
      steps.add(new SessionSetting(number, block, Ddl.FOREIGN_KEY_CHECKS_OFF));
      for (Operation inner : block.operations()) {
        steps.addAll(of(inner, number + steps.size()));
      }
      steps.add(new SessionSetting(number + steps.size(), block, Ddl.FOREIGN_KEY_CHECKS_ON));
      return steps;
    }
    List<String> statements = Ddl.statements(operation);
    if (operation instanceof InsertRows || operation instanceof DeleteRows) {
      return statements.isEmpty()
          ? List.of()
          : List.of(new DmlStatements(number, operation, statements));
    }
    List<Step> steps = new ArrayList<>();
    for (String sql : statements) {
      steps.add(step(number + steps.size(), operation, sql));
    }
    return steps;
  }

  private static Step step(int number, Operation operation, String sql) {
    if (operation instanceof ExecuteSql || operation instanceof ExecuteScript) {
      return free(number, operation, sql);
    }
    return operation instanceof UpdateRows
        ? new DmlStatements(number, operation, List.of(sql))
        : new DdlStatement(number, operation, sql);
  }

  private static Step free(int number, Operation operation, String sql) {
    return switch (new SqlText(sql).kind()) {
      case DDL -> new DdlStatement(number, operation, sql);
      case DML -> new DmlStatements(number, operation, List.of(sql));
      case SETTING -> new SessionSetting(number, operation, sql);
      case TRANSACTION_CONTROL ->
          throw AutogenException.usage(
              "a migration runs each statement in a transaction of its own, so it cannot run: "
                  + new SqlText(sql).normal(),
              "leave it out, and put statements that belong together into one op.transaction");
      case END ->
          throw AutogenException.usage(
              "a migration leaves the server and its schemas standing, so it cannot run: "
                  + new SqlText(sql).normal(),
              "leave it out, and do it by hand where it is meant");
      case ANOTHER_SCHEMA ->
          throw AutogenException.usage(
              "a migration stays in its schema, where its journal is, so it cannot run: "
                  + new SqlText(sql).normal(),
              "leave it out, and name the other schema before its tables");
    };
  }

  /** What it does, as it is kept: without passwords, and without many rows. */
  default String kept() {
    return this instanceof Rows rows
        ? rows.batch().withoutRows()
        : new SqlText(text()).withoutSecrets();
  }

  /** Whether it happens in one transaction together with the note that it did. */
  default boolean isTransaction() {
    return this instanceof DmlStatements || this instanceof Rows || this instanceof Code;
  }

  /** A fingerprint of what it does, whatever blanks and comments it has; 64 hexadecimal digits. */
  default String hash() {
    return Fingerprint.of(new SqlText(text()).normal());
  }

  /**
   * Fingerprints of what a migration does.
   *
   * @param statements over the SQL that is sent, 64 hexadecimal digits
   * @param operations over the operations, which a later autogen may write as other SQL
   */
  record Checksum(String statements, String operations) {

    static final Checksum NONE = new Checksum("", "");
  }
}
