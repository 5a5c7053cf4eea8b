package dev.autogen.diff;

import dev.autogen.schema.Column;
import dev.autogen.schema.Default;
import dev.autogen.schema.Generation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Columns of every family of types with every attribute that the family takes. */
final class RandomColumns {

  private static final List<String> NUMBERS =
      List.of(
          "tinyint",
          "tinyint(1)",
          "smallint unsigned",
          "mediumint",
          "int",
          "int unsigned",
          "bigint",
          "bigint unsigned",
          "decimal(10,2)",
          "decimal(65,30)",
          "decimal(6,0)",
          "float",
          "double");
  private static final List<String> TEXTS =
      List.of("char(10)", "varchar(20)", "varchar(255)", "varchar(700)", "enum('a','b','it''s')");
  private static final List<String> LONG_TEXTS =
      List.of("tinytext", "text", "mediumtext", "longtext", "set('x','y')");
  private static final List<String> TIMES =
      List.of("datetime", "datetime(6)", "timestamp", "timestamp(3)");
  private static final List<String> OTHERS =
      List.of(
          "date",
          "time",
          "time(3)",
          "year",
          "bit(1)",
          "bit(8)",
          "binary(16)",
          "varbinary(64)",
          "tinyblob",
          "blob",
          "longblob",
          "json",
          "point",
          "geometry",
          "linestring",
          "polygon");
  private static final List<String> COLLATIONS =
      List.of("utf8mb4_bin", "utf8mb4_0900_ai_ci", "latin1_swedish_ci", "utf8mb4_general_ci");

  /** Comments and texts that have broken a parser before. */
  static final List<String> WORDS =
      List.of("plain", "it's", "back\\slash", "größe 名前 😀", "say \"x\"", "a\nb", "100%, (x)");

  private final Random random;
  private final boolean legacy;

  /**
   * @param legacy only what MySQL 8.0.15 has
   */
  RandomColumns(Random random, boolean legacy) {
    this.random = random;
    this.legacy = legacy;
  }

  /** A column that may be computed from {@code others}. */
  Column column(String name, List<Column> others) {
    List<Column> sources = others.stream().filter(c -> isNumber(c) && !c.autoIncrement()).toList();
    if (!sources.isEmpty() && chance(6)) {
      return generated(name, pick(sources));
    }
    return attributes(Column.of(name, type()));
  }

  private Column generated(String name, Column source) {
    String expression = "`" + source.name() + "` + " + random.nextInt(3);
    boolean stored = random.nextBoolean();
    Column column = chance(3) ? Column.of(name, "varchar(40)") : Column.of(name, "double");
    column =
        column
            .withGeneration(stored ? Generation.stored(expression) : Generation.virtual(expression))
            .withComment(comment());
    return chance(4) ? column.notNull() : column;
  }

  private Column attributes(Column typed) {
    Column column = typed.withComment(comment());
    if (isText(column) && chance(3)) {
      column = column.withCollation(pick(COLLATIONS));
    }
    if (chance(2)) {
      column = column.notNull();
    }
    if (!legacy && chance(8)) {
      column = column.withInvisible(true);
    }
    if (column.type().equals("point") && chance(2)) {
      column = column.withSrid(pick(List.of(0L, 4326L)));
    }
    return chance(2) ? withDefault(column) : column;
  }

  /** The column with a default, where its type takes one. */
  private Column withDefault(Column column) {
    String type = column.type();
    String fraction = type.contains("(") ? type.substring(type.indexOf('(')) : "";
    if (TIMES.contains(type)) {
      Column now = column.withDefault(Default.expression("CURRENT_TIMESTAMP" + fraction));
      return chance(2) ? now.withOnUpdate("CURRENT_TIMESTAMP" + fraction) : now;
    }
    if (isNumber(column)) {
      return column.withDefault(
          chance(3)
              ? Default.expression("(" + random.nextInt(9) + " + 1)")
              : Default.literal(String.valueOf(random.nextInt(9))));
    }
    if (isText(column) && !type.endsWith("text")) {
      boolean list = type.startsWith("enum");
      boolean set = type.startsWith("set");
      return list || set
          ? column.withDefault(Default.literal(list ? "it's" : "x,y"))
          : column.withDefault(
              chance(3)
                  ? Default.expression("(concat('a','" + random.nextInt(3) + "'))")
                  : Default.literal(pick(List.of("", "it's", "a\\b", "ü"))));
    }
    return switch (type) {
      case "date" -> column.withDefault(Default.literal("2020-02-29"));
      case "year" -> column.withDefault(Default.literal("1999"));
      case "bit(8)" -> column.withDefault(Default.expression("b'101'"));
      case "json" -> column.withDefault(Default.expression("(json_array(1,'é'))"));
      case "text", "blob" -> column.withDefault(Default.expression("(_utf8mb4'x')"));
      default -> column;
    };
  }

  /** The column with one thing about it changed. */
  Column changed(Column column) {
    if (column.isGenerated()) {
      Generation old = column.generation();
      return switch (random.nextInt(4)) {
        case 0 -> column.withComment(comment());
        case 1 -> column.withGeneration(flipped(old));
        case 2 -> column.withGeneration(new Generation(old.kind(), old.expression() + " + 1"));
        default -> attributes(column.withGeneration(Generation.NONE).withInvisible(false));
      };
    }
    return switch (random.nextInt(8)) {
      case 0 -> column.withComment(comment());
      case 1 -> column.withNullable(!column.nullable());
      case 2 -> withDefault(column.withOnUpdate(""));
      case 3 -> column.withDefault(Default.NONE).withOnUpdate("");
      case 4 -> isText(column) ? column.withCollation(pick(COLLATIONS)) : column;
      case 5 -> legacy ? column : column.withInvisible(!column.invisible());
      case 6 -> related(column);
      default -> attributes(Column.of(column.name(), type()).withAutoIncrement(false));
    };
  }

  private static Generation flipped(Generation old) {
    return old.kind() == Generation.Kind.STORED
        ? Generation.virtual(old.expression())
        : Generation.stored(old.expression());
  }

  /** The column with another type of its family. */
  private Column related(Column column) {
    if (isNumber(column)) {
      return column.withType(pick(NUMBERS));
    }
    return column.type().contains("char")
        ? column.withType("varchar(" + (10 + random.nextInt(300)) + ")")
        : column;
  }

  private String type() {
    List<String> extra = legacy ? OTHERS : append(OTHERS, "vector(8)");
    return switch (random.nextInt(10)) {
      case 0, 1, 2, 3 -> pick(NUMBERS);
      case 4, 5 -> pick(TEXTS);
      case 6 -> pick(LONG_TEXTS);
      case 7 -> pick(TIMES);
      default -> pick(extra);
    };
  }

  String comment() {
    return chance(3) ? pick(WORDS) : "";
  }

  static boolean isNumber(Column column) {
    return NUMBERS.contains(column.type()) && !column.isGenerated();
  }

  static boolean isText(Column column) {
    return TEXTS.contains(column.type())
        || LONG_TEXTS.contains(column.type())
        || column.type().startsWith("varchar");
  }

  /** Whether the column can be in an index without a prefix. */
  static boolean isShort(Column column) {
    return !column.type().matches(".*(text|blob|json|point|geometry|linestring|polygon|vector).*");
  }

  boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  static <T> List<T> append(List<T> list, T element) {
    List<T> all = new ArrayList<>(list);
    all.add(element);
    return List.copyOf(all);
  }
}
