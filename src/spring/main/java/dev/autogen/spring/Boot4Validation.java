package dev.autogen.spring;

import java.util.Map;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;

/** Has Hibernate hold the entities against the schema, for Spring Boot 4. */
final class Boot4Validation implements HibernatePropertiesCustomizer {

  @Override
  public void customize(Map<String, Object> properties) {
    properties.putIfAbsent("hibernate.hbm2ddl.auto", "validate");
  }
}
