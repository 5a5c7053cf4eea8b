package dev.autogen.entity.hibernate;

import java.util.List;
import java.util.Optional;

/**
 * Hibernate's own CREATE TABLE, taken apart.
 *
 * @param elements what stands between the parentheses: columns, keys, checks
 * @param options what stands behind them: the comment, the dialect's storage engine, the options
 *     that were given
 */
record ExportedTable(List<String> elements, String options) {

  static ExportedTable of(String create) {
    int open = SqlText.find(create, 0, '(');
    int close = SqlText.closing(create, open);
    return new ExportedTable(
        SqlText.split(create.substring(open + 1, close)).stream().map(String::strip).toList(),
        create.substring(close + 1).strip());
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
