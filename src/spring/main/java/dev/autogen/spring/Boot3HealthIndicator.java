package dev.autogen.spring;

import dev.autogen.Autogen;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/** The health of the schema, for Spring Boot 3. */
final class Boot3HealthIndicator implements HealthIndicator {

  private final Autogen autogen;

  Boot3HealthIndicator(Autogen autogen) {
    this.autogen = autogen;
  }

  @Override
  public Health health() {
    SchemaHealth health = SchemaHealth.of(autogen);
    return (health.isUp() ? Health.up() : Health.outOfService())
        .withDetails(health.details())
        .build();
  }
}
