package dev.autogen.project;

import dev.autogen.migration.CallPlace;
import dev.autogen.operation.Operation;
import java.nio.file.Path;
import java.util.List;

/** A migration that is to be written: the very texts of its files. */
interface Emission {

  /** The id or version it will have. */
  String id();

  /** What it does when it is run from these texts. */
  Both operations();

  /** Where in its file each operation of {@link #operations} is, once these were asked for. */
  default List<CallPlace> places() {
    return List.of();
  }

  /**
   * Writes the files, with the mapping that goes with them; all of them or none.
   *
   * @param before what the mappings of those before it say
   * @return the file for people to read
   */
  Path save(Mapping before, Mapping now);

  /** The two directions of a migration. */
  record Both(List<Operation> upgrade, List<Operation> downgrade) {}
}
