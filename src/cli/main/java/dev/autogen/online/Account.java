package dev.autogen.online;

import com.mysql.cj.conf.ConnectionUrl;
import com.mysql.cj.conf.HostInfo;
import com.mysql.cj.exceptions.CJException;
import dev.autogen.error.AutogenException;
import dev.autogen.mysql.Database;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Where a tool connects to, and as whom.
 *
 * @param password shown nowhere: a tool reads it from a file that only this user can read
 */
record Account(String host, int port, String user, String password) {

  /**
   * That of a database.
   *
   * @throws AutogenException when its URL is one that only a JDBC driver understands
   */
  static Account of(Database database) {
    if (database.isContainer()) {
      throw notOfATool("it starts a container");
    }
    try {
      HostInfo host =
          ConnectionUrl.getConnectionUrlInstance(database.url(), new Properties()).getMainHost();
      // A client takes localhost for a socket; Java does not.
      return new Account(
          host.getHost().equals("localhost") ? "127.0.0.1" : host.getHost(),
          host.getPort(),
          database.user().isEmpty() ? text(host.getUser()) : database.user(),
          database.password().isEmpty() ? text(host.getPassword()) : database.password());
    } catch (CJException e) {
      throw notOfATool("it cannot be taken apart");
    }
  }

  private static AutogenException notOfATool(String why) {
    return AutogenException.usage(
        "an online-tool cannot use the URL of this database, since " + why,
        "write the URL as jdbc:mysql://host:3306/schema, or leave out online-tool");
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }

  /** Writes an option file, as MySQL's own programs read it, which nobody else can read. */
  Path optionFile() throws IOException {
    // Java makes such a file for its owner alone.
    Path file = Files.createTempFile("autogen", ".cnf");
    Files.writeString(
        file,
        "[client]\nuser="
            + quoted(user)
            + "\n"
            + (password.isEmpty() ? "" : "password=" + quoted(password) + "\n"),
        StandardCharsets.UTF_8);
    return file;
  }

  private static String quoted(String value) {
    return '"' + value.replace("\\", "\\\\") + '"';
  }

  @Override
  public String toString() {
    return user + "@" + host + ":" + port;
  }
}
