package dev.autogen.draft;

import dev.autogen.facts.text.ColumnType;
import dev.autogen.facts.text.ColumnType.Sort;
import dev.autogen.schema.Column;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a column holds for the values of a Java type.
 *
 * @param type {@code enum}, {@code boolean} or {@code uuid}
 * @param form for a UUID {@code text} or {@code bytes}; empty for others
 * @param values what is stored, by the constant it stands for, in the order of the constants; none
 *     for a UUID
 */
public record StoredForm(String type, String form, Map<String, String> values) {

  private static final String ENUM = "enum";
  private static final String BOOLEAN = "boolean";
  private static final String UUID = "uuid";
  private static final String TEXT = "text";
  private static final String BYTES = "bytes";

  private static final int UUID_CHARACTERS = 36;

  public StoredForm {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /**
   * The form that {@code text} says, as entities are read; empty where it is no such text, or the
   * same is stored for two constants, so that nobody can say which of them it stands for.
   */
  public static Optional<StoredForm> of(String text) {
    StoredText stored = StoredText.of(text);
    if (stored.kind().equals(UUID) && !stored.words().isEmpty()) {
      return Optional.of(new StoredForm(UUID, stored.words().get(0), Map.of()));
    }
    Map<String, String> values = stored.pairs();
    return (stored.kind().equals(ENUM) || stored.kind().equals(BOOLEAN))
            && values.values().stream().distinct().count() == values.size()
        ? Optional.of(new StoredForm(stored.kind(), "", values))
        : Optional.empty();
  }

  /**
   * Whether {@code text} says what no statement of ours can map: properties of several types share
   * the column, or it holds values within others.
   */
  static boolean isCompound(String text) {
    return text.startsWith("several ") || text.startsWith("within ");
  }

  /** Whether in such a text a constant stands for another value than before. */
  static boolean isAnotherCompound(String before, String after) {
    if (!isCompound(before) || !isCompound(after)) {
      return false;
    }
    List<String> was = parts(before);
    List<String> becomes = parts(after);
    return was.stream()
        .filter(part -> !becomes.contains(part))
        .anyMatch(
            part ->
                becomes.stream()
                    .filter(other -> !was.contains(other))
                    .anyMatch(other -> isAnother(part, other)));
  }

  private static List<String> parts(String compound) {
    return List.of(compound.substring(compound.indexOf(' ') + 1).split(" / ", -1));
  }

  /** Of two parts that say what the same holds. */
  private static boolean isAnother(String part, String other) {
    List<String> now = List.of(other.split(" ", -1));
    return Arrays.stream(part.split(" ", -1))
        .filter(word -> !now.contains(word))
        .anyMatch(
            word ->
                word.contains("=")
                    && now.stream()
                        .anyMatch(w -> w.startsWith(word.substring(0, word.indexOf('=') + 1))));
  }

  public boolean isUuid() {
    return type.equals(UUID);
  }

  boolean isBytes() {
    return form.equals(BYTES);
  }

  /** Such as {@code an enum}. */
  public String noun() {
    return type.equals(ENUM) ? "an enum" : type.equals(UUID) ? "a UUID" : "a " + type;
  }

  /** Whether {@code column} can hold values in this form. */
  boolean isHeldBy(Column column) {
    Sort sort = ColumnType.sortOf(column.type());
    if (isUuid()) {
      return isBytes() ? sort == Sort.BINARY : sort == Sort.TEXT;
    }
    return isText(column)
        || (sort.isNumber() && values.values().stream().allMatch(value -> value.matches("-?\\d+")));
  }

  /**
   * The form in which {@code column} most likely holds the values that this is the form of from now
   * on: an enum by its position or its name, a boolean as 0 and 1. Empty where it may be any.
   */
  Optional<StoredForm> likelyIn(Column column) {
    Sort sort = ColumnType.sortOf(column.type());
    if (isUuid()) {
      boolean fits =
          column.type().equals("binary(16)")
              || ColumnType.of(column.type())
                  .filter(type -> type.countsCharacters() && type.length() >= UUID_CHARACTERS)
                  .isPresent();
      return fits
          ? Optional.of(new StoredForm(UUID, sort == Sort.TEXT ? TEXT : BYTES, values))
          : Optional.empty();
    }
    if (sort == Sort.INTEGER || sort == Sort.BIT) {
      return Optional.of(numbered());
    }
    return type.equals(ENUM) && isText(column) ? Optional.of(named()) : Optional.empty();
  }

  private static boolean isText(Column column) {
    return ColumnType.sortOf(column.type()) == Sort.TEXT
        || ColumnType.sortOf(column.type()) == Sort.ENUM;
  }

  private StoredForm numbered() {
    Map<String, String> numbers = new LinkedHashMap<>();
    values.keySet().forEach(constant -> numbers.put(constant, String.valueOf(numbers.size())));
    return new StoredForm(type, "", numbers);
  }

  private StoredForm named() {
    Map<String, String> names = new LinkedHashMap<>();
    values.keySet().forEach(constant -> names.put(constant, constant));
    return new StoredForm(type, "", names);
  }

  /** What becomes of each stored value in another form, for the constants that both have. */
  Map<String, String> to(StoredForm other) {
    Map<String, String> mapped = new LinkedHashMap<>();
    values.forEach(
        (constant, stored) -> {
          String now = other.values().get(constant);
          if (now != null) {
            mapped.put(stored, now);
          }
        });
    return mapped;
  }

  /**
   * The constants that another form does not have and whose values stand for others there, by these
   * values.
   */
  Map<String, String> withoutPlaceIn(StoredForm other) {
    Map<String, String> left = new LinkedHashMap<>();
    values.forEach(
        (constant, stored) -> {
          if (!other.values().containsKey(constant) && other.values().containsValue(stored)) {
            left.put(stored, constant);
          }
        });
    return left;
  }

  /** Such as {@code 0, 1, 2 stood for NEW, PAID, CANCELLED}. */
  String meaning() {
    return list(values.values()) + " stood for " + list(values.keySet());
  }

  private static String list(Collection<String> words) {
    int most = 8;
    String list = String.join(", ", words.stream().limit(most).toList());
    return words.size() > most ? list + ", …" : list;
  }
}
