package dev.autogen.mysql;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The connection as the code of a migration has it: whatever it does on it happens together with
 * the note that it did, so it can neither end the transaction nor the connection, by a call or by a
 * statement. An attempt is remembered, since code that catches everything would come back as if all
 * had been well.
 */
public final class CodeConnection {

  private static final Map<String, String> REFUSED =
      Map.of(
          "commit", "commits",
          "rollback", "rolls back",
          "setAutoCommit", "sets autocommit",
          "close", "closes the connection",
          "abort", "aborts the connection");

  /** How much of a statement is said. */
  private static final int LONGEST = 80;

  /** The methods that are given SQL. */
  private static final Set<String> SQL =
      Set.of(
          "execute",
          "executeQuery",
          "executeUpdate",
          "executeLargeUpdate",
          "addBatch",
          "prepareStatement",
          "prepareCall");

  private final Connection connection;
  private final Connection guarded;
  private Optional<RefusedException> refused = Optional.empty();

  public CodeConnection(Connection connection) {
    this.connection = connection;
    this.guarded = proxy(Connection.class, connection);
  }

  /** What the code is given. */
  public Connection guarded() {
    return guarded;
  }

  /** Something the code of a migration must not do. */
  public static final class RefusedException extends SQLException {

    private static final long serialVersionUID = 1L;

    private RefusedException(String what) {
      super(
          "the code "
              + what
              + ", while autogen commits what it did together with the note that it did");
    }
  }

  /**
   * Fails where the code has tried what it must not.
   *
   * @throws SQLException which says what that was
   */
  public void ensureKept() throws SQLException {
    if (refused.isPresent()) {
      throw refused.get();
    }
  }

  private <T> T proxy(Class<T> type, T target) {
    return type.cast(
        Proxy.newProxyInstance(
            CodeConnection.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> call(proxy, target, method, arguments)));
  }

  private Object call(Object proxy, Object target, Method method, Object[] arguments)
      throws Throwable {
    String name = method.getName();
    int count = arguments == null ? 0 : arguments.length;
    if (name.equals("equals") && count == 1) {
      return proxy == arguments[0];
    }
    if (name.equals("hashCode") && count == 0) {
      return System.identityHashCode(proxy);
    }
    if (target == connection) {
      heed(name, arguments, count);
    } else if (name.equals("getConnection")) {
      return guarded;
    }
    if (SQL.contains(name) && count > 0 && arguments[0] instanceof String sql) {
      heed(sql);
    }
    try {
      return guarded(method.invoke(target, arguments));
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private Object guarded(Object result) {
    if (result instanceof CallableStatement call) {
      return proxy(CallableStatement.class, call);
    }
    if (result instanceof PreparedStatement prepared) {
      return proxy(PreparedStatement.class, prepared);
    }
    return result instanceof Statement statement ? proxy(Statement.class, statement) : result;
  }

  private void heed(String name, Object[] arguments, int count) throws SQLException {
    // Going back to a savepoint of its own ends nothing.
    boolean isSavepoint = name.equals("rollback") && count == 1;
    if (REFUSED.containsKey(name) && !isSavepoint && !isNothing(name, arguments)) {
      throw refuse(REFUSED.get(name));
    }
  }

  private void heed(String sql) throws SQLException {
    for (String one : new SqlText(sql).statements()) {
      SqlText text = new SqlText(one);
      if (text.endsTransaction()) {
        throw refuse(
            "runs '" + excerpt(text) + "', at which MySQL commits or ends the transaction");
      }
    }
  }

  private static String excerpt(SqlText text) {
    String sql = new SqlText(text.normal()).withoutSecretsAndRows();
    return sql.length() > LONGEST ? sql.substring(0, LONGEST) + "…" : sql;
  }

  private RefusedException refuse(String what) {
    RefusedException refusal = new RefusedException(what);
    refused = Optional.of(refusal);
    return refusal;
  }

  /** To set what holds already changes nothing. */
  private boolean isNothing(String name, Object[] arguments) throws SQLException {
    return name.equals("setAutoCommit") && arguments[0].equals(connection.getAutoCommit());
  }
}
