package dev.autogen.migration;

import dev.autogen.operation.Value;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Reads and writes rows within one transaction: {@code op.transaction("verify users", tx ->
 * tx.update("update users set new_status = ? where id = ?", "verified", 7))}. Values are texts,
 * numbers, truth values, dates and times, bytes or {@code null}.
 */
public final class RowAccess {

  private static final int BATCH = 1_000;

  private final Connection connection;

  RowAccess(Connection connection) {
    this.connection = connection;
  }

  /** What is done with each row of a query. */
  @FunctionalInterface
  public interface RowReader {
    void read(Row row) throws Exception;
  }

  /** What is made of each row of a query. */
  @FunctionalInterface
  public interface RowMapper<T> {
    T map(Row row) throws Exception;
  }

  /**
   * The JDBC connection itself: {@code tx.connection().createStatement()}. It is not to be
   * committed or closed here, and not to be given DDL, at which MySQL commits.
   */
  public Connection connection() {
    return connection;
  }

  /**
   * Reads rows, one after the other: {@code tx.query("select id, old_status from users", row ->
   * check(row.string("old_status")))}. All of them are held in memory; for more than that there is
   * {@link Operations#updateInChunks} and {@link Operations#inChunks}.
   */
  public void query(String sql, RowReader reader) throws Exception {
    query(sql, List.of(), reader);
  }

  /**
   * Reads rows: {@code tx.query("select id from users where old_status = ?", List.of("active"), row
   * -> seen(row.longValue("id")))}.
   *
   * @param parameters the values of the question marks, in order
   */
  public void query(String sql, List<?> parameters, RowReader reader) throws Exception {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, parameters.toArray());
      try (ResultSet rows = statement.executeQuery()) {
        Row row = new Row(rows);
        while (rows.next()) {
          reader.read(row);
        }
      }
    }
  }

  /**
   * What is made of the rows, in their order: {@code tx.list("select id from users where active =
   * ?", row -> row.longValue("id"), true)}.
   *
   * @param parameters the values of the question marks, in order
   */
  public <T> List<T> list(String sql, RowMapper<T> mapper, Object... parameters) throws Exception {
    List<T> all = new ArrayList<>();
    query(
        sql,
        parameters == null ? Arrays.asList((Object) null) : Arrays.asList(parameters),
        row -> all.add(mapper.map(row)));
    return all;
  }

  /**
   * Changes rows: {@code tx.update("update users set new_status = ? where id = ?", "verified", 7)}.
   *
   * @param parameters the values of the question marks, in order
   * @return how many rows were met
   */
  public int update(String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, parameters);
      return statement.executeUpdate();
    }
  }

  /** The same statement with one set of values after the other. */
  public static final class Batch {

    private final PreparedStatement statement;
    private int waiting;

    private Batch(PreparedStatement statement) {
      this.statement = statement;
    }

    /** One more set of values for the question marks: {@code batch.add("verified", 7)}. */
    public Batch add(Object... parameters) throws SQLException {
      bind(statement, parameters);
      statement.addBatch();
      waiting++;
      if (waiting == BATCH) {
        send();
      }
      return this;
    }

    private void send() throws SQLException {
      statement.executeBatch();
      waiting = 0;
    }
  }

  /** What fills a batch. */
  @FunctionalInterface
  public interface BatchFiller {
    void fill(Batch batch) throws Exception;
  }

  /**
   * Changes many rows in few round trips: {@code tx.batch("insert into tag (name) values (?)",
   * batch -> batch.add("old").add("new"))}.
   */
  public void batch(String sql, BatchFiller filler) throws Exception {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      Batch batch = new Batch(statement);
      filler.fill(batch);
      if (batch.waiting > 0) {
        batch.send();
      }
    }
  }

  private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
    List<Value> values = Value.listOf(parameters);
    for (int i = 0; i < values.size(); i++) {
      Value value = values.get(i);
      switch (value.kind()) {
        case NULL -> statement.setNull(i + 1, Types.NULL);
        case TEXT -> statement.setString(i + 1, value.text());
        case NUMBER -> statement.setBigDecimal(i + 1, new BigDecimal(value.text()));
        case BYTES -> statement.setBytes(i + 1, HexFormat.of().parseHex(value.text()));
      }
    }
  }
}
