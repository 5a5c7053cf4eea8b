package dev.autogen.project;

import dev.autogen.operation.CreateTable;
import dev.autogen.operation.InsertRows;
import dev.autogen.operation.Operation;
import dev.autogen.operation.WithoutForeignKeyChecks;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionScript;
import java.util.HashMap;
import java.util.Map;

/** How many rows migrations put into tables themselves, so that running them again brings them. */
record OwnRows(Map<String, Integer> byTable) {

  OwnRows {
    byTable = Map.copyOf(byTable);
  }

  static OwnRows of(RevisionGraph revisions) {
    Map<String, Integer> rows = new HashMap<>();
    for (RevisionScript script : revisions.revisions()) {
      script.upgradeOperations().forEach(operation -> count(operation, rows));
    }
    return new OwnRows(rows);
  }

  private static void count(Operation operation, Map<String, Integer> rows) {
    if (operation instanceof CreateTable create) {
      rows.merge(create.table().name(), create.table().seedRows().size(), Integer::sum);
    } else if (operation instanceof InsertRows insert) {
      rows.merge(insert.table(), insert.rows().size(), Integer::sum);
    } else if (operation instanceof WithoutForeignKeyChecks unchecked) {
      unchecked.operations().forEach(each -> count(each, rows));
    }
  }

  int of(String table) {
    return byTable.getOrDefault(table, 0);
  }
}
