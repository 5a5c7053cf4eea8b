package dev.autogen.entity.hibernate;

import dev.autogen.entity.MetadataReader.Request;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Loads the annotated classes, and leaves out those that refer to classes that are not there. */
final class LinkedClasses {

  private LinkedClasses() {}

  static List<Class<?>> of(Request request, List<String> warnings) {
    List<Class<?>> classes = new ArrayList<>();
    for (String name : request.classes()) {
      try {
        Class<?> type = Class.forName(name, false, request.loader());
        referredTo(type);
        classes.add(type);
      } catch (ClassNotFoundException | LinkageError | TypeNotPresentException e) {
        warnings.add(name + " is left out, because it does not load: " + cause(e));
      }
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
