package dev.autogen.tool.flyway;

import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;

/** What autogen prints is its own. */
public final class Silence implements LogCreator {

  /** For Flyway, which is given the name of the class. */
  public Silence() {}

  @Override
  public Log createLogger(Class<?> type) {
    return new Nothing();
  }

  private static final class Nothing implements Log {

    /** Earlier versions want it. */
    @Override
    @SuppressWarnings("deprecation")
    public boolean isDebugEnabled() {
      return false;
    }

    @Override
    public void debug(String message) {}

    @Override
    public void info(String message) {}

    @Override
    public void warn(String message) {}

    @Override
    public void error(String message) {}

    @Override
    public void error(String message, Exception e) {}

    @Override
    public void notice(String message) {}
  }
}
