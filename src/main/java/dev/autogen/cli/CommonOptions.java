package dev.autogen.cli;

import dev.autogen.AutogenException;
import dev.autogen.mysql.Database;
import dev.autogen.project.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options every command has. */
final class CommonOptions {

  /** Stands for no value; nobody's password, since no shell passes it on. */
  private static final String ASK = "\0";

  private Settings loaded;
  private final Map<Settings.Key, String> settings = new EnumMap<>(Settings.Key.class);

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
      paramLabel = "text|json",
      defaultValue = "text",
      scope = ScopeType.INHERIT,
      description = "Form of what is printed: ${COMPLETION-CANDIDATES}.")
  private Format format = Format.text;

  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "Say more.")
  private boolean verbose;

  @Option(
      names = {"-q", "--quiet"},
      scope = ScopeType.INHERIT,
      description = "Say nothing but results and errors.")
  private boolean quiet;

  @Option(
      names = "--stacktrace",
      scope = ScopeType.INHERIT,
      description = "Show where in the program an error comes from.")
  private boolean stacktrace;

  private boolean asksPassword;

  /** The forms of output. The names are what is typed. */
  enum Format {
    text,
    json
  }

  @Option(
      names = "--url",
      paramLabel = "URL",
      scope = ScopeType.INHERIT,
      description = "JDBC URL; default: a development server of the project's own.")
  void url(String value) {
    settings.put(Settings.Key.URL, value);
  }

  @Option(
      names = "--user",
      paramLabel = "NAME",
      scope = ScopeType.INHERIT,
      description = "Database user.")
  void user(String value) {
    settings.put(Settings.Key.USER, value);
  }

  @Option(
      names = "--password",
      arity = "0..1",
      fallbackValue = ASK,
      paramLabel = "WORD",
      scope = ScopeType.INHERIT,
      description = "Password; asked for when no value follows.")
  void password(String value) {
    asksPassword = value.equals(ASK);
    settings.put(Settings.Key.PASSWORD, asksPassword ? "" : value);
  }

  @Option(
      names = "--schema",
      paramLabel = "NAME",
      scope = ScopeType.INHERIT,
      description = "Schema, in place of the one in the URL.")
  void schema(String value) {
    settings.put(Settings.Key.SCHEMA, value);
  }

  @Option(
      names = "--models",
      paramLabel = "PATH[:PATH…]",
      scope = ScopeType.INHERIT,
      description = "Where the entities are: class directories, jars, source directories.")
  void models(String value) {
    settings.put(Settings.Key.MODELS, value);
  }

  @Option(
      names = "--classpath",
      paramLabel = "PATH[:PATH…]",
      scope = ScopeType.INHERIT,
      description = "Runtime class path of the project; a text file may list it.")
  void classpath(String value) {
    settings.put(Settings.Key.CLASSPATH, value);
  }

  @Option(
      names = "--package",
      paramLabel = "NAME[,NAME…]",
      scope = ScopeType.INHERIT,
      description = "Only entities in these packages and below.")
  void packages(String value) {
    settings.put(Settings.Key.PACKAGE, value);
  }

  @Option(
      names = "--naming",
      paramLabel = "jpa|spring|CLASS",
      scope = ScopeType.INHERIT,
      description = "Naming strategy; default: jpa.")
  void naming(String value) {
    settings.put(Settings.Key.NAMING, value);
  }

  @Option(
      names = "--migrations",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "Folder of the migrations; default: generated-migrations.")
  void migrations(String value) {
    settings.put(Settings.Key.MIGRATIONS, value);
  }

  @Option(
      names = "--include",
      paramLabel = "TABLE[,TABLE…]",
      scope = ScopeType.INHERIT,
      description = "Only these tables; * and ? stand for others.")
  void include(String value) {
    settings.put(Settings.Key.INCLUDE, value);
  }

  @Option(
      names = "--exclude",
      paramLabel = "TABLE[,TABLE…]",
      scope = ScopeType.INHERIT,
      description = "Leave these tables alone; * and ? stand for others.")
  void exclude(String value) {
    settings.put(Settings.Key.EXCLUDE, value);
  }

  @Option(
      names = "--prove",
      paramLabel = "auto|always|never",
      scope = ScopeType.INHERIT,
      description = "Run a new migration up, down and up on empty copies first; default: auto.")
  void prove(String value) {
    settings.put(Settings.Key.PROVE, value);
  }

  @Option(
      names = "--scratch",
      paramLabel = "URL",
      scope = ScopeType.INHERIT,
      description = "Server to make the copies on; default: the database's own.")
  void scratch(String value) {
    settings.put(Settings.Key.SCRATCH, value);
  }

  /** The settings; the password is asked for, once, where the command line wants that. */
  Settings settings(Environment environment) {
    if (asksPassword) {
      settings.put(Settings.Key.PASSWORD, environment.terminal().password().get());
      asksPassword = false;
    }
    if (settings.containsKey(Settings.Key.URL) && settings.get(Settings.Key.URL).isBlank()) {
      // As from a variable of a script that is not set: nobody means the development server.
      throw AutogenException.usage("--url has no value", "give one, or leave the option away");
    }
    loaded =
        Settings.load(
            environment.working(),
            Optional.ofNullable(config),
            environment.variables(),
            settings,
            defines);
    return loaded;
  }

  /** What may not be printed. */
  Secrets secrets(Environment environment) {
    List<String> words = new ArrayList<>();
    for (Settings.Key key :
        List.of(Settings.Key.PASSWORD, Settings.Key.URL, Settings.Key.SCRATCH)) {
      List<String> values = new ArrayList<>();
      values.add(settings.get(key));
      values.add(environment.variables().get("AUTOGEN_" + key.name()));
      values.add(loaded == null ? null : loaded.text(key));
      for (String value : values) {
        if (value != null) {
          words.addAll(
              key == Settings.Key.PASSWORD
                  ? List.of(value)
                  : new Database(value, "", "").secrets());
        }
      }
    }
    return new Secrets(words);
  }

  boolean json() {
    return format == Format.json;
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
