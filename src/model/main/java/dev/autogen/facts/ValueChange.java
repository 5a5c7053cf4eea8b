package dev.autogen.facts;

import dev.autogen.facts.text.ColumnType;
import dev.autogen.facts.text.ColumnType.Sort;
import dev.autogen.facts.text.Quoting;
import dev.autogen.schema.Column;
import java.util.Optional;

/**
 * What becomes of the values that a column's new type takes: whether they say afterwards what they
 * said before. {@link TypeFit} says which are refused. Measured on 8.0.15 and 9.7.4 for every pair
 * of types.
 */
public sealed interface ValueChange {

  /** How a time is taken that a session's time zone is needed for. */
  String IN_UTC = "is taken to be in UTC, the time zone of autogen's sessions";

  /** They all stay what they are. */
  record Keeps() implements ValueChange {}

  /**
   * Some become others without an error.
   *
   * @param condition true for a row with such a value, though perhaps for some other rows too
   * @param how it is changed, such as {@code is rounded}
   */
  record Changes(String condition, String how) implements ValueChange {}

  /**
   * Some may become others, and only the server tells which, by converting them.
   *
   * @param how they are changed
   */
  record Unsure(String how) implements ValueChange {}

  /**
   * What becomes of the values of {@code from} in {@code to}.
   *
   * @param fromCollation the collation of the old column; empty where it has none or it is unknown
   * @param toCollation that of the new one
   */
  static ValueChange of(Column from, Column to, String fromCollation, String toCollation) {
    Optional<ColumnType> old = ColumnType.of(from.type());
    Optional<ColumnType> now = ColumnType.of(to.type());
    if (old.isEmpty() || now.isEmpty()) {
      return from.type().equals(to.type()) ? new Keeps() : new Unsure("may become another");
    }
    String value = Quoting.name(to.name());
    Sort before = old.get().sort();
    Sort after = now.get().sort();
    return reread(before, after)
        .<ValueChange>map(how -> new Changes(value + " IS NOT NULL", how))
        .orElseGet(
            () -> {
              if (before.isNumber() && after.isNumber()) {
                return ofNumber(old.get(), now.get(), before, after, value);
              }
              if (before.isTemporal() && after.isTemporal()) {
                return ofTime(old.get(), now.get(), before, after, value);
              }
              return ofOthers(old.get(), now.get(), before, after, value);
            });
  }

  /**
   * How MySQL takes every value for something else: by its position, its digits, its bytes, the
   * time zone of the session.
   */
  private static Optional<String> reread(Sort before, Sort after) {
    if (before.isNumber() && after.isMembers()) {
      return Optional.of("is taken for a position in the list of members");
    }
    if (before.isMembers() && after.isNumber()) {
      return Optional.of("becomes its position in the list of members");
    }
    if (before.isNumber() && after.isTemporal()) {
      return Optional.of("has its digits read as a date or time, whatever unit it was in");
    }
    if (before.isTemporal() && after.isNumber()) {
      return Optional.of("becomes the digits of a date or time, in no unit");
    }
    if (before.isTemporal() && after.isTemporal()) {
      return rereadTime(before, after);
    }
    if (before != after && (isBytes(before) || isBytes(after))) {
      return Optional.of("has its bytes taken for a value of the other type");
    }
    if (before == Sort.TIMESTAMP || after == Sort.TIMESTAMP) {
      return before == after ? Optional.empty() : Optional.of(IN_UTC);
    }
    return before.isTemporal() && after == Sort.JSON
        ? Optional.of("becomes a JSON text in quotes")
        : Optional.empty();
  }

  private static boolean isBytes(Sort sort) {
    return sort == Sort.BINARY || sort == Sort.SPATIAL || sort == Sort.OTHER;
  }

  private static Optional<String> rereadTime(Sort before, Sort after) {
    if (before == after) {
      return Optional.empty();
    }
    if (before == Sort.TIME) {
      return Optional.of("gets the day of the upgrade for its date");
    }
    if (after == Sort.TIME) {
      return Optional.of("loses its date");
    }
    return before == Sort.TIMESTAMP || after == Sort.TIMESTAMP
        ? Optional.of(IN_UTC)
        : Optional.empty();
  }

