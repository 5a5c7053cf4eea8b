package dev.autogen.mysql;

import com.mysql.cj.exceptions.WrongArgumentException;
import dev.autogen.error.AutogenException;
import dev.autogen.error.AutogenException.Kind;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** Puts what the server or the driver says into one sentence and a remedy. */
public final class Failures {

  // Server error codes, as the manual's "Server Error Message Reference" lists them.
  private static final int UNKNOWN_PARTITION = 1735;
  private static final int NOT_PARTITIONED = 1747;
  private static final int DATABASE_ACCESS_DENIED = 1044;
  private static final int ACCESS_DENIED = 1045;
  private static final int UNKNOWN_DATABASE = 1049;
  private static final int TABLE_ACCESS_DENIED = 1142;
  private static final int COLUMN_ACCESS_DENIED = 1143;
  private static final int SPECIFIC_ACCESS_DENIED = 1227;
  private static final int ACCESS_DENIED_NO_PASSWORD = 1698;
  private static final int NO_SUCH_TABLE = 1146;
  private static final int ALGORITHM_NOT_SUPPORTED = 1845;
  private static final int ALGORITHM_NOT_SUPPORTED_BECAUSE = 1846;

  /** A table takes no further instant change of its columns. */
  private static final int ROW_VERSIONS = 4092;

  private static final int READ_ONLY = 1290;
  private static final int LOCK_WAIT_TIMEOUT = 1205;
  private static final int DEADLOCK = 1213;

  private static final Pattern DENIED = Pattern.compile("^([A-Z][A-Z ,]*) command denied");
  private static final Pattern SPECIFIC = Pattern.compile("at least one of\\) the (.+?) privilege");
  private static final Pattern SYNTAX =
      Pattern.compile(
          "You have an error in your SQL syntax; check the manual .*? near '(.*)' at line (\\d+)",
          Pattern.DOTALL);

  private Failures() {}

  static AutogenException connecting(Database database, SQLException e) {
    return switch (e.getErrorCode()) {
      case ACCESS_DENIED, ACCESS_DENIED_NO_PASSWORD -> refused(database, e);
      case UNKNOWN_DATABASE ->
          new AutogenException(
              Kind.FAILURE,
              "there is no schema "
                  + oneLine(e).replaceFirst("Unknown database '(.*)'", "$1")
                  + " on the server at "
                  + database.shownUrl(),
              "create it with CREATE DATABASE, or correct the name in "
                  + database.said()
                  + " or --schema",
              e);
      case DATABASE_ACCESS_DENIED ->
          new AutogenException(
              Kind.FAILURE,
              "the server does not let the account use the schema, if there is such a schema: "
                  + oneLine(e),
              "grant the account SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, DROP, INDEX,"
                  + " REFERENCES and CREATE TEMPORARY TABLES on it, or correct the name in "
                  + database.said(),
              e);
      default -> notOpened(database, e);
    };
  }

  private static AutogenException refused(Database database, SQLException e) {
    String message =
        "the server at "
            + database.shownUrl()
            + " refuses "
            + (database.user().isEmpty() ? "the account" : "user " + database.user());
    return database.givesPassword()
        ? new AutogenException(
            Kind.FAILURE,
            message + ": wrong user or password",
            "give --user and --password, or AUTOGEN_USER and AUTOGEN_PASSWORD",
            e)
        : new PasswordMissingException(
            message + " without a password",
            "set AUTOGEN_PASSWORD, or say --password to be asked for it",
            e);
  }

  private static AutogenException notOpened(Database database, SQLException e) {
    if (hasCause(e, NumberFormatException.class) || oneLine(e).contains("Malformed")) {
      return database.malformed();
    }
    if (hasCause(e, WrongArgumentException.class)) {
      return new AutogenException(
          Kind.USAGE,
          "the URL " + database.shownUrl() + " sets what the driver refuses: " + oneLine(e),
          "correct " + database.said(),
          e);
    }
    if (hasCause(e, GeneralSecurityException.class) || hasCause(e, SSLException.class)) {
      return encryption(database, e);
    }
    return isCommunication(e)
        ? new AutogenException(
            Kind.FAILURE,
            "no MySQL server answers at " + database.shownUrl() + " (" + rootMessage(e) + ")",
            "start it, or correct " + database.said(),
            e)
        : new AutogenException(
            Kind.FAILURE,
            "cannot open " + database.shownUrl() + ": " + oneLine(e),
            "correct " + database.said(),
            e);
  }

