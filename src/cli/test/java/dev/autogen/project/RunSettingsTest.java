package dev.autogen.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.error.AutogenException;
import dev.autogen.run.Timeouts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunSettingsTest {

  @TempDir Path folder;

  private Timeouts patience(Map<SettingKey, String> options) {
    return RunSettings.of(Settings.load(folder, Optional.empty(), Map.of(), options, Map.of()))
        .timeouts();
  }

  @Test
  void whoSaysNothingWaitsHalfAMinuteForLocksAndTriesThreeTimesMore() {
    assertThat(patience(Map.of()))
        .isEqualTo(new Timeouts(Duration.ofMinutes(10), Duration.ofSeconds(30), 3, false));
  }

  @Test
  void timesAreSecondsMinutesOrHours() {
    assertThat(
            patience(
                Map.of(
                    SettingKey.LOCK_TIMEOUT, "5",
                    SettingKey.LOCK_RETRIES, "0",
                    SettingKey.SCHEMA_LOCK_TIMEOUT, "2 M")))
        .isEqualTo(new Timeouts(Duration.ofMinutes(2), Duration.ofSeconds(5), 0, false));
    assertThat(patience(Map.of(SettingKey.SCHEMA_LOCK_TIMEOUT, "1h")).turn())
        .isEqualTo(Duration.ofHours(1));
  }

  @Test
  void whatIsNoTimeOrNoNumberIsRefused() {
    for (String text : new String[] {"soon", "0", "0s", "-1", "5 days", "99999999"}) {
      assertThatThrownBy(() -> patience(Map.of(SettingKey.LOCK_TIMEOUT, text)))
          .isInstanceOf(AutogenException.class)
          .hasMessage("the lock-timeout " + text + " is no time");
    }
    assertThatThrownBy(() -> patience(Map.of(SettingKey.LOCK_RETRIES, "often")))
        .hasMessage("the lock-retries often is no number");
  }
}
