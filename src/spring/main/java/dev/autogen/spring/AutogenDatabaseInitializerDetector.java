package dev.autogen.spring;

import java.util.Set;
import org.springframework.boot.sql.init.dependency.AbstractBeansOfTypeDatabaseInitializerDetector;

/** Lets whatever uses the schema, such as an EntityManagerFactory, wait for it. */
final class AutogenDatabaseInitializerDetector
    extends AbstractBeansOfTypeDatabaseInitializerDetector {

  AutogenDatabaseInitializerDetector() {}

  @Override
  protected Set<Class<?>> getDatabaseInitializerBeanTypes() {
    return Set.of(AutogenInitializer.class);
  }
}
