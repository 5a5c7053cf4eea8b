package dev.autogen.facts.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqlPiecesTest {

  private static List<String> pieces(String sql) {
    List<String> pieces = new ArrayList<>();
    for (int i = 0; i < sql.length(); ) {
      int end = SqlPieces.end(sql, i);
      if (end > i + 1) {
        pieces.add(sql.substring(i, end));
      }
      i = end;
    }
    return pieces;
  }

  @Test
  void aDoubledQuoteAndOneBehindABackslashEndNoText() {
    assertThat(pieces("'it''s' + 'it\\'s' + \"a\"\"b\""))
        .containsExactly("'it''s'", "'it\\'s'", "\"a\"\"b\"");
    assertThat(pieces("'\\\\' + 'x'")).containsExactly("'\\\\'", "'x'");
  }

  @Test
  void aBackslashIsOneInABackquotedName() {
    assertThat(pieces("`a\\` + `b``c`")).containsExactly("`a\\`", "`b``c`");
  }

  @Test
  void commentsGoToTheirEndAndHoldQuotesThatOpenNothing() {
    assertThat(pieces("1 # don't\n+ 2")).containsExactly("# don't");
    assertThat(pieces("1 -- don't\n+ 2")).containsExactly("-- don't");
    assertThat(pieces("1 /* don't */ + 2")).containsExactly("/* don't */");
    assertThat(pieces("5--2")).isEmpty();
  }

  @Test
  void whatIsNeverClosedGoesOnToTheEnd() {
    assertThat(pieces("a 'b c")).containsExactly("'b c");
    assertThat(pieces("a /* b c")).containsExactly("/* b c");
  }

  @Test
  void listsAreDividedOnTheirOwnLevelAlone() {
    assertThat(SqlPieces.split("a, f(b, c), 'd, e', `f, g` /* h, i */"))
        .containsExactly("a", " f(b, c)", " 'd, e'", " `f, g` /* h, i */");
  }

  @Test
  void whatOnlySomeServersReadIsReadInLists() {
    assertThat(SqlPieces.split("a /*!80016 , b */")).containsExactly("a /*!80016 ", " b */");
  }

  @Test
  void parenthesesInTextsCloseNone() {
    assertThat(SqlPieces.closing("(a, ')', (b)) c", 0)).isEqualTo(12);
    assertThat(SqlPieces.isParenthesized("(a) and (b)")).isFalse();
    assertThat(SqlPieces.isParenthesized("((a) and (b))")).isTrue();
  }

  @Test
  void escapesMeanWhatTheServerMeans() {
    assertThat(SqlPieces.unquoted("'a''b\\n\\%\\x'")).isEqualTo("a'b\n\\%x");
    assertThat(SqlPieces.unquoted("`a``b\\n`")).isEqualTo("a`b\\n");
  }
}
