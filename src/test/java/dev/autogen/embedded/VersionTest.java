package dev.autogen.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VersionTest {

  @Test
  void comparesNumbersNotLetters() {
    assertThat(Version.isOlder("8.0.15", "9.7.4")).isTrue();
    assertThat(Version.isOlder("8.0.9", "8.0.15")).isTrue();
    assertThat(Version.isOlder("10.0.0", "9.7.4")).isFalse();
    assertThat(Version.isOlder("9.7.4", "9.7.4")).isFalse();
  }

  @Test
  void nothingIsOlderThanDataOfNoVersion() {
    assertThat(Version.isOlder("8.0.15", "")).isFalse();
  }
}
