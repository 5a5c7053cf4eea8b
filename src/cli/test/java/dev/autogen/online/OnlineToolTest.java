package dev.autogen.online;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.operation.AlterTable;
import dev.autogen.operation.ColumnChange.ModifyColumn;
import dev.autogen.operation.IndexChange.AddIndex;
import dev.autogen.operation.TableChange;
import dev.autogen.schema.Column;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.Table;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which tools can change a table while it is used, and by which fact not. */
class OnlineToolTest {

  private static final Table TABLE =
      Table.of("t", Column.of("id", "int").notNull(), Column.of("a", "int"))
          .with(Index.primaryKey("id"));

  private static final Map<String, String> SERVER =
      Map.of(
          "log_bin", "ON",
          "binlog_format", "ROW",
          "binlog_row_image", "FULL",
          "binlog_row_value_options", "");

  private static final TableChange CHANGE = new ModifyColumn(Column.of("a", "bigint"));

  private static String of(Table table, TableChange change, List<String> children) {
    return OnlineTool.sentence(
        new TableFacts(
            "shop", new AlterTable("t", change), table, children, List.of(), List.of(), SERVER));
  }

  @Test
  void aPlainTableIsForAll() {
    assertThat(of(TABLE, CHANGE, List.of()))
        .isEqualTo("pt-online-schema-change can; gh-ost can; Spirit can");
  }

  @Test
  void foreignKeysAreForOneAlone() {
    Table child =
        TABLE.withForeignKeys(List.of(ForeignKey.of("fk", List.of("a"), "p", List.of("id"))));
    assertThat(of(child, CHANGE, List.of("c")))
        .isEqualTo(
            "pt-online-schema-change can (with --alter-foreign-keys-method rebuild_constraints, its"
                + " foreign keys get a _ before their names); gh-ost cannot, since t has foreign"
                + " keys: `fk`, and foreign keys lead to it: of `c`; Spirit cannot, since t has"
                + " foreign keys: `fk`, and foreign keys lead to it: of `c`");
  }

  @Test
  void aNewUniqueKeyIsForTheOneThatComparesWhatItCopied() {
    assertThat(of(TABLE, new AddIndex(Index.unique("u", "a")), List.of()))
        .contains(
            "pt-online-schema-change cannot, since rows that share a value of u would be lost",
            "gh-ost cannot, since rows that share a value of u would be lost",
            "Spirit can");
  }

  @Test
  void withoutAKeyNoneCan() {
    assertThat(of(Table.of("t", Column.of("a", "int")), CHANGE, List.of()))
        .contains("pt-online-schema-change cannot, since t has no key", "Spirit cannot");
  }

  @Test
  void theBinaryLogAndTriggersCount() {
    TableFacts facts =
        new TableFacts(
            "shop",
            new AlterTable("t", CHANGE),
            TABLE,
            List.of(),
            List.of(),
            List.of("t_bi"),
            Map.of("log_bin", "OFF"));
    assertThat(OnlineTool.sentence(facts))
        .contains(
            "pt-online-schema-change cannot, since t has triggers: `t_bi`;",
            "gh-ost cannot, since t has triggers: `t_bi`, and the server writes no binary log");
  }
}
