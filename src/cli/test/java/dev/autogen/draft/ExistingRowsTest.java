package dev.autogen.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.mysql.Ddl;
import dev.autogen.operation.AlterTable;
import dev.autogen.operation.ColumnChange.AddColumn;
import dev.autogen.operation.ColumnChange.DropColumn;
import dev.autogen.operation.ColumnChange.ModifyColumn;
import dev.autogen.operation.IndexChange.AddIndex;
import dev.autogen.operation.IndexChange.DropIndex;
import dev.autogen.operation.TableChange;
import dev.autogen.schema.Column;
import dev.autogen.schema.Generation;
import dev.autogen.schema.Index;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where the statements that give rows their values stand. */
class ExistingRowsTest {

  private static final Table TABLE =
      Table.of("t")
          .withColumns(
              List.of(
                  Column.of("id", "int").notNull().withAutoIncrement(true),
                  Column.of("a", "int"),
                  Column.of("b", "int")))
          .with(Index.primaryKey("id"));

  @Test
  void aPrimaryKeyIsReplacedInOneStatement() {
    assertThat(
            statements(
                new DropIndex(Index.PRIMARY),
                new DropColumn("b"),
                new ModifyColumn(Column.of("a", "int").notNull()),
                new AddIndex(Index.primaryKey("id", "a"))))
        .containsExactly(
            "UPDATE `t` SET `a` = 0 WHERE `a` IS NULL",
            "ALTER TABLE `t` DROP PRIMARY KEY, DROP COLUMN `b`, MODIFY COLUMN `a` int NOT NULL,"
                + " ADD PRIMARY KEY (`id`, `a`)");
  }

  @Test
  void whereValuesAreMappedAllFitMeanwhile() {
    assertThat(meanwhile("varchar(1000)")).isEqualTo("varchar(1000)");
    assertThat(meanwhile("decimal(30,0)")).isEqualTo("varchar(31)");
    assertThat(meanwhile("varbinary(300)")).isEqualTo("varchar(300)");
    assertThat(meanwhile("tinyint unsigned")).isEqualTo("varchar(10)");
  }

  /** The type of a column between two forms of an enum. */
  private static String meanwhile(String type) {
    Column column = Column.of("a", type);
    return ValueMapping.of(
            StoredForm.of("enum A=0 B=1").orElseThrow(),
            StoredForm.of("enum A=0123456789 B=1").orElseThrow(),
            Map.of(),
            new ModifyColumn(column),
            column,
            false)
        .orElseThrow()
        .first()
        .column()
        .type();
  }

  @Test
  void aNewColumnThatIsAKeyByItselfMayBeNullUntilItsRowsAreFilled() {
    assertThat(
            statements(
                new DropColumn("b"),
                new AddColumn(Column.of("c", "int").notNull()),
                new AddIndex(Index.unique("u", "c"))))
        .containsExactly(
            "ALTER TABLE `t` ADD COLUMN `c` int NULL",
            "UPDATE `t` SET `c` = 0 WHERE `c` IS NULL",
            "ALTER TABLE `t` DROP COLUMN `b`, MODIFY COLUMN `c` int NOT NULL,"
                + " ADD UNIQUE INDEX `u` (`c`)");
  }

  @Test
  void aColumnThatIsMadeAnewGoesFirst() {
    assertThat(statements(new DropColumn("b"), new AddColumn(Column.of("b", "int").notNull())))
        .containsExactly(
            "ALTER TABLE `t` DROP COLUMN `b`, ADD COLUMN `b` int NOT NULL DEFAULT '0'",
            "ALTER TABLE `t` ALTER COLUMN `b` DROP DEFAULT");
  }

  @Test
  void aNewColumnThatNoDefaultCanServeIsFilled() {
    assertThat(
            statements(
                new AddColumn(Column.of("c", "text").notNull()),
                new AddColumn(Column.of("d", "bit(1)").notNull())))
        .containsExactly(
            "ALTER TABLE `t` ADD COLUMN `c` text NULL,"
                + " ADD COLUMN `d` bit(1) NOT NULL DEFAULT b'0'",
            "UPDATE `t` SET `c` = '' WHERE `c` IS NULL",
            "ALTER TABLE `t` MODIFY COLUMN `c` text NOT NULL",
            "ALTER TABLE `t` ALTER COLUMN `d` DROP DEFAULT");
  }

  @Test
  void whatMySqlWouldNoteAsAChangeOfARowIsKept() {
    Table noted =
        TABLE.withColumns(
            List.of(
                Column.of("id", "int").notNull(),
                Column.of("a", "int"),
                Column.of("seen", "datetime").withOnUpdate("CURRENT_TIMESTAMP")));
    assertThat(statements(noted, new ModifyColumn(Column.of("a", "int").notNull())))
        .first()
        .isEqualTo("UPDATE `t` SET `a` = 0, `seen` = `seen` WHERE `a` IS NULL");
  }

  @Test
  void aComputedColumnIsFilledOnceItIsAPlainOne() {
    Table computed =
        TABLE.withColumns(
            List.of(
                Column.of("a", "int"),
                Column.of("b", "int").withGeneration(Generation.stored("`a` + 1"))));
    assertThat(statements(computed, new ModifyColumn(Column.of("b", "int").notNull())))
        .containsExactly(
            "ALTER TABLE `t` MODIFY COLUMN `b` int NULL",
            "UPDATE `t` SET `b` = 0 WHERE `b` IS NULL",
            "ALTER TABLE `t` MODIFY COLUMN `b` int NOT NULL");
  }

  @Test
  void aColumnIsFilledOnceItsTypeTakesTheValue() {
    assertThat(statements(new ModifyColumn(Column.of("a", "varchar(20)").notNull())))
        .containsExactly(
            "ALTER TABLE `t` MODIFY COLUMN `a` varchar(20) NULL",
            "UPDATE `t` SET `a` = '' WHERE `a` IS NULL",
            "ALTER TABLE `t` MODIFY COLUMN `a` varchar(20) NOT NULL");
  }

  @Test
  void withoutSuchAColumnTheStatementStays() {
    assertThat(statements(new DropColumn("b"), new ModifyColumn(Column.of("a", "bigint"))))
        .containsExactly("ALTER TABLE `t` DROP COLUMN `b`, MODIFY COLUMN `a` bigint NULL");
  }

  private static List<String> statements(TableChange... changes) {
    return statements(TABLE, changes);
  }

  private static List<String> statements(Table before, TableChange... changes) {
    return ExistingRows.filled(
            PlannedOperation.changes(List.of(new AlterTable("t", changes))),
            new Schema("", List.of(before)))
        .stream()
        .flatMap(planned -> Ddl.statements(planned.operation()).stream())
        .map(sql -> sql.replaceAll("\\s+", " "))
        .toList();
  }
}
