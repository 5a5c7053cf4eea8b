package dev.autogen.facts.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UsedColumnsTest {

  @Test
  void aNameInBackquotesIsAColumnWhateverItsCase() {
    assertThat(UsedColumns.in("((`Price` * 2) > `min``max`)")).containsExactly("Price", "min`max");
    assertThat(UsedColumns.uses("(`Price` > 0)", "price")).isTrue();
    assertThat(UsedColumns.uses("(`prices` > 0)", "price")).isFalse();
  }

  @Test
  void aTextThatLooksLikeANameIsNone() {
    assertThat(UsedColumns.uses("(`note` <> 'see `price`')", "price")).isFalse();
    assertThat(UsedColumns.mayUse("note <> 'price' -- price", "price")).isFalse();
  }

  @Test
  void aBareNameMayBeAColumn() {
    assertThat(UsedColumns.mayUse("price > 0", "Price")).isTrue();
    assertThat(UsedColumns.mayUse("shop.price > 0", "price")).isTrue();
    assertThat(UsedColumns.mayUse("price_each > 0", "price")).isFalse();
    assertThat(UsedColumns.mayUse("price > 'a", "price")).isTrue();
  }

  @Test
  void namesAreReplacedWhereTheyStand() {
    assertThat(UsedColumns.replaced("concat(`a`,'`a`',`b`)", name -> "`" + name + "2`"))
        .isEqualTo("concat(`a2`,'`a`',`b2`)");
  }

  @Test
  void theNameOfAPartitionIsNoColumn() {
    assertThat(UsedColumns.in("RANGE (`a`)\n(PARTITION `a` VALUES LESS THAN (9))"))
        .containsExactly("a");
  }
}
