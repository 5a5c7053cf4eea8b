package dev.autogen.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class OptionsTest {

  private static List<String> words(
      Map<String, String> typed, Map<String, String> project, Map<String, String> configured) {
    List<String> words = new ArrayList<>(List.of("check"));
    new Options(properties(typed), properties(project), configured, Map.of("url", "jdbc:x"))
        .addTo(words);
    return words;
  }

  private static Properties properties(Map<String, String> values) {
    Properties properties = new Properties();
    values.forEach(properties::setProperty);
    return properties;
  }

  @Test
  void whatIsTypedIsAnOptionOfTheSameName() {
    assertThat(
            words(
                Map.of(
                    "autogen.allow-drops", "true",
                    "autogen.allowDrift", "true",
                    "autogen.verbose", "false",
                    "autogen.rename", "a=b",
                    "other", "x"),
                Map.of(),
                Map.of()))
        .containsExactly("check", "--url=jdbc:x", "--allow-drops", "--allow-drift", "--rename=a=b");
  }

  @Test
  void aProjectSetsSettingsAndNothingElse() {
    assertThat(
            words(
                Map.of(),
                Map.of("autogen.version", "0.1.0", "autogen.exclude", "quartz_*", "url", "no"),
                Map.of("onlyInDatabase", "table=keep", "hibernate.dialect", "X")))
        .containsExactly(
            "check",
            "--exclude=quartz_*",
            "-Dhibernate.dialect=X",
            "--only-in-database=table=keep",
            "--url=jdbc:x");
  }

  @Test
  void whatIsTypedIsStrongerThanWhatTheProjectSays() {
    assertThat(
            words(
                Map.of("autogen.exclude", "b", "autogen.failOnDifference", "false"),
                Map.of("autogen.exclude", "a"),
                Map.of("exclude", "c")))
        .containsExactly("check", "--exclude=b", "--url=jdbc:x");
  }
}
