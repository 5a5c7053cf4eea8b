package dev.autogen.project;

import dev.autogen.error.AutogenException;
import dev.autogen.error.DidYouMean;
import dev.autogen.project.settings.Layer;
import dev.autogen.project.settings.Setting;
import dev.autogen.project.settings.SettingsFile;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is set, and where. Relative paths of a file start at its folder, others at the working
 * directory.
 */
public final class Settings {

  /** The name of the file, looked for from the working directory upwards. */
  public static final String FILE = "autogen.properties";

  /** The URL that asks for the development server in so many words. */
  public static final String DEVELOPMENT = "development";

  /** A file of what a build knows by itself, such as the class path: weaker than all else. */
  public static final String BUILD = "AUTOGEN_BUILD_SETTINGS";

  private static final List<String> STRATEGIES =
      List.of("hibernate.physical_naming_strategy", "hibernate.implicit_naming_strategy");

  private static final List<String> CACHE_WORDS = List.of("", "on", "off");

  private final Path working;
  private final Optional<Path> file;
  private final Path directory;
  private final Map<SettingKey, Setting> values = new EnumMap<>(SettingKey.class);
  private final SortedMap<String, Setting> properties = new TreeMap<>();

  private Settings(Path working, Optional<Path> file) {
    this.working = working;
    this.file = file;
    this.directory =
        file.map(path -> path.toAbsolutePath().normalize().getParent()).orElse(working);
  }

  /**
   * Collects the settings.
   *
   * @param working the working directory
   * @param file the file named on the command line; none looks for one
   * @param variables the environment's variables
   * @param options what the command line says
   * @param defines what the command line hands on to Hibernate
   * @throws AutogenException when a file cannot be read or holds an unknown setting
   */
  public static Settings load(
      Path working,
      Optional<Path> file,
      Map<String, String> variables,
      Map<SettingKey, String> options,
      Map<String, String> defines) {
    Optional<Path> found =
        file.map(working::resolve).or(() -> SettingsSearch.from(working, variables));
    Settings settings = new Settings(working, found);
    Optional<SettingsFile> read = found.map(path -> read(path, variables));
    List<Layer> layers = new ArrayList<>();
    layers.add(options(working, options, defines));
    layers.add(variables(working, variables));
    read.map(SettingsFile::everywhere).ifPresent(layers::add);
    first(layers, SettingKey.ENV)
        .filter(name -> !name.value().isEmpty())
        .ifPresent(name -> layers.add(2, environment(name.value(), read)));
    String build = variables.getOrDefault(BUILD, "");
    if (!build.isEmpty()) {
      layers.add(read(working.resolve(build), variables).everywhere());
    }
    settings.takeFrom(PointedFiles.added(layers, variables));
    return settings;
  }

  private static SettingsFile read(Path path, Map<String, String> variables) {
    return SettingsFile.read(path, variables, SettingKey.words()::contains, n -> unknown(n, path));
  }

  private static AutogenException unknown(String name, Path file) {
    return AutogenException.usage(
        "there is no setting " + name + " (" + file + ")",
        DidYouMean.of(name, SettingKey.words())
            .map(near -> "did you mean '" + near + "'?")
            .orElse(
                "see 'autogen help settings' for those there are, or use one of Hibernate's, such as"
                    + " hibernate.dialect"));
  }

  private static Layer options(
      Path working, Map<SettingKey, String> options, Map<String, String> defines) {
    SortedMap<String, Setting> settings = new TreeMap<>();
    SortedMap<String, Setting> handedOn = new TreeMap<>();
    options.forEach(
        (key, value) -> settings.put(key.word(), new Setting(value, "--" + key.word(), working)));
    defines.forEach((name, value) -> handedOn.put(name, new Setting(value, "-D", working)));
    return Layer.plain(settings, handedOn);
  }

  private static Layer variables(Path working, Map<String, String> variables) {
    SortedMap<String, Setting> settings = new TreeMap<>();
    for (SettingKey key : SettingKey.values()) {
      String value = variables.get(key.variable());
      if (value != null) {
        settings.put(key.word(), new Setting(value, key.variable(), working));
      }
    }
    return Layer.plain(settings, Map.of());
  }

