package dev.autogen.operation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * A value of a row, in the form MySQL converts to the column's type.
 *
 * @param text the value itself, neither quoted nor escaped; the digits of a number, bytes in
 *     hexadecimal digits, nothing for NULL
 */
public record Value(Kind kind, String text) {

  /** How a value is written in a statement. */
  public enum Kind {
    NULL,
    TEXT,
    NUMBER,
    BYTES
  }

  public static final Value NULL = new Value(Kind.NULL, "");

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS");

  public static Value text(String text) {
    return new Value(Kind.TEXT, text);
  }

  /**
   * The value of a Java object: {@code null}, a text, a number, a truth value, a date or time, an
   * enum constant by its name, a UUID as text, or bytes. A point in time is given in UTC, which is
   * the time zone of every connection of autogen.
   *
   * @throws IllegalArgumentException when it is of another type
   */
  public static Value of(Object object) {
    if (object == null) {
      return NULL;
    }
    if (object instanceof Value value) {
      return value;
    }
    if (object instanceof Boolean truth) {
      return number(truth ? "1" : "0");
    }
    if (object instanceof BigDecimal decimal) {
      return number(decimal.toPlainString());
    }
    if (isWhole(object)) {
      return number(object.toString());
    }
    if (object instanceof Double || object instanceof Float) {
      double number = ((Number) object).doubleValue();
      if (Double.isNaN(number) || Double.isInfinite(number)) {
        throw new IllegalArgumentException("MySQL has no number " + number);
      }
      return number(object.toString());
    }
    if (object instanceof byte[] bytes) {
      return new Value(Kind.BYTES, HexFormat.of().formatHex(bytes));
    }
    if (object instanceof Enum<?> constant) {
      return text(constant.name());
    }
    return text(textOf(object));
  }

  /** The values of Java objects; a lone {@code null}, which Java takes for no array, is NULL. */
  public static List<Value> listOf(Object... objects) {
    return objects == null ? List.of(NULL) : Arrays.stream(objects).map(Value::of).toList();
  }

  private static boolean isWhole(Object object) {
    return object instanceof Long
        || object instanceof Integer
        || object instanceof Short
        || object instanceof Byte
        || object instanceof BigInteger;
  }

  private static Value number(String digits) {
    return new Value(Kind.NUMBER, digits);
  }

  private static String textOf(Object object) {
    if (object instanceof Instant instant) {
      return TIME.format(instant.atOffset(ZoneOffset.UTC));
    }
    if (object instanceof OffsetDateTime time) {
      return TIME.format(time.withOffsetSameInstant(ZoneOffset.UTC));
    }
    if (object instanceof ZonedDateTime time) {
      return TIME.format(time.withZoneSameInstant(ZoneOffset.UTC));
    }
    if (object instanceof LocalDateTime time) {
      return TIME.format(time);
    }
    if (object instanceof CharSequence
        || object instanceof Character
        || object instanceof LocalDate
        || object instanceof LocalTime
        || object instanceof UUID) {
      return object.toString();
    }
    throw new IllegalArgumentException(
        "a "
            + object.getClass().getName()
            + " is no value of a row; give a text, a number, a truth value, a date or time, a UUID"
            + " or bytes");
  }
}
