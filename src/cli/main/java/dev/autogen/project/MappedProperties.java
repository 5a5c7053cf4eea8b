package dev.autogen.project;

import dev.autogen.diff.Change;
import dev.autogen.diff.TableOrColumn;
import dev.autogen.entity.EntityModel;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Whose property a table or column is: in the entities, or else when the last migration was written
 * that knew it. Of several that share a column it is the first by name.
 */
public final class MappedProperties {

  /** Nothing is known. */
  public static final MappedProperties NONE = new MappedProperties(Map.of());

  private final Map<TableOrColumn, Property> known;

  private MappedProperties(Map<TableOrColumn, Property> known) {
    this.known = known;
  }

  /**
   * A property of an entity.
   *
   * @param path such as {@code address.city}; empty for the entity as a whole
   */
  public record Property(String entity, String path) {

    private static Property of(String text) {
      String entity = Mapping.entity(text);
      // What a collection adds, such as {element}, tells a part of the property.
      return new Property(
          entity, text.substring(entity.length() + 1).replaceFirst("[{][a-z]+[}]$", ""));
    }
  }

  static MappedProperties of(EntityModel now, SortedMap<String, List<TableOrColumn>> before) {
    Map<TableOrColumn, Property> known = new HashMap<>();
    add(Mapping.places(now), known);
    add(before, known);
    return new MappedProperties(known);
  }

  /** Adds what is not known yet, and of a column first whose own table it is in. */
  private static void add(
      SortedMap<String, List<TableOrColumn>> places, Map<TableOrColumn, Property> known) {
    Map<TableOrColumn, Property> others = new HashMap<>();
    places.forEach(
        (text, columns) -> {
          Property property = Property.of(text);
          List<TableOrColumn> own = places.getOrDefault(Mapping.whole(text), List.of());
          for (TableOrColumn place : columns) {
            TableOrColumn table = TableOrColumn.table(place.table());
            (own.contains(table) ? known : others).putIfAbsent(plain(place), property);
            // A table that is no entity's own is that of the property that is in it.
            others.putIfAbsent(plain(table), property);
          }
        });
    others.forEach(known::putIfAbsent);
  }

  /** Names know no case here: a server may keep others than the entities have. */
  private static TableOrColumn plain(TableOrColumn place) {
    return new TableOrColumn(
        place.table().toLowerCase(Locale.ROOT), place.column().toLowerCase(Locale.ROOT));
  }

  /** The property that a difference comes from; of an index or a key, the entity of its table. */
  public Optional<Property> of(Change change) {
    boolean isRename = change.kind() == Change.Kind.RENAME;
    return switch (change.element()) {
      case TABLE ->
          (isRename ? find(TableOrColumn.table(change.after())) : Optional.<Property>empty())
              .or(() -> find(TableOrColumn.table(change.table())));
      case COLUMN ->
          find(new TableOrColumn(change.table(), isRename ? change.after() : change.name()))
              .or(() -> find(new TableOrColumn(change.table(), change.name())))
              .or(() -> ofTable(change.table()));
      case INDEX, FOREIGN_KEY, CHECK, OPTION, PARTITIONING, ROW -> ofTable(change.table());
      case STORED_OBJECT, CODE, SCHEMA, ENTITY, REVISION, STEP, PROJECT -> Optional.empty();
    };
  }

  private Optional<Property> ofTable(String table) {
    return find(TableOrColumn.table(table)).map(property -> new Property(property.entity(), ""));
  }

  private Optional<Property> find(TableOrColumn place) {
    return Optional.ofNullable(known.get(plain(place)));
  }
}
