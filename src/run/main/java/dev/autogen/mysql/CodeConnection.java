package dev.autogen.mysql;

import dev.autogen.facts.text.SqlText;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The connection as the code of a migration has it: whatever it does on it happens together with
 * the note that it did, so it can neither end the transaction nor the connection, nor leave the
 * schema of the journal, by a call or by a statement, and all that leads back to the connection
 * leads to this one. An attempt is remembered, since code that catches everything would come back
 * as if all had been well.
 */
public final class CodeConnection {

  private static final Map<String, String> REFUSED =
      Map.of(
          "commit", "commits",
          "rollback", "rolls back",
          "setAutoCommit", "sets autocommit",
          "setCatalog", "leaves the schema",
          "setSchema", "leaves the schema",
          "close", "closes the connection",
          "abort", "aborts the connection");

  /** What leads to a connection, and is given to the code as guarded as that itself. */
  private static final List<Class<?>> LEADING =
      List.of(
          CallableStatement.class,
          PreparedStatement.class,
          Statement.class,
          ResultSet.class,
          DatabaseMetaData.class);

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
    this.guarded = (Connection) proxy(Connection.class, connection);
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

  private Object proxy(Class<?> type, Object target) {
    return Proxy.newProxyInstance(
        CodeConnection.class.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) -> call(proxy, target, method, arguments));
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
    if (count == 1 && arguments[0] instanceof Class<?> type) {
      if (name.equals("isWrapperFor")) {
        return type.isInstance(proxy);
      }
      if (name.equals("unwrap")) {
        return unwrapped(proxy, type);
      }
    }
    if (target == connection) {
      heed(name, arguments, count);
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

  /** What the driver has beneath would be without guard. */
  private static Object unwrapped(Object proxy, Class<?> type) throws SQLException {
    if (type.isInstance(proxy)) {
      return proxy;
    }
    throw new RefusedException("asks for the driver's own " + type.getSimpleName());
  }

  private Object guarded(Object result) {
    if (result == connection) {
      return guarded;
    }
    for (Class<?> type : LEADING) {
      if (type.isInstance(result)) {
        return proxy(type, result);
      }
    }
    return result;
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
    return switch (name) {
      case "setAutoCommit" -> arguments[0].equals(connection.getAutoCommit());
      case "setCatalog", "setSchema" -> connection.getCatalog().equals(arguments[0]);
      default -> false;
    };
  }
}
