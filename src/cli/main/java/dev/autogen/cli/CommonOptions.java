package dev.autogen.cli;

import dev.autogen.error.AutogenException;
import dev.autogen.mysql.Database;
import dev.autogen.mysql.JdbcUrl;
import dev.autogen.project.SettingGroup;
import dev.autogen.project.SettingKey;
import dev.autogen.project.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options every command has. */
final class CommonOptions {

  /** Stands for no value; nobody's password, since no shell passes it on. */
  private static final String ASK = "\0";

  private Settings loaded;
  private final Map<SettingKey, String> settings = new EnumMap<>(SettingKey.class);

  @Option(
      names = {"-D", "--define"},
      paramLabel = "KEY=VALUE",
      scope = ScopeType.INHERIT,
      description = "Hand a setting on to Hibernate, such as hibernate.default_schema=x.")
  private Map<String, String> defines = new LinkedHashMap<>();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "Settings file; default: autogen.properties here or above.")
  private Path config;

  @Option(
      names = "--format",
      paramLabel = "FORM",
      defaultValue = "text",
      scope = ScopeType.INHERIT,
      description =
          "Form of what is printed: text or json; of findings also sarif, github or gitlab.")
  private Form form = Form.text;

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "Print more detail.")
  private boolean verbose;

  @Option(
      names = {"-q", "--quiet"},
      scope = ScopeType.INHERIT,
      description = "Print results and errors only.")
  private boolean quiet;

  @Option(
      names = "--stacktrace",
      scope = ScopeType.INHERIT,
      description = "Show where in the program an error comes from.")
  private boolean stacktrace;

  /** The options of every command that are no settings. */
  enum Other {
    DEFINE("--define", SettingGroup.ENTITIES),
    NO_PROJECT_CODE("--no-project-code", SettingGroup.ENTITIES),
    NO_CACHE("--no-cache", SettingGroup.ENTITIES),
    CONFIG("--config", SettingGroup.CONNECTION),
    FORMAT("--format", SettingGroup.OUTPUT),
    VERBOSE("--verbose", SettingGroup.OUTPUT),
    QUIET("--quiet", SettingGroup.OUTPUT),
    STACKTRACE("--stacktrace", SettingGroup.OUTPUT),
    HELP("--help", SettingGroup.OUTPUT),
    VERSION("--version", SettingGroup.OUTPUT);

    private final String option;
    private final SettingGroup group;

    Other(String option, SettingGroup group) {
      this.option = option;
      this.group = group;
    }

    String option() {
      return option;
    }

    SettingGroup group() {
      return group;
    }
  }

  /** Gives a command, and those below it, an option for every setting. */
  void addTo(CommandSpec command) {
    for (SettingKey key : SettingKey.values()) {
      OptionSpec.Builder option =
          OptionSpec.builder("--" + key.word())
              .type(String.class)
              .arity("1")
              .paramLabel(key.label())
              .description(key.description())
              .scopeType(ScopeType.INHERIT)
              .setter(
                  new ISetter() {
                    @Override
                    @SuppressWarnings("TypeParameterUnusedInFormals")
                    public <T> T set(T value) {
                      if (value != null) {
                        settings.put(key, value.toString());
                      }
                      return null;
                    }
                  });
      if (key.isSecret()) {
        option.arity("0..1").fallbackValue(ASK);
      }
      command.addOption(option.build());
    }
  }

  @Option(names = "--no-cache", scope = ScopeType.INHERIT, description = "The same as --cache off.")
  void noCache(boolean value) {
    settings.put(SettingKey.CACHE, value ? "off" : "on");
  }

  @Option(
      names = "--no-project-code",
      scope = ScopeType.INHERIT,
      description = "The same as --project-code off: compile and run nothing of the project.")
  void noProjectCode(boolean value) {
    settings.put(SettingKey.PROJECT_CODE, value ? "off" : "on");
  }

  /** The settings; the password is asked for, once, where the command line wants that. */
  Settings settings(Environment environment) {
    if (ASK.equals(settings.get(SettingKey.PASSWORD))) {
      settings.put(SettingKey.PASSWORD, environment.terminal().password().get());
    }
    if (settings.containsKey(SettingKey.URL) && settings.get(SettingKey.URL).isBlank()) {
      // As from a variable of a script that is not set: nobody means the development server.
      throw AutogenException.usage("--url has no value", "give it a value or omit it");
    }
    defines.forEach(
        (name, value) -> {
          if (name.isBlank()) {
            throw AutogenException.usage(
                "-D " + name + "=" + value + " names no setting",
                "write it as -D hibernate.NAME=VALUE");
          }
        });
    loaded =
        Settings.load(
            environment.working(),
            Optional.ofNullable(config),
            environment.variables(),
            settings,
            defines);
    return loaded;
  }

  /** The password that a server wants and nobody gave, asked for once where somebody is there. */
  Optional<String> missingPassword(Environment environment) {
    if (environment.terminal().isAttended() && !settings.containsKey(SettingKey.PASSWORD)) {
      settings.put(SettingKey.PASSWORD, environment.terminal().password().get());
    }
    return Optional.ofNullable(settings.get(SettingKey.PASSWORD));
  }

  /** What may not be printed. */
  Secrets secrets(Environment environment) {
    List<String> words = new ArrayList<>();
    for (SettingKey key : List.of(SettingKey.PASSWORD, SettingKey.URL, SettingKey.SCRATCH)) {
      List<String> values = new ArrayList<>();
      values.add(settings.get(key));
      values.add(environment.variables().get(key.variable()));
      values.add(loaded == null ? null : loaded.text(key));
      for (String value : values) {
        if (value != null) {
          words.addAll(
              key == SettingKey.PASSWORD ? List.of(value) : new Database(value, "", "").secrets());
        }
      }
    }
    // A password that is the user's name or the schema's as well is no secret as a word.
    words.removeAll(named(environment));
    return new Secrets(words);
  }

  private List<String> named(Environment environment) {
    List<String> names = new ArrayList<>();
    for (SettingKey key : List.of(SettingKey.USER, SettingKey.SCHEMA)) {
      names.add(settings.get(key));
      names.add(environment.variables().get(key.variable()));
      names.add(loaded == null ? null : loaded.text(key));
    }
    if (loaded != null) {
      String shown = new JdbcUrl(loaded.text(SettingKey.URL)).shown();
      names.add(shown.substring(shown.lastIndexOf('/') + 1));
    }
    return names;
  }

  Form form() {
    return form;
  }

  boolean verbose() {
    return verbose;
  }

  boolean quiet() {
    return quiet;
  }

  boolean stacktrace() {
    return stacktrace;
  }
}
