package dev.autogen.tool.flyway;

import dev.autogen.tool.ToolException;
import dev.autogen.tool.ToolRunner;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Flyway, from version 8 on. */
public final class FlywayRunner implements ToolRunner {

  /** For {@link dev.autogen.tool.ToolClasses}. */
  public FlywayRunner() {}

  @Override
  public void migrate(Job job, Optional<String> last) {
    try {
      FluentConfiguration configuration =
          Flyway.configure(FlywayRunner.class.getClassLoader())
              .configuration(job.settings())
              .loggers(Silence.class.getName())
              .dataSource(job.database());
      last.ifPresent(configuration::target);
      configuration.load().migrate();
    } catch (FlywayException | LinkageError e) {
      throw new ToolException(e);
    }
  }

  @Override
  public void undo(Job job, int count) {
    throw new UnsupportedOperationException("the open edition has no undo");
  }
}
