package dev.autogen.spring;

import java.util.Map;
import org.springframework.boot.autoconfigure.orm.jpa.HibernatePropertiesCustomizer;

/** Has Hibernate hold the entities against the schema, for Spring Boot 3. */
final class Boot3Validation implements HibernatePropertiesCustomizer {

  @Override
  public void customize(Map<String, Object> properties) {
    properties.putIfAbsent("hibernate.hbm2ddl.auto", "validate");
  }
}
