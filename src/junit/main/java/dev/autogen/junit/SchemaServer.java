package dev.autogen.junit;

/**
 * The server that migrations are tried on, in schemas that are made for it and dropped.
 *
 * @param url a JDBC URL such as {@code jdbc:mysql://localhost:3306/shop}; empty for what the
 *     settings of the project name, and {@code development} for a server of autogen's own
 * @param user an account that may create schemas
 */
public record SchemaServer(String url, String user, String password) {

  /** What the project's settings name, or else a server of autogen's own. */
  public static SchemaServer usual() {
    return new SchemaServer("", "", "");
  }

  /** A server of autogen's own, which needs neither Docker nor an installed MySQL. */
  public static SchemaServer development() {
    return new SchemaServer("development", "", "");
  }

  /** One that somebody else started, such as a container. */
  public static SchemaServer of(String url, String user, String password) {
    return new SchemaServer(url, user, password);
  }

  @Override
  public String toString() {
    return url;
  }
}
