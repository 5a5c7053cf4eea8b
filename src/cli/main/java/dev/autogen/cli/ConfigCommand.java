package dev.autogen.cli;

import dev.autogen.project.SettingKey;
import dev.autogen.project.Settings;
import dev.autogen.project.settings.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;

/** {@code autogen config}. */
@Command(
    mixinStandardHelpOptions = true,
    description = "Show the settings that hold, and where each was said.",
    footer = {"", "Example: autogen config --env prod"})
final class ConfigCommand extends Action {

  /**
   * A setting as it is shown.
   *
   * @param isSet whether somebody said it
   */
  private record Line(String name, String value, String origin, boolean isSet) {}

  @Override
  int act() {
    Settings settings = common().settings(environment());
    List<Line> lines = new ArrayList<>();
    for (SettingKey key : SettingKey.values()) {
      lines.add(
          settings
              .setting(key)
              .map(setting -> line(key.word(), key.isSecret(), key.isUrl(), setting))
              .orElseGet(() -> new Line(key.word(), "", unset(key), false)));
    }
    settings
        .handedOn()
        .forEach(
            (name, setting) ->
                lines.add(line(name, isSecret(name), name.endsWith("url"), setting)));
    answer(
        () -> print(lines.stream().filter(line -> line.isSet() || common().verbose()).toList()),
        facts ->
            facts.list(
                "settings",
                lines,
                (row, line) -> {
                  row.text("setting", line.name());
                  row.flag("set", line.isSet());
                  row.text("value", line.value());
                  row.text("origin", line.origin());
                }));
    return 0;
  }

  private static String unset(SettingKey key) {
    return key.standard().isEmpty() ? "not set" : "default: " + key.standard();
  }

  private static Line line(String name, boolean isSecret, boolean isUrl, Setting setting) {
    String value =
        isSecret && !setting.value().isEmpty()
            ? "***"
            : Secrets.hideInValue(setting.value(), isUrl);
    return new Line(name, value, setting.origin(), true);
  }

  private static boolean isSecret(String name) {
    return name.toLowerCase(Locale.ROOT).contains("password");
  }

  private void print(List<Line> lines) {
    int names = lines.stream().mapToInt(line -> line.name().length()).max().orElse(0);
    int values = lines.stream().mapToInt(line -> line.value().length()).max().orElse(0);
    for (Line line : lines) {
      String format = "%-" + names + "s  " + (values == 0 ? "%s" : "%-" + values + "s  ") + "%s";
      print(format.formatted(line.name(), line.value(), line.origin()));
    }
    if (lines.isEmpty()) {
      say("nothing is set; --verbose shows what could be");
    }
  }
}
