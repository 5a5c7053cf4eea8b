package dev.autogen.diff;

/**
 * A table or column under a new name.
 *
 * @param from where it is in the database
 * @param to where the entities have it; a column stays in its table, which may be renamed too
 */
public record Rename(TableOrColumn from, TableOrColumn to) {

  @Override
  public String toString() {
    return from + " to " + to;
  }
}
