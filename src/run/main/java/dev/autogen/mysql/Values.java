package dev.autogen.mysql;

import dev.autogen.facts.text.ColumnType;
import dev.autogen.schema.Column;
import dev.autogen.schema.Default;
import java.util.Optional;

/** Values of a column's type. */
public final class Values {

  private Values() {}

  /** An expression that every column of the type takes: zero, nothing, now, the first member. */
  public static String neutral(Column column) {
    String type = column.type();
    String word = ColumnType.of(type).map(ColumnType::word).orElse("");
    return switch (word) {
      case "date", "datetime", "timestamp" -> "CURRENT_TIMESTAMP" + precision(type);
      case "time", "year" -> "0";
      case "json" -> "'{}'";
      case "enum" -> ColumnType.of(type).orElseThrow().members().get(0);
      case "geometry", "geomcollection", "geometrycollection" ->
          "ST_GeomFromText('GEOMETRYCOLLECTION EMPTY'" + srid(column) + ")";
      case "point" -> "ST_GeomFromText('POINT(0 0)'" + srid(column) + ")";
      case "linestring" -> "ST_GeomFromText('LINESTRING(0 0, 1 1)'" + srid(column) + ")";
      case "polygon" -> "ST_GeomFromText('POLYGON((0 0, 0 1, 1 1, 0 0))'" + srid(column) + ")";
      case "multipoint" -> "ST_GeomFromText('MULTIPOINT(0 0)'" + srid(column) + ")";
      case "multilinestring" ->
          "ST_GeomFromText('MULTILINESTRING((0 0, 1 1))'" + srid(column) + ")";
      case "multipolygon" ->
          "ST_GeomFromText('MULTIPOLYGON(((0 0, 0 1, 1 1, 0 0)))'" + srid(column) + ")";
      case "vector" -> "TO_VECTOR('[0]')";
      default -> ColumnType.sortOf(type).isNumber() ? "0" : "''";
    };
  }

  /**
   * A default that a column of the type can have and that a new one is given to every row with in
   * an instant; empty where the type has none (1101), or only one that copies the table.
   */
  public static Optional<Default> constant(Column column) {
    String type = column.type();
    String word = ColumnType.of(type).map(ColumnType::word).orElse("");
    return switch (ColumnType.sortOf(type)) {
      case INTEGER, DECIMAL, FLOAT, DOUBLE -> Optional.of(Default.literal("0"));
      case YEAR -> Optional.of(Default.literal("0000"));
      case BIT -> Optional.of(Default.expression("b'0'"));
      case DATE -> Optional.of(Default.literal("1970-01-01"));
      case TIME -> Optional.of(Default.literal("00:00:00"));
      case DATETIME, TIMESTAMP -> Optional.of(Default.expression(neutral(column)));
      case ENUM ->
          ColumnType.of(type).map(ColumnType::memberValues).map(all -> Default.literal(all.get(0)));
      case SET -> Optional.of(Default.literal(""));
      case TEXT, BINARY ->
          word.endsWith("text") || word.endsWith("blob")
              ? Optional.empty()
              : Optional.of(Default.literal(""));
      case JSON, SPATIAL, OTHER -> Optional.empty();
    };
  }

  /**
   * What MySQL fills a new NOT NULL column without a default with in the rows that are there, as an
   * expression; empty where it refuses to, or where that is no value one could compare with.
   */
  static Optional<String> implicitDefault(Column column) {
    return switch (ColumnType.sortOf(column.type())) {
      case INTEGER, DECIMAL, FLOAT, DOUBLE, BIT, YEAR, ENUM -> Optional.of(neutral(column));
      case TEXT, BINARY, SET -> Optional.of("''");
      case DATE, TIME, DATETIME, TIMESTAMP, JSON, SPATIAL, OTHER -> Optional.empty();
    };
  }

  private static String precision(String type) {
    int open = type.indexOf('(');
    return open < 0 ? "" : type.substring(open);
  }

  private static String srid(Column column) {
    return column.srid() >= 0 ? ", " + column.srid() : "";
  }
}
