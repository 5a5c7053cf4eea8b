package dev.autogen.project;

import dev.autogen.error.AutogenException;
import dev.autogen.mysql.Database;
import dev.autogen.mysql.Failures;
import dev.autogen.mysql.Session;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** Takes connections from a data source, whatever it connects with, and chooses the schema. */
public record SourceConnector(DataSource source) implements Database.Connector {

  private static final Pattern SERVER = Pattern.compile("mysql:[^/]*//([\\w.:-]+)");

  /**
   * The database that it connects to. Connections go back with the settings they came with.
   *
   * @throws AutogenException when it gives no connection
   */
  public Database database() {
    String url = url();
    int schema = url.lastIndexOf('/') + 1;
    return new Database(url.substring(0, schema), "", "")
        .withConnector(this)
        .withSchema(url.substring(schema));
  }

  /** What stands for the data source in messages, and names the schema. */
  private String url() {
    try (Connection connection = source.getConnection()) {
      Matcher server = SERVER.matcher(String.valueOf(connection.getMetaData().getURL()));
      String schema = connection.getCatalog();
      return "jdbc:mysql://"
          + (server.find() ? server.group(1) : "data-source")
          + "/"
          + (schema == null ? "" : schema);
    } catch (SQLException e) {
      throw refused(e);
    }
  }

  private static AutogenException refused(SQLException e) {
    return new AutogenException(
        AutogenException.Kind.FAILURE,
        "the data source gives no connection: " + Failures.oneLine(e),
        "correct its URL and its account",
        e);
  }

  private static String schema(String url) {
    String name = url.substring(url.lastIndexOf('/') + 1);
    return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  @Override
  public Optional<Session> open(String url) {
    try {
      return Optional.of(Session.of(source, schema(url)));
    } catch (SQLException e) {
      throw refused(e);
    }
  }

  @Override
  public Connection connect(String url, Properties properties) throws SQLException {
    Connection connection = source.getConnection();
    connection.setCatalog(schema(url));
    return connection;
  }
}
