package dev.autogen.proof;

import dev.autogen.mysql.Session;
import dev.autogen.mysql.Sql;
import dev.autogen.schema.Column;
import dev.autogen.schema.Table;
import dev.autogen.schema.TableOptions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the numbering of a table without rows starts, which somebody has said. Of a table with rows
 * the next number is no more than where these have led.
 */
final class NumberingStart {

  private static final Pattern NEXT = Pattern.compile("(?m)^\\) ENGINE=.*? AUTO_INCREMENT=(\\d+)");

  private NumberingStart() {}

  /** The live tables, those that have no rows with the number they start at. */
  static List<Table> said(Session session, List<Table> tables) throws SQLException {
    List<Table> numbered =
        tables.stream()
            .filter(table -> table.columns().stream().anyMatch(Column::autoIncrement))
            .toList();
    List<String> statements = new ArrayList<>();
    for (Table table : numbered) {
      statements.add("SELECT EXISTS (SELECT 1 FROM " + Sql.name(table.name()) + ") AS ROWS_THERE");
      statements.add("SHOW CREATE TABLE " + Sql.name(table.name()));
    }
    List<List<Map<String, String>>> answers = session.batch(statements);
    SortedMap<String, String> starts = new TreeMap<>();
    for (int i = 0; i < numbered.size(); i++) {
      boolean isEmpty = answers.get(2 * i).get(0).containsValue("0");
      Matcher next = NEXT.matcher(answers.get(2 * i + 1).get(0).get("Create Table"));
      if (isEmpty && next.find()) {
        starts.put(numbered.get(i).name(), next.group(1));
      }
    }
    return tables.stream()
        .map(
            table ->
                Optional.ofNullable(starts.get(table.name()))
                    .map(start -> table.withOptions(startingAt(start, table.options())))
                    .orElse(table))
        .toList();
  }

  private static TableOptions startingAt(String number, TableOptions options) {
    SortedMap<String, String> create = new TreeMap<>(options.create());
    create.put(TableOptions.AUTO_INCREMENT, number);
    return options.withCreate(create);
  }
}
