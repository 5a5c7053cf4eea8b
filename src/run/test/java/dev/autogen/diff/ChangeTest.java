package dev.autogen.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.finding.Element;
import dev.autogen.operation.AlterTable;
import dev.autogen.operation.CheckChange.AddCheck;
import dev.autogen.operation.ColumnChange.AddColumn;
import dev.autogen.operation.ColumnChange.DropColumn;
import dev.autogen.operation.ColumnChange.ModifyColumn;
import dev.autogen.operation.ColumnChange.RenameColumn;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.DropTable;
import dev.autogen.operation.ExecuteSql;
import dev.autogen.operation.ForeignKeyChange.AddForeignKey;
import dev.autogen.operation.IndexChange.AddIndex;
import dev.autogen.operation.IndexChange.DropIndex;
import dev.autogen.operation.IndexChange.RenameIndex;
import dev.autogen.operation.IndexChange.SetIndexVisible;
import dev.autogen.operation.InsertRows;
import dev.autogen.operation.Operation;
import dev.autogen.operation.OptionChange.Partition;
import dev.autogen.operation.OptionChange.SetOption;
import dev.autogen.operation.RenameTable;
import dev.autogen.operation.TableChange;
import dev.autogen.schema.Check;
import dev.autogen.schema.Column;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a difference is as a value. */
class ChangeTest {

  private static final Table TABLE =
      Table.of("t")
          .withColumns(List.of(Column.of("id", "int").notNull(), Column.of("a", "varchar(10)")))
          .with(Index.primaryKey("id"))
          .with(Index.unique("u", "a"));

  private static final Schema SCHEMA = Schema.of(TABLE);

  @Test
  void aTableIsCreatedDroppedAndRenamed() {
    assertIs(
        new CreateTable(TABLE.withName("n")),
        "add|table|n||",
        "|id int not null, a varchar(10) null, primary key (id), unique u (a)");
    assertIs(
        new DropTable("t"),
        "drop|table|t||id int not null, a varchar(10) null, primary key (id), unique u (a)",
        "|");
    assertIs(new RenameTable("t", "n"), "rename|table|t||t", "|n");
  }

  @Test
  void aClauseSaysWhatWasThereAndWhatIsThereThen() {
    assertIs(new AddColumn(Column.of("b", "int")), "add|column|t|b|", "|int null");
    assertIs(new DropColumn("a"), "drop|column|t|a|varchar(10) null", "|");
    assertIs(
        new ModifyColumn(Column.of("a", "text")),
        "change|column|t|a|varchar(10) null",
        "|text null");
    assertIs(new RenameColumn("a", "b"), "rename|column|t|a|a", "|b");
    assertIs(new AddIndex(Index.of("k", Index.Kind.PLAIN, "a")), "add|index|t|k|", "|index (a)");
    assertIs(new DropIndex("u"), "drop|index|t|u|unique (a)", "|");
    assertIs(new RenameIndex("u", "v"), "rename|index|t|u|u", "|v");
    assertIs(
        new SetIndexVisible("u", false), "change|index|t|u|unique (a)", "|unique (a) invisible");
    assertIs(
        new AddForeignKey(ForeignKey.of("f", List.of("a"), "p", List.of("id"))),
        "add|foreign-key|t|f|",
        "|(a) -> p (id)");
    assertIs(new AddCheck(new Check("c", "a > 0", true)), "add|check|t|c|", "|(a > 0)");
    assertIs(new SetOption(SetOption.COMMENT, "x"), "change|option|t|comment|", "|x");
    assertIs(new Partition("hash(id)"), "change|partitioning|t||", "|hash(id)");
  }

  @Test
  void rowsAreOneChangeEachAndCodeIsWhatItIs() {
    Operation rows =
        new InsertRows(
            "t", List.of(new TreeMap<>(Map.of("id", "1")), new TreeMap<>(Map.of("id", "2"))));
    assertThat(Change.of(rows, SCHEMA))
        .extracting(Change::element)
        .containsExactly(Element.Kind.ROW, Element.Kind.ROW);
    assertIs(new ExecuteSql("DELETE FROM t"), "execute|code|||", "|");
  }

  @Test
  void severalAreToldOneAfterTheOther() {
    List<Operation> operations =
        List.of(
            new RenameTable("t", "n"),
            new AlterTable("n", new RenameColumn("id", "a"), new RenameColumn("a", "id")),
            new AlterTable("n", new DropColumn("a")));
    List<Change> changes = Change.of(operations, SCHEMA);
    assertThat(Change.texts(changes)).isEqualTo(Operation.describeAll(operations, SCHEMA));
    assertThat(changes.get(3).before()).isEqualTo("int not null");
  }

  private static void assertIs(TableChange change, String start, String end) {
    assertIs(new AlterTable("t", change), start, end);
  }

  private static void assertIs(Operation operation, String start, String end) {
    List<Change> changes = Change.of(operation, SCHEMA);
    assertThat(changes)
        .singleElement()
        .extracting(
            c ->
                String.join(
                    "|",
                    c.kind().word(),
                    c.element().word(),
                    c.table(),
                    c.name(),
                    c.before(),
                    c.after()))
        .isEqualTo(start + end);
    assertThat(Change.texts(changes)).isEqualTo(operation.describe(SCHEMA));
  }
}
