package dev.autogen.mysql;

import dev.autogen.schema.Index;
import dev.autogen.schema.KeyPart;
import java.util.List;
import java.util.Map;

/** Reads the rows of information_schema.STATISTICS that make up one index. */
final class IndexRows {

  private IndexRows() {}

  static Index index(List<Map<String, String>> rows) {
    Map<String, String> first = rows.get(0);
    Index.Kind kind = kind(first);
    List<KeyPart> parts = rows.stream().map(row -> part(row, kind)).toList();
    return Index.of(first.get("INDEX_NAME"), kind, parts)
        .withComment(first.get("INDEX_COMMENT"))
        .withVisible(first.get("IS_VISIBLE").equals("YES"));
  }

  /** Whether information_schema tells everything; it escapes expressions and has no parsers. */
  static boolean isExact(Map<String, String> row) {
    return row.get("EXPRESSION").isEmpty() && !row.get("INDEX_TYPE").equals("FULLTEXT");
  }

  private static Index.Kind kind(Map<String, String> row) {
    if (row.get("INDEX_NAME").equals(Index.PRIMARY)) {
      return Index.Kind.PRIMARY;
    }
    return switch (row.get("INDEX_TYPE")) {
      case "FULLTEXT" -> Index.Kind.FULLTEXT;
      case "SPATIAL" -> Index.Kind.SPATIAL;
      default -> row.get("NON_UNIQUE").equals("0") ? Index.Kind.UNIQUE : Index.Kind.PLAIN;
    };
  }

  private static KeyPart part(Map<String, String> row, Index.Kind kind) {
    boolean descending = row.get("COLLATION").equals("D");
    if (!row.get("EXPRESSION").isEmpty()) {
      return new KeyPart.OfExpression(row.get("EXPRESSION"), descending);
    }
    // A spatial index reports the 32 bytes of its bounding box as a prefix.
    boolean whole = row.get("SUB_PART").isEmpty() || kind == Index.Kind.SPATIAL;
    return new KeyPart.OfColumn(
        row.get("COLUMN_NAME"), whole ? 0 : Integer.parseInt(row.get("SUB_PART")), descending);
  }
}
