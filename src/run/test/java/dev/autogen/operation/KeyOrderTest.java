package dev.autogen.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.facts.KeyLengths;
import dev.autogen.mysql.TableTexts;
import dev.autogen.operation.ColumnChange.ModifyColumn;
import dev.autogen.operation.IndexChange.AddIndex;
import dev.autogen.operation.IndexChange.DropIndex;
import dev.autogen.schema.Index;
import dev.autogen.schema.KeyPart;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The order of keys, as MySQL 9.7.4 and 8.0.15 gave it for the same statements. */
class KeyOrderTest {

  private static final String COLUMNS =
      """
      CREATE TABLE `t` (
        `id` int NOT NULL,
        `a` int NOT NULL,
        `b` int DEFAULT NULL,
        `c` int DEFAULT NULL,
        `d` varchar(20) NOT NULL,
        `e` varchar(20) DEFAULT NULL,
        `f` text,
        `g` point NOT NULL /*!80003 SRID 0 */,
        `va` int GENERATED ALWAYS AS ((`a` + 5)) VIRTUAL,
        `sa` int GENERATED ALWAYS AS ((`a` + 6)) STORED NOT NULL,
        `vn` int GENERATED ALWAYS AS ((`a` + 7)) VIRTUAL NOT NULL,
      """;

  @Test
  void aNewTablesKeysStandInTheirClasses() {
    assertThat(
            keys(
                created(
                    """
                      KEY `f2` (((`a` + 1))),
                      UNIQUE KEY `u1` (((`b` + 1))),
                      FULLTEXT KEY `ft` (`f`),
                      UNIQUE KEY `u2` (`b`),
                      SPATIAL KEY `sp` (`g`),
                      KEY `k1` (`a`),
                      UNIQUE KEY `u3` (((`a` + 1))),
                      UNIQUE KEY `u4` (`a`),
                      KEY `k2` (`c`),
                      KEY `k3` (`va`),
                      KEY `k4` (`b`),
                      UNIQUE KEY `u5` (`va`),
                      UNIQUE KEY `u6` (`c`),
                      UNIQUE KEY `u7` (`sa`),
                      UNIQUE KEY `u8` (`vn`),
                      UNIQUE KEY `u9` (`d`),
                      UNIQUE KEY `v1` (`f`(3)),
                      UNIQUE KEY `v2` (`c` DESC),
                      UNIQUE KEY `v3` (`b`,`d`(3)),
                      UNIQUE KEY `v4` (`e`,`d`),
                      PRIMARY KEY (`id`)
                    """)))
        .containsExactly(
            "PRIMARY", "u4", "u7", "u9", "u3", "u8", "u2", "u6", "v2", "v4", "u1", "u5", "v1", "v3",
            "sp", "k1", "k2", "k4", "f2", "k3", "ft");
  }

  @Test
  void whetherAnExpressionMayBeNullDecides() {
    assertThat(
            keys(
                created(
                    """
                      UNIQUE KEY `divided` (((`a` DIV 2))),
                      UNIQUE KEY `nullable` (((`a` + `b`))),
                      UNIQUE KEY `plain` (`b`),
                      UNIQUE KEY `sum` (((`a` + 2))),
                      UNIQUE KEY `tested` (((`b` is null) + `a`)),
                      UNIQUE KEY `tested_so` ((isnull(`b`)))
                    """)))
        .containsExactly("sum", "tested", "tested_so", "plain", "divided", "nullable");
  }

  @Test
  void whatTheServerShowsOfAnExpressionCountsMore() {
    // Only the server knows that no part of this is ever NULL.
    Table seen =
        read(
            """
              UNIQUE KEY `x` ((coalesce(`b`,1))),
              UNIQUE KEY `u` (`b`),
              UNIQUE KEY `w` (`c`)
            """);
    Schema after = new AlterTable("t", new DropIndex("u")).applyTo(schema(seen));
    assertThat(keys(after)).containsExactly("x", "w");
    assertThat(keys(new AlterTable("t", new AddIndex(Index.unique("u", "b"))).applyTo(after)))
        .containsExactly("x", "w", "u");
  }

  @Test
  void aKeyThatComesBackIsFollowedByThoseThatStoodBehindIt() {
    Table before = read("KEY `k1` (`a`), KEY `k2` (`b`), KEY `k3` (`c`), UNIQUE KEY `u` (`d`)");
    AlterTable up = new AlterTable("t", new DropIndex("k2"));
    assertThat(up.inverse(schema(before)))
        .containsExactly(
            new AlterTable(
                "t",
                new AddIndex(Index.plain("k2", "b")),
                new DropIndex("k3"),
                new AddIndex(Index.plain("k3", "c"))));
    AlterTable down = (AlterTable) up.inverse(schema(before)).get(0);
    Table after = up.applyTo(schema(before)).existing("t");
    assertThat(down.changes().stream().map(change -> down.restates(change, after)))
        .containsExactly(false, true, true);
  }

  @Test
  void aUniqueKeyMovesWithWhatItsColumnMayBe() {
    Table before = read("UNIQUE KEY `u1` (`b`), UNIQUE KEY `u2` (`c`)");
    AlterTable up = new AlterTable("t", new ModifyColumn(before.column("c").get().notNull()));
    Schema after = up.applyTo(schema(before));
    assertThat(keys(after)).containsExactly("u2", "u1");
    assertThat(keys(Operation.applyAll(up.inverse(schema(before)), after)))
        .containsExactly("u1", "u2");
  }

  @Test
  void anIndexOfAnEnumIsNamedAgainWhereThatBecomesText() {
    Table before =
        read("KEY `k` (`d`), KEY `l` (`d`(3))")
            .withColumns(
                List.of(
                    read("KEY `k` (`d`)").column("d").get().withType("enum('a','b')"),
                    read("KEY `k` (`d`)").column("e").get()));
    ModifyColumn toText = new ModifyColumn(before.column("d").get().withType("varchar(20)"));
    ModifyColumn toNumber = new ModifyColumn(before.column("d").get().withType("int"));
    ModifyColumn other = new ModifyColumn(before.column("e").get().withType("char(20)"));
    assertThat(KeyLengths.shortened(toText.column(), before)).isEqualTo(before.indexes());
    assertThat(KeyLengths.shortened(toNumber.column(), before)).isEmpty();
    assertThat(KeyLengths.shortened(other.column(), before)).isEmpty();
    assertThat(before.indexes().get(1).parts())
        .containsExactly(new KeyPart.OfColumn("d", 3, false));
  }

  private static Schema created(String keys) {
    return new CreateTable(read(keys)).applyTo(Schema.empty());
  }

  private static Table read(String keys) {
    return TableTexts.schema("", List.of(COLUMNS + keys + ")")).existing("t");
  }

  private static Schema schema(Table table) {
    return Schema.empty().with(table);
  }

  private static List<String> keys(Schema schema) {
    return schema.existing("t").indexes().stream().map(Index::name).toList();
  }
}
