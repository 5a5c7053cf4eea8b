package dev.autogen.diff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          enum('b','a')      | enum('a','b')       | enum('b','a')
          enum('b','a')      | enum('a','b','c')   | enum('b','a','c')
          enum('b','a')      | enum('a')           | enum('a')
          enum('a')          | enum('c','b')       | enum('c','b')
          enum('it''s','a')  | enum('a','it''s')   | enum('it''s','a')
          enum('a\\'','b,c')  | enum('b,c','a\\'')   | enum('a\\'','b,c')
          set('b','a')       | set('a','b')        | set('a','b')
          varchar(9)         | enum('a','b')       | enum('a','b')
          enum('b','a')      | varchar(9)          | varchar(9)
          """)
  void membersStandAsTheyDoAndNewOnesLast(String live, String desired, String type) {
    assertThat(Types.inOrderOf(live, desired)).isEqualTo(type);
  }
}
