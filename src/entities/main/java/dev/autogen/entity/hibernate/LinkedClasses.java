package dev.autogen.entity.hibernate;

import dev.autogen.entity.EntityException;
import dev.autogen.entity.MetadataReader.Request;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Loads the annotated classes. One that refers to a class that is not there cannot be read, and to
 * go on without it would make its tables look as if nobody wanted them any more.
 */
final class LinkedClasses {

  /** Many classes miss the same few. */
  private static final int SHOWN = 5;

  private LinkedClasses() {}

  /**
   * The classes, loaded.
   *
   * @throws EntityException naming those that do not load
   */
  static List<Class<?>> of(Request request) {
    List<Class<?>> classes = new ArrayList<>();
    List<String> broken = new ArrayList<>();
    String remedy =
        "complete the class path (classpath, or models for another module), or leave them out"
            + " with package";
    for (String name : request.classes()) {
      try {
        Class<?> type = Class.forName(name, false, request.loader());
        referredTo(type);
        classes.add(type);
      } catch (ClassNotFoundException | LinkageError | TypeNotPresentException e) {
        broken.add(name + " (" + cause(e) + ")");
        if (e instanceof UnsupportedClassVersionError) {
          remedy = "run autogen with the Java that the project is built for";
        } else if (e instanceof ClassFormatError) {
          remedy = "build the module again, or fetch the library again";
        }
      }
    }
    if (!broken.isEmpty()) {
      throw new EntityException(
          (broken.size() == 1 ? "a class does" : broken.size() + " classes do")
              + " not load, so nobody can say which tables the entities want: "
              + String.join(", ", broken.subList(0, Math.min(broken.size(), SHOWN)))
              + (broken.size() > SHOWN ? " and " + (broken.size() - SHOWN) + " more" : ""),
          remedy);
    }
    return classes;
  }

  /** Asks for what Hibernate will ask for, so that a missing class shows here, not in its boot. */
  private static List<Type> referredTo(Class<?> type) {
    List<Type> types = new ArrayList<>();
    types.add(type.getGenericSuperclass());
    Collections.addAll(types, type.getGenericInterfaces());
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      Collections.addAll(types, constructor.getGenericParameterTypes());
    }
    for (Field field : type.getDeclaredFields()) {
      types.add(field.getGenericType());
    }
    for (Method method : type.getDeclaredMethods()) {
      types.add(method.getGenericReturnType());
    }
    return types;
  }

  private static String cause(Throwable e) {
    if (e instanceof NoClassDefFoundError missing && missing.getMessage() != null) {
      return "class " + missing.getMessage().replace('/', '.') + " is not on the class path";
    }
    if (e instanceof TypeNotPresentException missing) {
      return "class " + missing.typeName() + " is not on the class path";
    }
    return String.valueOf(e.getMessage());
  }
}
