package dev.autogen.spring;

import dev.autogen.Autogen;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** The health of the schema, for Spring Boot 4. */
final class Boot4HealthIndicator implements HealthIndicator {

  private final Autogen autogen;

  Boot4HealthIndicator(Autogen autogen) {
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
