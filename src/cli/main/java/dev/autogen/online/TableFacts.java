package dev.autogen.online;

import dev.autogen.mysql.Session;
import dev.autogen.operation.AlterTable;
import dev.autogen.operation.IndexChange.AddIndex;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.KeyPart;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a tool has to cope with.
 *
 * @param schema where the table is
 * @param alter the change, without what it says of how the server is to make it
 * @param table the table before it
 * @param references the tables whose foreign keys lead to it, another than itself
 * @param outside those of other schemas, with their schema
 * @param triggers the names of its triggers
 * @param server the variables of the server that concern a tool
 */
public record TableFacts(
    String schema,
    AlterTable alter,
    Table table,
    List<String> references,
    List<String> outside,
    List<String> triggers,
    Map<String, String> server) {

  public TableFacts {
    references = List.copyOf(references);
    outside = List.copyOf(outside);
    triggers = List.copyOf(triggers);
    server = Map.copyOf(server);
  }

  /** Those of a table on its server. */
  public static TableFacts of(Session session, Schema live, AlterTable alter) throws SQLException {
    Table table = live.existing(alter.table());
    List<String> references =
        live.tables().stream()
            .filter(child -> !child.name().equals(table.name()))
            .filter(child -> child.foreignKeys().stream().anyMatch(key -> leadsTo(key, table)))
            .map(Table::name)
            .toList();
    List<String> outside =
        session
            .query(
                "SELECT DISTINCT CONCAT(CONSTRAINT_SCHEMA, '.', TABLE_NAME) AS name"
                    + " FROM information_schema.REFERENTIAL_CONSTRAINTS"
                    + " WHERE UNIQUE_CONSTRAINT_SCHEMA = ? AND REFERENCED_TABLE_NAME = ?"
                    + " AND CONSTRAINT_SCHEMA <> UNIQUE_CONSTRAINT_SCHEMA ORDER BY name",
                session.schema(),
                table.name())
            .stream()
            .map(row -> row.get("name"))
            .toList();
    List<String> triggers =
        session
            .query(
                "SELECT TRIGGER_NAME AS name FROM information_schema.TRIGGERS"
                    + " WHERE EVENT_OBJECT_SCHEMA = ? AND EVENT_OBJECT_TABLE = ? ORDER BY name",
                session.schema(),
                table.name())
            .stream()
            .map(row -> row.get("name"))
            // What a tool left behind goes before another begins.
            .filter(name -> !name.startsWith(Shadows.TRIGGER))
            .toList();
    Map<String, String> server = new TreeMap<>();
    for (Map<String, String> row :
        session.query(
            "SHOW VARIABLES WHERE Variable_name IN ('version', 'log_bin', 'binlog_format',"
                + " 'binlog_row_image', 'binlog_row_value_options')")) {
      server.put(row.get("Variable_name"), row.get("Value"));
    }
    return new TableFacts(session.schema(), alter, table, references, outside, triggers, server);
  }

  private static boolean leadsTo(ForeignKey key, Table table) {
    return key.referencedSchema().isEmpty() && key.referencedTable().equals(table.name());
  }

  boolean refersToItself() {
    return table.foreignKeys().stream().anyMatch(key -> leadsTo(key, table));
  }

  boolean hasPrimaryKey() {
    return table.primaryKey().isPresent();
  }

  boolean hasKeyOfRows() {
    return table.indexes().stream()
        .anyMatch(index -> index.isUnique() && index.parts().stream().allMatch(this::isNeverNull));
  }

  private boolean isNeverNull(KeyPart part) {
    return part instanceof KeyPart.OfColumn of
        && table.column(of.column()).filter(column -> !column.nullable()).isPresent();
  }

  Optional<String> newUnique() {
    return alter.changes().stream()
        .filter(AddIndex.class::isInstance)
        .map(change -> ((AddIndex) change).index())
        .filter(Index::isUnique)
        .map(Index::name)
        .findFirst();
  }

  /** A variable of the server; {@code usual} where it has none of that name. */
  String server(String variable, String usual) {
    return server.getOrDefault(variable, usual);
  }
}
