package dev.autogen.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServerVersionTest {

  @Test
  void comparesNumbersNotLetters() {
    assertThat(ServerVersion.isOlderSeries("8.0.15", "9.7.4")).isTrue();
    assertThat(ServerVersion.isOlderSeries("9.7.4", "10.0.0")).isTrue();
    assertThat(ServerVersion.isOlderSeries("10.0.0", "9.7.4")).isFalse();
  }

  @Test
  void aPatchIsNoSeries() {
    assertThat(ServerVersion.isOlderSeries("9.7.3", "9.7.4")).isFalse();
  }

  @Test
  void nothingIsOlderThanDataOfNoVersion() {
    assertThat(ServerVersion.isOlderSeries("8.0.15", "")).isFalse();
  }
}
