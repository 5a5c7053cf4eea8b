package dev.autogen.mysql;

import dev.autogen.error.AutogenException;
import dev.autogen.facts.text.Quoting;
import dev.autogen.facts.text.SqlText;
import dev.autogen.operation.Value;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

/** Writes names and values in statements, quoted as {@link Quoting} does it. */
public final class Sql {

  private Sql() {}

  /** A name in backquotes. */
  public static String name(String name) {
    return Quoting.name(name);
  }

  /** Names in backquotes, with commas between. */
  public static String names(Collection<String> names) {
    return names.stream().map(Sql::name).collect(Collectors.joining(", "));
  }

  /** A value as a literal. */
  public static String value(Value value) {
    return switch (value.kind()) {
      case NULL -> "NULL";
      case TEXT -> text(value.text());
      case NUMBER -> value.text();
      case BYTES -> "X'" + value.text() + "'";
    };
  }

  /** Values as literals, with commas between. */
  static String values(Collection<Value> values) {
    return values.stream().map(Sql::value).collect(Collectors.joining(", "));
  }

  /**
   * A statement with values as literals in the place of its question marks.
   *
   * @throws AutogenException when there are not as many of these as of those
   */
  static String bound(String sql, List<Value> parameters) {
    if (parameters.isEmpty()) {
      return sql;
    }
    List<String> parts = new SqlText(sql).parts();
    long marks = parts.stream().filter("?"::equals).count();
    if (marks != parameters.size()) {
      throw AutogenException.failure(
          "the statement has "
              + marks
              + " question marks for "
              + parameters.size()
              + " values: "
              + sql.strip().replaceAll("\\s+", " "),
          "write one for each value, outside of quotes");
    }
    Iterator<Value> values = parameters.iterator();
    return parts.stream()
        .map(part -> part.equals("?") ? value(values.next()) : part)
        .collect(Collectors.joining());
  }

  /** A text in single quotes. */
  public static String text(String value) {
    return Quoting.text(value);
  }
}
