package dev.autogen.run;

import dev.autogen.error.AutogenException;
import dev.autogen.facts.text.SqlText;
import dev.autogen.mysql.BulkBatch;
import dev.autogen.mysql.Fingerprint;
import dev.autogen.operation.BulkInsert;
import dev.autogen.operation.ChunkedWork;
import dev.autogen.operation.Operation;
import dev.autogen.operation.TransactionWork;
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

  /** What tells whether it happened where it was begun and never reported back. */
  enum Evidence {
    /** The definitions in the schema. */
    SCHEMA,
    /** The note that it was done, which is in one transaction with it. */
    TRANSACTION,
    /** Nothing needs to: it is made again in any case, or knows how far it has come. */
    NONE
  }

  /** What tells whether it happened. */
  Evidence evidence();

  /** Whether it happens in one transaction together with the note that it did. */
  default boolean isTransaction() {
    return evidence() == Evidence.TRANSACTION;
  }

  /** Whether Java runs between its statements, which goes on when one of these is ended. */
  boolean runsJava();

  /** What {@code cases} says of this kind. */
  <R> R match(Cases<R> cases);

  /** An answer for each kind of step. */
  interface Cases<R> {

    R ddl(DdlStatement step);

    R dml(DmlStatements step);

    R rows(Rows step);

    R setting(SessionSetting step);

    R decided(DecidedStatement step);

    R code(Code step);

    R chunks(Chunks step);
  }

  /** A statement that MySQL commits by itself. */
  record DdlStatement(int number, Operation operation, String sql) implements Step {
    @Override
    public String text() {
      return sql;
    }

    @Override
    public Evidence evidence() {
      return Evidence.SCHEMA;
    }

    @Override
    public boolean runsJava() {
      return false;
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.ddl(this);
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

    @Override
    public Evidence evidence() {
      return Evidence.TRANSACTION;
    }

    @Override
    public boolean runsJava() {
      return false;
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.dml(this);
    }
  }

  /** A part of many rows, which one statement inserts; its text is made anew each time. */
  record Rows(int number, BulkInsert operation, BulkBatch batch) implements Step {
    @Override
    public String text() {
      return batch.sql();
    }

    /** Without the rows. */
    @Override
    public String kept() {
      return batch.withoutRows();
    }

    @Override
    public Evidence evidence() {
      return Evidence.TRANSACTION;
    }

    @Override
    public boolean runsJava() {
      return false;
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.rows(this);
    }
  }

  /** A setting of the session, made again by every run: another session does not have it. */
  record SessionSetting(int number, Operation operation, String sql) implements Step {
    @Override
    public String text() {
      return sql;
    }

    @Override
    public Evidence evidence() {
      return Evidence.NONE;
    }

    @Override
    public boolean runsJava() {
      return false;
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.setting(this);
    }
  }

  /** A statement as {@link DdlStatement}, or none: what a query says when the turn has come. */
  record DecidedStatement(int number, Operation operation, String query) implements Step {
    @Override
    public String text() {
      return query;
    }

    @Override
    public Evidence evidence() {
      return Evidence.SCHEMA;
    }

    @Override
    public boolean runsJava() {
      return false;
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.decided(this);
    }
  }

  /** Java code that happens in one transaction. */
  record Code(int number, Operation operation, String title, TransactionWork work) implements Step {
    @Override
    public String text() {
      return "transaction: " + title;
    }

    @Override
    public Evidence evidence() {
      return Evidence.TRANSACTION;
    }

    @Override
    public boolean runsJava() {
      return true;
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.code(this);
    }
  }

  /** Work in many transactions, whose position is noted in each of them. */
  record Chunks(int number, Operation operation, String text, ChunkedWork work) implements Step {
    @Override
    public Evidence evidence() {
      return Evidence.NONE;
    }

    @Override
    public boolean runsJava() {
      return true;
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.chunks(this);
    }
  }

  /**
   * The steps of {@code operations}, in order.
   *
   * @throws AutogenException when one of them begins or ends a transaction, or leaves the schema
   */
  static List<Step> of(List<Operation> operations) {
    List<Step> steps = new ArrayList<>();
    for (Operation operation : operations) {
      steps.addAll(operation.match(new OperationSteps(steps.size() + 1)));
    }
    return List.copyOf(steps);
  }

  /** What it does, as it is kept: without passwords, and without many rows. */
  default String kept() {
    return new SqlText(text()).withoutSecrets();
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