  private static ValueChange ofNumber(
      ColumnType old, ColumnType now, Sort before, Sort after, String value) {
    if (before == after && before.isApproximate() && now.numbers().isEmpty()) {
      return new Keeps();
    }
    if (before == Sort.YEAR) {
      return new Keeps();
    }
    if (after == Sort.YEAR) {
      String rounded = "ROUND(" + value + ")";
      return new Changes(
          rounded + " BETWEEN 1 AND 99 OR " + value + " <> " + rounded,
          "is taken for a year of two digits, or rounded");
    }
    if (before == Sort.FLOAT) {
      return after == Sort.DOUBLE && now.numbers().isEmpty()
          ? new Keeps()
          : now.word().equals("bigint")
              ? new Changes(
                  value + " <> ROUND(" + value + ") OR ABS(" + value + ") >= 9223372036854775807",
                  "is rounded, or becomes the least or greatest number there is")
              : new Unsure("is rounded");
    }
    if (before == Sort.DOUBLE && after.isApproximate()) {
      return new Unsure("is rounded");
    }
    if (after.isApproximate()) {
      return ofApproximated(old, before, after, value);
    }
    if (after == Sort.BIT && before == Sort.DECIMAL && now.length() < 64) {
      // One below zero is refused, unless it is rounded to zero.
      return old.scale() == 0
          ? new Keeps()
          : new Changes(value + " <> ROUND(" + value + ")", "is rounded");
    }
    if (after == Sort.BIT) {
      return before == Sort.INTEGER && (now.length() < 64 || old.unsigned())
          ? new Keeps()
          : before == Sort.BIT
              ? new Keeps()
              : new Changes(
                  value + " <> ROUND(" + value + ") OR " + value + " < 0",
                  "is rounded, or read without its sign");
    }
    boolean rounds = before == Sort.DOUBLE || now.scale() < old.scale();
    return rounds
        ? new Changes(value + " <> ROUND(" + value + ", " + now.scale() + ")", "is rounded")
        : new Keeps();
  }

  /** An exact number in a float or a double, which hold the first digits of it. */
  private static ValueChange ofApproximated(ColumnType old, Sort before, Sort after, String value) {
    boolean isLong = old.word().equals("bigint") || (before == Sort.BIT && old.length() > 53);
    if (after == Sort.DOUBLE && before == Sort.INTEGER && isLong) {
      boolean unsigned = old.unsigned();
      return new Changes(
          "IF("
              + value
              + " > "
              + (unsigned ? "18446744073709549568" : "9223372036854774784")
              + ", TRUE, CAST("
              + value
              + " + 0e0 AS "
              + (unsigned ? "UNSIGNED" : "SIGNED")
              + ") <> "
              + value
              + ")",
          "is rounded to 53 bits");
    }
    int digits =
        before == Sort.BIT
            ? (int) old.length() / 3 + 1
            : old.greatest().toString().length() + old.scale();
    int exact = after == Sort.FLOAT ? 6 : 15;
    return digits <= exact ? new Keeps() : new Unsure("is rounded");
  }

  private static ValueChange ofTime(
      ColumnType old, ColumnType now, Sort before, Sort after, String value) {
    if (after == Sort.DATE) {
      return before == Sort.DATE
          ? new Keeps()
          : new Changes(
              value + " <> DATE(" + value + ")",
              "loses its time, and half a second before midnight is the next day");
    }
    if (before == Sort.DATE || now.precision() >= old.precision()) {
      return new Keeps();
    }
    long unit = (long) Math.pow(10, 6 - now.precision());
    return new Changes("MICROSECOND(" + value + ") % " + unit + " <> 0", "is rounded");
  }

  private static ValueChange ofOthers(
      ColumnType old, ColumnType now, Sort before, Sort after, String value) {
    if (before == Sort.TEXT && after == Sort.TEXT) {
      return now.word().equals("char") && !old.word().equals("char")
          ? new Changes(
              "CHAR_LENGTH(" + value + ") <> CHAR_LENGTH(TRIM(TRAILING ' ' FROM " + value + "))",
              "loses the blanks at its end")
          : new Keeps();
    }
    if (before == Sort.BINARY && after == Sort.BINARY) {
      return now.word().equals("binary")
          ? new Changes("LENGTH(" + value + ") < " + now.length(), "gets zero bytes at its end")
          : new Keeps();
    }
    if (before == Sort.TEXT && after == Sort.JSON) {
      return new Changes(
          "IF(JSON_VALID("
              + value
              + "), "
              + written(value)
              + " <> "
              + written("CAST(CAST(" + value + " AS JSON) AS CHAR)")
              + ", FALSE)",
          "is written in another way: members of the same name become one, numbers and escapes have"
              + " one form");
    }
    if (before == Sort.DECIMAL && after == Sort.JSON && old.precision() > 15) {
      return new Changes(
          "CAST(CAST(CAST("
              + value
              + " AS CHAR) AS JSON) AS DECIMAL(65,"
              + old.scale()
              + ")) <> "
              + value,
          "is rounded to 53 bits");
    }
    if (after == Sort.TEXT || (after == Sort.JSON && before.isNumber())) {
      if (before == Sort.BIT && now.word().endsWith("text")) {
        return new Changes(value + " IS NOT NULL", "has its bits taken for characters");
      }
      return before == Sort.FLOAT && after == Sort.TEXT
          ? new Unsure("is rounded to six digits")
          : new Keeps();
    }
    return before == after ? new Keeps() : new Unsure("is written in another way");
  }

  /** How many characters a JSON text has beside blanks. */
  private static String written(String text) {
    return "CHAR_LENGTH(REGEXP_REPLACE(" + text + ", '[[:space:]]', ''))";
  }
}
