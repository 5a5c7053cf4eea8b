package dev.autogen.mysql;

import dev.autogen.schema.Column;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Pairs of types between which MySQL takes a value for another one without a word: a number for a
 * position in the list of an ENUM, its digits for a date, bytes for letters. Measured on 8.0.15 and
 * 9.7.4: {@code tinyint} 1 becomes the first member of an ENUM, which JPA has for its second
 * constant, in the alphabet's order.
 */
final class Reinterpretation {

  private enum Sort {
    NUMBER,
    BITS,
    MEMBER,
    TIME,
    BYTES,
    TEXT,
    OTHER
  }

  private static final Map<Set<Sort>, String> MEANINGS =
      Map.of(
          Set.of(Sort.NUMBER, Sort.MEMBER), "a number for a position in the list",
          Set.of(Sort.BITS, Sort.MEMBER), "a number for a position in the list",
          Set.of(Sort.NUMBER, Sort.TIME), "digits for a time",
          Set.of(Sort.BITS, Sort.TIME), "digits for a time",
          Set.of(Sort.BITS, Sort.TEXT), "bits for letters",
          Set.of(Sort.BYTES, Sort.TEXT), "bytes for letters");

  private Reinterpretation() {}

  /** What MySQL takes for what when it converts, a noun phrase; empty where it does not. */
  static Optional<String> between(Column old, Column now) {
    Sort from = sort(old);
    Sort to = sort(now);
    return from == to ? Optional.empty() : Optional.ofNullable(MEANINGS.get(Set.of(from, to)));
  }

  private static Sort sort(Column column) {
    String type = column.type().strip().toLowerCase(Locale.ROOT);
    String word = type.replaceFirst("[^a-z].*", "");
    return switch (word) {
      case "tinyint",
          "smallint",
          "mediumint",
          "int",
          "integer",
          "bigint",
          "decimal",
          "numeric",
          "float",
          "double",
          "real",
          "year",
          "bool",
          "boolean" ->
          Sort.NUMBER;
      case "bit" -> Sort.BITS;
      case "enum", "set" -> Sort.MEMBER;
      case "date", "time", "datetime", "timestamp" -> Sort.TIME;
      // The storage form of a UUID; other bytes are as often the text's own.
      case "binary" -> type.matches("binary\\s*\\(\\s*16\\s*\\)") ? Sort.BYTES : Sort.OTHER;
      case "char", "varchar", "tinytext", "text", "mediumtext", "longtext" -> Sort.TEXT;
      default -> Sort.OTHER;
    };
  }
}
