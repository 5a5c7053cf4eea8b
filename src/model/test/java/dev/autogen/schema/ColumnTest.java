package dev.autogen.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "char(3)",
        "varchar(9)",
        "VARCHAR(9)",
        "text",
        "tinytext",
        "mediumtext",
        "longtext",
        "enum('a')",
        "set('a','b')"
      })
  void aTextTypeHasACollation(String type) {
    assertThat(Column.of("c", type).isText()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"int", "binary(3)", "varbinary(3)", "blob", "json", "point", "date"})
  void anyOtherTypeHasNone(String type) {
    assertThat(Column.of("c", type).isText()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "point",
        "POINT",
        "linestring",
        "polygon",
        "multipoint",
        "multilinestring",
        "multipolygon",
        "geometry",
        "geomcollection",
        "geometrycollection"
      })
  void aSpatialTypeMayHaveAReferenceSystem(String type) {
    assertThat(Column.of("c", type).isSpatial()).isTrue();
  }

  @Test
  void aNumberIsNoPlace() {
    assertThat(Column.of("c", "int").isSpatial()).isFalse();
  }

  @Test
  void eachAttributeIsReplacedAlone() {
    Column plain = Column.of("c", "int");
    Column full =
        plain
            .withName("d")
            .withType("bigint")
            .notNull()
            .withDefault(Default.literal("1"))
            .withOnUpdate("CURRENT_TIMESTAMP")
            .withGeneration(Generation.virtual("1"))
            .withAutoIncrement(true)
            .withCollation("utf8mb4_bin")
            .withComment("x")
            .withInvisible(true)
            .withSrid(4326);

    assertThat(full)
        .isEqualTo(
            new Column(
                "d",
                "bigint",
                false,
                Default.literal("1"),
                "CURRENT_TIMESTAMP",
                Generation.virtual("1"),
                true,
                "utf8mb4_bin",
                "x",
                true,
                4326,
                ""));
    assertThat(plain.isGenerated()).isFalse();
    assertThat(full.isGenerated()).isTrue();
    assertThat(plain.withGeneration(Generation.stored("1")).isGenerated()).isTrue();
  }
}
