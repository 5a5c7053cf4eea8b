package dev.autogen.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.schema.Partitioning.Partition;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartitioningTest {

  private static final String RANGE =
      """
      RANGE (`id`)
      (PARTITION p0 VALUES LESS THAN (10) ENGINE = InnoDB,
       PARTITION p1 VALUES LESS THAN MAXVALUE ENGINE = InnoDB)""";

  @ParameterizedTest
  @ValueSource(
      strings = {
        RANGE,
        "HASH (`id`)",
        "HASH (`id`)\nPARTITIONS 4",
        "KEY (`a`,`b`)\nPARTITIONS 2",
        "LIST  COLUMNS(a)\n(PARTITION p VALUES IN ('a,b','it''s','(') ENGINE = InnoDB)",
        "LIST  COLUMNS(`partition x`)\n(PARTITION `p,(` VALUES IN ('\\'(') ENGINE = InnoDB)"
      })
  void isTakenApartAndPutTogetherAsTheServerPrintsIt(String clause) {
    assertThat(Partitioning.of(clause).clause()).isEqualTo(clause);
  }

  @Test
  void partitionsAreListedOrCounted() {
    Partitioning listed = Partitioning.of(RANGE);
    assertThat(listed.rule()).isEqualTo("RANGE (`id`)");
    assertThat(listed.count()).isZero();
    assertThat(listed.size()).isEqualTo(2);
    assertThat(listed.partitions()).extracting(Partition::name).containsExactly("p0", "p1");
    assertThat(listed.partition("P1")).contains(listed.partitions().get(1));
    assertThat(listed.partition("p2")).isEmpty();

    Partitioning counted = Partitioning.of("HASH (`id`) PARTITIONS 4");
    assertThat(counted).isEqualTo(new Partitioning("HASH (`id`)", 4, List.of()));
    assertThat(counted.size()).isEqualTo(4);
    assertThat(counted.withCount(3)).isEqualTo(new Partitioning("HASH (`id`)", 3, List.of()));
    assertThat(Partitioning.of(" HASH (`id`) ").size()).isEqualTo(1);
  }

  @Test
  void quotesAndParenthesesWithinADefinitionDoNotEndIt() {
    Partitioning list =
        Partitioning.of(
            "LIST (`a`) (PARTITION a VALUES IN ((1),(2)), PARTITION `b,``(` COMMENT = 'x,\\',')");

    assertThat(list.partitions())
        .containsExactly(
            new Partition("a", "PARTITION a VALUES IN ((1),(2)) ENGINE = InnoDB"),
            new Partition("b,`(", "PARTITION `b,``(` COMMENT = 'x,\\',' ENGINE = InnoDB"));
    assertThat(list.withPartitions(list.partitions().subList(0, 1)).size()).isEqualTo(1);
  }

  @Test
  void theEngineIsAddedWhereItIsNotSaid() {
    assertThat(Partition.of(" partition p values in (1) ").definition())
        .isEqualTo("partition p values in (1) ENGINE = InnoDB");
    assertThat(Partition.of("PARTITION p Engine = InnoDB").definition())
        .isEqualTo("PARTITION p Engine = InnoDB");
    assertThat(Partition.of("PARTITION p (SUBPARTITION s)").definition())
        .isEqualTo("PARTITION p (SUBPARTITION s)");
    assertThatThrownBy(() -> Partition.of("p0 VALUES IN (1)"))
        .hasMessage("'p0 VALUES IN (1)' defines no partition: it begins with PARTITION and a name");
  }
}
