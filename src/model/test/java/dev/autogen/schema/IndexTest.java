package dev.autogen.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class IndexTest {

  private static final Index INDEX = Index.plain("k", "a", "b");

  @Test
  void aPrimaryKeyAndAUniqueConstraintAreUnique() {
    assertThat(Index.primaryKey("a").isUnique()).isTrue();
    assertThat(Index.unique("u", "a").isUnique()).isTrue();
    assertThat(INDEX.isUnique()).isFalse();
    assertThat(INDEX.withKind(Index.Kind.FULLTEXT).isUnique()).isFalse();
  }

  @Test
  void aForeignKeyNeedsItsFirstColumnsWholeAndInOrder() {
    assertThat(INDEX.covers(List.of("A"))).isTrue();
    assertThat(INDEX.covers(List.of("a", "B"))).isTrue();
    assertThat(INDEX.covers(List.of("b"))).isFalse();
    assertThat(INDEX.covers(List.of("b", "a"))).isFalse();
    assertThat(INDEX.covers(List.of("a", "b", "c"))).isFalse();
    assertThat(INDEX.withKind(Index.Kind.FULLTEXT).covers(List.of("a"))).isFalse();
    assertThat(INDEX.withKind(Index.Kind.SPATIAL).covers(List.of("a"))).isFalse();
  }

  @Test
  void aPrefixOrAnExpressionServesNoForeignKey() {
    Index prefix = INDEX.withParts(List.of(new KeyPart.OfColumn("a", 3, false)));
    Index expression = INDEX.withParts(List.of(KeyPart.expression("lower(`a`)")));

    assertThat(prefix.covers(List.of("a"))).isFalse();
    assertThat(expression.covers(List.of("a"))).isFalse();
    assertThat(expression.columns()).containsExactly("");
  }

  @Test
  void theNameAndTheCaseOfColumnsDoNotMakeAnotherShape() {
    assertThat(INDEX.sameShape(Index.plain("other", "A", "B"))).isTrue();
    assertThat(INDEX.sameShape(INDEX.named("generated"))).isTrue();
    assertThat(INDEX.sameShape(Index.plain("k", "b", "a"))).isFalse();
    assertThat(INDEX.sameShape(Index.unique("k", "a", "b"))).isFalse();
    assertThat(INDEX.sameShape(INDEX.withVisible(false))).isFalse();
    assertThat(INDEX.sameShape(INDEX.withComment("c"))).isFalse();
    assertThat(INDEX.sameShape(INDEX.withParser("ngram"))).isFalse();
    assertThat(INDEX.sameShape(INDEX.withUsing("HASH"))).isFalse();
    assertThat(INDEX.sameShape(INDEX.withParts(List.of(KeyPart.expression("`a`"))))).isFalse();
  }

  @Test
  void onlyAnIndexThatNobodyNamedIsMarkedSo() {
    assertThat(INDEX.named("IX1").nameGenerated()).isTrue();
    assertThat(INDEX.named("IX1").name()).isEqualTo("IX1");
    assertThat(INDEX.named("IX1").withVisible(false).nameGenerated()).isTrue();
    assertThat(INDEX.named("IX1").withName("k2").nameGenerated()).isFalse();
    assertThat(INDEX.withName("k2").name()).isEqualTo("k2");
  }
}
