package dev.autogen.diff;

import dev.autogen.schema.Check;
import dev.autogen.schema.Column;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.KeyPart;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What entities say in a case, a line each: a column {@code t.name type…}, as a free column
 * definition with {@code not null} behind it where it is so; {@code t primary (a, b)}, {@code t key
 * NAME (a desc)}, {@code t unique NAME (a)}, {@code t foreign NAME (a) -> p (id)}, {@code t check
 * EXPRESSION}. A dash stands for a name nobody chose. {@code t.name*} is an enum whose members may
 * stand in any order.
 */
record Stated(Schema schema, List<String> freeOrder) {

  private static final Pattern COLUMN = Pattern.compile("(\\w+)[.](\\w+)([*]?) (.*)");
  private static final Pattern KEY =
      Pattern.compile("(\\w+) (key|unique|primary) ?(\\S*) ?[(](.*)[)]");
  private static final Pattern FOREIGN =
      Pattern.compile("(\\w+) foreign (\\S+) [(](.*)[)] -> (\\w+) [(](.*?)[)](.*)");
  private static final Pattern CHECK = Pattern.compile("(\\w+) check (.*)");

  static Stated of(List<String> lines, String collation) {
    Map<String, Table> tables = new TreeMap<>();
    List<String> free = new java.util.ArrayList<>();
    for (String line : lines) {
      String name = line.split("[. ]", 2)[0];
      Table table = tables.getOrDefault(name, Table.of(name));
      tables.put(name, with(table, line, free));
    }
    return new Stated(new Schema(collation, List.copyOf(tables.values())), free);
  }

  private static Table with(Table table, String line, List<String> free) {
    Matcher key = KEY.matcher(line);
    if (key.matches()) {
      return table.with(index(key));
    }
    Matcher foreign = FOREIGN.matcher(line);
    if (foreign.matches()) {
      return table.with(foreignKey(foreign));
    }
    Matcher check = CHECK.matcher(line);
    if (check.matches()) {
      return table.with(new Check("", check.group(2), true));
    }
    Matcher column = COLUMN.matcher(line);
    if (!column.matches()) {
      throw new IllegalArgumentException(line);
    }
    if (!column.group(3).isEmpty()) {
      free.add(column.group(1) + "." + column.group(2));
    }
    String type = column.group(4);
    boolean notNull = type.endsWith(" not null");
    Column stated =
        Column.of(column.group(2), notNull ? type.replaceFirst(" not null$", "") : type);
    List<Column> columns = new java.util.ArrayList<>(table.columns());
    columns.add(notNull ? stated.notNull() : stated);
    return table.withColumns(columns);
  }

  private static Index index(Matcher key) {
    List<KeyPart> parts =
        words(key.group(4)).stream()
            .<KeyPart>map(
                word ->
                    new KeyPart.OfColumn(
                        word.replaceFirst(" desc$", ""), 0, word.endsWith(" desc")))
            .toList();
    Index.Kind kind =
        switch (key.group(2)) {
          case "primary" -> Index.Kind.PRIMARY;
          case "unique" -> Index.Kind.UNIQUE;
          default -> Index.Kind.PLAIN;
        };
    String name = kind == Index.Kind.PRIMARY ? Index.PRIMARY : key.group(3);
    Index index = Index.of(name, kind, parts);
    return name.equals("-") ? index.named("IX" + Integer.toHexString(parts.hashCode())) : index;
  }

  private static ForeignKey foreignKey(Matcher foreign) {
    ForeignKey key =
        ForeignKey.of(
            foreign.group(2), words(foreign.group(3)), foreign.group(4), words(foreign.group(5)));
    if (foreign.group(6).contains("cascade")) {
      key = key.withActions(ForeignKey.Action.CASCADE, ForeignKey.Action.NO_ACTION);
    }
    return key.name().equals("-") ? key.named("FK" + Integer.toHexString(key.hashCode())) : key;
  }

  private static List<String> words(String list) {
    return Arrays.stream(list.split(",", -1)).map(String::strip).toList();
  }
}
