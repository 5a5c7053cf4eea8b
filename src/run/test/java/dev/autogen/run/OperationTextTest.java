package dev.autogen.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.migration.Operations;
import dev.autogen.operation.AlterTable;
import dev.autogen.operation.ExecuteScript;
import dev.autogen.operation.Operation;
import dev.autogen.operation.OperationCases;
import dev.autogen.operation.OptionChange.ConvertTo;
import dev.autogen.operation.OptionChange.Demand;
import dev.autogen.operation.PartitionChange;
import dev.autogen.operation.TableChangeCases;
import dev.autogen.schema.ForeignKey.Action;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code operations.text} is what journals hold checksums of: a line of it never changes. */
class OperationTextTest {

  private static List<Operation> examples() {
    Operations op = new Operations();
    op.createTable(
        "a",
        t -> {
          t.column("id", "bigint").notNull().autoIncrement();
          t.column("n", "varchar(10)").defaultValue("x").collation("utf8mb4_bin").comment("c");
          t.column("w", "datetime(6)").defaultExpression("now(6)").onUpdate("now(6)").invisible();
          t.column("g", "int").generatedStored("`id` + 1");
          t.column("p", "point").notNull().srid(4326);
          t.primaryKey("id");
          t.unique("u", "n").comment("key").invisible();
          t.index("e").onExpression("(lower(`n`))").onDescending("id");
          t.foreignKey("f", "id").references("b", "id").onDelete(Action.CASCADE);
          t.check("c", "`id` > 0").notEnforced();
          t.comment("of a");
          t.engine("InnoDB");
        });
    op.createTableIfAbsent("b", t -> t.column("id", "int"));
    op.alterTable(
        "a",
        t -> {
          t.addColumn("x", "int").after("id");
          t.dropColumn("g");
          t.modifyColumn("n", "varchar(20)").first().valuesMayChange();
          t.renameColumn("w", "v");
          t.setDefault("n", "y");
          t.dropDefault("n");
          t.makeColumnInvisible("n");
          t.addIndex("i").on("n", 5);
          t.dropIndex("u");
          t.renameIndex("e", "e2");
          t.makeIndexVisible("e2");
          t.addForeignKey("f2", "x").references("b", "id");
          t.dropForeignKey("f");
          t.addCheck("c2", "`x` > 0");
          t.dropCheck("c");
          t.enforceCheck("c3");
          t.comment("of a too");
          t.partitionBy("HASH (`id`) PARTITIONS 2");
        });
    op.alterTable("a", t -> t.addColumnIfAbsent("y", "int"));
    op.alterPartitions("a", p -> p.add("PARTITION p1 VALUES LESS THAN (1)"));
    op.alterPartitions("a", p -> p.add(2));
    op.alterPartitions("a", p -> p.drop("p1"));
    op.alterPartitions("a", p -> p.truncate("p1"));
    op.alterPartitions("a", p -> p.reorganize("p1").into("PARTITION p2 VALUES LESS THAN (2)"));
    op.alterPartitions("a", p -> p.coalesce(1));
    op.alterPartitions("a", p -> p.exchange("p1", "b"));
    op.renameTable("a", "z");
    op.insertRow("b").value("id", "1");
    op.deleteRow("b").value("id", "1");
    op.bulkInsert(
        "b",
        rows -> {
          rows.columns("id", "n");
          rows.row(1, null);
          rows.row(2, "two");
        });
    op.update("b").set("n", "x").setSql("m", "`n` + 1").where("id", 1).whereSql("`n` = ?", 2);
    op.updateInChunks("b", 500).set("n", 1).whereOneOf("id", 1, 2);
    op.execute("DELETE FROM b WHERE id = ?", 3);
    op.createOrReplaceView("v", "SELECT 1");
    op.dropView("v");
    op.withoutForeignKeyChecks(unchecked -> unchecked.dropTable("b"));
    op.dropTable("a");
    op.dropTableIfExists("b");
    op.transaction("fill", connection -> {});
    op.inChunks("fill", (tx, position) -> Optional.empty());
    List<Operation> all = new ArrayList<>(op.toList());
    all.add(new ExecuteScript("s.sql", "SELECT 1"));
    all.add(new AlterTable("a", new ConvertTo("utf8mb4_bin"), new Demand("LOCK", "NONE")));
    return all;
  }

  @Test
  void operationsAreWrittenAsEver() throws IOException {
    assertThat(String.join("\n", examples().stream().map(OperationText::of).toList()) + "\n")
        .isEqualTo(resource());
  }

  @Test
  void thereIsAnExampleOfEachKind() throws IOException {
    String text = resource();
    assertThat(
            Stream.of(OperationCases.class, TableChangeCases.class, PartitionChange.Cases.class)
                .flatMap(type -> Stream.of(type.getMethods()))
                .map(Method::getName))
        .allSatisfy(
            name ->
                assertThat(text)
                    .contains(
                        name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + "["));
  }

  /** As autogen 0.1.0 noted it, when these texts were those that records have of themselves. */
  @Test
  void aChecksumOfTheFirstAutogenIsStillThatOfItsMigration() {
    assertThat(OperationDigest.of(Step.of(examples())))
        .isEqualTo("912bea706c915716ad3b4eaf8e3b32999efcc380629bbfc475833842dde75919");
  }

  private static String resource() throws IOException {
    try (InputStream bytes = OperationTextTest.class.getResourceAsStream("operations.text")) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
