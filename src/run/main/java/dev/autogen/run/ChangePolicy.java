package dev.autogen.run;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an upgrade makes of a migration that was changed after it was run. */
public enum ChangePolicy {
  FAIL,
  WARN,
  IGNORE;

  /** As it stands in a setting. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<ChangePolicy> of(String word) {
    return Arrays.stream(values()).filter(policy -> policy.word().equals(word)).findFirst();
  }
}
