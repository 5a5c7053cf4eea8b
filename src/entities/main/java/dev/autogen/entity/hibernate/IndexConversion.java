package dev.autogen.entity.hibernate;

import dev.autogen.facts.text.Quoting;
import dev.autogen.facts.text.SqlPieces;
import dev.autogen.schema.Index;
import dev.autogen.schema.KeyPart;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Selectable;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UniqueKey;

/** The primary key, unique keys and indexes of one table. */
final class IndexConversion {

  private static final Pattern PREFIX = Pattern.compile("(?s)(.+?)\\s*\\(\\s*(\\d+)\\s*\\)");
  private static final Pattern ORDERED = Pattern.compile("(?is)(.+?)\\s+(asc|desc)");

  private final Table table;
  private final Dialect dialect;
  private final List<String> warnings;

  IndexConversion(Table table, Dialect dialect, List<String> warnings) {
    this.table = table;
    this.dialect = dialect;
    this.warnings = warnings;
  }

  List<Index> indexes() {
    List<Index> indexes = new ArrayList<>();
    if (table.hasPrimaryKey() && !table.getPrimaryKey().getColumns().isEmpty()) {
      indexes.add(
          Index.of(
              Index.PRIMARY,
              Index.Kind.PRIMARY,
              table.getPrimaryKey().getColumns().stream()
                  .map(c -> KeyPart.column(c.getName()))
                  .toList()));
    }
    table.getUniqueKeys().values().forEach(key -> indexes.add(unique(key)));
    table.getIndexes().values().forEach(index -> indexes.add(index(index)));
    return indexes;
  }

  private Index unique(UniqueKey key) {
    List<KeyPart> parts = new ArrayList<>();
    for (Column column : key.getColumns()) {
      parts.add(
          part(column.getName(), "desc".equalsIgnoreCase(key.getColumnOrderMap().get(column))));
    }
    Index index = Index.of(Names.plain(key.getName()), Index.Kind.UNIQUE, parts);
    return named(
        OptionsText.index(index, HibernateMembers.options(key), table.getName(), warnings));
  }

  private Index index(org.hibernate.mapping.Index source) {
    Index.Kind kind = HibernateMembers.isUnique(source) ? Index.Kind.UNIQUE : Index.Kind.PLAIN;
    Index index = Index.of(Names.plain(source.getName()), kind, parts(source));
    return named(
        OptionsText.index(index, HibernateMembers.options(source), table.getName(), warnings));
  }

  private static Index named(Index index) {
    return Names.isGenerated(index.name()) ? index.named(index.name()) : index;
  }

  /**
   * Hibernate cuts a column list at every comma, also inside {@code (concat(a, b))}, and puts the
   * pieces together again when it exports; so the whole text is cut here, by its structure.
   */
  private List<KeyPart> parts(org.hibernate.mapping.Index source) {
    List<Selectable> selectables = HibernateMembers.selectables(source);
    if (selectables.stream().allMatch(s -> s instanceof Column c && hasColumn(c.getName()))) {
      return selectables.stream()
          .map(s -> part(((Column) s).getName(), isDescending(source, s)))
          .toList();
    }
    StringBuilder text = new StringBuilder();
    for (Selectable selectable : selectables) {
      text.append(text.isEmpty() ? "" : ", ");
      text.append(selectable instanceof Column column ? name(column) : selectable.getText(dialect));
      String order = HibernateMembers.order(source, selectable);
      text.append(order.isEmpty() ? "" : " " + order);
    }
    List<KeyPart> parts = new ArrayList<>();
    for (String piece : SqlPieces.split(text.toString())) {
      Matcher ordered = ORDERED.matcher(piece.strip());
      boolean matches = ordered.matches();
      parts.add(
          part(
              Names.plain(matches ? ordered.group(1) : piece.strip()),
              matches && ordered.group(2).equalsIgnoreCase("desc")));
    }
    return parts;
  }

  /** The name to cut around; what is no column is a piece of the text. */
  private String name(Column column) {
    return hasColumn(column.getName()) ? Quoting.name(column.getName()) : column.getName();
  }

  private static boolean isDescending(org.hibernate.mapping.Index source, Selectable part) {
    return HibernateMembers.order(source, part).equalsIgnoreCase("desc");
  }

  /** A column, {@code column(10)} for its beginning, or an expression. */
  private KeyPart part(String text, boolean descending) {
    if (hasColumn(text)) {
      return new KeyPart.OfColumn(text, 0, descending);
    }
    Matcher prefix = PREFIX.matcher(text);
    if (prefix.matches() && hasColumn(Names.plain(prefix.group(1)))) {
      return new KeyPart.OfColumn(
          Names.plain(prefix.group(1)), Integer.parseInt(prefix.group(2)), descending);
    }
    if (SqlPieces.isParenthesized(text)) {
      return new KeyPart.OfExpression(text.substring(1, text.length() - 1).strip(), descending);
    }
    return text.contains("(")
        ? new KeyPart.OfExpression(text, descending)
        : unknownColumn(text, descending);
  }

  private KeyPart unknownColumn(String name, boolean descending) {
    warnings.add(
        "an index of table "
            + table.getName()
            + " names column "
            + name
            + ", which does not exist");
    return new KeyPart.OfColumn(name, 0, descending);
  }

  private boolean hasColumn(String name) {
    return table.getColumns().stream().anyMatch(c -> c.getName().equalsIgnoreCase(name));
  }
}
