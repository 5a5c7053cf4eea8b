package dev.autogen.mysql;

import dev.autogen.error.AutogenException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a schema is and who asks.
 *
 * @param url a JDBC URL, {@code jdbc:mysql://host:3306/shop} or one that Testcontainers serves
 * @param user the account; empty for the one the URL names
 * @param password its password; shown nowhere
 * @param tls how the connection is encrypted
 * @param said what to correct where the URL is wrong, such as {@code --url}
 * @param connector connects to it; another than the driver's where Testcontainers starts the server
 */
public record Database(
    String url, String user, String password, Tls tls, String said, Connector connector) {

  private static final Pattern PARTS = Pattern.compile("(jdbc:[^/]*//[^/?]*)(?:/[^?]*)?([?].*)?");
  private static final Connector DRIVER =
      (url, properties) -> new com.mysql.cj.jdbc.Driver().connect(url, properties);
  private static final int CONNECT_TIMEOUT_MILLIS = 10_000;

  /** One with nothing said of TLS. */
  public Database(String url, String user, String password) {
    this(url, user, password, Tls.UNSAID, "--url", DRIVER);
  }

  /** Connects to what a URL names, as a JDBC driver does. */
  @FunctionalInterface
  public interface Connector {
    Connection connect(String url, Properties properties) throws SQLException;

    /** The session itself, where it is more than one over such a connection. */
    default Optional<Session> open(String url) {
      return Optional.empty();
    }
  }

  /**
   * Opens a session.
   *
   * @throws AutogenException when the server cannot be reached, refuses the account, or has no such
   *     schema
   */
  public Session open() {
    return connector.open(url).orElseGet(this::overConnection);
  }

  private Session overConnection() {
    Connection connection = connect();
    try {
      return Session.over(connection, this::open);
    } catch (SQLException e) {
      throw Failures.connecting(this, e);
    }
  }

  /**
   * Opens a connection on which nothing is set that an application would not have, for others'
   * code.
   *
   * @throws AutogenException as {@link #open()} does
   */
  public Connection connect() {
    Properties properties = properties();
    Connection connection;
    try (Tls.Prepared prepared = tls.prepare()) {
      properties.putAll(prepared.properties());
      connection = connector.connect(url, properties);
    } catch (IllegalArgumentException e) {
      throw malformed();
    } catch (SQLException e) {
      throw Failures.connecting(this, e);
    }
    if (connection == null) {
      throw malformed();
    }
    return connection;
  }

  private Properties properties() {
    if (!url.matches("jdbc:(tc:)?mysql:.*")) {
      throw AutogenException.usage("the URL " + shownUrl() + " is not one of MySQL", inForm());
    }
    Properties properties = new Properties();
    if (!user.isEmpty()) {
      properties.setProperty("user", user);
    }
    // The user may stand in the URL.
    if (!user.isEmpty() || !password.isEmpty()) {
      properties.setProperty("password", password);
    }
    properties.setProperty("allowMultiQueries", "true");
    // Else it asks before each statement whether the session has been made one for reading alone.
    properties.setProperty("readOnlyPropagatesToServer", "false");
    properties.setProperty("connectTimeout", String.valueOf(CONNECT_TIMEOUT_MILLIS));
    properties.setProperty("connectionTimeZone", "UTC");
    properties.setProperty("characterEncoding", "UTF-8");
    properties.setProperty("tinyInt1isBit", "false");
    // SQL is sent as it stands, also by the code of a migration.
    properties.setProperty("enableEscapeProcessing", "false");
    properties.setProperty("processEscapeCodesForPrepStmts", "false");
    return properties;
  }

  /** The driver's own words would repeat a part of the URL, which may hold a password. */
  AutogenException malformed() {
    return AutogenException.usage("the URL " + shownUrl() + " is malformed", inForm());
  }

  private String inForm() {
    return "write it as jdbc:mysql://host:3306/schema"
        + (said.startsWith("-") ? "" : ": correct " + said);
  }

  /** This database with another schema in its URL; the same where {@code schema} is empty. */
  public Database withSchema(String schema) {
    if (schema.isEmpty()) {
      return this;
    }
    Matcher parts = PARTS.matcher(url);
    if (!parts.matches()) {
      return this;
    }
    String encoded = URLEncoder.encode(schema, StandardCharsets.UTF_8).replace("+", "%20");
    String query = parts.group(2) == null ? "" : parts.group(2);
    return withUrl(parts.group(1) + "/" + encoded + query);
  }

  /** The same account elsewhere. */
  public Database withUrl(String newUrl) {
    return new Database(newUrl, user, password, tls, said, connector);
  }

  /** Whether there is a password, here or in the URL. */
  boolean givesPassword() {
    return !password.isEmpty() || !secrets().isEmpty();
  }

  public Database withPassword(String newPassword) {
    return new Database(url, user, newPassword, tls, said, connector);
  }

  public Database withTls(Tls newTls) {
    return new Database(url, user, password, newTls, said, connector);
  }

  /** The same, its URL said elsewhere than in {@code --url}. */
  public Database withSaid(String newSaid) {
    return new Database(url, user, password, tls, newSaid, connector);
  }

  /** The same, connected to through {@code newConnector}, as one must where it is a container. */
  public Database withConnector(Connector newConnector) {
    return new Database(url, user, password, tls, said, newConnector);
  }

  /** Whether Testcontainers starts the server when the URL is opened. */
  public boolean isContainer() {
    return url.startsWith("jdbc:tc:");
  }

  /**
   * The URL without anything that could be secret: scheme, hosts and schema. What is written in
   * another way, such as {@code (host=…,password=…)}, is not shown at all.
   */
  public String shownUrl() {
    return new JdbcUrl(url).shown();
  }

  /** The passwords in the URL, as written and as meant. */
  public Set<String> secrets() {
    return new JdbcUrl(url).secrets();
  }

  @Override
  public String toString() {
    return (user.isEmpty() ? "" : user + " at ") + shownUrl();
  }
}
