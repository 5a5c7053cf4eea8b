package dev.autogen.entity;

import java.util.Comparator;

/** A column of a table, by name. */
public record ColumnRef(String table, String column) implements Comparable<ColumnRef> {

  private static final Comparator<ColumnRef> ORDER =
      Comparator.comparing(ColumnRef::table).thenComparing(ColumnRef::column);

  @Override
  public int compareTo(ColumnRef other) {
    return ORDER.compare(this, other);
  }
}
