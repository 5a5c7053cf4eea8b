package dev.autogen.entity;

import dev.autogen.schema.Check;
import dev.autogen.schema.Column;
import dev.autogen.schema.Default;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.KeyPart;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SeedRow;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A Schema and Hibernate's own schema export as the same set of facts, so that a test can say that
 * nothing was lost on the way. Knows just as much SQL as Hibernate's exporter writes for the models
 * of these tests: names without spaces or quotes, no commas in defaults.
 */
final class ExportOracle {

  private ExportOracle() {}

  static SortedSet<String> facts(Schema schema) {
    SortedSet<String> facts = new TreeSet<>();
    for (Table table : schema.tables()) {
      String of = table.name() + ": ";
      for (Column column : table.columns()) {
        facts.add(of + plain(column(column)));
      }
      for (Index index : table.indexes()) {
        facts.add(of + plain(index(index)));
      }
      for (ForeignKey key : table.foreignKeys()) {
        facts.add(of + plain(foreignKey(key)));
      }
      for (Check check : table.checks()) {
        facts.add(of + plain("check" + check.expression()));
      }
      for (SeedRow row : table.seedRows()) {
        facts.add(of + plain("values" + row.cells().values()));
      }
    }
    return facts;
  }

  private static String column(Column column) {
    String text = column.name() + column.type();
    if (column.autoIncrement()) {
      return text + " not null auto_increment";
    }
    if (column.defaultValue() instanceof Default.Literal literal) {
      text += " default " + literal.value();
    } else if (column.defaultValue() instanceof Default.Expression expression) {
      text += " default " + expression.sql();
    }
    text +=
        column.isGenerated()
            ? "generatedalwaysas" + column.generation().expression() + "stored"
            : "";
    text += column.nullable() ? "" : " not null";
    return text + (column.comment().isEmpty() ? "" : "comment" + column.comment());
  }

  private static String index(Index index) {
    String parts = index.parts().stream().map(ExportOracle::part).collect(Collectors.joining(","));
    return switch (index.kind()) {
      case PRIMARY -> "primary key" + parts;
      case UNIQUE -> index.name() + "unique" + parts;
      default -> index.name() + parts;
    };
  }

  private static String part(KeyPart part) {
    String text = part instanceof KeyPart.OfColumn c ? c.column() : part.toString();
    return text + (part.descending() ? " desc" : "");
  }

  private static String foreignKey(ForeignKey key) {
    String text = key.name() + "foreign key" + String.join(",", key.columns()) + "references";
    text += key.referencedTable() + String.join(",", key.referencedColumns());
    return key.onDelete() == ForeignKey.Action.NO_ACTION
        ? text
        : text + "on delete" + key.onDelete().sql();
  }

  static SortedSet<String> facts(List<String> statements) {
    SortedSet<String> facts = new TreeSet<>();
    for (String statement : statements) {
      String[] words = statement.split("[ (]+", 4);
      if (statement.startsWith("create table ")) {
        String of = words[2] + ": ";
        int end = statement.lastIndexOf(')');
        for (String item : items(statement.substring(statement.indexOf('(') + 1, end))) {
          createItem(item.strip()).forEach(fact -> facts.add(of + plain(fact)));
        }
      } else if (statement.startsWith("alter table ")) {
        facts.add(
            words[2] + ": " + plain(statement.replaceFirst("alter table \\S+ add constraint", "")));
      } else if (statement.startsWith("create index ")) {
        String[] sides = statement.substring("create index ".length()).split(" on ", 2);
        int open = sides[1].indexOf('(');
        facts.add(
            sides[1].substring(0, open).strip()
                + ": "
                + plain(sides[0] + sides[1].substring(open)));
      } else if (statement.startsWith("insert into ")) {
        facts.add(words[2] + ": " + plain("values[" + values(statement)));
      }
    }
    return facts;
  }

  private static String values(String insert) {
    // Rows are noted by their columns' names, which the inserts of these models reverse.
    String[] columns = insert.replaceFirst(".*?\\(([^)]*)\\)\\s*values.*", "$1").split(",", -1);
    String[] values = insert.replaceFirst(".*values\\s*\\(([^)]*)\\).*", "$1").split(",", -1);
    List<String> cells = new ArrayList<>(List.of(values));
    if (columns.length > 1) {
      java.util.Collections.reverse(cells);
    }
    return String.join(",", cells) + "]";
  }

  /** A column with its check, or a constraint. */
  private static List<String> createItem(String item) {
    int check = item.indexOf("check (");
    if (check < 0) {
      return List.of(item);
    }
    if (item.startsWith("check (") || item.startsWith("constraint ")) {
      return List.of(item.substring(check));
    }
    int end = closing(item, item.indexOf('(', check));
    return List.of(
        item.substring(0, check) + item.substring(end + 1), item.substring(check, end + 1));
  }

  private static int closing(String text, int open) {
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    throw new IllegalArgumentException(text);
  }

  private static List<String> items(String body) {
    List<String> items = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < body.length(); i++) {
      char c = body.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && depth == 0) {
        items.add(body.substring(start, i));
        start = i + 1;
      }
    }
    items.add(body.substring(start));
    return items;
  }

  /** Without what carries no meaning here: spaces, parentheses, quotes, case. */
  private static String plain(String text) {
    return text.replaceAll("[\\s()'`]", "").toLowerCase(Locale.ROOT);
  }
}
