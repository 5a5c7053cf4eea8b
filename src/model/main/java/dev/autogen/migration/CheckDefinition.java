package dev.autogen.migration;

import dev.autogen.schema.Check;

/** A CHECK constraint: {@code t.check("chk_age", "`age` >= 0")}. */
public final class CheckDefinition {

  private Check check;

  CheckDefinition(String name, String expression) {
    check = Check.of(name, expression);
  }

  Check check() {
    return check;
  }

  /** Lets the server ignore it: {@code t.check("chk_age", "`age` >= 0").notEnforced()}. */
  public CheckDefinition notEnforced() {
    check = check.withEnforced(false);
    return this;
  }
}
