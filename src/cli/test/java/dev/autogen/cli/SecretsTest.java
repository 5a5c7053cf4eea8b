package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SecretsTest {

  @Test
  void aPasswordIsHiddenWhereItStandsByItself() {
    Secrets secrets = new Secrets(List.of("geheim", "", "$1\\E."));
    assertThat(secrets.hide("near 'me:geheim@host'")).isEqualTo("near 'me:***@host'");
    assertThat(secrets.hide("value $1\\E. is refused")).isEqualTo("value *** is refused");
  }

  @Test
  void aPasswordOfOneLetterLeavesWordsReadable() {
    assertThat(new Secrets(List.of("a")).hide("a bad value a")).isEqualTo("*** bad value ***");
  }

  @Test
  void aPasswordInAUrlIsHiddenWithoutKnowingIt() {
    assertThat(Secrets.hideIn("jdbc:mysql://h/s?password=x&user=y"))
        .isEqualTo("jdbc:mysql://h/s?password=***&user=y");
    assertThat(Secrets.hideIn("'jdbc:mysql://h/s?PASSWORD1=x y'"))
        .isEqualTo("'jdbc:mysql://h/s?PASSWORD1=*** y'");
    assertThat(Secrets.hideIn("jdbc:mysql://me:x@h/s")).isEqualTo("jdbc:mysql://me:***@h/s");
    assertThat(Secrets.hideIn("jdbc:mysql://h:3306/s")).isEqualTo("jdbc:mysql://h:3306/s");
  }

  @Test
  void otherWordsAreLeftAlone() {
    String message = "wrong user or password; give --password, or AUTOGEN_PASSWORD";
    assertThat(new Secrets(List.of("geheim")).hide(message)).isEqualTo(message);
  }

  @Test
  void inAStackTraceOnlyTheMessagesAreSearched() {
    assertThat(
            new Secrets(List.of("petclinic"))
                .hideInTrace(
                    "java.sql.SQLException: near 'petclinic'\n\tat org.petclinic.Owner.x(Owner.java)"))
        .isEqualTo("java.sql.SQLException: near '***'\n\tat org.petclinic.Owner.x(Owner.java)");
  }
}
