package dev.autogen.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A clause in a person's words is the one the server prints, and no other. */
class PartitionTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "RANGE (`y`)\\n(PARTITION p0 VALUES LESS THAN (2020) ENGINE = InnoDB, PARTITION pmax VALUES"
            + " LESS THAN MAXVALUE ENGINE = InnoDB) | range(y) (partition p0 values less than (2020),"
            + " partition PMAX values less than (maxvalue))",
        "HASH (`id`)\\nPARTITIONS 4 | hash( ID ) partitions 4",
        "KEY (`id`) | key /* all */ algorithm=2 (id) partitions 1",
        "RANGE  COLUMNS(`a`,`b`)\\n(PARTITION p VALUES LESS THAN ('x''y',MAXVALUE) COMMENT = 'c'"
            + " ENGINE = InnoDB) | range columns (a, b) partitions 1 (partition p values less than"
            + " (\"x'y\", maxvalue) storage engine InnoDB comment 'c')",
        "RANGE ((`a` + 1))\\n(PARTITION p VALUES IN (1)) | range (a+1) (partition p values in ((1)))"
      })
  void isTheSame(String server, String person) {
    assertThat(Partitioning.same(server.replace("\\n", "\n"), person)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "HASH (`id`) PARTITIONS 4 | hash(id) partitions 3",
        "HASH (`id`) PARTITIONS 4 | linear hash(id) partitions 4",
        "RANGE (`y`) (PARTITION p VALUES LESS THAN (1)) | range(y) (partition q values less than (1))",
        "LIST (`y`) (PARTITION p VALUES IN (1,2)) | list(y) (partition p values in (1))",
        "LIST  COLUMNS(`y`) (PARTITION p VALUES IN ('A')) | list columns(y) (partition p values in"
            + " ('a'))"
      })
  void differs(String some, String other) {
    assertThat(Partitioning.same(some, other)).isFalse();
  }
}
