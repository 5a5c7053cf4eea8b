package dev.autogen.entity;

import dev.autogen.schema.Schema;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the entities say.
 *
 * @param schema the schema Hibernate would create for them. Column types are Hibernate's own text,
 *     or the whole free text of a {@code columnDefinition}
 * @param entities the names of the entity classes, sorted
 * @param properties which columns an entity's property lives in, by {@code Entity#path}, such as
 *     {@code com.acme.User#address.city}. Collections add {@code {key}}, {@code {element}} and
 *     {@code {index}} to the path; {@code Entity#} alone leads to the entity's own tables, with
 *     empty column names
 * @param freeOrderEnums the columns whose ENUM members Hibernate sorted by itself, so that their
 *     order means nothing
 * @param renamedFrom what {@code @RenamedFrom} says, by {@code Entity#path} as in {@code
 *     properties}
 * @param warnings what could not be read or is not what it seems, one sentence each, sorted
 * @param hibernateVersion the version of the Hibernate that read them
 */
public record EntityModel(
    Schema schema,
    List<String> entities,
    SortedMap<String, List<ColumnRef>> properties,
    SortedSet<ColumnRef> freeOrderEnums,
    SortedMap<String, String> renamedFrom,
    List<String> warnings,
    String hibernateVersion) {

  public EntityModel {
    entities = entities.stream().sorted().toList();
    // Of a sorted map, this compares no keys; there are as many as properties, with long names.
    SortedMap<String, List<ColumnRef>> copy = new TreeMap<>(properties);
    copy.replaceAll((path, columns) -> List.copyOf(columns));
    properties = Collections.unmodifiableSortedMap(copy);
    freeOrderEnums = Collections.unmodifiableSortedSet(new TreeSet<>(freeOrderEnums));
    renamedFrom = Collections.unmodifiableSortedMap(new TreeMap<>(renamedFrom));
    warnings = warnings.stream().sorted().distinct().toList();
  }

  EntityModel with(SortedMap<String, String> newRenamedFrom, List<String> newWarnings) {
    return new EntityModel(
        schema,
        entities,
        properties,
        freeOrderEnums,
        newRenamedFrom,
        newWarnings,
        hibernateVersion);
  }
}
