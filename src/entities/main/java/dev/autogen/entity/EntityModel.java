package dev.autogen.entity;

import dev.autogen.finding.Element;
import dev.autogen.finding.Finding;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What the entities say.
 *
 * @param schema the schema Hibernate would create for them. Column types are Hibernate's own text,
 *     or the whole free text of a {@code columnDefinition}
 * @param elsewhere the tables that name a schema of their own, by its name
 * @param entities the names of the entity classes, sorted
 * @param properties which columns an entity's property lives in, by {@code Entity#path}, such as
 *     {@code com.acme.User#address.city}. Collections add {@code {key}}, {@code {element}}, {@code
 *     {index}} and {@code {id}} to the path, hierarchies {@code {discriminator}}, identifiers
 *     {@code {generator}} for the table they are counted in; {@code Entity#} alone leads to the
 *     entity's own tables. A table itself has an empty column name
 * @param freeOrderEnums the columns whose ENUM members Hibernate sorted by itself, so that their
 *     order means nothing
 * @param ofHibernate the tables that Hibernate itself makes and fills while it runs, sorted
 * @param storedValues what columns hold for the values of Java, such as {@code enum NEW=0 PAID=1},
 *     {@code boolean false=0 true=1 primitive}, {@code uuid bytes}, {@code plain int}, {@code plain
 *     Instant UTC}, {@code converted com.shop.MoneyConverter object}, with what validation asks of
 *     the property, such as {@code notnull size:40}; of the column that tells classes {@code
 *     classes Car=C Truck=T}, and of that in which a generator counts its allocation size, {@code
 *     ids Car#id=50}. Without those of which nothing is known
 * @param renamedFrom what {@code @RenamedFrom} says, by {@code Entity#path} as in {@code
 *     properties}
 * @param leftOut the entity classes that the packages to be read leave out
 * @param unread what else may ask for tables and could not be read, a clause each
 * @param warnings what could not be read or is not what it seems, one sentence each, sorted
 * @param hibernateVersion the version of the Hibernate that read them
 */
public record EntityModel(
    Schema schema,
    SortedMap<String, List<Table>> elsewhere,
    List<String> entities,
    SortedMap<String, List<ColumnRef>> properties,
    SortedSet<ColumnRef> freeOrderEnums,
    List<String> ofHibernate,
    SortedMap<ColumnRef, String> storedValues,
    SortedMap<String, String> renamedFrom,
    List<String> leftOut,
    List<String> unread,
    List<String> warnings,
    String hibernateVersion) {

  public EntityModel {
    elsewhere = Collections.unmodifiableSortedMap(new TreeMap<>(elsewhere));
    ofHibernate = ofHibernate.stream().sorted().distinct().toList();
    leftOut = leftOut.stream().sorted().toList();
    unread = List.copyOf(unread);
    entities = entities.stream().sorted().toList();
    // Of a sorted map, this compares no keys; there are as many as properties, with long names.
    SortedMap<String, List<ColumnRef>> copy = new TreeMap<>(properties);
    copy.replaceAll((path, columns) -> List.copyOf(columns));
    properties = Collections.unmodifiableSortedMap(copy);
    freeOrderEnums = Collections.unmodifiableSortedSet(new TreeSet<>(freeOrderEnums));
    storedValues = Collections.unmodifiableSortedMap(new TreeMap<>(storedValues));
    renamedFrom = Collections.unmodifiableSortedMap(new TreeMap<>(renamedFrom));
    warnings = warnings.stream().sorted().distinct().toList();
  }

  /** What could not be read or is not what it seems. */
  public List<Finding> findings() {
    return warnings.stream()
        .map(text -> Finding.warning("entities", Element.project("entities"), text))
        .toList();
  }

  EntityModel with(
      SortedMap<String, String> newRenamedFrom,
      List<String> newLeftOut,
      List<String> newUnread,
      List<String> newWarnings) {
    return new EntityModel(
        schema,
        elsewhere,
        entities,
        properties,
        freeOrderEnums,
        ofHibernate,
        storedValues,
        newRenamedFrom,
        newLeftOut,
        newUnread,
        newWarnings,
        hibernateVersion);
  }

  /** The same with another schema. */
  public EntityModel withSchema(Schema newSchema) {
    return withTables(newSchema, elsewhere, warnings);
  }

  /** The same with further warnings. */
  public EntityModel warning(List<String> more) {
    List<String> all = new ArrayList<>(warnings);
    all.addAll(more);
    return withTables(schema, elsewhere, all);
  }

  private EntityModel withTables(
      Schema newSchema, SortedMap<String, List<Table>> newElsewhere, List<String> newWarnings) {
    return new EntityModel(
        newSchema,
        newElsewhere,
        entities,
        properties,
        freeOrderEnums,
        ofHibernate,
        storedValues,
        renamedFrom,
        leftOut,
        unread,
        newWarnings,
        hibernateVersion);
  }

  /**
   * What the entities say of the schema of that name. A table may name the very schema that it is
   * in anyway; those that name another are left out, with a warning.
   *
   * @param sameSchema whether a name is another spelling of that schema's
   */
  public EntityModel within(Predicate<String> sameSchema) {
    if (elsewhere.isEmpty()) {
      return this;
    }
    List<String> told = new ArrayList<>(warnings);
    SortedMap<String, Table> here = new TreeMap<>();
    schema.tables().forEach(table -> here.put(table.name(), table));
    SortedMap<String, List<Table>> there = new TreeMap<>();
    elsewhere.forEach(
        (name, tables) -> {
          if (!sameSchema.test(name)) {
            there.put(name, tables);
          }
          for (Table table : tables) {
            if (!sameSchema.test(name)) {
              told.add(
                  "table "
                      + name
                      + "."
                      + table.name()
                      + " is left out, because it is in another schema");
            } else if (here.put(table.name(), table) != null) {
              told.add("table " + table.name() + " is mapped twice, with and without a schema");
            }
          }
        });
    return withTables(
        schema
            .withTables(List.copyOf(here.values()))
            .map(table -> table.withForeignKeys(within(table.foreignKeys(), sameSchema))),
        there,
        told);
  }

  private static List<ForeignKey> within(List<ForeignKey> keys, Predicate<String> sameSchema) {
    return keys.stream()
        .map(key -> sameSchema.test(key.referencedSchema()) ? key.withReferencedSchema("") : key)
        .toList();
  }
}
