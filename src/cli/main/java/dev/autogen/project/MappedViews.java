package dev.autogen.project;

import dev.autogen.entity.EntityModel;
import dev.autogen.mysql.SchemaReader;
import dev.autogen.schema.Column;
import dev.autogen.schema.Table;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The views that entities are mapped to. JPA does not tell a view from a table, so that an entity
 * on a view asks for a table where a view stands: it is neither made nor changed, and a column that
 * the view lacks is said.
 *
 * @param views the names of all views there are
 * @param order tells names apart as the server does
 */
record MappedViews(SortedSet<String> views, Comparator<String> order) {

  static MappedViews of(List<String> views, Comparator<String> order) {
    SortedSet<String> names = new TreeSet<>(order);
    names.addAll(views);
    return new MappedViews(names, order);
  }

  /** The model without the tables that are views here, with a warning for what these lack. */
  EntityModel without(EntityModel model, SchemaReader reader) throws SQLException {
    List<Table> mapped =
        model.schema().tables().stream().filter(table -> views.contains(table.name())).toList();
    if (mapped.isEmpty()) {
      return model;
    }
    SortedMap<String, List<String>> columns = new TreeMap<>(order);
    columns.putAll(reader.viewColumns(mapped.stream().map(Table::name).toList()));
    List<String> warnings = new ArrayList<>();
    for (Table table : mapped) {
      List<String> there = columns.getOrDefault(table.name(), List.of());
      for (Column column : table.columns()) {
        if (there.stream().noneMatch(column.name()::equalsIgnoreCase)) {
          warnings.add(
              "view "
                  + table.name()
                  + " has no column "
                  + column.name()
                  + ", which an entity maps");
        }
      }
    }
    return model
        .withSchema(
            model
                .schema()
                .withTables(
                    model.schema().tables().stream()
                        .filter(table -> !views.contains(table.name()))
                        .map(this::withoutKeysToViews)
                        .toList()))
        .warning(warnings);
  }

  /** No foreign key can refer to a view. */
  private Table withoutKeysToViews(Table table) {
    return table.withForeignKeys(
        table.foreignKeys().stream()
            .filter(
                key -> !key.referencedSchema().isEmpty() || !views.contains(key.referencedTable()))
            .toList());
  }
}
