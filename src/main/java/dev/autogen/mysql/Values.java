package dev.autogen.mysql;

import dev.autogen.schema.Column;

/** Values of a column's type. */
public final class Values {

  private Values() {}

  /** An expression that every column of the type takes: zero, nothing, now, the first member. */
  public static String neutral(Column column) {
    String type = column.type();
    String word = type.replaceAll("[^a-z].*", "");
    return switch (word) {
      case "date", "datetime", "timestamp" -> "CURRENT_TIMESTAMP" + precision(type);
      case "time", "year" -> "0";
      case "json" -> "'{}'";
      case "enum" -> type.replaceAll("(?s)^enum\\(('(?:[^'\\\\]|''|\\\\.)*').*", "$1");
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
      default -> isNumber(word) ? "0" : "''";
    };
  }

  private static boolean isNumber(String word) {
    return word.endsWith("int")
        || word.equals("decimal")
        || word.equals("float")
        || word.equals("double")
        || word.equals("bit");
  }

  private static String precision(String type) {
    int open = type.indexOf('(');
    return open < 0 ? "" : type.substring(open);
  }

  private static String srid(Column column) {
    return column.srid() >= 0 ? ", " + column.srid() : "";
  }
}
