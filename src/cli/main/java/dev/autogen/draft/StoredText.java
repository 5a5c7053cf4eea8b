package dev.autogen.draft;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a mapping file says of what a column holds, such as {@code enum NEW=0 PAID=1} or {@code
 * plain Instant UTC notnull}, taken apart.
 *
 * @param kind its first word; empty where nothing is said
 * @param words those that follow and are no pairs, in order
 * @param pairs what follows as such, in order
 */
public record StoredText(String kind, List<String> words, Map<String, String> pairs) {

  private static final Pattern ESCAPE = Pattern.compile("%([0-9a-f]{4,6});");

  private static final Set<String> PRIMITIVES =
      Set.of("boolean", "byte", "char", "double", "float", "int", "long", "short");

  public StoredText {
    words = List.copyOf(words);
    pairs = Collections.unmodifiableMap(new LinkedHashMap<>(pairs));
  }

  /** The text's parts. */
  public static StoredText of(String text) {
    String[] parts = text.split(" ", -1);
    List<String> words = new ArrayList<>();
    Map<String, String> pairs = new LinkedHashMap<>();
    for (int i = 1; i < parts.length; i++) {
      String[] pair = parts[i].split("=", 2);
      if (pair.length == 2) {
        pairs.put(plain(pair[0]), plain(pair[1]));
      } else if (!parts[i].isEmpty()) {
        words.add(plain(parts[i]));
      }
    }
    return new StoredText(parts[0], words, pairs);
  }

  private static String plain(String escaped) {
    Matcher matcher = ESCAPE.matcher(escaped);
    return matcher.replaceAll(
        found ->
            Matcher.quoteReplacement(Character.toString(Integer.parseInt(found.group(1), 16))));
  }

  /** Whether nothing is said. */
  public boolean isUnknown() {
    return kind.isEmpty();
  }

  /** Whether the property is known to be primitive, so that it cannot be null. */
  public boolean isPrimitive() {
    return words.contains("primitive")
        || (kind.equals("plain") && !words.isEmpty() && PRIMITIVES.contains(words.get(0)));
  }

  /** Whether it is known to be an object, which may be null. */
  public boolean isObject() {
    return words.contains("object")
        || (!isPrimitive() && (kind.equals("plain") || kind.equals("uuid")));
  }

  /** Whether validation wants a value. */
  public boolean isNotNull() {
    return words.contains("notnull");
  }

  /** The most characters that validation takes; 0 where it does not say. */
  public int size() {
    return words.stream()
        .filter(word -> word.matches("size:\\d{1,9}"))
        .map(word -> Integer.parseInt(word.substring("size:".length())))
        .findFirst()
        .orElse(0);
  }
}
