/** The private server. */
module dev.autogen.mysqld {
  requires transitive dev.autogen.model;
  requires java.sql;
  requires mysql.connector.j;

  exports dev.autogen.embedded to
      dev.autogen.cli;
}
