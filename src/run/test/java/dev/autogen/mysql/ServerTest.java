package dev.autogen.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.error.AutogenException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"5.7.44-log", "10.11.6-MariaDB", "11.4.2-MariaDB-ubu2404", "5.5.5-10.4.1", "what"})
  void aServerThatIsTooOldOrAnotherIsNamed(String version) {
    assertThatThrownBy(() -> Server.supported(version))
        .isInstanceOf(AutogenException.class)
        .hasMessage("the server is " + version + ", and autogen works with MySQL 8.0 and later")
        .extracting(e -> ((AutogenException) e).kind())
        .isEqualTo(AutogenException.Kind.FAILURE);
  }

  @Test
  void aVersionIsComparedByItsNumbers() {
    assertThat(Server.supported("8.0.15")).isEqualTo(80015);
    assertThat(Server.supported("8.4.6-0ubuntu0.24.04.1")).isEqualTo(80406);
    assertThat(Server.supported("9.7.4-2")).isEqualTo(90704);
    assertThat(
            new Server("9.7.4-2", 90704, 0, Map.of(), Server.MissingKeys.TAKES, true)
                .shortVersion())
        .isEqualTo("9.7.4");
  }
}
