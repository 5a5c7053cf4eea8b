package dev.autogen.facts;

import dev.autogen.facts.text.UsedColumns;
import dev.autogen.schema.Column;
import dev.autogen.schema.Default;
import dev.autogen.schema.Index;
import dev.autogen.schema.KeyPart;

/** Which columns an expression in the server's canonical form uses. */
public final class Uses {

  private Uses() {}

  /** Whether an expression uses a column. */
  public static boolean of(String expression, String column) {
    return UsedColumns.uses(expression, column);
  }

  /** Whether a column is computed from another, always or by default. */
  public static boolean in(Column user, String column) {
    return of(user.generation().expression(), column)
        || (user.defaultValue() instanceof Default.Expression e && of(e.sql(), column));
  }

  /** Whether a column is computed from others, always or by default. */
  public static boolean isComputed(Column column) {
    return column.isGenerated() || column.defaultValue() instanceof Default.Expression;
  }

  /** Whether an index has an expression over a column. */
  public static boolean in(Index user, String column) {
    return user.parts().stream()
        .anyMatch(part -> part instanceof KeyPart.OfExpression e && of(e.sql(), column));
  }
}
