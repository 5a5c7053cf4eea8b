package dev.autogen.facts;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a column's type has to do with its character set. */
public final class CharacterSets {

  /** The most bytes of a character (information_schema.CHARACTER_SETS.MAXLEN); 1 for all others. */
  private static final Map<String, Integer> BYTES =
      Map.ofEntries(
          Map.entry("utf8mb4", 4),
          Map.entry("utf8mb3", 3),
          Map.entry("utf8", 3),
          Map.entry("ucs2", 2),
          Map.entry("utf16", 4),
          Map.entry("utf16le", 4),
          Map.entry("utf32", 4),
          Map.entry("gb18030", 4),
          Map.entry("gbk", 2),
          Map.entry("gb2312", 2),
          Map.entry("big5", 2),
          Map.entry("sjis", 2),
          Map.entry("cp932", 2),
          Map.entry("euckr", 2),
          Map.entry("ujis", 3),
          Map.entry("eucjpms", 3));

  private static final List<String> TEXTS = List.of("tinytext", "text", "mediumtext", "longtext");
  private static final List<Long> LARGEST = List.of(255L, 65_535L, 16_777_215L, 4_294_967_295L);

  private CharacterSets() {}

  /** The character set of a collation, which its name begins with. */
  public static String of(String collation) {
    return collation.replaceFirst("_.*", "");
  }

  /** The most bytes a character of that collation takes. */
  public static int bytes(String collation) {
    return BYTES.getOrDefault(of(collation.toLowerCase(Locale.ROOT)), 1);
  }

  /**
   * What CONVERT TO makes of a type: the smallest TEXT type that holds as many characters, never a
   * smaller one (the manual's "Changing the Character Set"); other types stay.
   */
  public static String widened(String type, int oldBytes, int newBytes) {
    int place = TEXTS.indexOf(type.toLowerCase(Locale.ROOT));
    if (place < 0) {
      return type;
    }
    long needed = LARGEST.get(place) / oldBytes * newBytes;
    while (place < TEXTS.size() - 1 && LARGEST.get(place) < needed) {
      place++;
    }
    return TEXTS.get(place);
  }
}
