package dev.autogen.mysql;

import dev.autogen.facts.text.SqlPieces;
import dev.autogen.facts.text.SqlText;
import java.util.List;

/** Writes statements as a script holds them, for the {@code mysql} client and those like it. */
public final class ScriptText {

  private ScriptText() {}

  /** The lines of one statement, which ends at a semicolon or at a delimiter of its own. */
  public static List<String> lines(String sql) {
    String text = new SqlText(sql).endsInComment() ? sql + "\n" : sql;
    if (!holdsSemicolon(sql)) {
      return List.of(text + ";");
    }
    String delimiter = "$$";
    while (sql.contains(delimiter)) {
      delimiter += "$";
    }
    return List.of("DELIMITER " + delimiter, text + delimiter, "DELIMITER ;");
  }

  /** Whether a semicolon of the statement would end it: one that is not quoted. */
  private static boolean holdsSemicolon(String sql) {
    for (int i = 0; i < sql.length(); ) {
      int end = SqlPieces.end(sql, i);
      if (!SqlPieces.isQuote(sql.charAt(i)) && sql.substring(i, end).contains(";")) {
        return true;
      }
      i = end;
    }
    return false;
  }
}
