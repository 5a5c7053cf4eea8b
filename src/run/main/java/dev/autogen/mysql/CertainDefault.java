package dev.autogen.mysql;

import dev.autogen.facts.text.ColumnType;
import dev.autogen.schema.Column;
import dev.autogen.schema.Default;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The server's own form of a default, where that is certain without asking it. A test asks both
 * servers about a range of them, and whatever is certain here must be what they answer; what is not
 * (a value that is rounded, cut or converted, a character outside of ASCII) they are asked.
 */
final class CertainDefault {

  /** Numbers that are neither rounded nor written in another way. */
  private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9]\\d{0,17})(?:\\.\\d{1,18})?");

  private static final Pattern NOW =
      Pattern.compile("(?:current_timestamp|now(?=\\())(?:\\(([0-6]?)\\))?");

  private static final Pattern BITS = Pattern.compile("b'([01]{1,64})'");

  /** What a character set of any server has, less what marks a character that is not shown. */
  private static final Pattern TEXT = Pattern.compile("(?:[ -~&&[^?\\\\]]*[!-~&&[^?\\\\]])?");

  private static final Pattern DATE =
      Pattern.compile("[1-9]\\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\\d|2[0-8])");

  private static final Pattern TIME = Pattern.compile("(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d");

  /** Digits that a FLOAT and a DOUBLE give back as they took them. */
  private static final int FLOAT_DIGITS = 6;

  private static final int DOUBLE_DIGITS = 15;

  private CertainDefault() {}

  /** The column with its default and its ON UPDATE as the server writes them. */
  static Optional<Column> in(Column column) {
    if (column.onUpdate().isEmpty() && column.defaultValue() instanceof Default.None) {
      return Optional.of(column);
    }
    Optional<ColumnType> type = ColumnType.of(column.type());
    if (type.isEmpty() || column.autoIncrement()) {
      return Optional.empty();
    }
    Optional<String> onUpdate =
        column.onUpdate().isEmpty() ? Optional.of("") : now(type.get(), column.onUpdate());
    return onUpdate.flatMap(
        update ->
            value(type.get(), column.defaultValue())
                .map(value -> column.withDefault(value).withOnUpdate(update)));
  }

  private static Optional<Default> value(ColumnType type, Default said) {
    if (said instanceof Default.Literal literal) {
      return literal(type, literal.value());
    }
    return said instanceof Default.Expression expression
        ? expression(type, expression.sql().strip().toLowerCase(Locale.ROOT))
        : Optional.of(said);
  }

  /** A number, a truth value, bits or the time, none of them in quotes. */
  private static Optional<Default> expression(ColumnType type, String sql) {
    Optional<Default> now = now(type, sql).map(Default::expression);
    if (now.isPresent()) {
      return now;
    }
    String number = sql.equals("true") ? "1" : sql.equals("false") ? "0" : sql;
    return type.sort() == ColumnType.Sort.BIT ? bits(type, number) : number(type, number);
  }

  private static Optional<Default> bits(ColumnType type, String sql) {
    Matcher bits = BITS.matcher(sql);
    String digits = bits.matches() ? bits.group(1) : sql;
    boolean isPlain = digits.equals("0") || digits.equals("1") || bits.matches();
    return isPlain
            && (digits.length() == 1 || digits.startsWith("1"))
            && digits.length() <= type.length()
        ? Optional.of(Default.expression("b'" + digits + "'"))
        : Optional.empty();
  }

  private static Optional<Default> literal(ColumnType type, String value) {
    ColumnType.Sort sort = type.sort();
    if (sort.isNumber()) {
      return number(type, value);
    }
    boolean isKept =
        (type.countsCharacters() && isText(value, type.length()))
            || (sort == ColumnType.Sort.ENUM
                && TEXT.matcher(value).matches()
                && type.memberValues().contains(value))
            || (sort == ColumnType.Sort.DATE && DATE.matcher(value).matches())
            || (type.precision() == 0
                && ((sort == ColumnType.Sort.TIME && TIME.matcher(value).matches())
                    || (sort == ColumnType.Sort.DATETIME && isDateTime(value))));
    return isKept ? Optional.of(Default.literal(value)) : Optional.empty();
  }

  private static boolean isText(String value, long length) {
    return value.length() <= length && TEXT.matcher(value).matches();
  }

  private static boolean isDateTime(String value) {
    int blank = value.indexOf(' ');
    return blank > 0
        && DATE.matcher(value.substring(0, blank)).matches()
        && TIME.matcher(value.substring(blank + 1)).matches();
  }

  private static Optional<Default> number(ColumnType type, String text) {
    if (!NUMBER.matcher(text).matches()) {
      return Optional.empty();
    }
    BigDecimal number = new BigDecimal(text);
    // FLOAT and DOUBLE have a zero below zero.
    boolean isNegative = text.startsWith("-");
    if (isNegative && (type.unsigned() || number.signum() == 0)) {
      return Optional.empty();
    }
    ColumnType.Sort sort = type.sort();
    if (sort.isApproximate()) {
      return approximate(number, sort == ColumnType.Sort.FLOAT ? FLOAT_DIGITS : DOUBLE_DIGITS);
    }
    return type.isExactNumber() ? exact(type, number, type.scale()) : Optional.empty();
  }

  /** With as many decimals as the type has. */
  private static Optional<Default> exact(ColumnType type, BigDecimal number, int scale) {
    if (number.stripTrailingZeros().scale() > scale) {
      return Optional.empty();
    }
    BigDecimal written = number.setScale(scale);
    return written.toBigInteger().compareTo(type.least()) >= 0
            && written.toBigInteger().compareTo(type.greatest()) <= 0
        ? Optional.of(Default.literal(written.toPlainString()))
        : Optional.empty();
  }

  /** As short as can be; what is very small or great is written with an exponent. */
  private static Optional<Default> approximate(BigDecimal number, int digits) {
    BigDecimal shortest = number.stripTrailingZeros();
    boolean isPlain =
        shortest.precision() <= digits
            && shortest.precision() - shortest.scale() <= digits
            && shortest.scale() < digits;
    return number.signum() == 0
        ? Optional.of(Default.literal("0"))
        : isPlain ? Optional.of(Default.literal(shortest.toPlainString())) : Optional.empty();
  }

  /** The time of the statement, of the precision that the column has. */
  private static Optional<String> now(ColumnType type, String sql) {
    Matcher now = NOW.matcher(sql.strip().toLowerCase(Locale.ROOT));
    boolean isTime =
        type.sort() == ColumnType.Sort.DATETIME || type.sort() == ColumnType.Sort.TIMESTAMP;
    if (!isTime || !now.matches()) {
      return Optional.empty();
    }
    int precision =
        now.group(1) == null || now.group(1).isEmpty() ? 0 : Integer.parseInt(now.group(1));
    return precision == type.precision()
        ? Optional.of("CURRENT_TIMESTAMP" + (precision == 0 ? "" : "(" + precision + ")"))
        : Optional.empty();
  }
}
