package dev.autogen.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.mysql.ValueChange.Sort;
import dev.autogen.schema.Column;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnTypeTest {

  private static ColumnType type(String text) {
    return ColumnType.of(text).orElseThrow();
  }

  @Test
  void aTypeIsTakenApart() {
    assertThat(type("decimal(30,4) unsigned"))
        .isEqualTo(new ColumnType("decimal", List.of(30, 4), true, false));
    assertThat(type("varchar(1000)").length()).isEqualTo(1000);
    assertThat(type("decimal(30,0)").digits()).isEqualTo(31);
  }

  @Test
  void aMemberMayHaveSeveralLines() {
    assertThat(type("enum('a\nb','c')").word()).isEqualTo("enum");
  }

  @Test
  void whatIsNoKnownTypeIsOfNoKnownSort() {
    assertThat(Sort.of(Column.of("c", "polygon"))).isEqualTo(Sort.SPATIAL);
    assertThat(Sort.of(Column.of("c", "vector(3)"))).isEqualTo(Sort.OTHER);
    assertThat(Sort.of(Column.of("c", "uuid"))).isEqualTo(Sort.OTHER);
  }
}
