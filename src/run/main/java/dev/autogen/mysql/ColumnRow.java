package dev.autogen.mysql;

import dev.autogen.facts.text.ColumnType;
import dev.autogen.facts.text.ColumnType.Sort;
import dev.autogen.facts.text.TypeText;
import dev.autogen.schema.Column;
import dev.autogen.schema.Default;
import dev.autogen.schema.Generation;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one row of information_schema.COLUMNS. */
final class ColumnRow {

  private static final Pattern ON_UPDATE = Pattern.compile("on update (CURRENT_TIMESTAMP\\S*)");
  private static final Pattern CURRENT_TIMESTAMP = Pattern.compile("CURRENT_TIMESTAMP(\\(\\d\\))?");

  /** What is known of the words of EXTRA; a later server has more of them. */
  private static final Pattern KNOWN_EXTRA =
      Pattern.compile(
          "(?i)|((DEFAULT_GENERATED|on update CURRENT_TIMESTAMP(\\(\\d\\))?|auto_increment|INVISIBLE"
              + "|(STORED|VIRTUAL) GENERATED)( |$))*");

  private ColumnRow() {}

  static Column column(Map<String, String> row, String tableCollation) {
    // EXTRA is a set of words: "DEFAULT_GENERATED on update CURRENT_TIMESTAMP(3) INVISIBLE".
    String extra = row.get("EXTRA");
    Matcher onUpdate = ON_UPDATE.matcher(extra);
    String collation = row.get("COLLATION_NAME");
    return Column.of(row.get("COLUMN_NAME"), TypeText.withoutDisplayWidth(row.get("COLUMN_TYPE")))
        .withNullable(row.get("IS_NULLABLE").equals("YES"))
        .withDefault(defaultValue(row))
        .withOnUpdate(onUpdate.find() ? onUpdate.group(1) : "")
        .withGeneration(generation(row))
        .withAutoIncrement(extra.contains("auto_increment"))
        .withCollation(collation.equals(tableCollation) ? "" : collation)
        .withComment(row.get("COLUMN_COMMENT"))
        .withInvisible(extra.contains("INVISIBLE"))
        .withSrid(row.get("SRS_ID").isEmpty() ? -1 : Long.parseLong(row.get("SRS_ID")));
  }

  /** Whether information_schema tells everything; it escapes expressions and cuts binary values. */
  static boolean isExact(Map<String, String> row) {
    if (!row.get("GENERATION_EXPRESSION").isEmpty()
        || !KNOWN_EXTRA.matcher(row.get("EXTRA")).matches()
        || HiddenCharacters.maybeIn(column(row, row.get("COLLATION_NAME")))) {
      return false;
    }
    if (row.get("EXTRA").contains("DEFAULT_GENERATED")) {
      return CURRENT_TIMESTAMP.matcher(row.get("COLUMN_DEFAULT")).matches();
    }
    return row.get("NO_DEFAULT").equals("1") || !isBinary(row.get("COLUMN_TYPE"));
  }

  private static boolean isBinary(String type) {
    return ColumnType.of(type).filter(ColumnType::countsBytes).isPresent();
  }

  private static Generation generation(Map<String, String> row) {
    String expression = row.get("GENERATION_EXPRESSION");
    if (expression.isEmpty()) {
      return Generation.NONE;
    }
    return row.get("EXTRA").toUpperCase(Locale.ROOT).contains("STORED")
        ? Generation.stored(expression)
        : Generation.virtual(expression);
  }

  private static Default defaultValue(Map<String, String> row) {
    String value = row.get("COLUMN_DEFAULT");
    if (row.get("NO_DEFAULT").equals("1") || !row.get("GENERATION_EXPRESSION").isEmpty()) {
      return Default.NONE;
    }
    if (CURRENT_TIMESTAMP.matcher(value).matches() && isTime(row.get("COLUMN_TYPE"))) {
      return Default.expression(value);
    }
    if (row.get("EXTRA").contains("DEFAULT_GENERATED")) {
      return Default.expression("(" + value + ")");
    }
    return row.get("COLUMN_TYPE").startsWith("bit")
        ? Default.expression(value)
        : Default.literal(value);
  }

  private static boolean isTime(String type) {
    Sort sort = ColumnType.sortOf(type);
    return sort == Sort.TIMESTAMP || sort == Sort.DATETIME;
  }
}
