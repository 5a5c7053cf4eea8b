package dev.autogen.operation;

import java.sql.Connection;

/** Code of a migration that reads or writes rows. */
@FunctionalInterface
public interface TransactionWork {

  /**
   * Does the work, all of it or, by throwing, nothing.
   *
   * @param connection in a transaction that is committed when this returns, together with the note
   *     that it was done; not to be committed or closed here, and not to be given DDL, at which
   *     MySQL commits
   */
  void run(Connection connection) throws Exception;
}
