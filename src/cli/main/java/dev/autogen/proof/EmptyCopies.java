package dev.autogen.proof;

import dev.autogen.mysql.SchemaReader;
import dev.autogen.mysql.Session;
import dev.autogen.mysql.Spelling;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.Operation;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Empty copies of tables, to try changes of them on. */
final class EmptyCopies {

  private EmptyCopies() {}

  /** The tables of {@code before} that operations touch, with the parents and children of each. */
  static SortedSet<String> neighbourhood(
      Collection<Operation> operations, Schema before, Schema after) {
    SortedSet<String> touched = new TreeSet<>();
    for (Operation operation : operations) {
      operation.touchedTables().stream()
          .filter(name -> before.table(name).isPresent())
          .forEach(touched::add);
    }
    SortedSet<String> all = new TreeSet<>(touched);
    for (Table table : after.tables()) {
      if (touched.contains(table.name()) || before.table(table.name()).isEmpty()) {
        parents(table).filter(name -> before.table(name).isPresent()).forEach(all::add);
      }
    }
    for (Table table : before.tables()) {
      if (touched.contains(table.name())) {
        parents(table).filter(name -> before.table(name).isPresent()).forEach(all::add);
      } else if (parents(table).anyMatch(touched::contains)) {
        all.add(table.name());
      }
    }
    return all;
  }

  static Stream<String> parents(Table table) {
    return table.foreignKeys().stream()
        .filter(key -> key.referencedSchema().isEmpty())
        .map(ForeignKey::referencedTable);
  }

  /**
   * Makes them.
   *
   * @return the names of those that are copied whole: the others are without foreign keys to tables
   *     that are not among them
   */
  static List<String> make(
      Session live, Session scratch, Spelling spelling, SortedSet<String> tables)
      throws SQLException {
    List<Operation> copies = new ArrayList<>();
    List<String> whole = new ArrayList<>();
    for (Table table : new SchemaReader(live, spelling).exact(tables).tables().values()) {
      Table copy =
          table.withForeignKeys(
              table.foreignKeys().stream().filter(key -> isAmong(key, tables)).toList());
      copies.add(new CreateTable(copy.withSeedRows(List.of())));
      if (copy.equals(table)) {
        whole.add(table.name());
      }
    }
    scratch.execute("SET SESSION foreign_key_checks = 0");
    Execution.of(copies, scratch);
    scratch.execute("SET SESSION foreign_key_checks = 1");
    return whole;
  }

  static boolean isAmong(ForeignKey key, Collection<String> tables) {
    return key.referencedSchema().isEmpty() && tables.contains(key.referencedTable());
  }
}
