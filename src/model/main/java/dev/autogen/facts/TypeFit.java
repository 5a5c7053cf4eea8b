package dev.autogen.facts;

import dev.autogen.facts.text.ColumnType;
import dev.autogen.facts.text.ColumnType.Sort;
import dev.autogen.facts.text.Quoting;
import dev.autogen.schema.Column;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether a column's new type takes every value the old one could hold, as MySQL converts values in
 * an ALTER TABLE with a strict {@code sql_mode} (measured on 8.0.15 and 9.7.4). What becomes of
 * those it takes says {@link ValueChange}.
 */
public sealed interface TypeFit {

  /** Every value fits. */
  record Fits() implements TypeFit {}

  /**
   * Some values do not fit, which stops the statement.
   *
   * @param condition true for a row with such a value
   */
  record Stops(String condition) implements TypeFit {}

  /** Only the server knows: it has to convert the values to tell. */
  record Unsure() implements TypeFit {}

  /**
   * How {@code from} fits {@code to}.
   *
   * @param fromCollation the collation of the old column; empty where it has none or it is unknown
   * @param toCollation that of the new one
   */
  static TypeFit of(Column from, Column to, String fromCollation, String toCollation) {
    if (isMembers(from) && isMembers(to)) {
      return ofMembers(from, to, toCollation);
    }
    if (from.srid() != to.srid()) {
      return new Unsure();
    }
    boolean sameCharset = CharacterSets.of(fromCollation).equals(CharacterSets.of(toCollation));
    if (from.type().equals(to.type()) && sameCharset) {
      return new Fits();
    }
    Optional<ColumnType> old = ColumnType.of(from.type());
    Optional<ColumnType> now = ColumnType.of(to.type());
    if (old.isEmpty() || now.isEmpty()) {
      return new Unsure();
    }
    String value = Quoting.name(to.name());
    if (old.get().isText() && now.get().isText()) {
      return sameCharset
              || (CharacterSets.of(toCollation).equals("utf8mb4") && now.get().countsCharacters())
          ? ofText(old.get(), now.get(), value)
          : new Unsure();
    }
    if (isMembers(from) && now.get().countsCharacters() && sameCharset) {
      // Of a set there may be all of them, with commas between.
      boolean fits = Size.of(from, old.get()).characters() <= now.get().length();
      return fits ? new Fits() : new Stops("CHAR_LENGTH(" + value + ") > " + now.get().length());
    }
    return ofOthers(old.get(), now.get(), Size.of(from, old.get()), value);
  }

  private static TypeFit ofMembers(Column from, Column to, String toCollation) {
    if (isSet(from) && !isSet(to)) {
      // No member, or several, are no member of an enum.
      String members =
          members(to.type()).stream().map(Quoting::text).collect(Collectors.joining(", "));
      return new Stops("CAST(" + Quoting.name(to.name()) + " AS CHAR) NOT IN (" + members + ")");
    }
    List<String> removed = removedMembers(from, to, toCollation);
    return removed.isEmpty() ? new Fits() : new Stops(holds(to, removed));
  }

  /**
   * How much room values of a type can take.
   *
   * @param characters as text; -1 where that is not known
   * @param greatest as a number, where they are one to MySQL; -1 where that is not known
   */
  record Size(long characters, BigInteger greatest) {

    static final BigInteger UNKNOWN = BigInteger.ONE.negate();

    static Size of(Column column, ColumnType type) {
      int fraction = type.precision() == 0 ? 0 : type.precision() + 1;
      return switch (type.sort()) {
        case INTEGER, DECIMAL -> new Size(type.digits(), type.greatest());
        case BIT -> {
          BigInteger greatest = BigInteger.TWO.pow((int) type.length()).subtract(BigInteger.ONE);
          yield new Size(greatest.toString().length(), greatest);
        }
        case FLOAT -> new Size(14, UNKNOWN);
        case DOUBLE -> new Size(24, UNKNOWN);
        case YEAR -> new Size(4, BigInteger.valueOf(2155));
        case DATE -> new Size(10, BigInteger.valueOf(99_991_231));
        case TIME -> new Size(10 + fraction, BigInteger.valueOf(8_385_959));
        case DATETIME, TIMESTAMP ->
            new Size(19 + fraction, BigInteger.valueOf(99_991_231_235_959L));
        case ENUM -> {
          List<String> members = members(column.type());
          yield new Size(
              members.stream().mapToInt(String::length).max().orElse(0),
              BigInteger.valueOf(members.size()));
        }
        case SET -> {
          List<String> members = members(column.type());
          yield new Size(
              members.stream().mapToInt(String::length).sum() + members.size() - 1L,
              BigInteger.TWO.pow(members.size()).subtract(BigInteger.ONE));
        }
        case TEXT, BINARY, JSON, SPATIAL, OTHER -> new Size(-1, UNKNOWN);
      };
    }
  }

