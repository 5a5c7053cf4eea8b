package dev.autogen.mysql;

import dev.autogen.AutogenException;
import dev.autogen.AutogenException.Kind;
import java.sql.SQLException;

/** Puts what the server or the driver says into one sentence and a remedy. */
public final class Failures {

  // Server error codes, as the manual's "Server Error Message Reference" lists them.
  private static final int DATABASE_ACCESS_DENIED = 1044;
  private static final int ACCESS_DENIED = 1045;
  private static final int UNKNOWN_DATABASE = 1049;
  private static final int TABLE_ACCESS_DENIED = 1142;
  private static final int COLUMN_ACCESS_DENIED = 1143;
  private static final int SPECIFIC_ACCESS_DENIED = 1227;
  private static final int ACCESS_DENIED_NO_PASSWORD = 1698;
  private static final int READ_ONLY = 1290;

  private Failures() {}

  static AutogenException connecting(Database database, SQLException e) {
    return switch (e.getErrorCode()) {
      case ACCESS_DENIED, ACCESS_DENIED_NO_PASSWORD ->
          new AutogenException(
              Kind.FAILURE,
              "the server at "
                  + database.shownUrl()
                  + " refuses "
                  + (database.user().isEmpty() ? "the account" : "user " + database.user())
                  + ": wrong user or password",
              "give --user and --password, or AUTOGEN_USER and AUTOGEN_PASSWORD",
              e);
      case UNKNOWN_DATABASE ->
          new AutogenException(
              Kind.FAILURE,
              e.getMessage() + " on the server at " + database.shownUrl(),
              "create it with CREATE DATABASE, or correct the name in --url",
              e);
      case DATABASE_ACCESS_DENIED ->
          new AutogenException(
              Kind.FAILURE,
              e.getMessage(),
              "grant the account its privileges on the schema, or correct the name in --url",
              e);
      default ->
          isCommunication(e)
              ? new AutogenException(
                  Kind.FAILURE,
                  "no MySQL server answers at " + database.shownUrl() + " (" + rootMessage(e) + ")",
                  "start it, or correct --url",
                  e)
              : new AutogenException(
                  Kind.FAILURE,
                  "cannot open " + database.shownUrl() + ": " + firstLine(e.getMessage()),
                  "correct --url",
                  e);
    };
  }

  /** What to tell the user when {@code doing} something failed. */
  public static AutogenException of(String doing, SQLException e) {
    String message = doing + " failed: " + firstLine(e.getMessage());
    String remedy =
        switch (e.getErrorCode()) {
          case DATABASE_ACCESS_DENIED,
              TABLE_ACCESS_DENIED,
              COLUMN_ACCESS_DENIED,
              SPECIFIC_ACCESS_DENIED ->
              "grant the account the privilege the server names";
          case READ_ONLY -> "point --url to a server that accepts changes";
          default -> isCommunication(e) ? "see that the server runs, then run it again" : "";
        };
    return new AutogenException(Kind.FAILURE, message, remedy, e);
  }

  /** Whether the account lacks a privilege. */
  public static boolean isPrivilege(SQLException e) {
    return switch (e.getErrorCode()) {
      case DATABASE_ACCESS_DENIED, TABLE_ACCESS_DENIED, SPECIFIC_ACCESS_DENIED -> true;
      default -> false;
    };
  }

  private static boolean isCommunication(SQLException e) {
    return e.getSQLState() != null && e.getSQLState().startsWith("08");
  }

  private static String rootMessage(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return firstLine(String.valueOf(root.getMessage()));
  }

  private static String firstLine(String message) {
    return String.valueOf(message).strip().lines().findFirst().orElse("").strip();
  }
}
