package dev.autogen.operation;

import dev.autogen.schema.Check;
import dev.autogen.schema.Column;
import dev.autogen.schema.Default;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Generation;
import dev.autogen.schema.Index;
import dev.autogen.schema.KeyPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Definitions in the words of a report: short, for reading, never run as SQL. */
final class Phrases {

  private Phrases() {}

  /** A column with its definition: {@code column users.name varchar(64) not null default 'x'}. */
  static String of(Column column, String table) {
    return "column " + table + "." + column.name() + " " + String.join(" ", attributes(column));
  }

  /** What differs between two definitions: {@code varchar(64) -> varchar(255)}. */
  static String change(Column before, Column after) {
    List<String> old = attributes(before);
    List<String> now = attributes(after);
    List<String> gone = old.stream().filter(a -> !now.contains(a)).toList();
    List<String> come = now.stream().filter(a -> !old.contains(a)).toList();
    return (gone.isEmpty() ? "" : String.join(" ", gone) + " ")
        + "->"
        + (come.isEmpty() ? " no longer" : " " + String.join(" ", come));
  }

  private static List<String> attributes(Column column) {
    List<String> words = new ArrayList<>();
    words.add(column.type());
    if (!column.collation().isEmpty()) {
      words.add("collate " + column.collation());
    }
    if (column.isGenerated()) {
      Generation generation = column.generation();
      words.add(
          "as ("
              + generation.expression()
              + ") "
              + generation.kind().name().toLowerCase(Locale.ROOT));
    }
    words.add(column.nullable() ? "null" : "not null");
    if (column.defaultValue() instanceof Default.Literal literal) {
      words.add("default " + quoted(literal.value()));
    } else if (column.defaultValue() instanceof Default.Expression expression) {
      words.add("default " + expression.sql());
    }
    if (!column.onUpdate().isEmpty()) {
      words.add("on update " + column.onUpdate());
    }
    if (column.autoIncrement()) {
      words.add("auto_increment");
    }
    if (column.invisible()) {
      words.add("invisible");
    }
    if (column.srid() >= 0) {
      words.add("srid " + column.srid());
    }
    if (!column.comment().isEmpty()) {
      words.add("comment " + quoted(column.comment()));
    }
    return words;
  }

  static String of(Index index, String table) {
    String parts =
        index.parts().stream()
            .map(
                part ->
                    part instanceof KeyPart.OfColumn c
                        ? c.column()
                            + (c.prefix() > 0 ? "(" + c.prefix() + ")" : "")
                            + (c.descending() ? " desc" : "")
                        : "(" + ((KeyPart.OfExpression) part).sql() + ")")
            .collect(Collectors.joining(", ", "(", ")"));
    return switch (index.kind()) {
      case PRIMARY -> "primary key of " + table + " " + parts;
      case UNIQUE -> "unique " + table + "." + index.name() + " " + parts;
      case PLAIN -> "index " + table + "." + index.name() + " " + parts;
      case FULLTEXT -> "fulltext index " + table + "." + index.name() + " " + parts;
      case SPATIAL -> "spatial index " + table + "." + index.name() + " " + parts;
    };
  }

  static String of(ForeignKey key, String table) {
    StringBuilder text = new StringBuilder("foreign key ").append(table).append('.');
    text.append(key.name()).append(' ').append(key.columns()).append(" -> ");
    if (!key.referencedSchema().isEmpty()) {
      text.append(key.referencedSchema()).append('.');
    }
    text.append(key.referencedTable()).append(' ').append(key.referencedColumns());
    if (key.onDelete() != ForeignKey.Action.NO_ACTION) {
      text.append(" on delete ").append(key.onDelete().sql().toLowerCase(Locale.ROOT));
    }
    if (key.onUpdate() != ForeignKey.Action.NO_ACTION) {
      text.append(" on update ").append(key.onUpdate().sql().toLowerCase(Locale.ROOT));
    }
    return text.toString().replace('[', '(').replace(']', ')');
  }

  static String of(Check check, String table) {
    return "check "
        + table
        + "."
        + check.name()
        + " ("
        + check.expression()
        + ")"
        + (check.enforced() ? "" : " not enforced");
  }

  /** The first line that is not empty, as a short name of a statement. */
  static String firstLine(String sql) {
    return sql.strip().lines().findFirst().orElse("");
  }

  static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "''").replace("\n", "\\n") + "'";
  }
}
