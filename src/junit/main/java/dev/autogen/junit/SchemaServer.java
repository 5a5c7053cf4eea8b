package dev.autogen.junit;

import java.util.Optional;
import javax.sql.DataSource;

/**
 * The server that migrations are tried on, in schemas that are made for it and dropped.
 *
 * @param url a JDBC URL such as {@code jdbc:mysql://localhost:3306/shop}; empty for what the
 *     settings of the project name, and {@code development} for a server of autogen's own
 * @param user an account that may create schemas
 * @param source what connects to it in place of a URL
 */
public record SchemaServer(String url, String user, String password, Optional<DataSource> source) {

  /** What the project's settings name, or else a server of autogen's own. */
  public static SchemaServer usual() {
    return of("", "", "");
  }

  /** A server of autogen's own, which needs neither Docker nor an installed MySQL. */
  public static SchemaServer development() {
    return of("development", "", "");
  }

  /** One that somebody else started, such as a container. */
  public static SchemaServer of(String url, String user, String password) {
    return new SchemaServer(url, user, password, Optional.empty());
  }

  /**
   * One that a data source connects to, such as a bean of the application: its account may create
   * schemas, and at least six connections may be in use at a time. They go back with the settings
   * they came with.
   */
  public static SchemaServer of(DataSource source) {
    return new SchemaServer("", "", "", Optional.of(source));
  }

  @Override
  public String toString() {
    return source.map(Object::toString).orElse(url);
  }
}
