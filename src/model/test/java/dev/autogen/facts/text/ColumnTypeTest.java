package dev.autogen.facts.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.facts.text.ColumnType.Sort;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnTypeTest {

  private static ColumnType type(String text) {
    return ColumnType.of(text).orElseThrow();
  }

  @Test
  void aTypeIsTakenApart() {
    assertThat(type("decimal(30,4) unsigned"))
        .isEqualTo(new ColumnType("decimal", List.of(30, 4), List.of(), true, false));
    assertThat(type("varchar(1000)").length()).isEqualTo(1000);
    assertThat(type("decimal(30,0)").digits()).isEqualTo(31);
  }

  @Test
  void aMemberMayHaveSeveralLines() {
    assertThat(type("enum('a\nb','c')").word()).isEqualTo("enum");
  }

  @Test
  void membersAreReadAsTheServerDoes() {
    ColumnType type = type("enum('a,b','it''s','back\\\\slash',')')");

    assertThat(type.members()).containsExactly("'a,b'", "'it''s'", "'back\\\\slash'", "')'");
    assertThat(type.memberValues()).containsExactly("a,b", "it's", "back\\slash", ")");
    assertThat(type("set('x', 'y') character set latin1").memberValues()).containsExactly("x", "y");
    assertThat(type("varchar(9)").members()).isEmpty();
  }

  @Test
  void whatIsNoKnownTypeIsOfNoKnownSort() {
    assertThat(ColumnType.sortOf("polygon")).isEqualTo(Sort.SPATIAL);
    assertThat(ColumnType.sortOf("vector(3)")).isEqualTo(Sort.OTHER);
    assertThat(ColumnType.sortOf("uuid")).isEqualTo(Sort.OTHER);
  }
}
