package dev.autogen.migration;

import dev.autogen.schema.Index;
import dev.autogen.schema.KeyPart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An index of any kind. Whole columns can be named where it begins; other parts follow, in order:
 * {@code t.index("ix_log").on("message", 10).onDescending("created")}.
 */
public final class IndexDefinition {

  private final String name;
  private final Index.Kind kind;
  private final List<KeyPart> parts = new ArrayList<>();
  private boolean visible = true;
  private String comment = "";
  private String parser = "";
  private String using = "";

  IndexDefinition(String name, Index.Kind kind, String... columns) {
    this.name = name;
    this.kind = kind;
    Arrays.stream(columns).map(KeyPart::column).forEach(parts::add);
  }

  Index index(String table) {
    if (parts.isEmpty()) {
      throw new IllegalStateException("index " + name + " of table " + table + " is on nothing");
    }
    return new Index(name, kind, parts, visible, comment, parser, using, false);
  }

  private IndexDefinition part(KeyPart part) {
    parts.add(part);
    return this;
  }

  /** A whole column: {@code t.index("ix").on("name")}. */
  public IndexDefinition on(String column) {
    return part(KeyPart.column(column));
  }

  /**
   * The beginning of a column: {@code t.index("ix").on("name", 10)}.
   *
   * @param prefix how many characters, or bytes of a binary column
   */
  public IndexDefinition on(String column, int prefix) {
    return part(new KeyPart.OfColumn(column, prefix, false));
  }

  /** A whole column, largest first: {@code t.index("ix").onDescending("created")}. */
  public IndexDefinition onDescending(String column) {
    return part(new KeyPart.OfColumn(column, 0, true));
  }

  /** The beginning of a column, largest first: {@code t.index("ix").onDescending("name", 10)}. */
  public IndexDefinition onDescending(String column, int prefix) {
    return part(new KeyPart.OfColumn(column, prefix, true));
  }

  /**
   * An expression, without outer parentheses: {@code t.index("ix").onExpression("lower(`name`)")}.
   */
  public IndexDefinition onExpression(String sql) {
    return part(KeyPart.expression(sql));
  }

  /**
   * An expression, largest first: {@code t.index("ix").onDescendingExpression("year(`created`)")}.
   */
  public IndexDefinition onDescendingExpression(String sql) {
    return part(new KeyPart.OfExpression(sql, true));
  }

  /** Hides it from the optimizer: {@code t.index("ix", "name").invisible()}. */
  public IndexDefinition invisible() {
    visible = false;
    return this;
  }

  /** The comment: {@code t.index("ix", "name").comment("for the nightly report")}. */
  public IndexDefinition comment(String text) {
    comment = text;
    return this;
  }

  /** The full-text parser: {@code t.fulltextIndex("ft", "body").parser("ngram")}. */
  public IndexDefinition parser(String plugin) {
    parser = plugin;
    return this;
  }

  /** {@code BTREE} or {@code HASH}: {@code t.index("ix", "name").using("HASH")}. */
  public IndexDefinition using(String type) {
    using = type;
    return this;
  }
}
