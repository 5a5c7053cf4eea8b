package dev.autogen.facts.text;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a type taken apart.
 *
 * @param word its first word
 * @param numbers those in its parentheses
 * @param members those of an enum or set, in quotes as they stand there
 */
public record ColumnType(
    String word, List<Integer> numbers, List<String> members, boolean unsigned, boolean zerofill) {

  /** What sort of values a type holds, as far as MySQL treats them alike. */
  public enum Sort {
    INTEGER,
    DECIMAL,
    FLOAT,
    DOUBLE,
    BIT,
    YEAR,
    TEXT,
    BINARY,
    ENUM,
    SET,
    DATE,
    TIME,
    DATETIME,
    TIMESTAMP,
    JSON,
    SPATIAL,
    OTHER;

    public boolean isNumber() {
      return this == INTEGER || this == DECIMAL || isApproximate() || this == BIT || this == YEAR;
    }

    public boolean isApproximate() {
      return this == FLOAT || this == DOUBLE;
    }

    public boolean isMembers() {
      return this == ENUM || this == SET;
    }

    public boolean isTemporal() {
      return this == DATE || this == TIME || this == DATETIME || this == TIMESTAMP;
    }
  }

  private static final Pattern TEXT =
      Pattern.compile(
          "([a-z]+)(?:\\((\\d{1,9})(?:,\\s*(\\d{1,9}))?\\))?( unsigned)?( zerofill)?.*",
          // A member of an enum may have several lines.
          Pattern.DOTALL);

  /** Bytes of each integer type. */
  private static final Map<String, Integer> INTEGERS =
      Map.of("tinyint", 1, "smallint", 2, "mediumint", 3, "int", 4, "bigint", 8);

  /** The longest value of each type without a length of its own, in bytes. */
  private static final Map<String, Long> BYTES =
      Map.of(
          "tinytext", 255L,
          "text", 65_535L,
          "mediumtext", 16_777_215L,
          "longtext", 4_294_967_295L,
          "tinyblob", 255L,
          "blob", 65_535L,
          "mediumblob", 16_777_215L,
          "longblob", 4_294_967_295L);

  /** Empty for what is no type in MySQL's own form. */
  public static Optional<ColumnType> of(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    List<Integer> numbers = new ArrayList<>();
    for (int group = 2; group <= 3; group++) {
      if (matcher.group(group) != null) {
        numbers.add(Integer.valueOf(matcher.group(group)));
      }
    }
    String word = matcher.group(1);
    return Optional.of(
        new ColumnType(
            word,
            numbers,
            word.equals("enum") || word.equals("set") ? members(text, word) : List.of(),
            matcher.group(4) != null,
            matcher.group(5) != null));
  }

  private static List<String> members(String text, String word) {
    int open = word.length();
    if (open == text.length() || text.charAt(open) != '(') {
      return List.of();
    }
    return SqlPieces.split(text.substring(open + 1, SqlPieces.closing(text, open))).stream()
        .map(String::strip)
        .toList();
  }

  /** The sort of a type's values; {@link Sort#OTHER} for what is no type. */
  public static Sort sortOf(String text) {
    return of(text).map(ColumnType::sort).orElse(Sort.OTHER);
  }

  /** The sort of its values. */
  public Sort sort() {
    return switch (word) {
      case "tinyint", "smallint", "mediumint", "int", "bigint" -> Sort.INTEGER;
      case "decimal" -> Sort.DECIMAL;
      case "float" -> Sort.FLOAT;
      case "double" -> Sort.DOUBLE;
      case "bit" -> Sort.BIT;
      case "year" -> Sort.YEAR;
      case "char", "varchar", "tinytext", "text", "mediumtext", "longtext" -> Sort.TEXT;
      case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob" -> Sort.BINARY;
      case "enum" -> Sort.ENUM;
      case "set" -> Sort.SET;
      case "date" -> Sort.DATE;
      case "time" -> Sort.TIME;
      case "datetime" -> Sort.DATETIME;
      case "timestamp" -> Sort.TIMESTAMP;
      case "json" -> Sort.JSON;
      case "geometry",
          "point",
          "linestring",
          "polygon",
          "multipoint",
          "multilinestring",
          "multipolygon",
          "geomcollection",
          "geometrycollection" ->
          Sort.SPATIAL;
      default -> Sort.OTHER;
    };
  }

  /** What the members of an enum or set say; none for other types. */
  public List<String> memberValues() {
    return members.stream().map(SqlPieces::unquoted).toList();
  }

  /** Whether it is an enum or a set. */
  public boolean hasMembers() {
    return sort().isMembers();
  }

  public boolean countsCharacters() {
    return word.equals("char") || word.equals("varchar");
  }

  public boolean isText() {
    return countsCharacters() || word.endsWith("text");
  }

  public boolean isBinary() {
    return word.endsWith("binary") || word.endsWith("blob");
  }

  /** Whether it is of bytes, and as long as its definition says. */
  public boolean countsBytes() {
    return isVarbinary() || word.equals("binary");
  }

  public boolean isVarbinary() {
    return word.equals("varbinary");
  }

  /** Whether its values may be too long for an index on the whole of them. */
  public boolean isLong() {
    return BYTES.containsKey(word);
  }

  public boolean isInteger() {
    return INTEGERS.containsKey(word);
  }

  public boolean isExactNumber() {
    return isInteger() || word.equals("decimal");
  }

  /** Characters for char and varchar, bits for bit, bytes for the others. */
  public long length() {
    return BYTES.getOrDefault(word, numbers.isEmpty() ? 1L : (long) numbers.get(0));
  }

  /** How many characters an exact number takes at the most. */
  public int digits() {
    if (zerofill) {
      return 255;
    }
    int whole = greatest().toString().length();
    return whole + (unsigned ? 0 : 1) + (scale() > 0 ? scale() + 1 : 0);
  }

  public int precision() {
    return numbers.isEmpty() ? 0 : numbers.get(0);
  }

  public int scale() {
    return isInteger() || numbers.size() < 2 ? 0 : numbers.get(1);
  }

  /** The greatest whole number it holds. */
  public BigInteger greatest() {
    return isInteger()
        ? BigInteger.TWO.pow(INTEGERS.get(word) * 8 - (unsigned ? 0 : 1)).subtract(BigInteger.ONE)
        : BigInteger.TEN
            .pow((numbers.isEmpty() ? 10 : numbers.get(0)) - scale())
            .subtract(BigInteger.ONE);
  }

  /** The least whole number it holds. */
  public BigInteger least() {
    if (unsigned) {
      return BigInteger.ZERO;
    }
    return isInteger() ? greatest().negate().subtract(BigInteger.ONE) : greatest().negate();
  }
}
