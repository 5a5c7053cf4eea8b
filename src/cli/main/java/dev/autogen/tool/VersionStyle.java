package dev.autogen.tool;

import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a team counts its versions, as the last of them shows: {@code 7}, {@code 007}, {@code 1.4.2},
 * {@code 1_4}, {@code 20261128093000}, {@code 2026.11.28.1}, {@code 3.20261128093000}.
 */
final class VersionStyle {

  /** Numbers with points or lines between, compared one by one. */
  static final Comparator<String> ORDER =
      (one, other) -> {
        List<BigInteger> a = numbers(one);
        List<BigInteger> b = numbers(other);
        for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
          BigInteger left = i < a.size() ? a.get(i) : BigInteger.ZERO;
          BigInteger right = i < b.size() ? b.get(i) : BigInteger.ZERO;
          if (!left.equals(right)) {
            return left.compareTo(right);
          }
        }
        return 0;
      };

  private static final List<String> STAMPS =
      List.of("yyyyMMddHHmmss", "yyyyMMddHHmm", "yyyyMMddHH", "yyyyMMdd");

  private static final List<String> PARTS = List.of("yyyy", "MM", "dd", "HH", "mm", "ss");

  /** Where a time begins among them. */
  private static final int TIME = 3;

  private static final Pattern NUMBER = Pattern.compile("[0-9]+");

  private VersionStyle() {}

  private static List<BigInteger> numbers(String version) {
    List<BigInteger> numbers = new ArrayList<>();
    for (String part : version.split("[._]", -1)) {
      numbers.add(part.isEmpty() ? BigInteger.ZERO : new BigInteger(part));
    }
    return numbers;
  }

  /** Whether {@code text} is a version at all. */
  static boolean isVersion(String text) {
    return text.matches("[0-9]+([._][0-9]+)*");
  }

  /**
   * The version of one more.
   *
   * @param taken those that are there or were run, in any order
   */
  static String next(List<String> taken, Instant now) {
    Optional<String> last = taken.stream().filter(VersionStyle::isVersion).max(ORDER);
    if (last.isEmpty()) {
      return "1";
    }
    String stamped = stamped(last.get(), now);
    return ORDER.compare(stamped, last.get()) > 0 ? stamped : counted(last.get());
  }

  /** With now in the place of a time; the same where there is none. */
  private static String stamped(String last, Instant now) {
    List<String> parts = List.of(last.split("[._]", -1));
    String end = parts.get(parts.size() - 1);
    for (String stamp : STAMPS) {
      if (end.length() == stamp.length() && isTime(end)) {
        return last.substring(0, last.length() - end.length()) + text(now, stamp);
      }
    }
    if (parts.size() >= 3 && parts.get(0).length() == 4 && isTime(parts.get(0) + "0101")) {
      return date(last, parts, now);
    }
    return last;
  }

  /** A date in parts, and behind it a time or a count. */
  private static String date(String last, List<String> parts, Instant now) {
    StringBuilder version = new StringBuilder();
    Matcher number = NUMBER.matcher(last);
    for (int place = 0; number.find(); place++) {
      number.appendReplacement(version, part(place, parts, now));
    }
    return version.toString();
  }

  private static String part(int place, List<String> parts, Instant now) {
    int width = parts.get(place).length();
    if (place == TIME && width >= 4) {
      return text(now, width >= 6 ? "HHmmss" : "HHmm");
    }
    boolean isCount = (place == TIME && parts.size() == TIME + 1) || place >= PARTS.size();
    if (isCount) {
      return "1";
    }
    String padded = PARTS.get(place);
    return text(now, width == 1 ? padded.substring(1) : padded);
  }

  private static boolean isTime(String digits) {
    return digits.matches("(19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])[0-9]*");
  }

  private static String text(Instant now, String pattern) {
    return DateTimeFormatter.ofPattern(pattern).withZone(ZoneOffset.UTC).format(now);
  }

  /** One more, as wide as the last. */
  private static String counted(String last) {
    int start = Math.max(last.lastIndexOf('.'), last.lastIndexOf('_')) + 1;
    String end = last.substring(start);
    String next = new BigInteger(end).add(BigInteger.ONE).toString();
    return last.substring(0, start) + "0".repeat(Math.max(0, end.length() - next.length())) + next;
  }
}