  private static Layer environment(String name, Optional<SettingsFile> file) {
    return file.map(f -> f.environment(name))
        .orElseThrow(
            () -> SettingsFile.unknownEnvironment(name, "there is no " + FILE + " here or above"));
  }

  /** The strongest value; the layers stand strongest first. */
  static Optional<Setting> first(List<Layer> layers, SettingKey key) {
    return layers.stream().flatMap(layer -> layer.setting(key.word()).stream()).findFirst();
  }

  private void takeFrom(List<Layer> layers) {
    for (SettingKey key : SettingKey.values()) {
      first(layers, key).ifPresent(setting -> values.put(key, setting));
    }
    boolean isNamed = false;
    for (Layer layer : layers) {
      for (String name : layer.properties().keySet()) {
        if (!properties.containsKey(name) && !(isNamed && STRATEGIES.contains(name))) {
          properties.put(name, layer.property(name).orElseThrow());
        }
      }
      isNamed |= layer.setting(SettingKey.NAMING.word()).filter(Settings::isOfItsOwn).isPresent();
    }
  }

  /**
   * Whether a naming takes the place of the strategies that weaker places name. That of a file that
   * says spring, as its application does, leaves it to the application which strategy that is.
   */
  private static boolean isOfItsOwn(Setting naming) {
    return !naming.value().equals("spring")
        || naming.name().equals("--" + SettingKey.NAMING.word())
        || naming.name().equals(SettingKey.NAMING.variable());
  }

  /** The folder of the file, or the working directory where there is none. */
  public Path directory() {
    return directory;
  }

  /** Whether a settings file was found. */
  boolean hasFile() {
    return file.isPresent();
  }

  /** The file that settings are to be written to, which may be absent. */
  Path ownFile() {
    return file.orElse(directory.resolve(FILE));
  }

  /** A path as people are told it: from the working directory where it is in there. */
  String shown(Path path) {
    Path from = working.toAbsolutePath().normalize();
    Path absolute = path.toAbsolutePath().normalize();
    return (absolute.startsWith(from) ? from.relativize(absolute) : absolute).toString();
  }

  /** A path as it is told to those who know the project: from its folder where it is in there. */
  String inProject(Path path) {
    Path from = directory().toAbsolutePath().normalize();
    Path absolute = path.toAbsolutePath().normalize();
    boolean isInside = absolute.startsWith(from) && !absolute.equals(from);
    return (isInside ? from.relativize(absolute) : absolute).toString();
  }

  /** A setting with its origin; empty where nobody said anything. */
  public Optional<Setting> setting(SettingKey key) {
    return Optional.ofNullable(values.get(key));
  }

  /** The text of a setting; empty where it is not set. */
  public String text(SettingKey key) {
    return setting(key).map(Setting::value).orElse("");
  }

  public boolean isSet(SettingKey key) {
    return !text(key).isEmpty();
  }

  /**
   * Whether the database is the project's own development server: where it is asked for, or nobody
   * names anything.
   *
   * @throws AutogenException when a file is named for the database, and names none
   */
  public boolean wantsDevelopmentServer() {
    if (text(SettingKey.URL).equals(DEVELOPMENT)) {
      return true;
    }
    if (isSet(SettingKey.URL)) {
      return false;
    }
    for (SettingKey key :
        List.of(
            SettingKey.SPRING,
            SettingKey.QUARKUS,
            SettingKey.PERSISTENCE,
            SettingKey.DEFAULTS_FILE)) {
      if (isSet(key)) {
        throw AutogenException.usage(
            "no database is named, neither in "
                + path(key).orElseThrow()
                + profiles(key)
                + " nor anywhere else",
            (key == SettingKey.QUARKUS ? "choose other profiles with --quarkus-profiles, " : "")
                + "name it there or with --url, or say --url development for a server of the"
                + " project's own");
      }
    }
    return true;
  }

