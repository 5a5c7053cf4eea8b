package dev.autogen.entity.hibernate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hibernate.boot.model.relational.Database;
import org.hibernate.boot.model.relational.ExportableProducer;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.id.OptimizableGenerator;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.IdentifierCollection;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.RootClass;
import org.hibernate.mapping.SimpleValue;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.ToOne;
import org.hibernate.mapping.Value;

/**
 * The tables that generators of identifiers count in: the stand-ins for sequences, and those of
 * table generators. A property does not live there, but whoever gives it to another property by
 * mistake hands out the same identifier twice.
 */
final class GeneratorTables {

  private final MetadataImplementor metadata;
  private final SortedMap<String, Made> byProperty = new TreeMap<>();

  private GeneratorTables(MetadataImplementor metadata) {
    this.metadata = metadata;
  }

  /**
   * What a generator makes.
   *
   * @param step by how much it goes on at a time, which is the allocation size; 0 where that is not
   *     known
   */
  record Made(List<Table> tables, int step) {}

  /** The tables by the property they count for, as {@code Entity#path}. */
  static SortedMap<String, Made> of(MetadataImplementor metadata) {
    GeneratorTables tables = new GeneratorTables(metadata);
    for (PersistentClass entity : metadata.getEntityBindings()) {
      if (entity instanceof RootClass root) {
        tables.identifier(root);
      }
    }
    for (org.hibernate.mapping.Collection each : metadata.getCollectionBindings()) {
      if (each instanceof IdentifierCollection identified) {
        String owner = each.getOwnerEntityName();
        String path = each.getRole().substring(owner.length() + 1);
        tables.add(owner + "#" + path + ".{id}", identified.getIdentifier(), null, each.getOwner());
      }
    }
    return tables.byProperty;
  }

  private void identifier(RootClass root) {
    Property property = root.getIdentifierProperty();
    if (property != null) {
      add(root.getEntityName() + "#" + property.getName(), property.getValue(), property, root);
    } else if (root.getIdentifier() instanceof Component id) {
      members(root.getEntityName() + "#", id, root);
    }
  }

  private void members(String prefix, Component component, PersistentClass entity) {
    for (Property member : component.getProperties()) {
      add(prefix + member.getName(), member.getValue(), member, entity);
    }
  }

  private void add(String path, Value value, Property property, PersistentClass entity) {
    if (value instanceof Component component) {
      members(path + ".", component, entity);
    } else if (value instanceof SimpleValue simple
        && !(value instanceof ToOne)
        && generator(simple, property, entity) instanceof ExportableProducer producer) {
      byProperty.put(path, new Made(made(producer), step(producer)));
    }
  }

  /**
   * Null for what cannot be made: one of the application's own may want more than there is here.
   */
  private Object generator(SimpleValue value, Property property, PersistentClass entity) {
    try {
      return HibernateMembers.generator(value, property, entity.getRootClass(), metadata);
    } catch (RuntimeException | LinkageError e) {
      return null;
    }
  }

  private static int step(ExportableProducer producer) {
    try {
      return producer instanceof OptimizableGenerator generator
          ? generator.getOptimizer().getIncrementSize()
          : 0;
    } catch (RuntimeException | LinkageError e) {
      return 0;
    }
  }

  /** What a generator adds to a database of its own; the metadata's has it already. */
  private List<Table> made(ExportableProducer producer) {
    Database own =
        new Database(
            metadata.getMetadataBuildingOptions(), metadata.getDatabase().getJdbcEnvironment());
    producer.registerExportables(own);
    List<Table> made = new ArrayList<>();
    for (Namespace namespace : own.getNamespaces()) {
      Collection<Table> tables = namespace.getTables();
      made.addAll(tables);
    }
    return made;
  }
}