  private static AutogenException encryption(Database database, SQLException e) {
    String where = "the server at " + database.shownUrl();
    if (hasCause(e, CertPathValidatorException.class)
        || hasCause(e, CertPathBuilderException.class)) {
      return new AutogenException(
          Kind.FAILURE,
          where
              + " has a certificate that none "
              + database.tls().ca().map(ca -> "in " + ca).orElse("that this Java trusts")
              + " has signed",
          "name the certificate of its authority with tls-ca, and if that is it, do not trust the"
              + " server",
          e);
    }
    boolean isOther = rootMessage(e).contains("identity verification failed");
    return new AutogenException(
        Kind.FAILURE,
        isOther
            ? "the certificate of " + where + " is for another host"
            : "an encrypted connection to " + where + " fails: " + rootMessage(e),
        isOther ? "use the name it is for in the URL, or tls verify-ca" : "see the setting tls",
        e);
  }

  /** What to tell the user when {@code doing} something failed. */
  public static AutogenException of(String doing, SQLException e) {
    return new AutogenException(Kind.FAILURE, doing + " failed: " + oneLine(e), remedy(e, ""), e);
  }

  /** What to do about a refusal of the server; {@code otherwise} where its message says it all. */
  public static String remedy(SQLException e, String otherwise) {
    return switch (e.getErrorCode()) {
      case DATABASE_ACCESS_DENIED,
          TABLE_ACCESS_DENIED,
          COLUMN_ACCESS_DENIED,
          SPECIFIC_ACCESS_DENIED ->
          "grant the account " + privilege(e) + ", then run it again";
      case READ_ONLY -> "point --url to a server that accepts changes";
      case ALGORITHM_NOT_SUPPORTED, ALGORITHM_NOT_SUPPORTED_BECAUSE ->
          "nothing was changed: to have the server do more work all the same, at a quiet hour, take"
              + " algorithm(…) and lock(…) out of the migration, then run it again";
      case ROW_VERSIONS ->
          "rebuild the table with OPTIMIZE TABLE, at a quiet hour, then run it again";
      default -> isCommunication(e) ? "see that the server runs, then run it again" : otherwise;
    };
  }

  private static String privilege(SQLException e) {
    Matcher denied = DENIED.matcher(oneLine(e));
    if (denied.find()) {
      return denied.group(1) + " on the schema";
    }
    Matcher specific = SPECIFIC.matcher(oneLine(e));
    return specific.find() ? specific.group(1) : "the privilege the server names";
  }

  /** Whether there is no such table. */
  public static boolean isNoSuchTable(SQLException e) {
    return e.getErrorCode() == NO_SUCH_TABLE;
  }

  /** Whether a table has no partition of that name, or none at all. */
  public static boolean isNoSuchPartition(SQLException e) {
    return e.getErrorCode() == UNKNOWN_PARTITION || e.getErrorCode() == NOT_PARTITIONED;
  }

  /** Whether the account lacks a privilege. */
  public static boolean isPrivilege(SQLException e) {
    return switch (e.getErrorCode()) {
      case DATABASE_ACCESS_DENIED, TABLE_ACCESS_DENIED, SPECIFIC_ACCESS_DENIED -> true;
      default -> false;
    };
  }

  /** Whether the server takes no changes at all (read_only, super_read_only). */
  public static boolean isReadOnly(SQLException e) {
    return e.getErrorCode() == READ_ONLY;
  }

  /** Whether a lock was not granted, after which the same may be tried again. */
  public static boolean isLock(SQLException e) {
    return e.getErrorCode() == LOCK_WAIT_TIMEOUT || isDeadlock(e);
  }

  /** Whether it was given up in favour of another transaction, which waited for it in turn. */
  public static boolean isDeadlock(SQLException e) {
    return e.getErrorCode() == DEADLOCK;
  }

  private static boolean isCommunication(SQLException e) {
    return e.getSQLState() != null && e.getSQLState().startsWith("08");
  }

  private static boolean hasCause(Throwable e, Class<? extends Throwable> type) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }

  private static String rootMessage(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    if (root instanceof UnknownHostException) {
      // Java's message is the name alone, or not, depending on what it remembers.
      return "the host is unknown";
    }
    return oneLine(String.valueOf(root.getMessage()));
  }

  /** What the server says, in one line. */
  public static String oneLine(SQLException e) {
    return oneLine(String.valueOf(e.getMessage()));
  }

  /** The line of a statement, from 1, at which the server no longer understands it; or 0. */
  static int syntaxLine(SQLException e) {
    Matcher syntax = SYNTAX.matcher(String.valueOf(e.getMessage()));
    return syntax.find() ? Integer.parseInt(syntax.group(2)) : 0;
  }

  private static String oneLine(String message) {
    Matcher syntax = SYNTAX.matcher(message);
    String line =
        syntax.find()
            ? "syntax error near '" + firstLine(syntax.group(1)) + "'"
            : firstLine(message);
    return line.replaceFirst("[.]$", "");
  }

  private static String firstLine(String message) {
    return message.strip().lines().findFirst().orElse("").strip();
  }
}
