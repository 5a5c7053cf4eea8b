package dev.autogen.mysql;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/**
 * The connection as the code of a migration has it: whatever it does on it happens together with
 * the note that it did, so it can neither end the transaction nor the connection. An attempt is
 * remembered, since code that catches everything would come back as if all had been well.
 */
public final class CodeConnection {

  private static final Map<String, String> REFUSED =
      Map.of(
          "commit", "commits",
          "rollback", "rolls back",
          "setAutoCommit", "sets autocommit",
          "close", "closes the connection",
          "abort", "aborts the connection");

  private final Connection connection;
  private final Connection guarded;
  private Optional<String> refused = Optional.empty();

  public CodeConnection(Connection connection) {
    this.connection = connection;
    this.guarded =
        (Connection)
            Proxy.newProxyInstance(
                CodeConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> call(proxy, method, arguments));
  }

  /** What the code is given. */
  public Connection guarded() {
    return guarded;
  }

  /**
   * Fails where the code has tried what it must not.
   *
   * @throws SQLException which says what that was
   */
  public void ensureKept() throws SQLException {
    if (refused.isPresent()) {
      throw refusal(refused.get());
    }
  }

  private Object call(Object proxy, Method method, Object[] arguments) throws Throwable {
    String name = method.getName();
    int count = arguments == null ? 0 : arguments.length;
    // Going back to a savepoint of its own ends nothing.
    boolean isSavepoint = name.equals("rollback") && count == 1;
    if (REFUSED.containsKey(name) && !isSavepoint && !isNothing(name, arguments)) {
      refused = Optional.of(REFUSED.get(name));
      throw refusal(refused.get());
    }
    if (name.equals("equals") && count == 1) {
      return proxy == arguments[0];
    }
    if (name.equals("hashCode") && count == 0) {
      return System.identityHashCode(proxy);
    }
    try {
      return method.invoke(connection, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** To set what holds already changes nothing. */
  private boolean isNothing(String name, Object[] arguments) throws SQLException {
    return name.equals("setAutoCommit") && arguments[0].equals(connection.getAutoCommit());
  }

  private static SQLException refusal(String what) {
    return new SQLException(
        "the code "
            + what
            + ", while autogen commits what it did together with the note that it did");
  }
}
