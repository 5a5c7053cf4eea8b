package dev.autogen.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.sql.SQLException;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The reserved words that are known are those of the newest server. */
@OnMySql
class ReservedWordsIT {

  @Test
  void theyAreThoseOfTheServer(TestSchema schema) throws SQLException {

    String words =
        schema.query(
            "select /*+ SET_VAR(group_concat_max_len=100000) */ group_concat(word order by word separator ' ') from"
                + " (select distinct upper(word) word from information_schema.keywords where"
                + " reserved = 1) reserved");
    assertThat(ReservedWords.all()).isEqualTo(Set.of(words.split(" ", -1)));
  }
}
