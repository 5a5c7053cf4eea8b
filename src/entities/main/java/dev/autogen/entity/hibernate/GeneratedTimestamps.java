package dev.autogen.entity.hibernate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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

  private final Map<Class<?>, Stamped> known = new HashMap<>();

  private GeneratedTimestamps() {}

  static void apply(MetadataImplementor metadata) {
    if (!changeColumns()) {
      return;
    }
    GeneratedTimestamps timestamps = new GeneratedTimestamps();
    for (Properties.Place place : Properties.of(metadata)) {
      List<Column> columns = HibernateMembers.columns(place.property().getValue());
      if (columns.size() == 1
          && timestamps.of(place.owner()).isGeneratedOnInsert(place.property().getName())) {
        columns.get(0).setNullable(false);
      }
    }
  }

  /** Whether this Hibernate's generator of timestamps has such a call, which is in no signature. */
  private static boolean changeColumns() {
    String generator = "/org/hibernate/generator/internal/CurrentTimestampGeneration.class";
    try (InputStream bytes = MetadataImplementor.class.getResourceAsStream(generator)) {
      return bytes != null
          && new String(bytes.readAllBytes(), StandardCharsets.ISO_8859_1).contains("setNullable");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Stamped of(Class<?> owner) {
    return known.computeIfAbsent(owner, Stamped::in);
  }

  /**
   * The members of a class and of those above it that have the annotation of a timestamp generated
   * on insert.
   */
  private record Stamped(Set<String> fields, Set<String> methods) {

    static Stamped in(Class<?> owner) {
      Stamped stamped = new Stamped(new HashSet<>(), new HashSet<>());
      for (Class<?> type = owner; type != null; type = type.getSuperclass()) {
        for (Field field : type.getDeclaredFields()) {
          if (isStamped(field)) {
            stamped.fields.add(field.getName());
          }
        }
        for (Method method : type.getDeclaredMethods()) {
          if (method.getParameterCount() == 0 && isStamped(method)) {
            stamped.methods.add(method.getName());
          }
        }
      }
      return stamped;
    }

    boolean isGeneratedOnInsert(String property) {
      if (fields.isEmpty() && methods.isEmpty()) {
        return false;
      }
      String capital = property.substring(0, 1).toUpperCase(Locale.ROOT) + property.substring(1);
      return fields.contains(property)
          || methods.contains(property)
          || methods.contains("get" + capital)
          || methods.contains("is" + capital);
    }

    private static boolean isStamped(AccessibleObject member) {
      CurrentTimestamp current = member.getAnnotation(CurrentTimestamp.class);
      return member.isAnnotationPresent(CreationTimestamp.class)
          || member.isAnnotationPresent(UpdateTimestamp.class)
          || (current != null && firesOnInsert(current));
    }

    private static boolean firesOnInsert(CurrentTimestamp annotation) {
      return List.of(annotation.event()).toString().toUpperCase(Locale.ROOT).contains("INSERT");
    }
  }
}
