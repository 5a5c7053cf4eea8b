package dev.autogen.entity.hibernate;

import dev.autogen.entity.ColumnRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.mapping.Collection;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.IdentifierCollection;
import org.hibernate.mapping.IndexedCollection;
import org.hibernate.mapping.Join;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.RootClass;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UnionSubclass;
import org.hibernate.mapping.Value;

/**
 * Which columns each property of each entity lives in.
 *
 * @param byPath by {@code Entity#path}
 * @param inherited what an entity with a joined table inherits into the tables of its parents
 * @param generators what generators of identifiers make, by the property they count for
 */
record PropertyColumns(
    SortedMap<String, List<ColumnRef>> byPath,
    SortedMap<String, List<ColumnRef>> inherited,
    SortedMap<String, GeneratorTables.Made> generators) {

  /** Those of every entity, with what it inherits. */
  SortedMap<String, List<ColumnRef>> all() {
    SortedMap<String, List<ColumnRef>> all = new TreeMap<>(byPath);
    inherited.forEach(all::putIfAbsent);
    return all;
  }

  /** The first property that lives in {@code column}, as {@code Entity#path}; empty for none. */
  String at(ColumnRef column) {
    return byPath.entrySet().stream()
        .filter(e -> e.getValue().contains(column))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("");
  }

  static PropertyColumns of(MetadataImplementor metadata) {
    SortedMap<String, List<ColumnRef>> columns = new TreeMap<>();
    for (PersistentClass entity : metadata.getEntityBindings()) {
      List<ColumnRef> tables = new ArrayList<>();
      add(tables, entity.getTable(), "");
      for (Join join : entity.getJoins()) {
        add(tables, join.getTable(), "");
      }
      put(columns, entity.getEntityName() + "#", tables);
    }
    for (Properties.Place place : Properties.of(metadata)) {
      String path = place.entity() + "#" + place.path();
      Value value = place.property().getValue();
      if (metadata.getEntityBinding(place.entity()) instanceof UnionSubclass union
          && !(value instanceof Collection)) {
        // What it inherits, it holds in its own table.
        put(columns, path, in(union.getTable(), value));
        continue;
      }
      if (value instanceof Collection collection) {
        put(columns, path + ".{key}", collection.getKey());
        if (!collection.isOneToMany()) {
          put(columns, path + ".{element}", collection.getElement());
        }
        if (collection instanceof IndexedCollection indexed && indexed.getIndex() != null) {
          put(columns, path + ".{index}", indexed.getIndex());
        }
        if (collection instanceof IdentifierCollection identified) {
          put(columns, path + ".{id}", identified.getIdentifier());
        }
      } else if (!(value instanceof Component component)) {
        put(columns, path, value);
      } else if (component.getAggregateColumn() != null) {
        // It is one text, in a column of its own.
        List<ColumnRef> found = new ArrayList<>();
        add(found, component.getTable(), component.getAggregateColumn().getName());
        put(columns, path, found);
      }
    }
    for (RootClass root : StoredFacts.rootsWithClasses(metadata)) {
      put(columns, root.getEntityName() + "#{discriminator}", root.getDiscriminator());
    }
    SortedMap<String, GeneratorTables.Made> generators = GeneratorTables.of(metadata);
    generators.forEach(
        (path, made) -> {
          List<ColumnRef> found = new ArrayList<>();
          for (Table table : made.tables()) {
            add(found, table, "");
            table.getColumns().forEach(column -> add(found, table, column.getName()));
          }
          put(columns, path + ".{generator}", found);
        });
    SortedMap<String, List<ColumnRef>> inherited = new TreeMap<>();
    for (Properties.Place place : Properties.inheritedByJoined(metadata)) {
      Value value = place.property().getValue();
      if (!(value instanceof Collection) && !(value instanceof Component)) {
        put(inherited, place.entity() + "#" + place.path(), value);
      }
    }
    return new PropertyColumns(columns, inherited, generators);
  }

  private static List<ColumnRef> in(Table table, Value value) {
    List<ColumnRef> found = new ArrayList<>();
    if (!(value instanceof Component)) {
      HibernateMembers.columns(value).forEach(column -> add(found, table, column.getName()));
    }
    return found;
  }

  private static void put(SortedMap<String, List<ColumnRef>> columns, String path, Value value) {
    List<ColumnRef> found = new ArrayList<>();
    for (Column column : HibernateMembers.columns(value)) {
      add(found, value.getTable(), column.getName());
    }
    put(columns, path, found);
  }

  private static void put(
      SortedMap<String, List<ColumnRef>> columns, String path, List<ColumnRef> found) {
    if (!found.isEmpty()) {
      columns.put(path, found);
    }
  }

  /** Queries, views and the abstract class of a table per class have no table to be in. */
  private static void add(List<ColumnRef> found, Table table, String column) {
    if (table != null && SchemaConversion.isExported(table)) {
      found.add(new ColumnRef(table.getName(), column));
    }
  }
}
