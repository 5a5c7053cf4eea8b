package dev.autogen.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** Where a server of ours is reached, and how one logs in. */
record ServerAddress(int port, String password) {

  private static final int CONNECT_MILLIS = 1_000;

  /** No TLS: the bytes do not leave this machine, and the handshake would cost each connection. */
  String url(String schema) {
    // Not by a format, which writes the digits of the locale.
    return "jdbc:mysql://127.0.0.1:"
        + port
        + "/"
        + URLEncoder.encode(schema, StandardCharsets.UTF_8).replace("+", "%20")
        + "?sslMode=DISABLED&allowPublicKeyRetrieval=true";
  }

  /** Whether anything listens there. */
  boolean isOpen() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * The version the server says it has, as three numbers. Also proves that it is our server that
   * listens there: nobody else has the password.
   */
  String version() throws IOException {
    Properties login = new Properties();
    login.setProperty("user", ServerFolder.USER);
    login.setProperty("password", password);
    login.setProperty("connectTimeout", "10000");
    login.setProperty("socketTimeout", "10000");
    try (Connection connection = new com.mysql.cj.jdbc.Driver().connect(url(""), login);
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery("select version()")) {
      answer.next();
      return answer.getString(1).replaceFirst("[^0-9.].*", "");
    } catch (SQLException e) {
      throw new IOException("no login on port " + port + ": " + e.getMessage(), e);
    }
  }
}
