package dev.autogen.check;

import dev.autogen.schema.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells whether a column's new type takes every value the old one could hold. */
final class Narrowing {

  private static final Pattern TYPE = Pattern.compile("(\\w+)(?:\\((.*)\\))?( unsigned)?.*");
  private static final Pattern MEMBER = Pattern.compile("'((?:[^'\\\\]|''|\\\\.)*)'");

  /** Bytes of each integer type. */
  private static final Map<String, Integer> INTEGERS =
      Map.of("tinyint", 1, "smallint", 2, "mediumint", 3, "int", 4, "bigint", 8);

  /** The longest value of each text and binary type without a length of its own, in bytes. */
  private static final Map<String, Long> LENGTHS =
      Map.of(
          "tinytext", 255L,
          "text", 65_535L,
          "mediumtext", 16_777_215L,
          "longtext", 4_294_967_295L,
          "tinyblob", 255L,
          "blob", 65_535L,
          "mediumblob", 16_777_215L,
          "longblob", 4_294_967_295L);

  private Narrowing() {}

  /** Members of the old enum or set that the new one has no more; empty for other types. */
  static List<String> removedMembers(Column from, Column to) {
    if (!isMembers(from.type()) || !isMembers(to.type())) {
      return List.of();
    }
    List<String> gone = new ArrayList<>(members(from.type()));
    gone.removeAll(members(to.type()));
    return gone;
  }

  /** Whether some value the old type holds does not fit the new one. */
  static boolean narrows(Column from, Column to) {
    if (from.type().equals(to.type())) {
      return false;
    }
    Matcher old = TYPE.matcher(from.type());
    Matcher now = TYPE.matcher(to.type());
    if (!old.matches() || !now.matches()) {
      return true;
    }
    String oldWord = old.group(1);
    String nowWord = now.group(1);
    if (INTEGERS.containsKey(oldWord) && INTEGERS.containsKey(nowWord)) {
      return narrowsInteger(old, now);
    }
    if (isMembers(from.type()) && isMembers(to.type())) {
      return !removedMembers(from, to).isEmpty();
    }
    Optional<Long> oldLength = length(old);
    Optional<Long> nowLength = length(now);
    if (oldLength.isPresent() && nowLength.isPresent()) {
      return isBinary(oldWord) != isBinary(nowWord) || nowLength.get() < oldLength.get();
    }
    if (oldWord.equals("decimal") && nowWord.equals("decimal")) {
      int[] a = numbers(old.group(2));
      int[] b = numbers(now.group(2));
      return b[1] < a[1] || b[0] - b[1] < a[0] - a[1] || (signed(old) && !signed(now));
    }
    if (oldWord.equals(nowWord) && isTime(oldWord)) {
      return numbers(now.group(2))[0] < numbers(old.group(2))[0];
    }
    return !(oldWord.equals("float") && nowWord.equals("double"));
  }

  private static boolean narrowsInteger(Matcher old, Matcher now) {
    int oldBytes = INTEGERS.get(old.group(1));
    int nowBytes = INTEGERS.get(now.group(1));
    if (signed(old) == signed(now)) {
      return nowBytes < oldBytes;
    }
    return signed(old) || nowBytes <= oldBytes;
  }

  private static boolean signed(Matcher type) {
    return type.group(3) == null;
  }

  private static boolean isTime(String word) {
    return word.equals("datetime") || word.equals("timestamp") || word.equals("time");
  }

  private static boolean isBinary(String word) {
    return word.contains("binary") || word.contains("blob");
  }

  /** Characters for char types, bytes for the others; one is never less than the other. */
  private static Optional<Long> length(Matcher type) {
    return switch (type.group(1)) {
      case "char", "varchar", "binary", "varbinary" ->
          Optional.of((long) numbers(type.group(2))[0]);
      default -> Optional.ofNullable(LENGTHS.get(type.group(1)));
    };
  }

  private static int[] numbers(String text) {
    int[] numbers = {0, 0};
    if (text != null) {
      String[] words = text.split(",", -1);
      for (int i = 0; i < Math.min(2, words.length); i++) {
        numbers[i] = Integer.parseInt(words[i].strip());
      }
    }
    return numbers;
  }

  private static boolean isMembers(String type) {
    return type.startsWith("enum(") || type.startsWith("set(");
  }

  private static List<String> members(String type) {
    List<String> members = new ArrayList<>();
    Matcher matcher = MEMBER.matcher(type);
    while (matcher.find()) {
      members.add(matcher.group(1));
    }
    return members;
  }
}
