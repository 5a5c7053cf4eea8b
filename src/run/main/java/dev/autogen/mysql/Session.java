package dev.autogen.mysql;

import dev.autogen.error.AutogenException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * One connection to a MySQL server, with everything pinned that changes what the server answers or
 * accepts: the settings of this session only, the server's own are left alone.
 */
public final class Session implements AutoCloseable {

  /** Pins what changes the meaning of a statement, on a server of any version. */
  public static final String SETTINGS = PinnedSettings.SET;

  /** Takes that back: what the server has for everybody. */
  public static final String UNPINNED = PinnedSettings.UNSET;

  private static final String SEPARATOR = ";\n";

  private static final String PACKET = "SELECT @@max_allowed_packet AS BYTES, DATABASE() AS NAME";

  /** The most bytes of a character. */
  private static final int CHARACTER = 4;

  /** More at once would only cost memory; a connection that somebody else made may take but one. */
  private static final int MOST_CHARACTERS = 8_000_000;

  private final Connection connection;
  private final String schema;
  private final Server server;
  private final int characters;

  private final Opening another;
  private final Closing closing;
  private final String meaning;
  private final Answers answers;

  private Session(
      Connection connection,
      String schema,
      Server server,
      int characters,
      Opening another,
      Closing closing,
      String meaning,
      Answers answers) {
    this.connection = connection;
    this.schema = schema;
    this.server = server;
    this.characters = characters;
    this.another = another;
    this.closing = closing;
    this.meaning = meaning;
    this.answers = answers;
  }

  /** This session, which looks for what the server said before in {@code kept}. */
  public Session withAnswers(Answers kept) {
    return new Session(connection, schema, server, characters, another, closing, meaning, kept);
  }

  /** All that its answer to a definition depends on besides. */
  String meaning() {
    return meaning;
  }

  /** What the server is known to say. */
  Answers answers() {
    return answers;
  }

  /** How a session is closed. */
  @FunctionalInterface
  interface Closing {
    void close() throws SQLException;
  }

  /** How a session is opened. */
  @FunctionalInterface
  interface Opening {
    Session open() throws SQLException;
  }

  /**
   * Takes over {@code connection}, whose default schema is the one to work on.
   *
   * @param another opens a further session
   * @throws AutogenException when no schema is chosen or the server is not MySQL 8 or later
   */
  static Session over(Connection connection, Opening another) throws SQLException {
    return over(connection, another, connection::close, true);
  }

  /**
   * Takes over a connection.
   *
   * @param several whether it takes several statements at once, as one of ours does
   */
  private static Session over(
      Connection connection, Opening another, Closing closing, boolean several)
      throws SQLException {
    List<List<Map<String, String>>> answers;
    try {
      answers =
          together(
              connection,
              List.of(SETTINGS, Server.QUERY, Server.COLLATIONS, PACKET, PinnedSettings.query()),
              several ? MOST_CHARACTERS : 0);
    } catch (SQLException e) {
      // Another server does not know these settings: say that first.
      Server.supported(connection.getMetaData().getDatabaseProductVersion());
      throw e;
    }
    Server server = Server.of(answers.get(0).get(0), answers.get(1));
    String schema = answers.get(2).get(0).get("NAME");
    if (schema.isEmpty()) {
      throw AutogenException.usage(
          "the URL names no schema", "write it behind the port: jdbc:mysql://host:3306/shop");
    }
    long bytes = Long.parseLong(answers.get(2).get(0).get("BYTES"));
    int characters = several ? (int) Math.min(bytes / CHARACTER, MOST_CHARACTERS) : 0;
    Map<String, String> settings = new TreeMap<>(answers.get(3).get(0));
    for (PinnedSettings.Setting setting : PinnedSettings.PRIVILEGED) {
      if (!setting.value().equals(settings.get(setting.name())) && isPinned(connection, setting)) {
        settings.put(setting.name(), setting.value());
      }
    }
    return new Session(
        connection,
        schema,
        server,
        characters,
        another,
        closing,
        SETTINGS + "\n" + new TreeMap<>(answers.get(0).get(0)) + "\n" + settings,
        Answers.NONE);
  }

  /** Pins a setting, where the account may. */
  private static boolean isPinned(Connection connection, PinnedSettings.Setting setting)
      throws SQLException {
    try (Statement statement = statement(connection)) {
      statement.execute("SET SESSION " + setting.name() + " = " + setting.value());
      return true;
    } catch (SQLException e) {
      if (!Failures.isPrivilege(e)) {
        throw e;
      }
      return false;
    }
  }

  /**
   * Opens a session on a connection of {@code source}, whose default schema is the one to work on.
   * When it is closed the connection has the settings it came with, so that it may go back to a
   * pool.
   *
   * @param schema another to work on; empty for that one
   * @throws AutogenException when no schema is chosen or the server is not MySQL 8 or later
   */
  public static Session of(DataSource source, String schema) throws SQLException {
    BorrowedConnection borrowed = new BorrowedConnection(source.getConnection());
    try {
      if (!schema.isEmpty()) {
        borrowed.connection().setCatalog(schema);
      }
      return over(borrowed.connection(), () -> of(source, schema), borrowed, false);
    } catch (SQLException | RuntimeException e) {
      try {
        borrowed.close();
      } catch (SQLException gone) {
        // The first failure is the one to report.
        e.addSuppressed(gone);
      }
      throw e;
    }
  }

