/** What migrations, hooks and entities are written with. */
module dev.autogen.model {
  requires transitive java.sql;

  exports dev.autogen.error;
  exports dev.autogen.finding;
  exports dev.autogen.hook;
  exports dev.autogen.migration;
  exports dev.autogen.operation;
  exports dev.autogen.schema;
  exports dev.autogen.facts to
      dev.autogen.run,
      dev.autogen.entities,
      dev.autogen.cli;
  exports dev.autogen.facts.change to
      dev.autogen.run,
      dev.autogen.entities,
      dev.autogen.cli;
  exports dev.autogen.facts.text to
      dev.autogen.run,
      dev.autogen.entities,
      dev.autogen.cli;
  exports dev.autogen.file to
      dev.autogen.run,
      dev.autogen.mysqld,
      dev.autogen.entities,
      dev.autogen.cli;
}
