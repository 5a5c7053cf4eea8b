package dev.autogen.mysql;

import dev.autogen.schema.Schema;
import dev.autogen.schema.SeedRow;
import dev.autogen.schema.Table;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Looks which of the rows the application needs are there. */
public final class SeedReader {

  private final Session session;

  public SeedReader(Session session) {
    this.session = session;
  }

  /**
   * {@code live} with those rows that {@code wanted} names and the tables hold. One query per table
   * that must hold rows, all sent at once.
   */
  public Schema seeded(Schema live, Schema wanted) throws SQLException {
    List<String> queries = new ArrayList<>();
    List<Table> tables = new ArrayList<>();
    List<SeedRow> rows = new ArrayList<>();
    for (Table table : wanted.tables()) {
      Table actual = live.table(table.name()).orElse(Table.of(table.name()));
      for (SeedRow row : table.seedRows()) {
        if (row.cells().keySet().stream().allMatch(c -> actual.column(c).isPresent())) {
          queries.add(query(table.name(), row));
          tables.add(actual);
          rows.add(row);
        }
      }
    }
    Map<String, Table> seeded = new TreeMap<>();
    List<List<Map<String, String>>> answers = session.batch(queries);
    for (int i = 0; i < answers.size(); i++) {
      if (answers.get(i).get(0).containsValue("1")) {
        Table table = seeded.getOrDefault(tables.get(i).name(), tables.get(i));
        List<SeedRow> seeds = new ArrayList<>(table.seedRows());
        seeds.add(new SeedRow(rows.get(i).key(), Collections.emptySortedMap()));
        seeded.put(table.name(), table.withSeedRows(seeds));
      }
    }
    return live.withAll(seeded.values());
  }

  private static String query(String table, SeedRow row) {
    StringBuilder sql = new StringBuilder("SELECT EXISTS (SELECT 1 FROM ").append(Sql.name(table));
    String glue = " WHERE ";
    for (Map.Entry<String, String> cell : row.key().entrySet()) {
      sql.append(glue).append(Sql.name(cell.getKey())).append(" = ");
      sql.append(Sql.text(cell.getValue()));
      glue = " AND ";
    }
    return sql.append(") AS found").toString();
  }
}
