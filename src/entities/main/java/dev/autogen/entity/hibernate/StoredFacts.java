package dev.autogen.entity.hibernate;

import dev.autogen.entity.ColumnRef;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.RootClass;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.Value;

/**
 * What columns hold for the values of Java, as far as two versions of entities may differ in it.
 */
final class StoredFacts {

  private final MetadataImplementor metadata;
  private final PropertyColumns properties;
  private final SortedMap<ColumnRef, String> texts = new TreeMap<>();

  private StoredFacts(MetadataImplementor metadata, PropertyColumns properties) {
    this.metadata = metadata;
    this.properties = properties;
  }

  /**
   * A text for each column that is known.
   *
   * @param zone the time zone of the application's connections; empty where none is set
   */
  static SortedMap<ColumnRef, String> of(
      MetadataImplementor metadata, PropertyColumns properties, String zone) {
    StoredFacts facts = new StoredFacts(metadata, properties);
    SortedMap<ColumnRef, String> several = StoredValues.ofSeveral(metadata);
    for (Namespace namespace : metadata.getDatabase().getNamespaces()) {
      for (Table table : namespace.getTables()) {
        if (SchemaConversion.isExported(table)) {
          for (Column column : table.getColumns()) {
            ColumnRef place = new ColumnRef(table.getName(), column.getName());
            String within = StoredValues.within(column);
            String text =
                within.isEmpty()
                    ? several.getOrDefault(place, StoredValues.of(column.getValue(), zone))
                    : within;
            if (!text.isEmpty()) {
              facts.texts.put(place, text);
            }
          }
        }
      }
    }
    facts.declared();
    facts.classes();
    facts.generators();
    return facts.texts;
  }

  /** What the properties are declared as. */
  private void declared() {
    DeclaredProperties declared = new DeclaredProperties();
    for (Properties.Place place : Properties.of(metadata)) {
      List<ColumnRef> columns =
          properties.byPath().getOrDefault(place.entity() + "#" + place.path(), List.of());
      boolean isOfOne =
          columns.size() == 1
              && !texts.getOrDefault(columns.get(0), "several").startsWith("several");
      if (isOfOne) {
        String name = place.path().substring(place.path().lastIndexOf('.') + 1);
        texts.computeIfPresent(
            columns.get(0), (column, text) -> declared.of(place.owner(), name).added(text));
      }
    }
  }

  /** What rows of each class have in the column that tells their classes. */
  private void classes() {
    Map<ColumnRef, SortedMap<String, String>> values = new TreeMap<>();
    for (PersistentClass entity : metadata.getEntityBindings()) {
      Value discriminator = entity.getRootClass().getDiscriminator();
      boolean isAbstract = Boolean.TRUE.equals(entity.isAbstract());
      if (discriminator == null || isAbstract || entity.getDiscriminatorValue() == null) {
        continue;
      }
      for (Column column : HibernateMembers.columns(discriminator)) {
        values
            .computeIfAbsent(
                new ColumnRef(entity.getRootTable().getName(), column.getName()),
                ref -> new TreeMap<>())
            .put(entity.getEntityName(), entity.getDiscriminatorValue());
      }
    }
    values.forEach((column, pairs) -> texts.put(column, StoredValues.pairs("classes", pairs)));
  }

  /** By how much each generator of identifiers goes on at a time. */
  private void generators() {
    Map<ColumnRef, SortedMap<String, String>> steps = new TreeMap<>();
    properties
        .generators()
        .forEach(
            (path, made) -> {
              for (Table table : made.tables()) {
                for (Column column : table.getColumns()) {
                  boolean isKey =
                      table.hasPrimaryKey() && table.getPrimaryKey().containsColumn(column);
                  if (!isKey && made.step() > 0) {
                    steps
                        .computeIfAbsent(
                            new ColumnRef(table.getName(), column.getName()),
                            ref -> new TreeMap<>())
                        .put(path, String.valueOf(made.step()));
                  }
                }
              }
            });
    steps.forEach((column, pairs) -> texts.put(column, StoredValues.pairs("ids", pairs)));
  }

  /** The names of the roots of hierarchies whose rows tell their classes. */
  static List<RootClass> rootsWithClasses(MetadataImplementor metadata) {
    TreeSet<String> names = new TreeSet<>();
    metadata.getEntityBindings().stream()
        .filter(entity -> entity.getRootClass().getDiscriminator() != null)
        .forEach(entity -> names.add(entity.getRootClass().getEntityName()));
    return names.stream().map(name -> metadata.getEntityBinding(name).getRootClass()).toList();
  }
}
