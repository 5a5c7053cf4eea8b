package dev.autogen.policy;

import dev.autogen.error.AutogenException;
import dev.autogen.finding.Element;
import dev.autogen.finding.Finding;
import dev.autogen.schema.Column;
import dev.autogen.schema.Default;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Column types that count as one, such as {@code datetime(6)=datetime}. A single {@code *} stands
 * for the same text on both sides, {@code **} for any.
 */
public final class Equivalences {

  public static final Equivalences NONE = new Equivalences(List.of());

  private static final Pattern NOW = Pattern.compile("(?i)(CURRENT_TIMESTAMP)(\\(\\d*\\))?");
  private static final Pattern BIT = Pattern.compile("(?i)b'0*([01])'");

  private record Rule(Pattern some, Pattern other) {

    boolean holds(String one, String two) {
      return matches(one, two) || matches(two, one);
    }

    private boolean matches(String left, String right) {
      Matcher a = some.matcher(left);
      Matcher b = other.matcher(right);
      if (!a.matches() || !b.matches()) {
        return false;
      }
      for (int i = 1; i <= Math.min(a.groupCount(), b.groupCount()); i++) {
        if (!a.group(i).equalsIgnoreCase(b.group(i))) {
          return false;
        }
      }
      return true;
    }
  }

  private final List<Rule> rules;

  private Equivalences(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  /**
   * Reads rules.
   *
   * @param text pairs of types with an equals sign between them, separated by commas
   * @throws AutogenException when one is no pair
   */
  public static Equivalences parse(String text) {
    List<Rule> rules = new ArrayList<>();
    // Commas inside parentheses are part of a type.
    for (String pair : text.split(",(?![^()]*\\))", -1)) {
      if (pair.isBlank()) {
        continue;
      }
      String[] sides = pair.split("=", -1);
      if (sides.length != 2 || sides[0].isBlank() || sides[1].isBlank()) {
        throw AutogenException.usage(
            "'" + pair.strip() + "' is no pair of column types that count as one",
            "write equivalent = datetime(6)=datetime, varchar(*)=char(*)");
      }
      rules.add(new Rule(pattern(sides[0]), pattern(sides[1])));
    }
    return new Equivalences(rules);
  }

  private static Pattern pattern(String type) {
    String text = type.strip().replaceAll("\\s+", " ");
    StringBuilder regex = new StringBuilder("(?i)");
    for (int i = 0; i < text.length(); i++) {
      if (text.startsWith("**", i)) {
        regex.append(".*");
        i++;
      } else if (text.charAt(i) == '*') {
        regex.append("(.*)");
      } else {
        regex.append(Pattern.quote(text.substring(i, i + 1)));
      }
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  /** The target with the live type wherever the two count as one. */
  Schema over(Schema live, Schema target, List<Finding> setAside) {
    if (rules.isEmpty()) {
      return target;
    }
    List<Table> changed = new ArrayList<>();
    for (Table table : target.tables()) {
      Optional<Table> before = live.table(table.name());
      if (before.isPresent()) {
        changed.add(
            table.withColumns(
                table.columns().stream().map(column -> over(before.get(), column)).toList()));
      }
    }
    Schema equal = withForeignKeysTyped(target.withAll(changed), target);
    for (Table table : equal.tables()) {
      for (Column column : table.columns()) {
        Column wanted = target.existing(table.name()).column(column.name()).orElseThrow();
        if (!wanted.type().equals(column.type())) {
          setAside.add(
              Finding.note(
                  "equivalent",
                  Element.column(table.name(), column.name()),
                  "column "
                      + table.name()
                      + "."
                      + column.name()
                      + ": "
                      + column.type()
                      + " counts as "
                      + wanted.type()));
        }
      }
    }
    return equal;
  }

  private Column over(Table before, Column column) {
    Optional<Column> old = before.column(column.name());
    if (old.isEmpty()
        || old.get().type().equals(column.type())
        || rules.stream().noneMatch(rule -> rule.holds(old.get().type(), column.type()))) {
      return column;
    }
    Column equal = column.withType(old.get().type());
    if (plain(column.defaultValue()).equals(plain(old.get().defaultValue()))) {
      equal = equal.withDefault(old.get().defaultValue());
    }
    if (plainNow(column.onUpdate()).equals(plainNow(old.get().onUpdate()))) {
      equal = equal.withOnUpdate(old.get().onUpdate());
    }
    return equal.isText() ? equal : equal.withCollation("");
  }

  /** A default without what only its type makes of it. */
  private static String plain(Default value) {
    String text =
        value instanceof Default.Literal literal
            ? literal.value()
            : value instanceof Default.Expression expression ? expression.sql() : "\0";
    return plainNow(BIT.matcher(text).replaceFirst("$1"));
  }

  private static String plainNow(String text) {
    return NOW.matcher(text).matches() ? "CURRENT_TIMESTAMP" : text;
  }

  /** A foreign key wants the same type on both sides: where one side is not equal, neither is. */
  private static Schema withForeignKeysTyped(Schema equal, Schema target) {
    Schema result = equal;
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Table child : result.tables()) {
        for (ForeignKey key : child.foreignKeys()) {
          Optional<Table> parent =
              key.referencedSchema().isEmpty()
                  ? result.table(key.referencedTable())
                  : Optional.empty();
          for (int i = 0; parent.isPresent() && i < key.columns().size(); i++) {
            String own = key.columns().get(i);
            String other = key.referencedColumns().get(i);
            if (!type(result, child.name(), own).equals(type(result, parent.get().name(), other))
                && type(target, child.name(), own)
                    .equals(type(target, parent.get().name(), other))) {
              result = restored(result, target, child.name(), own);
              result = restored(result, target, parent.get().name(), other);
              changed = true;
            }
          }
        }
      }
    }
    return result;
  }

  private static String type(Schema schema, String table, String column) {
    // Lengths of texts may differ.
    return schema
        .existing(table)
        .column(column)
        .map(c -> c.isText() ? c.type().replaceFirst("\\(.*", "") : c.type())
        .orElse("");
  }

  private static Schema restored(Schema schema, Schema target, String table, String column) {
    Table wanted = target.existing(table);
    return schema.with(
        schema
            .existing(table)
            .withColumns(
                schema.existing(table).columns().stream()
                    .map(
                        c ->
                            c.name().equalsIgnoreCase(column) ? wanted.column(column).orElse(c) : c)
                    .toList()));
  }
}
