package dev.autogen.schema;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * An index: the primary key, a unique constraint (MySQL has no other kind), or a plain, full-text
 * or spatial index.
 *
 * @param name its name; {@link #PRIMARY} for the primary key
 * @param parts the key parts, in order
 * @param visible whether the optimizer may use it
 * @param comment the comment, unescaped
 * @param parser the full-text parser plugin; empty for the built-in one
 * @param using {@code BTREE} or {@code HASH} where it is said; empty where it is not
 * @param nameGenerated true on the entities' side where nobody chose the name, so that an index of
 *     the same shape under another name is the same index
 */
public record Index(
    String name,
    Kind kind,
    List<KeyPart> parts,
    boolean visible,
    String comment,
    String parser,
    String using,
    boolean nameGenerated) {

  /** The name of every primary key. */
  public static final String PRIMARY = "PRIMARY";

  /** The kinds of index. */
  public enum Kind {
    PRIMARY,
    UNIQUE,
    PLAIN,
    FULLTEXT,
    SPATIAL
  }

  public Index {
    parts = List.copyOf(parts);
  }

  public static Index primaryKey(String... columns) {
    return of(PRIMARY, Kind.PRIMARY, columns);
  }

  public static Index unique(String name, String... columns) {
    return of(name, Kind.UNIQUE, columns);
  }

  public static Index plain(String name, String... columns) {
    return of(name, Kind.PLAIN, columns);
  }

  public static Index of(String name, Kind kind, String... columns) {
    return of(name, kind, Arrays.stream(columns).map(KeyPart::column).toList());
  }

  public static Index of(String name, Kind kind, List<KeyPart> parts) {
    return new Index(name, kind, parts, true, "", "", "", false);
  }

  /** The names of the columns it is on; empty for a part that is an expression. */
  public List<String> columns() {
    return parts.stream().map(p -> p instanceof KeyPart.OfColumn c ? c.column() : "").toList();
  }

  /** Whether a part of it is an expression, for which MySQL keeps a hidden virtual column. */
  public boolean isFunctional() {
    return parts.stream().anyMatch(KeyPart.OfExpression.class::isInstance);
  }

  public boolean isUnique() {
    return kind == Kind.PRIMARY || kind == Kind.UNIQUE;
  }

  /**
   * Whether InnoDB accepts it as the index of a foreign key on {@code columns}: they are its first
   * columns, whole and in this order.
   */
  public boolean covers(List<String> columns) {
    if (kind == Kind.FULLTEXT || kind == Kind.SPATIAL || parts.size() < columns.size()) {
      return false;
    }
    for (int i = 0; i < columns.size(); i++) {
      if (!(parts.get(i) instanceof KeyPart.OfColumn part
          && part.prefix() == 0
          && part.column().equalsIgnoreCase(columns.get(i)))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether a foreign key may lead to {@code columns} by it on every server: MySQL 8.4 and later
   * take only a unique key of exactly these columns (error 6125) unless told otherwise.
   */
  public boolean isKeyOf(List<String> columns) {
    return isUnique() && parts.size() == columns.size() && covers(columns);
  }

  /** Whether {@code other} is the same index but for its name. */
  public boolean sameShape(Index other) {
    return withName("").equals(other.withName("")) || shape().equals(other.shape());
  }

  private Index shape() {
    return new Index(
        "",
        kind,
        parts.stream().map(Index::foldCase).toList(),
        visible,
        comment,
        parser,
        using,
        false);
  }

  private static KeyPart foldCase(KeyPart part) {
    return part instanceof KeyPart.OfColumn c
        ? new KeyPart.OfColumn(c.column().toLowerCase(Locale.ROOT), c.prefix(), c.descending())
        : part;
  }

  public Index withName(String newName) {
    return new Index(newName, kind, parts, visible, comment, parser, using, false);
  }

  /** This index, marked as one whose name nobody chose. */
  public Index named(String generatedName) {
    return new Index(generatedName, kind, parts, visible, comment, parser, using, true);
  }

  public Index withKind(Kind newKind) {
    return new Index(name, newKind, parts, visible, comment, parser, using, nameGenerated);
  }

  public Index withParts(List<KeyPart> newParts) {
    return new Index(name, kind, newParts, visible, comment, parser, using, nameGenerated);
  }

  public Index withVisible(boolean newVisible) {
    return new Index(name, kind, parts, newVisible, comment, parser, using, nameGenerated);
  }

  public Index withComment(String newComment) {
    return new Index(name, kind, parts, visible, newComment, parser, using, nameGenerated);
  }

  public Index withParser(String newParser) {
    return new Index(name, kind, parts, visible, comment, newParser, using, nameGenerated);
  }

  public Index withUsing(String newUsing) {
    return new Index(name, kind, parts, visible, comment, parser, newUsing, nameGenerated);
  }
}
