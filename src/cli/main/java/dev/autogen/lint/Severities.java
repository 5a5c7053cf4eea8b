package dev.autogen.lint;

import dev.autogen.error.AutogenException;
import dev.autogen.error.DidYouMean;
import dev.autogen.finding.Finding;
import dev.autogen.finding.Severity;
import dev.autogen.project.settings.Setting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** How bad each finding is by the project's settings, and which of them fail a command. */
public final class Severities {

  /** How the names of the settings begin. */
  public static final String PREFIX = "lint.";

  /** From which severity on a command fails. */
  private static final String FAIL_ON = "fail-on";

  private static final String OFF = "off";
  private static final String ON = "on";

  private final Map<String, String> words = new TreeMap<>();
  private Optional<Severity> failing = Optional.of(Severity.ERROR);

  private Severities() {}

  /**
   * Reads them.
   *
   * @param settings all of the project's, by name
   * @param own codes of the project's own rules
   * @throws AutogenException when one names a code or a severity that there is not
   */
  public static Severities of(Map<String, Setting> settings, Set<String> own) {
    Severities severities = new Severities();
    settings.forEach(
        (name, setting) -> {
          if (name.startsWith(PREFIX)) {
            severities.set(name.substring(PREFIX.length()), setting, own);
          }
        });
    return severities;
  }

  private void set(String code, Setting setting, Set<String> own) {
    String place = setting.place(PREFIX + code);
    String word = setting.value().toLowerCase(Locale.ROOT);
    if (code.equals(FAIL_ON)) {
      failing =
          word.equals("never") ? Optional.empty() : Optional.of(severity(word, place, "never"));
      return;
    }
    if (Code.of(code).isEmpty() && !own.contains(code)) {
      throw unknown(code, "the setting " + place, own);
    }
    if (!word.equals(OFF) && !word.equals(ON)) {
      severity(word, place, "off, on");
    }
    words.put(code, word);
  }

  /** Says that there is no such code. */
  static AutogenException unknown(String code, String place, Set<String> own) {
    List<String> all = new ArrayList<>(Code.names());
    all.addAll(own);
    return AutogenException.usage(
        place + " is about " + code + ", and there is no such finding",
        DidYouMean.of(code, all)
            .map(near -> "did you mean '" + near + "'?")
            .orElse("use one of " + String.join(", ", all)));
  }

  private static Severity severity(String word, String place, String others) {
    return Arrays.stream(Severity.values())
        .filter(severity -> severity.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                AutogenException.usage(
                    "the setting " + place + " is " + word + ", which is no severity",
                    "say note, warning, error or " + others.replace(", ", " or ")));
  }

  /** The findings that are wanted, as bad as they are here. */
  public List<Finding> applied(List<Finding> findings) {
    List<Finding> result = new ArrayList<>();
    for (Finding finding : findings) {
      String word = words.getOrDefault(finding.code(), "");
      boolean isOn = Code.of(finding.code()).map(Code::isOn).orElse(true);
      if (word.equals(ON) || (word.isEmpty() && isOn)) {
        result.add(finding);
      } else if (!word.isEmpty() && !word.equals(OFF)) {
        result.add(finding.withSeverity(severity(word, "", "")));
      }
    }
    return List.copyOf(result);
  }

  /** Whether one of them is bad enough to fail. */
  public boolean fail(List<Finding> findings) {
    return failing
        .filter(least -> findings.stream().anyMatch(f -> f.severity().compareTo(least) >= 0))
        .isPresent();
  }
}
