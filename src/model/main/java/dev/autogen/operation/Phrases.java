package dev.autogen.operation;

import dev.autogen.schema.Check;
import dev.autogen.schema.Column;
import dev.autogen.schema.Default;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Generation;
import dev.autogen.schema.Index;
import dev.autogen.schema.KeyPart;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Definitions in the words of a report: short, for reading, never run as SQL. */
public final class Phrases {

  private Phrases() {}

  /** A column with its definition: {@code column users.name varchar(64) not null default 'x'}. */
  static String of(Column column, String table) {
    return "column " + table + "." + column.name() + " " + definition(column);
  }

  /** A column without its name: {@code varchar(64) not null default 'x'}. */
  public static String definition(Column column) {
    return String.join(" ", attributes(column));
  }

  /** A table without its name: its columns, keys and checks, with commas between. */
  public static String definition(Table table) {
    List<String> parts = new ArrayList<>();
    table.columns().forEach(column -> parts.add(column.name() + " " + definition(column)));
    table
        .indexes()
        .forEach(
            index ->
                parts.add(
                    kind(index)
                        + (index.kind() == Index.Kind.PRIMARY ? "" : " " + index.name())
                        + " "
                        + parts(index)));
    table
        .foreignKeys()
        .forEach(key -> parts.add("foreign key " + key.name() + " " + definition(key)));
    table.checks().forEach(check -> parts.add("check " + check.name() + " " + definition(check)));
    return String.join(", ", parts);
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
    return kind(index)
        + (index.kind() == Index.Kind.PRIMARY ? " of " + table : " " + table + "." + index.name())
        + " "
        + parts(index);
  }

  /** An index without its name: {@code unique (a, b desc)}. */
  public static String definition(Index index) {
    return kind(index) + " " + parts(index);
  }

  private static String kind(Index index) {
    return switch (index.kind()) {
      case PRIMARY -> "primary key";
      case UNIQUE -> "unique";
      case PLAIN -> "index";
      case FULLTEXT -> "fulltext index";
      case SPATIAL -> "spatial index";
    };
  }

  private static String parts(Index index) {
    return index.parts().stream()
        .map(
            part ->
                part instanceof KeyPart.OfColumn c
                    ? c.column()
                        + (c.prefix() > 0 ? "(" + c.prefix() + ")" : "")
                        + (c.descending() ? " desc" : "")
                    : "(" + ((KeyPart.OfExpression) part).sql() + ")")
        .collect(Collectors.joining(", ", "(", ")"));
  }

  static String of(ForeignKey key, String table) {
    return "foreign key " + table + "." + key.name() + " " + definition(key);
  }

  /** A foreign key without its name: {@code (role_id) -> role (id) on delete cascade}. */
  public static String definition(ForeignKey key) {
    StringBuilder text = new StringBuilder(list(key.columns())).append(" -> ");
    if (!key.referencedSchema().isEmpty()) {
      text.append(key.referencedSchema()).append('.');
    }
    text.append(key.referencedTable()).append(' ').append(list(key.referencedColumns()));
    if (key.onDelete() != ForeignKey.Action.NO_ACTION) {
      text.append(" on delete ").append(key.onDelete().sql().toLowerCase(Locale.ROOT));
    }
    if (key.onUpdate() != ForeignKey.Action.NO_ACTION) {
      text.append(" on update ").append(key.onUpdate().sql().toLowerCase(Locale.ROOT));
    }
    return text.toString();
  }

  private static String list(List<String> columns) {
    return "(" + String.join(", ", columns) + ")";
  }

  static String of(Check check, String table) {
    return "check " + table + "." + check.name() + " " + definition(check);
  }

  /** A check without its name: {@code (points >= 0) not enforced}. */
  public static String definition(Check check) {
    return "(" + check.expression() + ")" + (check.enforced() ? "" : " not enforced");
  }

  /** The first line that is not empty, as a short name of a statement. */
  static String firstLine(String sql) {
    return sql.strip().lines().findFirst().orElse("");
  }

  static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "''").replace("\n", "\\n") + "'";
  }
}
