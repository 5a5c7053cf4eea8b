package dev.autogen.schema;

/**
 * A CHECK constraint.
 *
 * @param name its name; empty on the entities' side where none was given and the server would make
 *     one up
 * @param expression the SQL inside the outer parentheses
 * @param enforced whether the server enforces it
 */
public record Check(String name, String expression, boolean enforced) {

  public static Check of(String name, String expression) {
    return new Check(name, expression, true);
  }

  public Check withName(String newName) {
    return new Check(newName, expression, enforced);
  }

  public Check withExpression(String newExpression) {
    return new Check(name, newExpression, enforced);
  }

  public Check withEnforced(boolean newEnforced) {
    return new Check(name, expression, newEnforced);
  }
}
