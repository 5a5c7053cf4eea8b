package dev.autogen.entity.hibernate;

import java.lang.annotation.Annotation;
import java.lang.reflect.AccessibleObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.CurrentTimestamp;
import org.hibernate.annotations.UpdateTimestamp;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.mapping.Column;

/**
 * From 7.4 on, the column of a generated timestamp is NOT NULL, but only once its generator is
 * created, which is when a SessionFactory is built.
 */
final class GeneratedTimestamps {

  private GeneratedTimestamps() {}

  static void apply(MetadataImplementor metadata, String hibernateVersion) {
    if (!hibernateVersion.startsWith("7.4.")) {
      return;
    }
    for (Properties.Place place : Properties.of(metadata)) {
      List<Column> columns = place.property().getColumns();
      if (columns.size() == 1 && isGeneratedOnInsert(place)) {
        columns.get(0).setNullable(false);
      }
    }
  }

  private static boolean isGeneratedOnInsert(Properties.Place place) {
    for (AccessibleObject member : members(place.owner(), place.property().getName())) {
      if (has(member, CreationTimestamp.class) || has(member, UpdateTimestamp.class)) {
        return true;
      }
      CurrentTimestamp current = member.getAnnotation(CurrentTimestamp.class);
      if (current != null && firesOnInsert(current)) {
        return true;
      }
    }
    return false;
  }

  private static boolean firesOnInsert(CurrentTimestamp annotation) {
    return List.of(annotation.event()).toString().toUpperCase(Locale.ROOT).contains("INSERT");
  }

  private static boolean has(AccessibleObject member, Class<? extends Annotation> annotation) {
    return member.isAnnotationPresent(annotation);
  }

  private static List<AccessibleObject> members(Class<?> owner, String property) {
    String capital = property.substring(0, 1).toUpperCase(Locale.ROOT) + property.substring(1);
    List<AccessibleObject> members = new ArrayList<>();
    for (Class<?> type = owner; type != null; type = type.getSuperclass()) {
      try {
        members.add(type.getDeclaredField(property));
      } catch (NoSuchFieldException e) {
        // The property may be a getter alone.
      }
      for (String getter : List.of("get" + capital, "is" + capital, property)) {
        try {
          members.add(type.getDeclaredMethod(getter));
        } catch (NoSuchMethodException e) {
          // Or a field alone.
        }
      }
    }
    return members;
  }
}
