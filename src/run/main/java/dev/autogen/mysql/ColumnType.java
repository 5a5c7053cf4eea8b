package dev.autogen.mysql;

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
 */
public record ColumnType(String word, List<Integer> numbers, boolean unsigned, boolean zerofill) {

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
    return Optional.of(
        new ColumnType(
            matcher.group(1), numbers, matcher.group(4) != null, matcher.group(5) != null));
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

  boolean isInteger() {
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

  int precision() {
    return numbers.isEmpty() ? 0 : numbers.get(0);
  }

  int scale() {
    return isInteger() || numbers.size() < 2 ? 0 : numbers.get(1);
  }

  /** The greatest whole number it holds. */
  BigInteger greatest() {
    return isInteger()
        ? BigInteger.TWO.pow(INTEGERS.get(word) * 8 - (unsigned ? 0 : 1)).subtract(BigInteger.ONE)
        : BigInteger.TEN
            .pow((numbers.isEmpty() ? 10 : numbers.get(0)) - scale())
            .subtract(BigInteger.ONE);
  }

  /** The least whole number it holds. */
  BigInteger least() {
    if (unsigned) {
      return BigInteger.ZERO;
    }
    return isInteger() ? greatest().negate().subtract(BigInteger.ONE) : greatest().negate();
  }
}
