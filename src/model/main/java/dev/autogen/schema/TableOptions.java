package dev.autogen.schema;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a table says about itself as a whole. An empty text is unsaid.
 *
 * @param engine the storage engine, such as {@code InnoDB}
 * @param collation the default collation of its columns; it implies the character set
 * @param comment the comment, unescaped
 * @param create further create options by upper-case name, such as {@code ROW_FORMAT}, with the
 *     text after the equals sign as SQL
 * @param partitioning everything after {@code PARTITION BY}, as the server prints it
 */
public record TableOptions(
    String engine,
    String collation,
    String comment,
    SortedMap<String, String> create,
    String partitioning) {

  /**
   * The create option that says where numbering starts. It counts only where a table is created;
   * then it is data.
   */
  public static final String AUTO_INCREMENT = "AUTO_INCREMENT";

  /** The storage engine of a table that says none. */
  public static final String DEFAULT_ENGINE = "InnoDB";

  public static final TableOptions UNSAID =
      new TableOptions("", "", "", Collections.emptySortedMap(), "");

  public TableOptions {
    create = Collections.unmodifiableSortedMap(new TreeMap<>(create));
  }

  public TableOptions withEngine(String newEngine) {
    return new TableOptions(newEngine, collation, comment, create, partitioning);
  }

  public TableOptions withCollation(String newCollation) {
    return new TableOptions(engine, newCollation, comment, create, partitioning);
  }

  public TableOptions withComment(String newComment) {
    return new TableOptions(engine, collation, newComment, create, partitioning);
  }

  public TableOptions withCreate(SortedMap<String, String> newCreate) {
    return new TableOptions(engine, collation, comment, newCreate, partitioning);
  }

  public TableOptions withPartitioning(String newPartitioning) {
    return new TableOptions(engine, collation, comment, create, newPartitioning);
  }

  /** These options, with what they leave unsaid taken from {@code other}. */
  public TableOptions over(TableOptions other) {
    SortedMap<String, String> all = new TreeMap<>(other.create);
    all.putAll(create);
    return new TableOptions(
        engine.isEmpty() ? other.engine : engine,
        collation.isEmpty() ? other.collation : collation,
        comment.isEmpty() ? other.comment : comment,
        all,
        partitioning.isEmpty() ? other.partitioning : partitioning);
  }
}
