package dev.autogen.diff;

import dev.autogen.schema.Column;
import dev.autogen.schema.Default;
import dev.autogen.schema.Index;
import dev.autogen.schema.KeyPart;
import dev.autogen.schema.QuotedName;

/** Which columns an expression in the server's canonical form uses. */
final class Uses {

  private Uses() {}

  static boolean of(String expression, String column) {
    return QuotedName.isIn(expression, column);
  }

  /** Whether a column is computed from another, always or by default. */
  static boolean in(Column user, String column) {
    return of(user.generation().expression(), column)
        || (user.defaultValue() instanceof Default.Expression e && of(e.sql(), column));
  }

  /** Whether a column is computed from others, always or by default. */
  static boolean isComputed(Column column) {
    return column.isGenerated() || column.defaultValue() instanceof Default.Expression;
  }

  /** Whether an index has an expression over a column. */
  static boolean in(Index user, String column) {
    return user.parts().stream()
        .anyMatch(part -> part instanceof KeyPart.OfExpression e && of(e.sql(), column));
  }
}
