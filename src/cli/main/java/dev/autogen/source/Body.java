package dev.autogen.source;

import java.util.List;

/**
 * Statements with what they are about.
 *
 * @param type the simple name of the type, one of the package {@code dev.autogen.migration}
 * @param name the parameter's name
 */
record Body(String type, String name, List<Statement> statements) {

  Body {
    statements = List.copyOf(statements);
  }

  int weight() {
    return statements.stream().mapToInt(Statement::weight).sum();
  }

  Body with(List<Statement> newStatements) {
    return new Body(type, name, newStatements);
  }
}
