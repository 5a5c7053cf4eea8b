package dev.autogen.run;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Who runs migrations, as the journal notes it beside the account.
 *
 * @param name the user of the operating system
 * @param host the name of the machine; empty where it has none
 * @param toolVersion such as {@code 0.1.0}
 */
public record Operator(String name, String host, String toolVersion) {

  /** The one who runs this Java. */
  public static Operator current(String toolVersion) {
    return new Operator(System.getProperty("user.name", ""), localHost(), toolVersion);
  }

  private static String localHost() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "";
    }
  }
}