  private String profiles(SettingKey key) {
    String profiles =
        key == SettingKey.SPRING
            ? text(SettingKey.SPRING_PROFILES)
            : key == SettingKey.QUARKUS ? text(SettingKey.QUARKUS_PROFILES) : "";
    return profiles.isEmpty()
        ? ""
        : " with the " + (profiles.contains(",") ? "profiles " : "profile ") + profiles;
  }

  /** The folder of the cache that is named; empty for the usual one. */
  Optional<Path> cacheFolder() {
    String said = text(SettingKey.CACHE);
    if (CACHE_WORDS.contains(said)) {
      return Optional.empty();
    }
    if (!said.contains("/") && !said.contains(File.separator)) {
      throw AutogenException.usage(
          "'" + said + "' is no way to use the cache",
          "say on or off, or a folder such as ./cache");
    }
    return path(SettingKey.CACHE);
  }

  /** Whether code of the project, its migrations, entities and hooks, may be run. */
  public boolean runsProjectCode() {
    return switch (text(SettingKey.PROJECT_CODE)) {
      case "", "on" -> true;
      case "off" -> false;
      default ->
          throw AutogenException.usage(
              "the project-code " + text(SettingKey.PROJECT_CODE) + " is none", "say on or off");
    };
  }

  /** Whether what is missing may be downloaded. */
  boolean mayFetch() {
    return switch (text(SettingKey.FETCH)) {
      case "", "on" -> true;
      case "off" -> false;
      default ->
          throw AutogenException.usage(
              "'" + text(SettingKey.FETCH) + "' does not say whether to fetch what is missing",
              "say on or off with fetch");
    };
  }

  /** Whether entities that have not changed are read from the cache. */
  boolean readsCache() {
    return !text(SettingKey.CACHE).equals("off");
  }

  /** A list of words separated by commas or blanks. */
  public List<String> words(SettingKey key) {
    return Arrays.stream(text(key).split("[,\\s]+", -1)).filter(w -> !w.isEmpty()).toList();
  }

  /** A list of paths separated as in a class path. */
  public List<Path> paths(SettingKey key) {
    return setting(key).stream()
        .flatMap(
            setting ->
                Arrays.stream(setting.value().split("[" + File.pathSeparator + "]", -1))
                    .map(String::strip)
                    .filter(path -> !path.isEmpty())
                    .map(path -> resolved(setting, path)))
        .toList();
  }

  /** One path; empty where it is not set. */
  public Optional<Path> path(SettingKey key) {
    return setting(key)
        .filter(setting -> !setting.value().isEmpty())
        .map(setting -> resolved(setting, setting.value()));
  }

  /**
   * Texts that are paths, or names of something else: each that is a file from where it was said is
   * that file.
   */
  List<String> wordsOrFiles(SettingKey key) {
    return words(key).stream()
        .map(
            word -> {
              Path file = resolved(setting(key).orElseThrow(), word);
              return Files.exists(file) ? file.toString() : word;
            })
        .toList();
  }

  private static Path resolved(Setting setting, String path) {
    return path.startsWith("~/")
        ? Path.of(System.getProperty("user.home"), path.substring(2))
        : setting.base().resolve(path).normalize();
  }

  /** What is handed on to Hibernate. */
  public SortedMap<String, String> properties() {
    SortedMap<String, String> texts = new TreeMap<>();
    properties.forEach(
        (name, setting) -> {
          if (!Layer.isOfTool(name) && !Layer.isOfLint(name)) {
            texts.put(name, setting.value());
          }
        });
    return texts;
  }

  /**
   * What is handed on to a tool that runs migrations.
   *
   * @param tool how the names begin
   * @return the values, by the names without that
   */
  SortedMap<String, String> propertiesOf(String tool) {
    SortedMap<String, String> texts = new TreeMap<>();
    properties.forEach(
        (name, setting) -> {
          if (name.startsWith(tool + ".")) {
            texts.put(name.substring(tool.length() + 1), setting.value());
          }
        });
    return texts;
  }

  /** What is handed on, to Hibernate or another tool, with its origins. */
  public SortedMap<String, Setting> handedOn() {
    return Collections.unmodifiableSortedMap(properties);
  }
}
