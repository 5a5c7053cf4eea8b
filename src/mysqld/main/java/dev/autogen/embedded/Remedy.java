package dev.autogen.embedded;

/** Remedies that more than one failure shares. */
final class Remedy {

  static final String GET_A_SERVER =
      "install MySQL (8.0 or later) so that mysqld is on the PATH, or set the path of a mysqld, or"
          + " name a server with --url jdbc:mysql://HOST:PORT/SCHEMA, or, with Docker running, use"
          + " --url jdbc:tc:mysql:8.4:///test";

  private Remedy() {}
}
