package dev.autogen.mysql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One row, each value by its column's label, whose case does not matter; SQL NULL is an empty text.
 * The labels are there once for all rows of a result, and so are values that come again.
 */
final class ResultRow extends AbstractMap<String, String> {

  private final Rows rows;
  private final String[] values;

  private ResultRow(Rows rows, String[] values) {
    this.rows = rows;
    this.values = values;
  }

  @Override
  public String get(Object label) {
    Integer at = rows.places.get(label);
    return at == null ? null : values[at];
  }

  @Override
  public boolean containsKey(Object label) {
    return rows.places.containsKey(label);
  }

  @Override
  public Set<Entry<String, String>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Entry<String, String>> iterator() {
        Iterator<Entry<String, Integer>> places = rows.places.entrySet().iterator();
        return new Iterator<>() {
          @Override
          public boolean hasNext() {
            return places.hasNext();
          }

          @Override
          public Entry<String, String> next() {
            Entry<String, Integer> place = places.next();
            return Map.entry(place.getKey(), values[place.getValue()]);
          }
        };
      }

      @Override
      public int size() {
        return rows.places.size();
      }
    };
  }

  /** The rows of one result. */
  static final class Rows {

    /** Longer texts are hardly ever the same. */
    private static final int LONGEST_SHARED = 64;

    private final ResultSet result;
    private final int columns;
    private final SortedMap<String, Integer> places;
    private final Map<String, String> shared = new HashMap<>();

    Rows(ResultSet result) throws SQLException {
      this.result = result;
      this.columns = result.getMetaData().getColumnCount();
      SortedMap<String, Integer> labels = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      for (int i = 0; i < columns; i++) {
        labels.put(result.getMetaData().getColumnLabel(i + 1), i);
      }
      this.places = Collections.unmodifiableSortedMap(labels);
    }

    boolean next() throws SQLException {
      return result.next();
    }

    /** The row the result stands at. */
    ResultRow row() throws SQLException {
      String[] values = new String[columns];
      for (int i = 0; i < columns; i++) {
        String value = result.getString(i + 1);
        values[i] = value == null ? "" : shared(value);
      }
      return new ResultRow(this, values);
    }

    private String shared(String value) {
      if (value.length() > LONGEST_SHARED) {
        return value;
      }
      String known = shared.putIfAbsent(value, value);
      return known == null ? value : known;
    }
  }
}
