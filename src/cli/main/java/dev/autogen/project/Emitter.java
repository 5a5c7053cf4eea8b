package dev.autogen.project;

import dev.autogen.schema.Schema;
import dev.autogen.source.DraftStep;
import java.util.List;

/** Writes a migration in the form of those that are there. */
interface Emitter {

  /** The id that the migration will have; empty where it is known only when it is written. */
  default String id() {
    return "";
  }

  /**
   * What is to be written, as it will stand in its files.
   *
   * @param before the schema that it changes
   */
  Emission emit(
      List<DraftStep> upgrade, List<DraftStep> downgrade, List<String> summary, Schema before);
}
