package dev.autogen.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          jdbc:mysql://host:3306/shop                           | jdbc:mysql://host:3306/shop
          jdbc:mysql://host/shop?password=x&user=y              | jdbc:mysql://host/shop
          jdbc:mysql://me:secret@host:3306/shop                 | jdbc:mysql://host:3306/shop
          jdbc:mysql://me:s@cret@host:3306/shop                 | jdbc:mysql://host:3306/shop
          jdbc:mysql://me:s/cret@host:3306/shop                 | jdbc:mysql://host:3306/shop
          jdbc:mysql://one:3306,two:3306/shop                   | jdbc:mysql://one:3306,two:3306/shop
          jdbc:mysql://[::1]:3306/shop                          | jdbc:mysql://[::1]:3306/shop
          jdbc:mysql:replication://one,two/shop                 | jdbc:mysql:replication://one,two/shop
          jdbc:mysql://(host=host,password=secret)/shop         | jdbc:mysql://…
          jdbc:mysql://address=(host=host)(password=secret)/shop| jdbc:mysql://…
          jdbc:tc:mysql:8.4:///test?TC_DAEMON=true              | jdbc:tc:mysql:8.4:///test
          """)
  void whatIsShownOfAUrlHoldsNoSecret(String url, String shown) {
    assertThat(new Database(url, "", "").shownUrl()).isEqualTo(shown);
  }

  @Test
  void thePasswordsInAUrlAreKnown() {
    assertThat(secrets("jdbc:mysql://host/shop?password=%67eheim&user=me"))
        .containsExactly("%67eheim", "geheim");
    assertThat(secrets("jdbc:mysql://me:s@cret@host/shop")).containsExactly("s@cret");
    assertThat(secrets("jdbc:mysql://(host=host,password=secret)/shop")).containsExactly("secret");
    assertThat(secrets("jdbc:mysql://host/shop?password=100%")).containsExactly("100%");
    assertThat(secrets("jdbc:mysql://host:3306/shop")).isEmpty();
  }

  private static java.util.Set<String> secrets(String url) {
    return new Database(url, "", "").secrets();
  }

  @Test
  void anotherSchemaTakesThePlaceOfTheOneInTheUrl() {
    assertThat(schema("jdbc:mysql://host:3306/shop?x=y"))
        .isEqualTo("jdbc:mysql://host:3306/a%20b?x=y");
    assertThat(schema("jdbc:mysql://host:3306")).isEqualTo("jdbc:mysql://host:3306/a%20b");
    assertThat(schema("jdbc:mysql://host/?x=y/z")).isEqualTo("jdbc:mysql://host/a%20b?x=y/z");
  }

  private static String schema(String url) {
    return new Database(url, "", "").withSchema("a b").url();
  }
}
