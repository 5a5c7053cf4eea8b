package dev.autogen.diff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          (`a` > 1) | (`a` > 1)
          ((`a` > 1) and (`b` > 2)) | ((`b` > 2) and (`a` > 1))
          (`a` > 1) and (`b` > 2) | ((`b` > 2) and (`a` > 1))
          ((`a`) and ((`b`) and (`c`))) | (((`c`) and (`b`)) and (`a`))
          (`a` = _utf8mb4'x') | (`a` = 'x')
          (`a` = _latin1'x') | (`a` = _utf8mb3'x')
          (`a` = _utf8mb4'it\\'s \\\\') | (`a` = 'it\\'s \\\\')
          (`a` = _utf8mb4'it''s') | (`a` = 'it''s')
          ((`a` = 'x and y') and (`b` = ')')) | ((`b` = ')') and (`a` = 'x and y'))
          ((`a` = '\\\\') and (`b` = '(')) | ((`b` = '(') and (`a` = '\\\\'))
          ((`a` = "(") and (`b)` = 1)) | ((`b)` = 1) and (`a` = "("))
          (`a` in (_utf8mb4'x',_utf8mb4'y',_utf8mb4'z')) | (`a` in ('z','x','y'))
          ((`a` in (1,-2.5)) and (`b` in ('it''s','(,)'))) | ((`b` in ('(,)','it''s')) and (`a` in (-2.5,1)))
          (`a` not in (_latin1'ü','x',NULL)) | (`a` not in (NULL,'x',_latin1'ü'))
          """)
  void theOrderOfWhatMustHoldAtTheSameTimeMeansNothing(String some, String other) {
    assertThat(Expressions.sameCondition(some, other)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          (`a` > 1) | (`a` > 2)
          ((`a` > 1) or (`b` > 2)) | ((`b` > 2) or (`a` > 1))
          ((`a` > 1) and (`b` > 2)) | ((`a` > 1) and (`b` > 3))
          `a` between 1 and 2 | `a` between 2 and 1
          (`a` between 1 and 2) and (`b`) | (`a` between 2 and 1) and (`b`)
          (`a` = 'x') and `b` | `b` and (`a` = 'x')
          (`a` = _utf8mb4'ü') | (`a` = 'ü')
          (`a` = _latin1'it\\'s ü') | (`a` = 'it\\'s ü')
          (`a` = _latin1'it''s ü') | (`a` = 'it''s ü')
          (`a` = 'x and y') | (`a` = 'y and x')
          (`a`) or (`b`) | (`b`) or (`a`)
          (`a` in ('x','y')) | (`a` in ('x','z'))
          (`a` in ('x','y')) | (`a` in ('x','y','z'))
          (`a` in ('x,y','z')) | (`a` in ('x','y,z'))
          (`a` = ' in (2,1)') | (`a` = ' in (1,2)')
          f(`a` in (`b`,rand())) | f(`a` in (rand(),`b`))
          """)
  void anythingElseDoes(String some, String other) {
    assertThat(Expressions.sameCondition(some, other)).isFalse();
  }

  @Test
  void onlyTheCharacterSetOfAsciiIsLeftOut() {
    assertThat(Expressions.plain("concat(_utf8mb4'a',_ascii'b',_latin1'ä',_binary'c')"))
        .isEqualTo("concat('a','b',_latin1'ä',_binary'c')");
    assertThat(Expressions.plain("_utf8'x' = `my_utf8mb4'y'`")).isEqualTo("'x' = `my_utf8mb4'y'`");
  }
}
