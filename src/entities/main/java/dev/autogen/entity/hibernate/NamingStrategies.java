package dev.autogen.entity.hibernate;

import dev.autogen.entity.EntityException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hibernate.boot.model.naming.ImplicitNamingStrategy;
import org.hibernate.boot.model.naming.PhysicalNamingStrategy;

/** What {@code --naming} means, as Hibernate settings. */
final class NamingStrategies {

  private static final String PHYSICAL = "hibernate.physical_naming_strategy";
  private static final String IMPLICIT = "hibernate.implicit_naming_strategy";

  /** Spring Boot 4's first, then Spring Boot 3's; Hibernate 7 has both physical ones. */
  private static final List<String> SPRING_PHYSICAL =
      List.of(
          "org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl",
          "org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy");

  private static final List<String> SPRING_IMPLICIT =
      List.of(
          "org.springframework.boot.hibernate.SpringImplicitNamingStrategy",
          "org.springframework.boot.orm.jpa.hibernate.SpringImplicitNamingStrategy");

  private NamingStrategies() {}

  /** Sets the strategies, unless the settings name others. */
  static void apply(String naming, ClassLoader loader, Map<String, Object> settings) {
    switch (naming) {
      case "", "jpa" -> {}
      case "spring" -> spring(loader, settings);
      default ->
          Arrays.stream(naming.split(","))
              .map(String::strip)
              .forEach(name -> byClass(name, loader, settings));
    }
  }

  private static void spring(ClassLoader loader, Map<String, Object> settings) {
    SPRING_PHYSICAL.stream()
        .filter(name -> exists(name, loader))
        .findFirst()
        .ifPresent(name -> settings.putIfAbsent(PHYSICAL, name));
    settings.putIfAbsent(
        IMPLICIT,
        SPRING_IMPLICIT.stream()
            .filter(name -> exists(name, loader))
            .findFirst()
            .map(Object.class::cast)
            // Spring Boot itself is not on the path of models read alone.
            .orElseGet(SpringImplicitNaming::new));
  }

  private static void byClass(String name, ClassLoader loader, Map<String, Object> settings) {
    Class<?> type;
    try {
      type = Class.forName(name, false, loader);
    } catch (ClassNotFoundException | LinkageError e) {
      throw new EntityException(
          "the naming strategy " + name + " is not on the class path",
          "use jpa, spring, or the name of a class on --classpath or in --models",
          e);
    }
    boolean physical = PhysicalNamingStrategy.class.isAssignableFrom(type);
    boolean implicit = ImplicitNamingStrategy.class.isAssignableFrom(type);
    if (!physical && !implicit) {
      throw new EntityException(
          name + " is no naming strategy of Hibernate",
          "name a class that implements PhysicalNamingStrategy or ImplicitNamingStrategy");
    }
    if (physical) {
      settings.put(PHYSICAL, name);
    }
    if (implicit) {
      settings.put(IMPLICIT, name);
    }
  }

  private static boolean exists(String name, ClassLoader loader) {
    return loader.getResource(name.replace('.', '/') + ".class") != null;
  }
}
