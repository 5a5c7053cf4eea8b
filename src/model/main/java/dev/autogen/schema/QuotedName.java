package dev.autogen.schema;

/** A name as MySQL writes it in an expression: in backquotes, one within it doubled. */
public final class QuotedName {

  private QuotedName() {}

  /** The name in backquotes. */
  public static String of(String name) {
    return "`" + name.replace("`", "``") + "`";
  }

  /** The name that stands in backquotes. */
  public static String plain(String quoted) {
    return quoted.substring(1, quoted.length() - 1).replace("``", "`");
  }

  /**
   * Whether an expression in the server's form has the column. The names of columns know no case,
   * and the server writes them as the author of the expression did.
   */
  public static boolean isIn(String expression, String column) {
    String name = of(column);
    for (int i = 0; i + name.length() <= expression.length(); i++) {
      if (expression.regionMatches(true, i, name, 0, name.length())) {
        return true;
      }
    }
    return false;
  }
}
