package dev.autogen.project;

import dev.autogen.compare.Comparison;
import dev.autogen.error.AutogenException;
import dev.autogen.mysql.SchemaReader;
import dev.autogen.mysql.Session;
import dev.autogen.operation.AlterTable;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.ForeignKeyChange.AddForeignKey;
import dev.autogen.operation.Operation;
import dev.autogen.schema.ForeignKey;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Foreign keys to tables that nobody would make: they do not count, so no migration creates them,
 * and the database has none of that name.
 */
final class MissingParents {

  private MissingParents() {}

  private record Reference(String child, String parent) {}

  /**
   * Refuses to write them.
   *
   * @param reasonAgainst why a table does not count, as a clause; empty where it does
   * @throws AutogenException when a migration of {@code comparison} would have one
   */
  static void refuse(
      Function<String, Optional<String>> reasonAgainst, Session session, Comparison comparison)
      throws SQLException {
    List<Reference> doubtful =
        comparison.operations().stream()
            .flatMap(MissingParents::references)
            .filter(reference -> comparison.target().table(reference.parent()).isEmpty())
            .filter(reference -> reasonAgainst.apply(reference.parent()).isPresent())
            .toList();
    if (doubtful.isEmpty()) {
      return;
    }
    Set<String> there = new SchemaReader(session).tableNames();
    Set<String> clauses = new LinkedHashSet<>();
    for (Reference reference : doubtful) {
      if (!there.contains(reference.parent())) {
        clauses.add(
            "table "
                + reference.child()
                + " refers to "
                + reference.parent()
                + ", which does not count ("
                + reasonAgainst.apply(reference.parent()).orElseThrow()
                + ") and which the database lacks");
      }
    }
    if (!clauses.isEmpty()) {
      throw AutogenException.usage(
          String.join("; ", clauses),
          "create it first, or let it count, so that the migration creates it");
    }
  }

  private static Stream<Reference> references(Operation operation) {
    List<Reference> references = new ArrayList<>();
    if (operation instanceof CreateTable create) {
      create.table().foreignKeys().forEach(key -> add(references, create.table().name(), key));
    } else if (operation instanceof AlterTable alter) {
      alter.changes().stream()
          .filter(AddForeignKey.class::isInstance)
          .map(change -> ((AddForeignKey) change).foreignKey())
          .forEach(key -> add(references, alter.table(), key));
    }
    return references.stream();
  }

  private static void add(List<Reference> references, String child, ForeignKey key) {
    if (key.referencedSchema().isEmpty()) {
      references.add(new Reference(child, key.referencedTable()));
    }
  }
}
