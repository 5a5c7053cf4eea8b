package dev.autogen.entity.hibernate;

import dev.autogen.facts.text.SqlPieces;
import java.util.List;
import java.util.Optional;

/**
 * Hibernate's own CREATE TABLE, taken apart.
 *
 * @param elements what stands between the parentheses: columns, keys, checks; nothing where
 *     Hibernate has not escaped a quote in a comment, so that no server would take it
 */
record ExportedTable(List<String> elements) {

  static ExportedTable of(String create) {
    int open = SqlPieces.find(create, 0, '(');
    int close = SqlPieces.closing(create, open);
    return new ExportedTable(
        close == create.length()
            ? List.of()
            : SqlPieces.split(create.substring(open + 1, close)).stream()
                .map(String::strip)
                .toList());
  }

  /**
   * Everything behind a column's name; empty where there is no such column.
   *
   * @param name as the dialect quotes it
   */
  Optional<String> column(String name) {
    return elements.stream()
        .filter(element -> element.startsWith(name + " "))
        .map(element -> element.substring(name.length()).strip())
        .findFirst();
  }
}
