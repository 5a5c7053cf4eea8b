package dev.autogen.entity.hibernate;

import java.util.ArrayList;
import java.util.List;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.JoinedSubclass;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.UnionSubclass;
import org.hibernate.mapping.Value;

/** Every property of every entity, those inside embeddables included. */
final class Properties {

  private Properties() {}

  /**
   * A property.
   *
   * @param entity the name of the entity that declares it, or inherits it into a table of its own
   * @param path the way to it, such as {@code address.city}
   * @param owner the class that declares it; {@code Object} where there is no class
   */
  record Place(String entity, String path, Class<?> owner, Property property) {}

  static List<Place> of(MetadataImplementor metadata) {
    List<Place> places = new ArrayList<>();
    for (PersistentClass entity : metadata.getEntityBindings()) {
      Class<?> owner = entity.hasPojoRepresentation() ? entity.getMappedClass() : Object.class;
      boolean ownTable = !entity.isInherited() || entity instanceof UnionSubclass;
      if (ownTable) {
        if (entity.hasIdentifierProperty()) {
          add(places, entity.getEntityName(), "", owner, entity.getIdentifierProperty());
        } else if (entity.getIdentifier() instanceof Component id) {
          id.getProperties().forEach(p -> add(places, entity.getEntityName(), "", owner, p));
        }
      }
      List<Property> properties = ownTable ? entity.getPropertyClosure() : entity.getProperties();
      properties.forEach(p -> add(places, entity.getEntityName(), "", owner, p));
    }
    return places;
  }

  /** What entities with a joined table inherit, which lives in the tables of their parents. */
  static List<Place> inheritedByJoined(MetadataImplementor metadata) {
    List<Place> places = new ArrayList<>();
    for (PersistentClass entity : metadata.getEntityBindings()) {
      if (entity instanceof JoinedSubclass) {
        for (PersistentClass parent = entity.getSuperclass();
            parent != null;
            parent = parent.getSuperclass()) {
          for (Property property : parent.getProperties()) {
            add(places, entity.getEntityName(), "", Object.class, property);
          }
        }
      }
    }
    return places;
  }

  private static void add(
      List<Place> places, String entity, String prefix, Class<?> owner, Property property) {
    String path = prefix + property.getName();
    places.add(new Place(entity, path, owner, property));
    Value value = property.getValue();
    if (value instanceof Component component) {
      Class<?> type =
          component.getComponentClassName() == null ? Object.class : component.getComponentClass();
      for (Property inner : component.getProperties()) {
        add(places, entity, path + ".", type, inner);
      }
    }
  }
}
