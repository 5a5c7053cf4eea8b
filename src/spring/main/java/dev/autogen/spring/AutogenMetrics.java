package dev.autogen.spring;

import dev.autogen.RunResult;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Optional;

/**
 * How long the migrations of this start took: the timers {@code autogen.run} and {@code
 * autogen.revision}.
 */
final class AutogenMetrics implements MeterBinder {

  private final AutogenInitializer initializer;

  AutogenMetrics(AutogenInitializer initializer) {
    this.initializer = initializer;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Optional<RunResult> result = initializer.result();
    result.ifPresent(
        run -> {
          Timer.builder("autogen.run")
              .description("How long the migrations of a start took")
              .tag("direction", run.direction().word())
              .register(registry)
              .record(run.duration());
          run.revisions()
              .forEach(
                  revision ->
                      Timer.builder("autogen.revision")
                          .description("How long a migration took")
                          .tag("revision", revision.id())
                          .register(registry)
                          .record(revision.duration()));
        });
  }
}
