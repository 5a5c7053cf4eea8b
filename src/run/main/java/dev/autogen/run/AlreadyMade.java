package dev.autogen.run;

import dev.autogen.operation.CreateTable;
import dev.autogen.operation.Operation;
import dev.autogen.revision.RevisionScript;
import dev.autogen.schema.Column;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds how far a database is whose tables something other than autogen's runs has made: an
 * application, a person, another tool.
 */
public final class AlreadyMade {

  private AlreadyMade() {}

  /**
   * The last revision of {@code pending} that leaves a schema whose tables are all there, with the
   * columns it gives them, and created at least one of them; empty where that is true of none.
   *
   * @param applied what the database has had, oldest first
   * @param pending what follows, in order
   * @param live the tables that are there
   */
  public static Optional<String> upTo(
      List<RevisionScript> applied, List<RevisionScript> pending, Schema live) {
    Optional<String> found = Optional.empty();
    boolean creates = false;
    // What the revisions before have made is as they left it, or is told by another sentence.
    Set<String> defined =
        pending.stream()
            .flatMap(script -> script.upgradeOperations().stream())
            .flatMap(operation -> operation.definedTables().stream())
            .collect(Collectors.toSet());
    try {
      Schema made = Schema.empty();
      for (RevisionScript script : applied) {
        made = after(made, script);
      }
      for (RevisionScript script : pending) {
        made = after(made, script);
        List<Table> tables =
            made.tables().stream().filter(table -> defined.contains(table.name())).toList();
        creates |= script.upgradeOperations().stream().anyMatch(CreateTable.class::isInstance);
        if (creates && tables.stream().allMatch(table -> isThere(table, live))) {
          found = Optional.of(script.id());
        }
      }
    } catch (IllegalStateException unknown) {
      // SQL made what a later operation changes: how far the database is cannot be told from there.
    }
    return found;
  }

  private static Schema after(Schema before, RevisionScript script) {
    Schema schema = before;
    for (Operation operation : script.upgradeOperations()) {
      if (!operation.definedTables().isEmpty()) {
        schema = operation.applyTo(schema);
      }
    }
    return schema;
  }

  private static boolean isThere(Table table, Schema live) {
    return live.table(table.name()).filter(there -> names(there).equals(names(table))).isPresent();
  }

  private static List<String> names(Table table) {
    return table.columns().stream().map(Column::name).sorted().toList();
  }
}
