/** The tool. */
module dev.autogen.cli {
  requires dev.autogen.entities;
  requires dev.autogen.mysqld;
  requires dev.autogen.run;
  requires com.fasterxml.jackson.core;
  requires com.palantir.javapoet;
  requires com.samskivert.jmustache;
  requires info.picocli;
  requires java.compiler;
  requires java.xml;
  requires mysql.connector.j;
  requires org.eclipse.elk.alg.layered;
  requires org.eclipse.elk.core;
  requires org.eclipse.elk.graph;
  requires org.yaml.snakeyaml;

  opens dev.autogen.cli to
      info.picocli;
}