  public Connection connection() {
    return connection;
  }

  /** The name of the schema this session works on. */
  public String schema() {
    return schema;
  }

  public Server server() {
    return server;
  }

  /** The server's number of this connection. */
  public long connectionId() throws SQLException {
    return Long.parseLong(query("SELECT CONNECTION_ID() AS id").get(0).get("id"));
  }

  /** One that sends SQL as it stands: a name with braces in it is no escape of JDBC. */
  static Statement statement(Connection connection) throws SQLException {
    Statement statement = connection.createStatement();
    statement.setEscapeProcessing(false);
    return statement;
  }

  /** Runs one statement; a refusal for the sake of a foreign key says which one that is. */
  public void execute(String sql) throws SQLException {
    try (Statement statement = statement(connection)) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw RefusedForeignKey.explained(this, List.of(sql), e);
    }
  }

  /** Runs one statement that changes rows; how many it changed. */
  public int update(String sql) throws SQLException {
    try (Statement statement = statement(connection)) {
      return statement.executeUpdate(sql);
    }
  }

  /** Work in a transaction; what it gives. */
  @FunctionalInterface
  public interface Work<T> {
    T run() throws SQLException;
  }

  /** Does work in one transaction: all of it, or none where it throws. */
  public <T> T transaction(Work<T> work) throws SQLException {
    connection.setAutoCommit(false);
    try {
      T result = work.run();
      connection.commit();
      connection.setAutoCommit(true);
      return result;
    } catch (SQLException | RuntimeException | Error e) {
      try {
        connection.rollback();
        connection.setAutoCommit(true);
      } catch (SQLException gone) {
        // The first failure is the one to report.
        e.addSuppressed(gone);
      }
      throw e;
    }
  }

  /** Opens a further session of the same schema, for what must not wait for this one. */
  public Session another() throws SQLException {
    return another.open();
  }

  /** Whether its schema has a table or view of that name. */
  public boolean hasTable(String name) throws SQLException {
    return !query(
            "SELECT 1 AS found FROM information_schema.TABLES"
                + " WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?",
            schema,
            name)
        .isEmpty();
  }

  /** Pins its settings again, after statements that may have changed them. */
  public void pin() throws SQLException {
    execute(SETTINGS);
  }

  /**
   * Runs a query.
   *
   * @param parameters the values of its question marks
   * @return its rows, each by lower-case column label; SQL NULL is an empty text
   */
  public List<Map<String, String>> query(String sql, String... parameters) throws SQLException {
    if (parameters.length == 0) {
      try (Statement statement = statement(connection);
          ResultSet rows = statement.executeQuery(sql)) {
        return rows(rows);
      }
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        return rows(rows);
      }
    }
  }

  /**
   * Runs statements in as few round trips as can be.
   *
   * @return for each statement that gives rows its rows, in order
   */
  public List<List<Map<String, String>>> batch(List<String> statements) throws SQLException {
    try {
      return together(connection, statements, characters);
    } catch (SQLException e) {
      throw RefusedForeignKey.explained(this, statements, e);
    }
  }

  /** Runs statements, together up to so many characters, and each by itself from there. */
  private static List<List<Map<String, String>>> together(
      Connection connection, List<String> statements, int characters) throws SQLException {
    List<List<Map<String, String>>> results = new ArrayList<>();
    int from = 0;
    while (from < statements.size()) {
      int to = from;
      long length = 0;
      do {
        length += statements.get(to++).length() + SEPARATOR.length();
      } while (to < statements.size() && length + statements.get(to).length() <= characters);
      try (Statement statement = statement(connection)) {
        boolean isRows = statement.execute(String.join(SEPARATOR, statements.subList(from, to)));
        while (isRows || statement.getUpdateCount() != -1) {
          if (isRows) {
            try (ResultSet rows = statement.getResultSet()) {
              results.add(rows(rows));
            }
          }
          isRows = statement.getMoreResults();
        }
      }
      from = to;
    }
    return results;
  }

  /** A query, and what takes each row of its result. */
  record Query(String sql, Consumer<Map<String, String>> each) {}

  /**
   * Runs queries in one round trip, and hands on each row, so that beside what Connector/J has
   * received no result is held as a whole.
   */
  void ask(List<Query> queries) throws SQLException {
    if (characters == 0 && queries.size() > 1) {
      for (Query query : queries) {
        ask(List.of(query));
      }
      return;
    }
    try (Statement statement = statement(connection)) {
      statement.execute(String.join(SEPARATOR, queries.stream().map(Query::sql).toList()));
      for (Query query : queries) {
        try (ResultSet result = statement.getResultSet()) {
          ResultRow.Rows rows = new ResultRow.Rows(result);
          while (rows.next()) {
            query.each().accept(rows.row());
          }
        }
        statement.getMoreResults();
      }
    }
  }

  private static List<Map<String, String>> rows(ResultSet result) throws SQLException {
    ResultRow.Rows rows = new ResultRow.Rows(result);
    List<Map<String, String>> all = new ArrayList<>();
    while (rows.next()) {
      all.add(rows.row());
    }
    return all;
  }

  @Override
  public void close() throws SQLException {
    closing.close();
  }
}
