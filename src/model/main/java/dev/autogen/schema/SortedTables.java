package dev.autogen.schema;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.RandomAccess;

/**
 * Tables, sorted by name, no two of one name. What a change leaves alone is shared with the list
 * before it, so that to follow a migration that creates thousands of tables, one by one, costs
 * little more than the tables.
 */
final class SortedTables extends AbstractList<Table> implements RandomAccess {

  private static final int MOST = 128;

  /** None of them empty. */
  private final Table[][] chunks;

  /** Where each chunk begins. */
  private final int[] starts;

  private final int size;

  private SortedTables(Table[][] chunks) {
    this.chunks = chunks;
    this.starts = new int[chunks.length];
    int count = 0;
    for (int i = 0; i < chunks.length; i++) {
      starts[i] = count;
      count += chunks[i].length;
    }
    this.size = count;
  }

  /**
   * The tables of a list in any order.
   *
   * @throws IllegalArgumentException when two have one name
   */
  static SortedTables of(List<Table> tables) {
    if (tables instanceof SortedTables sorted) {
      return sorted;
    }
    List<Table> sorted = new ArrayList<>(tables);
    sorted.sort(Comparator.comparing(Table::name));
    Table[] all = sorted.toArray(new Table[0]);
    for (int i = 1; i < all.length; i++) {
      if (all[i].name().equals(all[i - 1].name())) {
        throw new IllegalArgumentException("table " + all[i].name() + " appears twice");
      }
    }
    Table[][] chunks = new Table[(all.length + MOST - 1) / MOST][];
    for (int i = 0; i < chunks.length; i++) {
      chunks[i] = Arrays.copyOfRange(all, i * MOST, Math.min(all.length, (i + 1) * MOST));
    }
    return new SortedTables(chunks);
  }

  @Override
  public Table get(int index) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException(index);
    }
    int chunk = chunkOf(index);
    return chunks[chunk][index - starts[chunk]];
  }

  @Override
  public int size() {
    return size;
  }

  /** Where the table of that name is; where it would be, as a binary search says it, if not. */
  int indexOf(String name) {
    int low = 0;
    int high = size - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = get(middle).name().compareTo(name);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -low - 1;
  }

  /** These and {@code table}, or it in the place of the one of its name. */
  SortedTables with(Table table) {
    if (size == 0) {
      return of(List.of(table));
    }
    int at = indexOf(table.name());
    int index = at < 0 ? -at - 1 : at;
    int chunk = chunkOf(Math.min(index, size - 1));
    List<Table> changed = new ArrayList<>(Arrays.asList(chunks[chunk]));
    if (at < 0) {
      changed.add(index - starts[chunk], table);
    } else {
      changed.set(index - starts[chunk], table);
    }
    return withChunk(chunk, changed);
  }

  /** These but for the one of that name, if it is here. */
  SortedTables without(String name) {
    int at = indexOf(name);
    if (at < 0) {
      return this;
    }
    int chunk = chunkOf(at);
    List<Table> changed = new ArrayList<>(Arrays.asList(chunks[chunk]));
    changed.remove(at - starts[chunk]);
    return withChunk(chunk, changed);
  }

  private int chunkOf(int index) {
    int at = Arrays.binarySearch(starts, index);
    return at < 0 ? -at - 2 : at;
  }

  private SortedTables withChunk(int chunk, List<Table> changed) {
    List<Table[]> all = new ArrayList<>(Arrays.asList(chunks));
    int half = changed.size() / 2;
    if (changed.isEmpty()) {
      all.remove(chunk);
    } else if (changed.size() <= MOST) {
      all.set(chunk, changed.toArray(new Table[0]));
    } else {
      all.set(chunk, changed.subList(0, half).toArray(new Table[0]));
      all.add(chunk + 1, changed.subList(half, changed.size()).toArray(new Table[0]));
    }
    return new SortedTables(all.toArray(new Table[0][]));
  }
}
