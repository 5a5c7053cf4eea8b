package dev.autogen.entity.hibernate;

import dev.autogen.entity.ColumnRef;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.boot.spi.MetadataImplementor;

/** Hibernate's metadata as a Schema. */
final class SchemaConversion {

  private final Boot boot;
  private final PropertyColumns properties;
  private final List<String> warnings;
  private final SortedSet<ColumnRef> freeOrderEnums = new TreeSet<>();
  private final SortedMap<String, List<Table>> elsewhere = new TreeMap<>();

  SchemaConversion(Boot boot, PropertyColumns properties, List<String> warnings) {
    this.boot = boot;
    this.properties = properties;
    this.warnings = warnings;
  }

  /**
   * A table to be converted.
   *
   * @param schema the schema it names; empty for that of all tables that name none
   */
  private record InSchema(String schema, TableConversion conversion) {}

  Schema schema() {
    MetadataImplementor metadata = boot.metadata();
    String ownSchema = ownSchema();
    List<InSchema> conversions = new ArrayList<>();
    for (Namespace namespace : metadata.getDatabase().getNamespaces()) {
      for (org.hibernate.mapping.Table table : namespace.getTables()) {
        if (!isExported(table)) {
          continue;
        }
        String schema = schemaOf(table);
        conversions.add(
            new InSchema(
                schema.equals(ownSchema) ? "" : schema,
                new TableConversion(boot, table, ownSchema, properties, freeOrderEnums, warnings)));
      }
    }
    // A SessionFactory that creates a schema orders the columns of tables, primary keys and foreign
    // keys first. What the constructors above have read is as the entities have it.
    metadata.orderColumns(true);
    Map<String, Table> tables = new TreeMap<>();
    for (InSchema each : conversions) {
      Table converted = each.conversion().table();
      if (!each.schema().isEmpty()) {
        elsewhere.computeIfAbsent(each.schema(), name -> new ArrayList<>()).add(converted);
      } else if (tables.put(converted.name(), converted) != null) {
        warnings.add("table " + converted.name() + " is mapped twice, with and without a schema");
      }
    }
    return new Schema("", withDistinctForeignKeys(tables.values()));
  }

  /** MySQL takes a name of a foreign key once in a schema, and refuses the second. */
  private List<Table> withDistinctForeignKeys(Collection<Table> tables) {
    Set<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    tables.forEach(table -> table.foreignKeys().forEach(key -> taken.add(key.name())));
    Set<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    List<Table> result = new ArrayList<>();
    for (Table table : tables) {
      List<ForeignKey> keys = new ArrayList<>();
      for (ForeignKey key : table.foreignKeys()) {
        String name = key.name();
        for (int i = 2; !seen.add(name); i++) {
          String next = key.name() + "_" + i;
          name = taken.add(next) ? next : name;
        }
        if (!name.equals(key.name())) {
          warnings.add(
              "foreign key "
                  + key.name()
                  + " of table "
                  + table.name()
                  + " is called "
                  + name
                  + ", since MySQL takes each name once and another one has it");
        }
        keys.add(name.equals(key.name()) ? key : key.withName(name));
      }
      result.add(table.withForeignKeys(keys));
    }
    return result;
  }

  /** The tables that name a schema of their own, by its name; complete after {@link #schema}. */
  SortedMap<String, List<Table>> elsewhere() {
    return elsewhere;
  }

  /** The columns whose ENUM members Hibernate sorted; complete after {@link #schema}. */
  SortedSet<ColumnRef> freeOrderEnums() {
    return freeOrderEnums;
  }

  /** Views and queries are no tables, and a table per class has none for an abstract class. */
  static boolean isExported(org.hibernate.mapping.Table table) {
    return table.isPhysicalTable() && !HibernateMembers.isView(table);
  }

  /** The schema all tables are in that name none. MySQL's schemas are Hibernate's catalogs. */
  private String ownSchema() {
    Object setting = boot.settings().get("hibernate.default_catalog");
    if (setting != null) {
      return setting.toString();
    }
    Identifier catalog =
        boot.metadata().getDatabase().getDefaultNamespace().getPhysicalName().getCatalog();
    return catalog == null ? "" : catalog.getText();
  }

  /**
   * The schema a table names; empty for none. Where only a "schema" is given, Hibernate drops it.
   */
  static String schemaOf(org.hibernate.mapping.Table table) {
    String catalog = table.getCatalog();
    return catalog == null ? "" : catalog;
  }
}
