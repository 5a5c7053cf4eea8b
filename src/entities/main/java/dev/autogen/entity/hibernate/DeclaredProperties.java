package dev.autogen.entity.hibernate;

import java.lang.annotation.Annotation;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What classes declare their properties as: whether a field is primitive, and what validation asks
 * of it, whether or not it becomes part of the schema. Annotations are known by their names, since
 * the application may have none of them on its class path.
 */
final class DeclaredProperties {

  private static final List<String> NOT_NULL =
      List.of(
          "jakarta.validation.constraints.NotNull",
          "jakarta.validation.constraints.NotBlank",
          "jakarta.validation.constraints.NotEmpty");
  private static final String SIZE = "jakarta.validation.constraints.Size";

  private final Map<Class<?>, Map<String, Declared>> known = new HashMap<>();

  /**
   * A declaration.
   *
   * @param primitive its primitive type; empty for an object
   * @param isKnown whether it was found
   * @param validated such as {@code notnull size:40}; mostly empty
   */
  record Declared(boolean isKnown, String primitive, String validated) {

    static final Declared UNKNOWN = new Declared(false, "", "");

    /** What is known of a column, and this. */
    String added(String text) {
      String all = text;
      if (text.startsWith("plain ") && !primitive.isEmpty()) {
        all = text.replaceFirst("^plain \\S+", "plain " + primitive);
      } else if (isKnown && (text.startsWith("boolean ") || text.startsWith("converted "))) {
        all = text + (primitive.isEmpty() ? " object" : " primitive");
      }
      return validated.isEmpty() ? all : all + " " + validated;
    }
  }

  Declared of(Class<?> owner, String property) {
    try {
      return known
          .computeIfAbsent(owner, DeclaredProperties::in)
          .getOrDefault(property, Declared.UNKNOWN);
    } catch (RuntimeException | LinkageError e) {
      // A class may name others that are not there.
      return Declared.UNKNOWN;
    }
  }

  private static Map<String, Declared> in(Class<?> owner) {
    Map<String, Declared> all = new HashMap<>();
    for (Class<?> type = owner; type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        all.merge(field.getName(), declared(field.getType(), field), DeclaredProperties::both);
      }
      for (Method method : type.getDeclaredMethods()) {
        String name = property(method);
        if (!name.isEmpty() && method.getParameterCount() == 0) {
          all.merge(name, declared(method.getReturnType(), method), DeclaredProperties::both);
        }
      }
    }
    return all;
  }

  /** The field first, which was found first. */
  private static Declared both(Declared one, Declared other) {
    return new Declared(
        true, one.primitive(), one.validated().isEmpty() ? other.validated() : one.validated());
  }

  private static String property(Method getter) {
    String name = getter.getName().replaceFirst("^(get|is)(?=[A-Z])", "");
    return name.equals(getter.getName())
        ? ""
        : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  private static Declared declared(Class<?> type, AccessibleObject member) {
    String notNull = "";
    String size = "";
    for (Annotation annotation : member.getAnnotations()) {
      String name = annotation.annotationType().getName();
      if (NOT_NULL.contains(name)) {
        notNull = "notnull ";
      } else if (name.equals(SIZE)
          && value(annotation, "max") instanceof Integer most
          && most < Integer.MAX_VALUE) {
        size = "size:" + most;
      }
    }
    return new Declared(true, type.isPrimitive() ? type.getName() : "", (notNull + size).strip());
  }

  private static Object value(Annotation annotation, String name) {
    try {
      return annotation.annotationType().getMethod(name).invoke(annotation);
    } catch (ReflectiveOperationException e) {
      return "";
    }
  }
}
