package dev.autogen.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.error.AutogenException;
import dev.autogen.operation.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptTest {

  private static List<String> statements(String text) {
    return Script.statements("a.sql", text);
  }

  @Test
  void statementsEndAtSemicolonsThatAreNeitherQuotedNorInComments() {
    assertThat(
            statements(
                """
                select 'a;''b;\\';', "c;", `d;`; -- e; f
                # g;
                select 5--1; /* h; */ select 2;;
                select 3 -- no newline; at the end"""))
        .containsExactly(
            "select 'a;''b;\\';', \"c;\", `d;`",
            "-- e; f\n# g;\nselect 5--1",
            "/* h; */ select 2",
            "select 3 -- no newline; at the end");
  }

  @Test
  void aDelimiterLineSaysWhatEndsTheStatementsBehindIt() {
    assertThat(
            statements(
                "\ufeffselect 1;\r\n\r\ndelimiter $$\r\ncreate procedure p() begin select 2; end$$\r\n"
                    + "Delimiter ;\r\nselect 3;"))
        .containsExactly("select 1", "create procedure p() begin select 2; end", "select 3");
  }

  @Test
  void theWordDelimiterWithinAStatementIsPartOfIt() {
    assertThat(statements("select 1 as\ndelimiter ;")).containsExactly("select 1 as\ndelimiter");
  }

  @Test
  void commentsAloneAreNoStatementUnlessTheServerReadsThem() {
    assertThat(statements("-- nothing\n/* here */; # at all\n")).isEmpty();
    assertThat(statements("/*!40101 SET NAMES utf8 */;"))
        .containsExactly("/*!40101 SET NAMES utf8 */");
  }

  @Test
  void anotherSchemaIsRefused() {
    assertThatThrownBy(() -> statements("/* go */ use other; select 1;"))
        .isInstanceOf(AutogenException.class)
        .hasMessage("script a.sql leaves the schema with '/* go */ use other'");
  }

  @Test
  void questionMarksInQuotesAndCommentsStandForThemselves() {
    assertThat(
            Sql.bound(
                "update `a?` set b = '?' /* ? */ where c = ? and d = ? -- ?",
                List.of(Value.of("it's ?\\"), Value.NULL)))
        .isEqualTo("update `a?` set b = '?' /* ? */ where c = 'it''s ?\\\\' and d = NULL -- ?");
  }

  @Test
  void asManyValuesAreWantedAsThereAreQuestionMarks() {
    assertThatThrownBy(() -> Sql.bound("select ?,\n  '?'", List.of(Value.of(1), Value.of(2))))
        .hasMessage("the statement has 1 question marks for 2 values: select ?, '?'");
  }
}