  private static TypeFit ofOthers(ColumnType old, ColumnType now, Size size, String value) {
    if (old.isBinary() && now.isBinary()) {
      return old.length() <= now.length()
          ? new Fits()
          : new Stops("LENGTH(" + value + ") > " + now.length());
    }
    if (old.isExactNumber() && now.isExactNumber()) {
      return ofNumber(old, now, value);
    }
    if (old.word().equals("bit") && now.word().equals("bit")) {
      return old.length() <= now.length()
          ? new Fits()
          : new Stops(value + " + 0 >= " + BigInteger.TWO.pow((int) now.length()));
    }
    if (old.isText() && now.word().equals("json")) {
      return new Stops("NOT JSON_VALID(" + value + ")");
    }
    return ofSorts(old, now, size, value);
  }

  private static TypeFit ofSorts(ColumnType old, ColumnType now, Size size, String value) {
    Sort before = old.sort();
    Sort after = now.sort();
    if ((after == Sort.TEXT && before != Sort.BINARY) || after == Sort.BINARY) {
      return written(before, old, now, size, value);
    }
    if (before.isTemporal() && after.isTemporal()) {
      return ofTime(old, now, before, after, value);
    }
    if (before.isNumber() && after.isNumber()) {
      return ofApproximate(old, now, before, after, size, value);
    }
    boolean isSigned = before == Sort.TIME && now.unsigned();
    boolean isRounded =
        old.precision() > 0 && (before == Sort.DATETIME || before == Sort.TIMESTAMP);
    if (!isRounded
        && (before.isTemporal() || before == Sort.ENUM || before == Sort.SET)
        && !isSigned) {
      boolean fits =
          after == Sort.DOUBLE
              || after == Sort.FLOAT
              || (now.isExactNumber() && size.greatest().compareTo(now.greatest()) < 0);
      return fits ? new Fits() : new Unsure();
    }
    boolean isPlainNumber = before.isNumber() && before != Sort.BIT && before != Sort.YEAR;
    return isPlainNumber && after == Sort.JSON ? new Fits() : new Unsure();
  }

  /** Whether the text of a value fits, or its bytes do. */
  private static TypeFit written(
      Sort before, ColumnType old, ColumnType now, Size size, String value) {
    boolean characters = now.countsCharacters();
    if (before == Sort.BIT && now.word().endsWith("text")) {
      // Bits are taken for the bytes of characters, which they need not be.
      return new Unsure();
    }
    if (size.characters() >= 0 && before != Sort.ENUM && before != Sort.SET) {
      return size.characters() <= now.length()
          ? new Fits()
          : new Stops("CHAR_LENGTH(" + text(before, value) + ") > " + now.length());
    }
    if (size.characters() >= 0 && size.characters() * (characters ? 1 : 4) <= now.length()) {
      return new Fits();
    }
    if (before == Sort.SPATIAL || before == Sort.OTHER) {
      return new Unsure();
    }
    if (before == Sort.TEXT
        && old.length() * (old.countsCharacters() ? 4 : 1) <= now.length()
        && !characters) {
      return new Fits();
    }
    return new Stops(
        (characters ? "CHAR_LENGTH(" : "LENGTH(") + text(before, value) + ") > " + now.length());
  }

  private static String text(Sort before, String value) {
    return before == Sort.TEXT
        ? value
        : "CAST(" + value + (before == Sort.BIT ? " + 0" : "") + " AS CHAR)";
  }

  private static TypeFit ofTime(
      ColumnType old, ColumnType now, Sort before, Sort after, String value) {
    if (after == Sort.TIMESTAMP && before != Sort.TIMESTAMP) {
      return before == Sort.TIME ? new Fits() : new Unsure();
    }
    boolean rounds = after == Sort.DATE ? old.precision() > 0 : now.precision() < old.precision();
    if (!rounds || before == Sort.TIME || after == Sort.TIME || before == Sort.DATE) {
      return new Fits();
    }
    // What is rounded up from the last moment there is has no place.
    int digits = after == Sort.DATE ? 0 : now.precision();
    String last =
        (before == Sort.TIMESTAMP && after == Sort.TIMESTAMP
                ? "2038-01-19 03:14:07."
                : before == Sort.DATETIME ? "9999-12-31 23:59:59." : "")
            + "9".repeat(digits);
    if (last.isEmpty() || (before == Sort.TIMESTAMP && after != Sort.TIMESTAMP)) {
      return new Fits();
    }
    String half =
        (digits == 0 ? last.substring(0, last.length() - 1) : last) + (digits == 0 ? ".5" : "5");
    return new Stops(value + " >= '" + half + "'");
  }

