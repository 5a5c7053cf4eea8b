package dev.autogen.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class ServerAddressTest {

  @Test
  void theUrlIsTheSameInEveryLocale() {
    Locale locale = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG"));
    try {
      assertThat(new ServerAddress(33060, "").url("a b"))
          .isEqualTo(
              "jdbc:mysql://127.0.0.1:33060/a%20b?sslMode=DISABLED&allowPublicKeyRetrieval=true");
    } finally {
      Locale.setDefault(locale);
    }
  }
}
