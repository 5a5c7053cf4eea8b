package dev.autogen.project;

import dev.autogen.facts.text.Quoting;
import dev.autogen.mysql.Session;
import dev.autogen.operation.AlterTable;
import dev.autogen.operation.ForeignKeyChange;
import dev.autogen.operation.IndexChange.AddIndex;
import dev.autogen.operation.IndexChange.DropIndex;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.KeyPart;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Tools that change a large table while it is used: they copy it to another, follow what is written
 * meanwhile by triggers or the binary log, and exchange the two.
 */
public enum OnlineTool {
  PT_ONLINE_SCHEMA_CHANGE("pt-online-schema-change"),
  GH_OST("gh-ost"),
  SPIRIT("Spirit");

  private final String word;

  OnlineTool(String word) {
    this.word = word;
  }

  /** Its name: {@code gh-ost}. */
  public String word() {
    return word;
  }

  /**
   * What a tool has to cope with.
   *
   * @param alter the change
   * @param table the table before it
   * @param references the tables whose foreign keys lead to it, another than itself
   * @param triggers the names of its triggers
   * @param server the variables of the server that concern the binary log
   */
  public record Facts(
      AlterTable alter,
      Table table,
      List<String> references,
      List<String> triggers,
      Map<String, String> server) {

    /** Those of a table on its server. */
    static Facts of(Session session, Schema live, AlterTable alter) throws SQLException {
      Table table = live.existing(alter.table());
      List<String> references =
          live.tables().stream()
              .filter(child -> !child.name().equals(table.name()))
              .filter(child -> child.foreignKeys().stream().anyMatch(key -> leadsTo(key, table)))
              .map(Table::name)
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
              .toList();
      Map<String, String> server = new TreeMap<>();
      for (Map<String, String> row :
          session.query(
              "SHOW VARIABLES WHERE Variable_name IN ('log_bin', 'binlog_format',"
                  + " 'binlog_row_image', 'binlog_row_value_options')")) {
        server.put(row.get("Variable_name"), row.get("Value"));
      }
      return new Facts(alter, table, references, triggers, server);
    }

    private static boolean leadsTo(ForeignKey key, Table table) {
      return key.referencedSchema().isEmpty() && key.referencedTable().equals(table.name());
    }

    private boolean hasPrimaryKey() {
      return table.primaryKey().isPresent();
    }

    private boolean hasKeyOfRows() {
      return table.indexes().stream()
          .anyMatch(
              index -> index.isUnique() && index.parts().stream().allMatch(this::isNeverNull));
    }

    private boolean isNeverNull(KeyPart part) {
      return part instanceof KeyPart.OfColumn of
          && table.column(of.column()).filter(column -> !column.nullable()).isPresent();
    }

    private boolean changesPrimaryKey() {
      return alter.changes().stream()
          .anyMatch(
              change ->
                  (change instanceof DropIndex drop && drop.isPrimaryKey())
                      || (change instanceof AddIndex add
                          && add.index().kind() == Index.Kind.PRIMARY));
    }

    private Optional<String> newUnique() {
      return alter.changes().stream()
          .filter(AddIndex.class::isInstance)
          .map(change -> ((AddIndex) change).index())
          .filter(Index::isUnique)
          .map(Index::name)
          .findFirst();
    }

    private boolean changesKeys() {
      return alter.changes().stream().anyMatch(ForeignKeyChange.class::isInstance);
    }

    /** A variable of the server; {@code usual} where it has none of that name. */
    private String server(String variable, String usual) {
      return server.getOrDefault(variable, usual);
    }
  }

  /** Why it cannot carry the change out, clauses; none where it can. */
  public List<String> obstacles(Facts facts) {
    List<String> obstacles = new ArrayList<>();
    String table = facts.table().name();
    if (facts.changesKeys()) {
      obstacles.add("the step changes foreign keys");
    }
    if (this == SPIRIT ? !facts.hasPrimaryKey() : !facts.hasKeyOfRows()) {
      obstacles.add(
          table
              + (this == SPIRIT ? " has no primary key" : " has no key that tells its rows apart"));
    }
    if (facts.changesPrimaryKey()) {
      obstacles.add("the step changes the primary key");
    }
    if (!facts.triggers().isEmpty()) {
      obstacles.add(table + " has triggers: " + names(facts.triggers()));
    }
    if (this != PT_ONLINE_SCHEMA_CHANGE) {
      if (!facts.table().foreignKeys().isEmpty()) {
        obstacles.add(
            table
                + " has foreign keys: "
                + names(facts.table().foreignKeys().stream().map(ForeignKey::name).toList()));
      }
      if (!facts.references().isEmpty()) {
        obstacles.add("foreign keys lead to it: of " + names(facts.references()));
      }
      binaryLog(facts).ifPresent(obstacles::add);
    }
    Optional<String> unique = facts.newUnique();
    if (this != SPIRIT && unique.isPresent()) {
      obstacles.add("rows that share a value of " + unique.get() + " would be lost without a word");
    }
    return obstacles;
  }

  private static Optional<String> binaryLog(Facts facts) {
    if (facts.server("log_bin", "ON").equalsIgnoreCase("OFF")) {
      return Optional.of("the server writes no binary log");
    }
    if (!facts.server("binlog_format", "ROW").equalsIgnoreCase("ROW")) {
      return Optional.of("binlog_format is not ROW");
    }
    if (!facts.server("binlog_row_image", "FULL").equalsIgnoreCase("FULL")) {
      return Optional.of("binlog_row_image is not FULL");
    }
    return facts.server("binlog_row_value_options", "").isEmpty()
        ? Optional.empty()
        : Optional.of("binlog_row_value_options is set");
  }

  /** What is to be known of it where it can, clauses. */
  public List<String> remarks(Facts facts) {
    List<String> remarks = new ArrayList<>();
    if (this == PT_ONLINE_SCHEMA_CHANGE && !facts.references().isEmpty()) {
      remarks.add("with --alter-foreign-keys-method rebuild_constraints");
    }
    if (this == PT_ONLINE_SCHEMA_CHANGE && !facts.table().foreignKeys().isEmpty()) {
      remarks.add("its foreign keys get a _ before their names");
    }
    return remarks;
  }

  /** Of all of them in a sentence: {@code gh-ost can; Spirit cannot, since …}. */
  public static String sentence(Facts facts) {
    List<String> each = new ArrayList<>();
    for (OnlineTool tool : values()) {
      List<String> obstacles = tool.obstacles(facts);
      List<String> remarks = tool.remarks(facts);
      each.add(
          tool.word
              + (obstacles.isEmpty()
                  ? " can" + (remarks.isEmpty() ? "" : " (" + String.join(", ", remarks) + ")")
                  : " cannot, since " + String.join(", and ", obstacles)));
    }
    return String.join("; ", each);
  }

  private static String names(List<String> names) {
    return String.join(", ", names.stream().map(Quoting::name).toList());
  }
}
