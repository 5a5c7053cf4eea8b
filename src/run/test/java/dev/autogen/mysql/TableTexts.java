package dev.autogen.mysql;

import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Tables read from the texts that a server gave for them, without that server. */
public final class TableTexts {

  /** The default collations of MySQL 9.7, of the character sets that tests use. */
  private static final Map<String, String> DEFAULT_COLLATIONS =
      Map.of(
          "ascii", "ascii_general_ci",
          "binary", "binary",
          "latin1", "latin1_swedish_ci",
          "utf8mb3", "utf8mb3_general_ci",
          "utf8mb4", "utf8mb4_0900_ai_ci");

  private TableTexts() {}

  /** The schema of tables with these texts. */
  public static Schema schema(String collation, Collection<String> texts) {
    List<Table> tables =
        texts.stream()
            .map(text -> CreateTableParser.parse(text, DEFAULT_COLLATIONS).table())
            .toList();
    return new Schema(collation, tables);
  }
}
