/** What an application embeds to run migrations. */
module dev.autogen.run {
  requires transitive dev.autogen.model;
  requires io.github.classgraph;
  requires static java.compiler;
  requires static jdk.compiler;
  requires static mysql.connector.j;

  exports dev.autogen;
  exports dev.autogen.event;
  exports dev.autogen.compare to
      dev.autogen.cli;
  exports dev.autogen.diff to
      dev.autogen.cli;
  exports dev.autogen.mysql to
      dev.autogen.cli;
  exports dev.autogen.policy to
      dev.autogen.cli;
  exports dev.autogen.revision to
      dev.autogen.cli;
  exports dev.autogen.run to
      dev.autogen.cli;
}
