package dev.autogen.project;

import dev.autogen.error.AutogenException;
import dev.autogen.online.CommandTemplate;
import dev.autogen.online.OnlineSettings;
import dev.autogen.online.OnlineTool;
import dev.autogen.run.ChangePolicy;
import dev.autogen.run.RunOptions;
import dev.autogen.run.SchemaLock;
import dev.autogen.run.Timeouts;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the settings say of running migrations. */
final class RunSettings {

  private static final Pattern TIME = Pattern.compile("(\\d{1,6})\\s*(s|m|h|)");

  private static final Pattern SIZE = Pattern.compile("(\\d{1,6})\\s*([kKmMgGtT]?)[bB]?");

  /** More than these wait for each other in the server. */
  private static final int CONNECTIONS = 4;

  private RunSettings() {}

  /**
   * How to run.
   *
   * @throws AutogenException when a setting is no time, no number or no policy
   */
  static RunOptions of(Settings settings) {
    Timeouts usual = Timeouts.DEFAULT;
    RunOptions options = RunOptions.usual();
    return (isNewerAllowed(settings) ? options : options.withNewerRefused())
        .withChanged(changed(settings))
        .withConnections(connections(settings))
        .withLock(lock(settings))
        .withTimeouts(
            new Timeouts(
                time(settings, SettingKey.SCHEMA_LOCK_TIMEOUT, usual.turn()),
                time(settings, SettingKey.LOCK_TIMEOUT, usual.lock()),
                number(settings, SettingKey.LOCK_RETRIES, usual.retries()),
                usual.killBlockers()));
  }

  /**
   * How many bytes a table may have that an upgrade writes anew; empty for any number.
   *
   * @throws AutogenException when the setting is no size
   */
  static OptionalLong maxCopySize(Settings settings) {
    return size(settings, SettingKey.MAX_COPY_SIZE);
  }

  private static OptionalLong size(Settings settings, SettingKey key) {
    if (!settings.isSet(key)) {
      return OptionalLong.empty();
    }
    String text = settings.text(key).strip();
    Matcher size = SIZE.matcher(text);
    if (!size.matches()) {
      throw AutogenException.usage(
          "the " + key.word() + " " + text + " is no size", "write it as 500M, 1G or 2T");
    }
    long unit =
        switch (size.group(2).toUpperCase(Locale.ROOT)) {
          case "K" -> 1_000L;
          case "M" -> 1_000_000L;
          case "G" -> 1_000_000_000L;
          case "T" -> 1_000_000_000_000L;
          default -> 1L;
        };
    return OptionalLong.of(Long.parseLong(size.group(1)) * unit);
  }

  /**
   * The tool that changes large tables.
   *
   * @throws AutogenException when there is no such tool, or its command, a size or a time is wrong
   */
  static Optional<OnlineSettings> online(Settings settings) {
    SettingKey key = SettingKey.ONLINE_TOOL;
    if (!settings.isSet(key) || settings.text(key).isBlank()) {
      return Optional.empty();
    }
    OnlineTool tool =
        OnlineTool.named(settings.text(key).strip())
            .orElseThrow(
                () ->
                    AutogenException.usage(
                        "the " + key.word() + " " + settings.text(key).strip() + " is none",
                        "use pt-online-schema-change, gh-ost or spirit"));
    return Optional.of(
        new OnlineSettings(
            tool,
            settings.isSet(SettingKey.ONLINE_COMMAND)
                ? CommandTemplate.parse(settings.text(SettingKey.ONLINE_COMMAND))
                : tool.command(),
            size(settings, SettingKey.ONLINE_MIN_SIZE).orElse(OnlineSettings.USUAL_FROM),
            time(settings, SettingKey.ONLINE_SILENCE, OnlineSettings.USUAL_SILENCE)));
  }

  private static int connections(Settings settings) {
    SettingKey key = SettingKey.CONNECTIONS;
    int number = number(settings, key, CONNECTIONS);
    if (number == 0) {
      throw AutogenException.usage(
          "the " + key.word() + " 0 is no number of connections", "write it as 1, 4 or 8");
    }
    return number;
  }

  private static boolean isNewerAllowed(Settings settings) {
    String word = settings.text(SettingKey.NEWER_DATABASE);
    return switch (word) {
      case "", "warn" -> true;
      case "fail" -> false;
      default ->
          throw AutogenException.usage(
              "the " + SettingKey.NEWER_DATABASE.word() + " " + word + " is none",
              "say warn or fail");
    };
  }

  private static SchemaLock.Kind lock(Settings settings) {
    SettingKey key = SettingKey.SCHEMA_LOCK;
    if (!settings.isSet(key)) {
      return SchemaLock.Kind.AUTO;
    }
    return SchemaLock.Kind.of(settings.text(key))
        .orElseThrow(
            () ->
                AutogenException.usage(
                    "the " + key.word() + " " + settings.text(key) + " is none",
                    "use auto, session or row"));
  }

  private static ChangePolicy changed(Settings settings) {
    SettingKey key = SettingKey.CHANGED_MIGRATIONS;
    if (!settings.isSet(key)) {
      return ChangePolicy.FAIL;
    }
    return ChangePolicy.of(settings.text(key))
        .orElseThrow(
            () ->
                AutogenException.usage(
                    "the " + key.word() + " " + settings.text(key) + " is none",
                    "use fail, warn or ignore"));
  }

  private static Duration time(Settings settings, SettingKey key, Duration usual) {
    if (!settings.isSet(key)) {
      return usual;
    }
    String text = settings.text(key).strip().toLowerCase(Locale.ROOT);
    Matcher time = TIME.matcher(text);
    if (!time.matches() || Long.parseLong(time.group(1)) == 0) {
      throw AutogenException.usage(
          "the " + key.word() + " " + text + " is no time", "write it as 30s, 2m or 1h");
    }
    long number = Long.parseLong(time.group(1));
    return switch (time.group(2)) {
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofSeconds(number);
    };
  }

  private static int number(Settings settings, SettingKey key, int usual) {
    if (!settings.isSet(key)) {
      return usual;
    }
    String text = settings.text(key).strip();
    if (!text.matches("\\d{1,3}")) {
      throw AutogenException.usage(
          "the " + key.word() + " " + text + " is no number", "write it as 0, 3 or 10");
    }
    return Integer.parseInt(text);
  }
}
