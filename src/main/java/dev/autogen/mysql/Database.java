package dev.autogen.mysql;

import dev.autogen.AutogenException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a schema is and who asks.
 *
 * @param url a JDBC URL, {@code jdbc:mysql://host:3306/shop} or one that Testcontainers serves
 * @param user the account; empty for the one the URL names
 * @param password its password; shown nowhere
 */
public record Database(String url, String user, String password) {

  private static final Pattern PARTS = Pattern.compile("(jdbc:[^/]*//[^/?]*)(?:/[^?]*)?([?].*)?");
  private static final int CONNECT_TIMEOUT_MILLIS = 10_000;

  /**
   * Opens a session.
   *
   * @throws AutogenException when the server cannot be reached, refuses the account, or has no such
   *     schema
   */
  public Session open() {
    try {
      return Session.over(connect());
    } catch (SQLException e) {
      throw Failures.connecting(this, e);
    }
  }

  private Connection connect() throws SQLException {
    Properties properties = new Properties();
    if (!user.isEmpty()) {
      properties.setProperty("user", user);
      properties.setProperty("password", password);
    }
    if (!isContainer() && !url.startsWith("jdbc:mysql:")) {
      throw AutogenException.usage(
          "the URL " + shownUrl() + " is not one of MySQL",
          "write it as jdbc:mysql://host:3306/schema");
    }
    properties.setProperty("allowMultiQueries", "true");
    properties.setProperty("connectTimeout", String.valueOf(CONNECT_TIMEOUT_MILLIS));
    properties.setProperty("connectionTimeZone", "UTC");
    properties.setProperty("characterEncoding", "UTF-8");
    properties.setProperty("tinyInt1isBit", "false");
    if (isContainer()) {
      return DriverManager.getConnection(url, properties);
    }
    Driver driver = new com.mysql.cj.jdbc.Driver();
    return driver.connect(url, properties);
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
    return new Database(parts.group(1) + "/" + encoded + query, user, password);
  }

  /** Whether Testcontainers starts the server when the URL is opened. */
  public boolean isContainer() {
    return url.startsWith("jdbc:tc:");
  }

  /** The URL without anything that could be secret. */
  public String shownUrl() {
    return url.replaceAll("[?].*", "").replaceAll("//[^/@]*@", "//");
  }

  @Override
  public String toString() {
    return (user.isEmpty() ? "" : user + " at ") + shownUrl();
  }
}
