package dev.autogen.migration;

/** Code of a migration that reads or writes rows. */
@FunctionalInterface
public interface RowWork {

  /**
   * Does the work, all of it or, by throwing, nothing.
   *
   * @param tx the rows, in a transaction that is committed when this returns, together with the
   *     note that it was done
   */
  void run(RowAccess tx) throws Exception;
}
