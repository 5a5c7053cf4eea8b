package dev.autogen.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.schema.ForeignKey.Action;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForeignKeyTest {

  private static final ForeignKey KEY =
      ForeignKey.of("f", List.of("a", "b"), "p", List.of("x", "y"));

  @Test
  void namesAndWordsWithoutEffectDoNotMakeAnotherShape() {
    assertThat(KEY.sameShape(KEY.withName("g"))).isTrue();
    assertThat(KEY.sameShape(KEY.named("g"))).isTrue();
    assertThat(KEY.sameShape(KEY.withColumns(List.of("A", "b")))).isTrue();
    assertThat(KEY.sameShape(KEY.withReferencedColumns(List.of("x", "Y")))).isTrue();
    assertThat(KEY.sameShape(KEY.withActions(Action.RESTRICT, Action.RESTRICT))).isTrue();
  }

  @Test
  void columnsTargetAndActionsDo() {
    assertThat(KEY.sameShape(KEY.withColumns(List.of("b", "a")))).isFalse();
    assertThat(KEY.sameShape(KEY.withReferencedColumns(List.of("y", "x")))).isFalse();
    assertThat(KEY.sameShape(KEY.withReferencedTable("q"))).isFalse();
    assertThat(KEY.sameShape(KEY.withReferencedSchema("s"))).isFalse();
    assertThat(KEY.sameShape(KEY.withActions(Action.CASCADE, Action.NO_ACTION))).isFalse();
    assertThat(KEY.sameShape(KEY.withActions(Action.NO_ACTION, Action.SET_NULL))).isFalse();
  }

  @Test
  void theServersOwnIndexHasTheNameAndTheColumns() {
    assertThat(KEY.implicitIndex()).isEqualTo(Index.plain("f", "a", "b"));
  }

  @Test
  void onlyAKeyThatNobodyNamedIsMarkedSo() {
    assertThat(KEY.named("FK1").nameGenerated()).isTrue();
    assertThat(KEY.named("FK1").name()).isEqualTo("FK1");
    assertThat(KEY.named("FK1").withReferencedTable("q").nameGenerated()).isTrue();
    assertThat(KEY.named("FK1").withName("g").nameGenerated()).isFalse();
  }

  @Test
  void anActionIsWrittenAsInSql() {
    assertThat(Action.SET_NULL.sql()).isEqualTo("SET NULL");
    assertThat(Action.NO_ACTION.sql()).isEqualTo("NO ACTION");
  }
}