  private static TypeFit ofApproximate(
      ColumnType old, ColumnType now, Sort before, Sort after, Size size, String value) {
    if (after.isApproximate()) {
      boolean keepsAll =
          now.numbers().isEmpty()
              && !now.unsigned()
              && !(before == Sort.DOUBLE && after == Sort.FLOAT);
      boolean isSame =
          old.word().equals(now.word())
              && now.numbers().isEmpty()
              && (old.unsigned() || !now.unsigned());
      return keepsAll || isSame ? new Fits() : new Unsure();
    }
    if (before.isApproximate() && now.isExactNumber()) {
      if (now.unsigned() && !now.isInteger()) {
        // A fraction below zero is refused, unless it is too small for MySQL to see.
        return new Unsure();
      }
      String rounded = "ROUND(" + value + ", " + now.scale() + ")";
      if (now.word().equals("bigint")) {
        // A float beyond it is taken, and becomes the least number there is.
        return before == Sort.FLOAT && !now.unsigned() ? new Fits() : new Unsure();
      }
      return new Stops(
          rounded
              + " <= "
              + now.least().subtract(BigInteger.ONE)
              + " OR "
              + rounded
              + " >= "
              + now.greatest().add(BigInteger.ONE));
    }
    if (after == Sort.BIT && before == Sort.INTEGER && old.unsigned()) {
      if (old.greatest().bitLength() <= now.length()) {
        return new Fits();
      }
    }
    if (after == Sort.BIT && before != Sort.BIT && before != Sort.YEAR) {
      return now.length() < 64
          ? new Stops(
              "ROUND("
                  + value
                  + ") < 0 OR ROUND("
                  + value
                  + ") >= "
                  + BigInteger.TWO.pow((int) now.length()))
          : new Unsure();
    }
    boolean known = size.greatest().signum() >= 0 && now.isExactNumber();
    return known && size.greatest().compareTo(now.greatest()) <= 0 ? new Fits() : new Unsure();
  }

  private static TypeFit ofText(ColumnType old, ColumnType now, String value) {
    if (now.countsCharacters()) {
      if (old.length() <= now.length()) {
        return new Fits();
      }
      // Blanks at the end are no part of a CHAR, so they are cut without a word.
      String counted = now.word().equals("char") ? "TRIM(TRAILING ' ' FROM " + value + ")" : value;
      return new Stops("CHAR_LENGTH(" + counted + ") > " + now.length());
    }
    long bytes = old.countsCharacters() ? old.length() * 4 : old.length();
    return bytes <= now.length()
        ? new Fits()
        : new Stops("LENGTH(" + value + ") > " + now.length());
  }

  private static TypeFit ofNumber(ColumnType old, ColumnType now, String value) {
    boolean rounds = now.scale() < old.scale();
    String rounded = rounds ? "ROUND(" + value + ", " + now.scale() + ")" : value;
    List<String> conditions = new ArrayList<>();
    // Rounding carries: 99.96 is 100.0 with one digit less.
    int carry = rounds ? 1 : 0;
    if (now.unsigned() && !old.unsigned()) {
      // A fraction below zero is refused before it is rounded away; an integer takes it as zero.
      conditions.add((now.isInteger() ? rounded : value) + " < 0");
    } else if (!old.unsigned() && old.least().compareTo(now.least()) < carry) {
      conditions.add(rounded + " <= " + now.least().subtract(BigInteger.ONE));
    }
    // ALTER TABLE reads a decimal as a signed integer, whatever it is to become.
    boolean isRead = !old.isInteger() && now.word().equals("bigint");
    BigInteger greatest = isRead ? BigInteger.valueOf(Long.MAX_VALUE) : now.greatest();
    if (old.greatest().compareTo(greatest) > -carry) {
      conditions.add(rounded + " >= " + greatest.add(BigInteger.ONE));
    }
    if (conditions.isEmpty()) {
      return new Fits();
    }
    return new Stops(String.join(" OR ", conditions));
  }

  /** The condition that a column holds one of some members. */
  private static String holds(Column column, List<String> members) {
    String value = Quoting.name(column.name());
    return isSet(column)
        ? members.stream()
            .map(m -> "FIND_IN_SET(" + Quoting.text(m) + ", " + value + ") > 0")
            .collect(Collectors.joining(" OR "))
        : value
            + " IN ("
            + members.stream().map(Quoting::text).collect(Collectors.joining(", "))
            + ")";
  }

  /**
   * Members of the old enum or set that the new one has no more; empty for other types. Values keep
   * their member by its name as the collation compares it.
   */
  static List<String> removedMembers(Column from, Column to, String collation) {
    if (!isMembers(from) || !isMembers(to)) {
      return List.of();
    }
    boolean exact = collation.endsWith("_bin") || collation.contains("_cs");
    List<String> now = members(to.type());
    return members(from.type()).stream()
        .filter(m -> now.stream().noneMatch(n -> exact ? n.equals(m) : n.equalsIgnoreCase(m)))
        .toList();
  }

  private static boolean isSet(Column column) {
    return ColumnType.sortOf(column.type()) == Sort.SET;
  }

  private static boolean isMembers(Column column) {
    return ColumnType.sortOf(column.type()).isMembers();
  }

  private static List<String> members(String type) {
    return ColumnType.of(type).map(ColumnType::memberValues).orElse(List.of());
  }
}
