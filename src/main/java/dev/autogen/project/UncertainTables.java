package dev.autogen.project;

import dev.autogen.diff.Place;
import dev.autogen.entity.EntityModel;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Says of a table that only the database has why the entities may want it all the same: what was
 * not read is not known to be gone.
 */
final class UncertainTables implements Function<String, Optional<String>> {

  private final EntityModel model;

  /** The schemas in which entities map a table of that name. */
  private final Map<String, String> elsewhere = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  /** The entity classes whose properties lived in a table when migrations were written. */
  private final Map<String, Set<String>> owners = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  /**
   * Asked of what {@code model} does not ask for.
   *
   * @param before where the properties lived when the migrations were written
   */
  UncertainTables(EntityModel model, SortedMap<String, List<Place>> before) {
    this.model = model;
    model
        .elsewhere()
        .forEach((schema, tables) -> tables.forEach(table -> elsewhere.put(table.name(), schema)));
    before.forEach(
        (property, places) ->
            places.forEach(
                place ->
                    owners
                        .computeIfAbsent(place.table(), table -> new TreeSet<>())
                        .add(property.substring(0, property.indexOf('#')))));
  }

  @Override
  public Optional<String> apply(String table) {
    if (elsewhere.containsKey(table)) {
      return Optional.of("an entity maps a table of that name in schema " + elsewhere.get(table));
    }
    if (!model.unread().isEmpty()) {
      return Optional.of(model.unread().get(0));
    }
    if (model.leftOut().isEmpty() || isGone(table)) {
      return Optional.empty();
    }
    int count = model.leftOut().size();
    return Optional.of(
        "package leaves out "
            + (count == 1
                ? "entity " + model.leftOut().get(0)
                : count + " entities, such as " + model.leftOut().get(0)));
  }

  /** Whether it belonged to entities alone that would be read if they were there. */
  private boolean isGone(String table) {
    Set<String> known = new HashSet<>(owners.getOrDefault(table, Set.of()));
    return !known.isEmpty() && known.stream().noneMatch(model.leftOut()::contains);
  }
}
