package dev.autogen.cli;

import dev.autogen.project.Settings;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options every command has. */
final class CommonOptions {

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
      interactive = true,
      paramLabel = "WORD",
      scope = ScopeType.INHERIT,
      description = "Password; asked for when no value follows.")
  void password(char[] value) {
    settings.put(Settings.Key.PASSWORD, new String(value));
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

  Settings settings(Environment environment) {
    return Settings.load(
        environment.working(),
        java.util.Optional.ofNullable(config),
        environment.variables(),
        settings,
        defines);
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
