package dev.autogen.project;

import dev.autogen.diff.Rename;
import dev.autogen.diff.TableOrColumn;
import dev.autogen.draft.Renumbered;
import dev.autogen.entity.EntityModel;
import dev.autogen.finding.Element;
import dev.autogen.hook.ReviewedMigration.Mapped;
import dev.autogen.operation.Operation;
import dev.autogen.schema.Schema;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where the properties of entities live.
 *
 * @param places by the property, as in {@link EntityModel#properties}
 * @param stored what columns hold for the values of Java, as in {@link EntityModel#storedValues};
 *     without those of which that is not known
 */
record Mapping(SortedMap<String, List<TableOrColumn>> places, Map<TableOrColumn, String> stored) {

  /** Nothing is known. */
  static final Mapping NOTHING = new Mapping(new TreeMap<>(), Map.of());

  /** Between the name of an entity class and the path of its property. */
  private static final char OF_ENTITY = '#';

  Mapping {
    places = Collections.unmodifiableSortedMap(new TreeMap<>(places));
    stored = Collections.unmodifiableMap(new LinkedHashMap<>(stored));
  }

  /** Where each property lives according to the entities. */
  static SortedMap<String, List<TableOrColumn>> places(EntityModel model) {
    SortedMap<String, List<TableOrColumn>> places = new TreeMap<>();
    model
        .properties()
        .forEach(
            (property, columns) ->
                places.put(
                    property,
                    columns.stream().map(c -> new TableOrColumn(c.table(), c.column())).toList()));
    return places;
  }

  /**
   * Where each property lives in the database, and what the columns hold.
   *
   * @param kept what has another name there than the entities have for it
   */
  static Mapping inDatabase(EntityModel model, List<Rename> kept) {
    SortedMap<String, List<TableOrColumn>> there = new TreeMap<>();
    places(model)
        .forEach(
            (property, all) ->
                there.put(property, all.stream().map(place -> inDatabase(place, kept)).toList()));
    Map<TableOrColumn, String> stored = new LinkedHashMap<>();
    model
        .storedValues()
        .forEach(
            (column, text) ->
                stored.put(
                    inDatabase(new TableOrColumn(column.table(), column.column()), kept), text));
    return new Mapping(there, stored);
  }

  /** The same for rules. */
  Mapped mapped() {
    SortedMap<String, List<Element>> properties = new TreeMap<>();
    places.forEach(
        (property, all) ->
            properties.put(
                property,
                all.stream()
                    .map(
                        place ->
                            place.isTable()
                                ? Element.table(place.table())
                                : Element.column(place.table(), place.column()))
                    .toList()));
    Map<Element, String> texts = new LinkedHashMap<>();
    stored.forEach((place, text) -> texts.put(Element.column(place.table(), place.column()), text));
    return new Mapped(properties, texts);
  }

  /** Those properties that are in {@code schema}. */
  Mapping within(Schema schema) {
    SortedMap<String, List<TableOrColumn>> there = new TreeMap<>(places);
    there
        .values()
        .removeIf(
            all ->
                !all.stream()
                    .allMatch(
                        place ->
                            schema
                                .table(place.table())
                                .filter(
                                    table ->
                                        place.isTable() || table.column(place.column()).isPresent())
                                .isPresent()));
    return new Mapping(there, stored);
  }

  /** What it says otherwise than {@code before}. */
  Mapping since(Mapping before) {
    SortedMap<String, List<TableOrColumn>> others = new TreeMap<>();
    places.forEach(
        (property, all) -> {
          boolean isStoredTheSame =
              all.stream()
                  .allMatch(place -> Objects.equals(before.stored.get(place), stored.get(place)));
          if (!all.equals(before.places.get(property)) || !isStoredTheSame) {
            others.put(property, all);
          }
        });
    return new Mapping(others, stored);
  }

  /** The columns whose values stand for something else after this in {@code now}. */
  List<Renumbered> renumbered(Mapping now, List<Operation> operations, Schema live) {
    return Renumbered.of(stored, now.stored, operations, live);
  }

  private static TableOrColumn inDatabase(TableOrColumn place, List<Rename> kept) {
    return kept.stream()
        .filter(rename -> rename.to().equals(place))
        .findFirst()
        .map(Rename::from)
        .or(
            () ->
                kept.stream()
                    .filter(rename -> rename.to().equals(TableOrColumn.table(place.table())))
                    .findFirst()
                    .map(rename -> new TableOrColumn(rename.from().table(), place.column())))
        .orElse(place);
  }

  /** The entities that have a table in {@code schema}, as {@code places} says. */
  static SortedSet<String> entities(SortedMap<String, List<TableOrColumn>> places, Schema schema) {
    SortedSet<String> entities = new TreeSet<>();
    places.forEach(
        (property, all) -> {
          if (all.stream().anyMatch(place -> schema.table(place.table()).isPresent())) {
            entities.add(entity(property));
          }
        });
    return entities;
  }

  /** Whether {@code text} names a property, or an entity as a whole. */
  static boolean isProperty(String text) {
    return text.indexOf(OF_ENTITY) > 0;
  }

  /** What stands for the entity of a property as a whole, and leads to its tables. */
  static String whole(String property) {
    return entity(property) + OF_ENTITY;
  }

  /** The entity of a property. */
  static String entity(String property) {
    return property.substring(0, property.indexOf(OF_ENTITY));
  }
}
