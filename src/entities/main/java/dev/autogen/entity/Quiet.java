package dev.autogen.entity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps Hibernate from printing while it is open, and puts everything back when it is closed: what
 * autogen prints is its result.
 */
final class Quiet implements AutoCloseable {

  /** JBoss Logging, Hibernate's, would pick a Logback it finds on the project's class path. */
  private static final String PROVIDER = "org.jboss.logging.provider";

  /** The same for SLF4J 2, which complains on standard error when it finds no provider. */
  private static final String SLF4J = "slf4j.internal.verbosity";

  private final Map<Logger, Level> levels = new LinkedHashMap<>();
  private final Map<String, String> properties = new LinkedHashMap<>();
  private final ClassLoader contextLoader = Thread.currentThread().getContextClassLoader();

  Quiet(ClassLoader loader) {
    for (String name :
        List.of("org.hibernate", "org.jboss", "jakarta", "com.sun.xml", "org.glassfish")) {
      Logger logger = Logger.getLogger(name);
      levels.put(logger, logger.getLevel());
      logger.setLevel(Level.OFF);
    }
    set(PROVIDER, "jdk");
    set(SLF4J, "ERROR");
    // JAXB and the Bean Validation API look for their providers here.
    Thread.currentThread().setContextClassLoader(loader);
  }

  private void set(String property, String value) {
    properties.put(property, System.getProperty(property));
    System.setProperty(property, value);
  }

  @Override
  public void close() {
    Thread.currentThread().setContextClassLoader(contextLoader);
    properties.forEach(
        (property, value) -> {
          if (value == null) {
            System.clearProperty(property);
          } else {
            System.setProperty(property, value);
          }
        });
    levels.forEach(Logger::setLevel);
  }
}
