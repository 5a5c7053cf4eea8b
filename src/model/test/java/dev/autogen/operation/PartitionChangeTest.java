package dev.autogen.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.schema.Column;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import dev.autogen.schema.TableOptions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PartitionChangeTest {

  private static final String P0 = "PARTITION p0 VALUES LESS THAN (10) ENGINE = InnoDB";
  private static final String P1 = "PARTITION p1 VALUES LESS THAN (20) ENGINE = InnoDB";
  private static final String P2 = "PARTITION p2 VALUES LESS THAN (30) ENGINE = InnoDB";
  private static final String L0 = "PARTITION l0 VALUES IN (1) ENGINE = InnoDB";
  private static final String L1 = "PARTITION l1 VALUES IN (2) ENGINE = InnoDB";

  private static String range(String... partitions) {
    return "RANGE (`id`)\n(" + String.join(",\n ", partitions) + ")";
  }

  private static String list(String... partitions) {
    return "LIST (`id`)\n(" + String.join(",\n ", partitions) + ")";
  }

  private static Schema schema(String clause) {
    return Schema.of(
        Table.of("t", Column.of("id", "int"))
            .withOptions(TableOptions.UNSAID.withPartitioning(clause)));
  }

  static Stream<Arguments> changes() {
    return Stream.of(
        Arguments.of(
            range(P0),
            new PartitionChange.Add(List.of(P1, P2)),
            "add partition p1, p2 of table t",
            range(P0, P1, P2)),
        Arguments.of(
            range(P0, P1, P2),
            new PartitionChange.Drop(List.of("P0")),
            "drop partition P0 of table t",
            range(P1, P2)),
        Arguments.of(
            range(P0, P1, P2),
            new PartitionChange.Drop(List.of("p2", "p0")),
            "drop partition p2, p0 of table t",
            range(P1)),
        Arguments.of(
            range(P0, P1, P2),
            new PartitionChange.Reorganize(List.of("p1", "P2"), List.of(P2)),
            "reorganize partition p1, P2 into p2 of table t",
            range(P0, P2)),
        Arguments.of(
            "HASH (`id`)\nPARTITIONS 4",
            new PartitionChange.AddCount(2),
            "add 2 partitions of table t",
            "HASH (`id`)\nPARTITIONS 6"),
        Arguments.of(
            "HASH (`id`)\nPARTITIONS 4",
            new PartitionChange.Coalesce(3),
            "take away 3 partitions of table t",
            "HASH (`id`)"));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void leadsThereAndBack(String before, PartitionChange change, String phrase, String after) {
    AlterPartitions alter = new AlterPartitions("t", change);
    Schema reached = alter.applyTo(schema(before));

    assertThat(reached).isEqualTo(schema(after));
    assertThat(alter.describe(schema(before))).containsExactly(phrase);
    assertThat(Operation.applyAll(alter.inverse(schema(before)), reached))
        .isEqualTo(schema(before));
  }

  @Test
  void aPartitionByListComesBackLast() {
    AlterPartitions alter = new AlterPartitions("t", new PartitionChange.Drop(List.of("l0")));

    assertThat(alter.inverse(schema(list(L0, L1))))
        .containsExactly(new AlterPartitions("t", new PartitionChange.Add(List.of(L0))));
  }

  @Test
  void onlyDroppedAndTruncatedPartitionsLoseRows() {
    Schema before = schema(range(P0, P1));
    AlterPartitions truncate =
        new AlterPartitions("t", new PartitionChange.Truncate(List.of("p0", "p1")));

    assertThat(truncate.losses(before)).containsExactly("the rows of partition p0, p1 of table t");
    assertThat(truncate.applyTo(before)).isEqualTo(before);
    assertThat(truncate.inverse(before)).isEmpty();
    assertThat(truncate.describe(before)).containsExactly("truncate partition p0, p1 of table t");
    assertThat(new AlterPartitions("t", new PartitionChange.Drop(List.of("p0"))).losses(before))
        .containsExactly("the rows of partition p0 of table t");
    assertThat(new AlterPartitions("t", new PartitionChange.Add(List.of(P2))).losses(before))
        .isEmpty();
  }

  @Test
  void anExchangeUndoesItselfAndMustNotBeRepeated() {
    Schema before = schema(range(P0, P1)).with(Table.of("old", Column.of("id", "int")));
    AlterPartitions exchange =
        new AlterPartitions("t", new PartitionChange.Exchange("P0", "old", true));
    AlterPartitions blind =
        new AlterPartitions("t", new PartitionChange.Exchange("p1", "old", false));

    assertThat(exchange.applyTo(before)).isEqualTo(before);
    assertThat(exchange.inverse(before)).containsExactly(exchange);
    assertThat(blind.inverse(before)).containsExactly(blind);
    assertThat(exchange.definedTables()).containsExactly("t", "old");
    assertThat(exchange.losses(before)).isEmpty();
    assertThat(exchange.describe(before))
        .containsExactly("exchange the rows of table old with those of partition P0 of table t");
    assertThat(blind.describe(before))
        .containsExactly(
            "exchange the rows of table old, unvalidated, with those of partition p1 of table t");
    assertThat(exchange.showsOrMayRepeat()).isFalse();
    assertThat(
            new AlterPartitions("t", new PartitionChange.Truncate(List.of("p0")))
                .showsOrMayRepeat())
        .isTrue();
  }

  @Test
  void onlyAnOrdinaryTableIsExchanged() {
    Schema before = schema(range(P0, P1)).with(Table.of("old", Column.of("id", "int")));

    assertThatThrownBy(
            () ->
                new AlterPartitions("t", new PartitionChange.Exchange("p0", "t", true))
                    .applyTo(before))
        .hasMessage("table t has partitions of its own and cannot be exchanged");
    assertThatThrownBy(
            () ->
                new AlterPartitions("t", new PartitionChange.Exchange("x", "old", true))
                    .applyTo(before))
        .hasMessage("there is no partition x");
    assertThatThrownBy(
            () ->
                new AlterPartitions("t", new PartitionChange.Exchange("p0", "gone", true))
                    .applyTo(before))
        .isInstanceOf(IllegalStateException.class);
  }

  static Stream<Arguments> impossible() {
    return Stream.of(
        Arguments.of(
            range(P0), new PartitionChange.Add(List.of(P0)), "partition p0 is already there"),
        Arguments.of(range(P0), new PartitionChange.Drop(List.of("x")), "there is no partition x"),
        Arguments.of(
            range(P0), new PartitionChange.Truncate(List.of("x")), "there is no partition x"),
        Arguments.of(
            range(P0),
            new PartitionChange.Reorganize(List.of("x"), List.of(P1)),
            "there is no partition x"),
        Arguments.of(
            "HASH (`id`)",
            new PartitionChange.Add(List.of(P0)),
            "the partitions by HASH (`id`) have no names; they are counted"),
        Arguments.of(
            "HASH (`id`)\nPARTITIONS 4",
            new PartitionChange.Coalesce(4),
            "there are only 4 partitions"),
        Arguments.of("", new PartitionChange.AddCount(1), "table t has no partitions"));
  }

  @ParameterizedTest
  @MethodSource("impossible")
  void whatCannotBeIsRefusedByName(String before, PartitionChange change, String message) {
    assertThatThrownBy(() -> new AlterPartitions("t", change).applyTo(schema(before)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(message);
  }
}
