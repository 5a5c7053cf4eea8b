package dev.autogen.migration;

import static dev.autogen.schema.ForeignKey.Action.SET_NULL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.operation.AlterTable;
import dev.autogen.operation.ColumnChange.AddColumn;
import dev.autogen.operation.ColumnChange.DropColumn;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.DeleteRows;
import dev.autogen.operation.DropTable;
import dev.autogen.operation.ExecuteSql;
import dev.autogen.operation.ForeignKeyChange.DropForeignKey;
import dev.autogen.operation.IndexChange.AddIndex;
import dev.autogen.operation.InsertRows;
import dev.autogen.operation.Position;
import dev.autogen.operation.RenameTable;
import dev.autogen.schema.Check;
import dev.autogen.schema.Column;
import dev.autogen.schema.Default;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.Table;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class OperationsTest {

  private final Operations op = new Operations();

  @Test
  void aTableIsDescribedInItsBraces() {
    op.createTable(
        "user_role",
        t -> {
          t.column("id", "bigint").notNull().autoIncrement();
          t.column("state", "varchar(9)").defaultValue("new").comment("where it stands");
          t.primaryKey("id");
          t.unique("uk", "state");
          t.foreignKey("fk", "id").references("users", "id").onDelete(SET_NULL);
          t.check("chk", "`id` > 0").notEnforced();
          t.comment("roles");
        });

    Table table =
        Table.of(
            "user_role",
            Column.of("id", "bigint").notNull().withAutoIncrement(true),
            Column.of("state", "varchar(9)")
                .withDefault(Default.literal("new"))
                .withComment("where it stands"));
    assertThat(op.toList())
        .containsExactly(
            new CreateTable(
                table
                    .with(Index.primaryKey("id"))
                    .with(Index.unique("uk", "state"))
                    .with(
                        ForeignKey.of("fk", List.of("id"), "users", List.of("id"))
                            .withActions(SET_NULL, ForeignKey.Action.NO_ACTION))
                    .with(Check.of("chk", "`id` > 0").withEnforced(false))
                    .withOptions(table.options().withComment("roles"))));
  }

  @Test
  void changesOfATableKeepTheirOrder() {
    op.alterTable(
        "users",
        t -> {
          t.dropForeignKey("fk_old");
          t.addColumn("role_id", "bigint").notNull().after("email");
          t.dropColumn("fax");
          t.addIndex("ix", "role_id").invisible();
        });

    assertThat(op.toList())
        .containsExactly(
            new AlterTable(
                "users",
                new DropForeignKey("fk_old"),
                new AddColumn(Column.of("role_id", "bigint").notNull(), Position.after("email")),
                new DropColumn("fax"),
                new AddIndex(Index.plain("ix", "role_id").withVisible(false))));
  }

  @Test
  void operationsKeepTheirOrder() {
    op.insertRow("a").value("id", 1).value("name", "x");
    op.deleteRow("a").value("id", 1);
    op.renameTable("a", "b");
    op.dropTable("b");
    op.execute("select 1");

    assertThat(op.toList())
        .containsExactly(
            new InsertRows("a", List.of(new TreeMap<>(Map.of("id", "1", "name", "x")))),
            new DeleteRows("a", List.of(new TreeMap<>(Map.of("id", "1")))),
            new RenameTable("a", "b"),
            new DropTable("b"),
            new ExecuteSql("select 1"));
  }

  @Test
  void aForeignKeyMustSayWhatItReferences() {
    assertThatThrownBy(() -> op.createTable("a", t -> t.foreignKey("fk", "b_id")))
        .hasMessage("foreign key fk of table a does not say what it references");
  }

  @Test
  void anIndexMustBeOnSomething() {
    assertThatThrownBy(() -> op.alterTable("a", t -> t.addIndex("ix")))
        .hasMessage("index ix of table a is on nothing");
  }
}
