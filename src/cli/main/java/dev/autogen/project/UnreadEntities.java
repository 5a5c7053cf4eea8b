package dev.autogen.project;

import dev.autogen.diff.TableOrColumn;
import dev.autogen.entity.EntityModel;
import dev.autogen.policy.Uncertain;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What entities that were not read may ask for. */
final class UnreadEntities implements Uncertain {

  private final EntityModel model;

  /** The schemas in which entities map a table of that name. */
  private final Map<String, String> elsewhere = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  /** The entity classes that had a table, or a column as {@code table.column}, at last. */
  private final Map<String, Set<String>> owners = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  /**
   * Asked of what {@code model} does not ask for.
   *
   * @param before where the properties lived when the migrations were written
   */
  UnreadEntities(EntityModel model, SortedMap<String, List<TableOrColumn>> before) {
    this.model = model;
    model
        .elsewhere()
        .forEach((schema, tables) -> tables.forEach(table -> elsewhere.put(table.name(), schema)));
    before.forEach(
        (property, places) -> {
          String entity = Mapping.entity(property);
          for (TableOrColumn place : places) {
            own(place.table(), entity);
            own(place.table() + "." + place.column(), entity);
          }
        });
  }

  private void own(String what, String entity) {
    owners.computeIfAbsent(what, name -> new TreeSet<>()).add(entity);
  }

  @Override
  public Optional<String> table(String table) {
    if (model.ofHibernate().stream().anyMatch(table::equalsIgnoreCase)) {
      return Optional.of("Hibernate notes rows in it while a bulk statement runs");
    }
    return elsewhere.containsKey(table)
        ? Optional.of("an entity maps a table of that name in schema " + elsewhere.get(table))
        : uncertain(table);
  }

  @Override
  public Optional<String> column(String table, String column) {
    return uncertain(table + "." + column);
  }

  private Optional<String> uncertain(String what) {
    if (!model.unread().isEmpty()) {
      return Optional.of(model.unread().get(0));
    }
    if (model.leftOut().isEmpty() || isGone(what)) {
      return Optional.empty();
    }
    int count = model.leftOut().size();
    return Optional.of(
        count == 1
            ? "entity " + model.leftOut().get(0) + " is not among those that are read"
            : count
                + " entities are not among those that are read, such as "
                + model.leftOut().get(0));
  }

  /** Whether it belonged to entities alone that would be read if they were there. */
  private boolean isGone(String what) {
    Set<String> known = owners.getOrDefault(what, Set.of());
    return !known.isEmpty() && known.stream().noneMatch(model.leftOut()::contains);
  }
}
