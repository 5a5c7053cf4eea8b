package dev.autogen.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.mysql.TableTexts;
import dev.autogen.schema.Schema;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What MySQL would refuse of a schema of which a part was left as it is. */
class SchemaValidityTest {

  private static final String PARENT =
      "CREATE TABLE `p` (`id` int NOT NULL, `code` varchar(9) DEFAULT NULL, PRIMARY KEY (`id`))";

  @Test
  void aForeignKeyNeedsBothItsEnds() {
    assertThat(defect(child("`id` int", "CONSTRAINT `f` FOREIGN KEY (`x`) REFERENCES `p` (`id`)")))
        .isEqualTo("foreign key c.f is on column x, which is not there");
    assertThat(defect(child("`x` int", "CONSTRAINT `f` FOREIGN KEY (`x`) REFERENCES `q` (`id`)")))
        .isEqualTo("foreign key c.f leads to nothing");
    assertThat(defect(child("`x` int", "CONSTRAINT `f` FOREIGN KEY (`x`) REFERENCES `p` (`no`)")))
        .isEqualTo("foreign key c.f leads to nothing");
    assertThat(
            defect(child("`x` bigint", "CONSTRAINT `f` FOREIGN KEY (`x`) REFERENCES `p` (`id`)")))
        .isEqualTo("foreign key c.f leads to a column of another type");
    assertThat(
            defect(
                child(
                    "`x` varchar(9)", "CONSTRAINT `f` FOREIGN KEY (`x`) REFERENCES `p` (`code`)")))
        .isEqualTo("foreign key c.f leads to columns without a unique key of their own");
    assertThat(defect(child("`x` int", "CONSTRAINT `f` FOREIGN KEY (`x`) REFERENCES `p` (`id`)")))
        .isEmpty();
  }

  @Test
  void aForeignKeyNeedsAUniqueKeyOfItsOwnUnlessASideHasItWithout() {
    String key = "CONSTRAINT `f` FOREIGN KEY (`x`) REFERENCES `p` (`id`)";
    String wider = PARENT.replace("PRIMARY KEY (`id`)", "PRIMARY KEY (`id`,`code`)");
    String plain = PARENT.replace("PRIMARY KEY (`id`)", "KEY `k` (`id`)");
    String child = child("`x` int", key).get(1);
    for (String parent : List.of(wider, plain)) {
      assertThat(defect(parent, child))
          .isEqualTo("foreign key c.f leads to columns without a unique key of their own");
      assertThat(
              SchemaValidity.defect(schema(parent, child), schema(PARENT, child))
                  .map(SchemaValidity.Defect::text))
          .hasValue("foreign key c.f leads to columns without a unique key of their own");
      assertThat(
              SchemaValidity.defect(schema(parent, child), schema(PARENT), schema(parent, child)))
          .isEmpty();
    }
  }

  @Test
  void aForeignKeyAndPartitionsExcludeEachOther() {
    String key = "CONSTRAINT `f` FOREIGN KEY (`x`) REFERENCES `p` (`id`)";
    String partitions = "\nPARTITION BY HASH (`id`) PARTITIONS 2";
    assertThat(defect(PARENT, child("`x` int", key).get(1) + partitions))
        .isEqualTo("foreign key c.f is of a partitioned table, which MySQL takes none for");
    assertThat(defect(PARENT + partitions, child("`x` int", key).get(1)))
        .isEqualTo("foreign key c.f leads to a partitioned table, which MySQL takes none to");
  }

  @Test
  void anExpressionNeedsItsColumns() {
    assertThat(defect(child("`x` int", "CONSTRAINT `k` CHECK ((`gone` > 1))")))
        .isEqualTo("check c.k needs column gone, which is not there");
    assertThat(defect(child("`x` int", "CONSTRAINT `k` CHECK ((`x` > _utf8mb4'`gone` it''s'))")))
        .isEmpty();
    assertThat(defect(child("`x` int GENERATED ALWAYS AS ((`gone` + 1)) VIRTUAL", "KEY `k` (`x`)")))
        .isEqualTo("column c.x needs column gone, which is not there");
    assertThat(defect(child("`x` int DEFAULT ((`gone` + 1))", "KEY `k` (`x`)")))
        .isEqualTo("column c.x needs column gone, which is not there");
    assertThat(defect(child("`x` int", "KEY `k` (((`gone` + 1)))")))
        .isEqualTo("index c.k needs column gone, which is not there");
  }

  @Test
  void anIndexNeedsColumnsItCanBeOn() {
    assertThat(defect(child("`x` int", "KEY `k` (`x`,`gone`)")))
        .isEqualTo("index c.k needs column gone, which is not there");
    Stream.of(
            List.of("`x` longtext", "KEY `k` (`x`)"),
            List.of("`x` json", "UNIQUE KEY `k` (`x`)"),
            List.of("`x` int", "KEY `k` (`x`(3))"),
            List.of("`x` int", "FULLTEXT KEY `k` (`x`)"),
            List.of("`x` point DEFAULT NULL", "SPATIAL KEY `k` (`x`)"))
        .forEach(
            bad ->
                assertThat(defect(child(bad.get(0), bad.get(1))))
                    .as(bad.toString())
                    .isEqualTo("index c.k cannot be on column x as that is"));
    Stream.of(
            List.of("`x` longtext", "KEY `k` (`x`(9))"),
            List.of("`x` mediumblob", "KEY `k` (`x`(9))"),
            List.of("`x` varchar(9)", "FULLTEXT KEY `k` (`x`)"),
            List.of("`x` multipoint NOT NULL", "SPATIAL KEY `k` (`x`)"))
        .forEach(
            good ->
                assertThat(defect(child(good.get(0), good.get(1)))).as(good.toString()).isEmpty());
  }

  private static List<String> child(String column, String rest) {
    return List.of(
        PARENT,
        "CREATE TABLE `c` (`id` int NOT NULL, "
            + column.replaceFirst("`id` int", "`y` int")
            + ", PRIMARY KEY (`id`), "
            + rest
            + ")");
  }

  private static String defect(List<String> tables) {
    return defect(tables.toArray(String[]::new));
  }

  private static String defect(String... tables) {
    return SchemaValidity.defect(schema(tables)).map(SchemaValidity.Defect::text).orElse("");
  }

  private static Schema schema(String... tables) {
    return TableTexts.schema("utf8mb4_0900_ai_ci", List.of(tables));
  }
}
