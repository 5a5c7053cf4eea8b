/** The reader of entities. */
module dev.autogen.entities {
  requires transitive dev.autogen.model;
  requires io.github.classgraph;
  requires java.compiler;
  requires java.desktop;
  requires java.logging;
  requires java.xml;

  exports dev.autogen.entity to
      dev.autogen.cli;
}
