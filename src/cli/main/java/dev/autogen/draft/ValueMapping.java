package dev.autogen.draft;

import dev.autogen.facts.text.ColumnType;
import dev.autogen.mysql.Sql;
import dev.autogen.operation.ColumnChange.ModifyColumn;
import dev.autogen.schema.Column;
import dev.autogen.schema.Default;
import dev.autogen.schema.Generation;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How the values of a column are mapped when they are stored in another form.
 *
 * @param first gives it a type that takes the old values and the new ones
 * @param sql the new value
 * @param second what the new value becomes by a second statement, where the first gives a value
 *     that nobody has, since two rows must not have the same one meanwhile
 * @param last gives it its type
 */
record ValueMapping(ModifyColumn first, String sql, Optional<String> second, ModifyColumn last) {

  /** Before each value that nobody has. */
  private static final String UNUSED = "=";

  /** Of other types: enums, long texts, floats. */
  private static final int MOST_CHARACTERS = 255;

  /**
   * The mapping that {@code modify} needs; empty where MySQL's own conversion is right.
   *
   * @param withoutPlace the constants whose values must not be taken for another's, by these
   * @param isKey whether the column is one of a unique key
   */
  static Optional<ValueMapping> of(
      StoredForm from,
      StoredForm to,
      Map<String, String> withoutPlace,
      ModifyColumn modify,
      Column old,
      boolean isKey) {
    Column now = modify.column();
    if (!from.type().equals(to.type())
        || old.isGenerated()
        || now.isGenerated()
        || old.autoIncrement()
        || now.autoIncrement()) {
      return Optional.empty();
    }
    return from.isUuid()
        ? ofUuid(from, to, modify, old)
        : ofConstants(from.to(to), withoutPlace, modify, old, isKey);
  }

  /** Hibernate's bytes of a UUID are in the order of its text, as UUID_TO_BIN gives them. */
  private static Optional<ValueMapping> ofUuid(
      StoredForm from, StoredForm to, ModifyColumn modify, Column old) {
    if (from.isBytes() == to.isBytes()) {
      return Optional.empty();
    }
    String value = Sql.name(old.name());
    ModifyColumn both =
        new ModifyColumn(plain(old, "varbinary(" + Math.max(36, 4 * characters(old)) + ")"));
    return Optional.of(
        from.isBytes()
            ? new ValueMapping(
                both,
                "CASE WHEN LENGTH("
                    + value
                    + ") = 16 THEN BIN_TO_UUID("
                    + value
                    + ") ELSE "
                    + value
                    + " END",
                Optional.empty(),
                modify.withValuesMayChange())
            : new ValueMapping(
                both.withValuesMayChange(),
                "CASE WHEN IS_UUID("
                    + value
                    + ") THEN UUID_TO_BIN("
                    + value
                    + ") ELSE "
                    + value
                    + " END",
                Optional.empty(),
                modify));
  }

  /** How many characters hold what a column can, if it is not a long text. */
  private static int characters(Column column) {
    return ColumnType.of(column.type())
        .filter(type -> type.countsCharacters() || isBounded(type) || type.isExactNumber())
        .map(type -> type.isExactNumber() ? type.digits() : (int) type.length())
        .orElse(MOST_CHARACTERS);
  }

  private static boolean isBounded(ColumnType type) {
    return type.word().equals("binary") || type.word().equals("varbinary");
  }

  private static Optional<ValueMapping> ofConstants(
      Map<String, String> mapped,
      Map<String, String> withoutPlace,
      ModifyColumn modify,
      Column old,
      boolean isKey) {
    boolean isSame = mapped.entrySet().stream().allMatch(e -> e.getKey().equals(e.getValue()));
    if (isSame) {
      return Optional.empty();
    }
    int longest =
        mapped.entrySet().stream()
            .mapToInt(e -> Math.max(e.getKey().length(), e.getValue().length()))
            .max()
            .orElse(0);
    boolean isTwice =
        isKey
            && mapped.entrySet().stream()
                .filter(e -> !e.getKey().equals(e.getValue()))
                .anyMatch(e -> mapped.containsKey(e.getValue()));
    int room = Math.max(longest, characters(old)) + (isTwice ? UNUSED.length() : 0);
    String value = Sql.name(old.name());
    String cases =
        mapped.entrySet().stream()
            .map(
                e ->
                    " WHEN "
                        + Sql.text(e.getKey())
                        + " THEN "
                        + Sql.text((isTwice ? UNUSED : "") + e.getValue()))
            .collect(Collectors.joining());
    String refused =
        withoutPlace.entrySet().stream()
            .map(e -> " WHEN " + Sql.text(e.getKey()) + " THEN " + refusal(e.getValue(), value))
            .collect(Collectors.joining());
    return Optional.of(
        new ValueMapping(
            new ModifyColumn(plain(old, "varchar(" + room + ")").withCollation("utf8mb4_bin")),
            "CASE " + value + cases + refused + " ELSE " + value + " END",
            isTwice
                ? Optional.of(
                    "IF("
                        + value
                        + " LIKE "
                        + Sql.text(UNUSED + "%")
                        + ", SUBSTRING("
                        + value
                        + ", "
                        + (UNUSED.length() + 1)
                        + "), "
                        + value
                        + ")")
                : Optional.empty(),
            modify));
  }

  /** What ends the statement with a word on the constant, for a row that has it. */
  private static String refusal(String constant, String value) {
    return "HEX(UUID_TO_BIN(CONCAT("
        + Sql.text("no place for " + constant)
        + ", LEFT("
        + value
        + ", 0))))";
  }

  private static Column plain(Column old, String type) {
    return old.withType(type)
        .withDefault(Default.NONE)
        .withOnUpdate("")
        .withGeneration(Generation.NONE)
        .withCollation("");
  }
}
