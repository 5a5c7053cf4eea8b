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
import java.util.Locale;
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

  private static final String VARIABLE = "AUTOGEN_";

  /** The folders, separated as paths are, whose settings are obeyed whoever wrote them. */
  private static final String SAFE = "AUTOGEN_SAFE_DIRECTORY";

  /** A file of what a build knows by itself, such as the class path: weaker than all else. */
  public static final String BUILD = "AUTOGEN_BUILD_SETTINGS";

  private static final List<String> REPOSITORIES = List.of(".git", ".hg", ".svn");

  /** The settings there are, beside those that are handed on to Hibernate. */
  public enum Key {
    ENV("NAME", "The environment of the settings file to work in"),
    URL(
        "URL",
        "JDBC URL, or 'development' for the server of the project's own",
        "that server, when nobody names a database"),
    USER("NAME", "Database user"),
    PASSWORD("WORD", "Password; asked for when no value follows, and best not typed here"),
    PASSWORD_FILE("FILE", "File whose first line is the password"),
    SCHEMA("NAME", "Schema, in place of the one in the URL"),
    SPRING("FILE", "Spring Boot's application.yml or .properties, to read settings from"),
    SPRING_PROFILES("NAME[,NAME…]", "Profiles to be active there", "those it names itself"),
    PERSISTENCE("FILE", "A persistence.xml to read settings from"),
    PERSISTENCE_UNIT("NAME", "The unit there", "the only one"),
    DEFAULTS_FILE("FILE", "A MySQL option file", "~/.my.cnf, for the account alone"),
    TLS(
        "MODE",
        "disabled, preferred, required, verify-ca or verify-identity",
        "verify-ca with a tls-ca, else preferred"),
    TLS_CA("FILE", "Certificates of those who may sign the server's, in PEM"),
    TLS_CERT("FILE", "Certificate of the client, in PEM"),
    TLS_KEY("FILE", "Private key of the client, in PEM"),
    MODELS(
        "PATH[:PATH…]",
        "Where the entities are: class directories, jars, source directories",
        "target/classes and its like"),
    CLASSPATH("PATH[:PATH…]", "Runtime class path of the project; a text file may list it"),
    PACKAGE("NAME[,NAME…]", "Only entities in these packages and below"),
    NAMING("jpa|spring|CLASS", "Naming strategy", "jpa"),
    MAPPING_FILES("FILE[,FILE…]", "Further XML mapping files"),
    MIGRATIONS("DIR", "Folder of the migrations", "generated-migrations"),
    MIGRATIONS_PACKAGE(
        "NAME",
        "Package of the migrations that are written",
        "that of the folder in src/main/java or its like, else none"),
    TEMPLATES("DIR", "Folder of templates of your own", "templates"),
    INCLUDE("TABLE[,TABLE…]", "Only these tables; * and ? stand for others"),
    EXCLUDE("TABLE[,TABLE…]", "Leave these tables alone; * and ? stand for others"),
    EQUIVALENT("TYPE=TYPE[,…]", "Column types that count as one, such as datetime(6)=datetime"),
    ONLY_IN_DATABASE(
        "KIND=CHOICE[,…]",
        "drop, keep or forbid for each table, column, index, unique, foreign-key, check or on-delete"
            + " that the entities know nothing of",
        "drop for all"),
    ACCEPTED("FILE", "Differences that are accepted", "autogen.accepted"),
    HOOKS("CLASS[,CLASS…]", "Classes of your own that autogen asks"),
    POST_WRITE("COMMAND[;…]", "Commands run on each migration written; {file} is its path"),
    PROVE("auto|always|never", "Run a new migration up, down and up on empty copies first", "auto"),
    SCRATCH("URL", "Server to make the copies on", "the database's own"),
    CHANGED_MIGRATIONS(
        "fail|warn|ignore",
        "What an upgrade makes of migrations that were changed after they were run",
        "fail"),
    NEWER_DATABASE(
        "warn|fail",
        "What an upgrade makes of a database that has had all migrations and later ones",
        "warn"),
    LOCK_TIMEOUT("TIME", "How long a statement waits for a lock, such as 30s or 2m", "30s"),
    LOCK_RETRIES("NUMBER", "How often one that got no lock is tried again", "3"),
    SCHEMA_LOCK(
        "auto|session|row",
        "What keeps another autogen off the schema: named locks of the server, or a row where there"
            + " are none",
        "auto"),
    SCHEMA_LOCK_TIMEOUT("TIME", "How long to wait for another autogen on the schema", "10m"),
    MYSQLD("FILE", "The mysqld that the development server runs", "one on the PATH, or fetched"),
    PROJECT_CODE("on|off", "Whether code of the project may be compiled and run", "on"),
    CACHE(
        "on|off|DIR",
        "Whether entities that have not changed are read from the cache; or the folder for it",
        "on, in .autogen or, where that cannot be written, in the user's cache");

    private final String label;
    private final String description;
    private final String standard;

    Key(String label, String description) {
      this(label, description, "");
    }

    Key(String label, String description, String standard) {
      this.label = label;
      this.description = description;
      this.standard = standard;
    }

    /** As it stands in a file and, behind two dashes, on the command line. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The environment's variable. */
    public String variable() {
      return VARIABLE + name();
    }

    /** What stands for its value in a description. */
    public String label() {
      return label;
    }

    /** What it is, in a sentence. */
    public String description() {
      return description + (standard.isEmpty() ? "." : "; default: " + standard + ".");
    }

    /** What holds when nobody says anything, in words; empty for nothing. */
    public String standard() {
      return standard;
    }

    /** What it is about. */
    public Group group() {
      return switch (this) {
        case ENV,
            URL,
            USER,
            PASSWORD,
            PASSWORD_FILE,
            SCHEMA,
            SPRING,
            SPRING_PROFILES,
            PERSISTENCE,
            PERSISTENCE_UNIT,
            DEFAULTS_FILE,
            TLS,
            TLS_CA,
            TLS_CERT,
            TLS_KEY,
            MYSQLD ->
            Group.CONNECTION;
        case MODELS, CLASSPATH, PACKAGE, NAMING, MAPPING_FILES, PROJECT_CODE, CACHE ->
            Group.ENTITIES;
        case MIGRATIONS, MIGRATIONS_PACKAGE, TEMPLATES, POST_WRITE, PROVE, SCRATCH ->
            Group.MIGRATIONS;
        case INCLUDE, EXCLUDE, EQUIVALENT, ONLY_IN_DATABASE, ACCEPTED, HOOKS -> Group.COMPARING;
        case CHANGED_MIGRATIONS,
            NEWER_DATABASE,
            LOCK_TIMEOUT,
            LOCK_RETRIES,
            SCHEMA_LOCK,
            SCHEMA_LOCK_TIMEOUT ->
            Group.RUNNING;
      };
    }

    /** Whether its value is shown to nobody. */
    public boolean isSecret() {
      return this == PASSWORD;
    }

    /** Whether its value is a JDBC URL, which may hold a password. */
    public boolean isUrl() {
      return this == URL || this == SCRATCH;
    }

    private static List<String> words() {
      return Arrays.stream(values()).map(Key::word).toList();
    }
  }

  /** What settings and options are about, in the order of the help. */
  public enum Group {
    CONNECTION,
    ENTITIES,
    MIGRATIONS,
    COMPARING,
    RUNNING,
    OUTPUT;

    /** Its title in small letters. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final List<String> STRATEGIES =
      List.of("hibernate.physical_naming_strategy", "hibernate.implicit_naming_strategy");

  private static final List<String> CACHE_WORDS = List.of("", "on", "off");

  private final Path working;
  private final Optional<Path> file;
  private final Path directory;
  private final Map<Key, Setting> values = new EnumMap<>(Key.class);
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
      Map<Key, String> options,
      Map<String, String> defines) {
    Optional<Path> found = file.map(working::resolve).or(() -> search(working, variables));
    Settings settings = new Settings(working, found);
    Optional<SettingsFile> read = found.map(path -> read(path, variables));
    List<Layer> layers = new ArrayList<>();
    layers.add(options(working, options, defines));
    layers.add(variables(working, variables));
    read.map(SettingsFile::everywhere).ifPresent(layers::add);
    first(layers, Key.ENV)
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
    return SettingsFile.read(path, variables, Key.words()::contains, n -> unknown(n, path));
  }

  /** The nearest file, up to the root of the repository, or to the home folder. */
  private static Optional<Path> search(Path working, Map<String, String> variables) {
    Path home = Path.of(variables.getOrDefault("HOME", "")).toAbsolutePath().normalize();
    Path folder = working.toAbsolutePath().normalize();
    while (folder != null) {
      Path file = folder.resolve(FILE);
      if (Files.isRegularFile(file)) {
        refuseForeign(file, variables);
        return Optional.of(file);
      }
      boolean isEnd =
          folder.equals(home) || REPOSITORIES.stream().map(folder::resolve).anyMatch(Files::exists);
      folder = isEnd ? null : folder.getParent();
    }
    return Optional.empty();
  }

  /** Settings name programs to run, so that those of others are not obeyed unasked, as in git. */
  private static void refuseForeign(Path file, Map<String, String> variables) {
    List<String> safe =
        Arrays.asList(variables.getOrDefault(SAFE, "").split(File.pathSeparator, -1));
    Path folder = file.getParent();
    if (!Owner.of(file).isTrusted(variables)
        && !safe.contains("*")
        && safe.stream().filter(s -> !s.isEmpty()).noneMatch(s -> folder.equals(Path.of(s)))) {
      throw AutogenException.usage(
          file + " belongs to another user, and settings can run programs",
          "read it, and where it is trusted say --config "
              + file
              + ", or set "
              + SAFE
              + "="
              + folder);
    }
  }

  private static AutogenException unknown(String name, Path file) {
    return AutogenException.usage(
        "there is no setting " + name + " (" + file + ")",
        DidYouMean.of(name, Key.words())
            .map(near -> "did you mean '" + near + "'?")
            .orElse(
                "use one of "
                    + String.join(", ", Key.words())
                    + ", or one of Hibernate's, such as hibernate.dialect"));
  }

  private static Layer options(
      Path working, Map<Key, String> options, Map<String, String> defines) {
    SortedMap<String, Setting> settings = new TreeMap<>();
    SortedMap<String, Setting> handedOn = new TreeMap<>();
    options.forEach(
        (key, value) -> settings.put(key.word(), new Setting(value, "--" + key.word(), working)));
    defines.forEach((name, value) -> handedOn.put(name, new Setting(value, "-D", working)));
    return Layer.plain(settings, handedOn);
  }

  private static Layer variables(Path working, Map<String, String> variables) {
    SortedMap<String, Setting> settings = new TreeMap<>();
    for (Key key : Key.values()) {
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
  static Optional<Setting> first(List<Layer> layers, Key key) {
    return layers.stream().flatMap(layer -> layer.setting(key.word()).stream()).findFirst();
  }

  private void takeFrom(List<Layer> layers) {
    for (Key key : Key.values()) {
      first(layers, key).ifPresent(setting -> values.put(key, setting));
    }
    boolean isNamed = false;
    for (Layer layer : layers) {
      for (String name : layer.properties().keySet()) {
        if (!properties.containsKey(name) && !(isNamed && STRATEGIES.contains(name))) {
          properties.put(name, layer.property(name).orElseThrow());
        }
      }
      isNamed |= layer.setting(Key.NAMING.word()).filter(Settings::isOfItsOwn).isPresent();
    }
  }

  /**
   * Whether a naming takes the place of the strategies that weaker places name. That of a file that
   * says spring, as its application does, leaves it to the application which strategy that is.
   */
  private static boolean isOfItsOwn(Setting naming) {
    return !naming.value().equals("spring")
        || naming.name().equals("--" + Key.NAMING.word())
        || naming.name().equals(Key.NAMING.variable());
  }

  /** The folder of the file, or the working directory where there is none. */
  public Path directory() {
    return directory;
  }

  /** Whether a settings file was found. */
  boolean hasFile() {
    return file.isPresent();
  }

  /** A path as people are told it: from the working directory where it is in there. */
  String shown(Path path) {
    Path from = working.toAbsolutePath().normalize();
    Path absolute = path.toAbsolutePath().normalize();
    return (absolute.startsWith(from) ? from.relativize(absolute) : absolute).toString();
  }

  /** A setting with its origin; empty where nobody said anything. */
  public Optional<Setting> setting(Key key) {
    return Optional.ofNullable(values.get(key));
  }

  /** The text of a setting; empty where it is not set. */
  public String text(Key key) {
    return setting(key).map(Setting::value).orElse("");
  }

  public boolean isSet(Key key) {
    return !text(key).isEmpty();
  }

  /**
   * Whether the database is the project's own development server: where it is asked for, or nobody
   * names anything.
   *
   * @throws AutogenException when a file is named for the database, and names none
   */
  public boolean wantsDevelopmentServer() {
    if (text(Key.URL).equals(DEVELOPMENT)) {
      return true;
    }
    if (isSet(Key.URL)) {
      return false;
    }
    for (Key key : List.of(Key.SPRING, Key.PERSISTENCE, Key.DEFAULTS_FILE)) {
      if (isSet(key)) {
        throw AutogenException.usage(
            "no database is named, neither in "
                + path(key).orElseThrow()
                + named(key)
                + " nor anywhere else",
            "name it there or with --url, or say --url development for a server of the project's own");
      }
    }
    return true;
  }

  private String named(Key key) {
    return key == Key.SPRING && isSet(Key.SPRING_PROFILES)
        ? " with the profiles " + text(Key.SPRING_PROFILES)
        : "";
  }

  /** The folder of the cache that is named; empty for the usual one. */
  Optional<Path> cacheFolder() {
    String said = text(Key.CACHE);
    if (CACHE_WORDS.contains(said)) {
      return Optional.empty();
    }
    if (!said.contains("/") && !said.contains(File.separator)) {
      throw AutogenException.usage(
          "'" + said + "' is no way to use the cache",
          "say on or off, or a folder such as ./cache");
    }
    return path(Key.CACHE);
  }

  /** Whether code of the project, its migrations, entities and hooks, may be run. */
  public boolean runsProjectCode() {
    return switch (text(Key.PROJECT_CODE)) {
      case "", "on" -> true;
      case "off" -> false;
      default ->
          throw AutogenException.usage(
              "the project-code " + text(Key.PROJECT_CODE) + " is none", "say on or off");
    };
  }

  /** Whether entities that have not changed are read from the cache. */
  boolean readsCache() {
    return !text(Key.CACHE).equals("off");
  }

  /** A list of words separated by commas or blanks. */
  public List<String> words(Key key) {
    return Arrays.stream(text(key).split("[,\\s]+", -1)).filter(w -> !w.isEmpty()).toList();
  }

  /** A list of paths separated as in a class path. */
  public List<Path> paths(Key key) {
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
  public Optional<Path> path(Key key) {
    return setting(key)
        .filter(setting -> !setting.value().isEmpty())
        .map(setting -> resolved(setting, setting.value()));
  }

  /**
   * Texts that are paths, or names of something else: each that is a file from where it was said is
   * that file.
   */
  List<String> wordsOrFiles(Key key) {
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
    properties.forEach((name, setting) -> texts.put(name, setting.value()));
    return texts;
  }

  /** What is handed on to Hibernate, with its origins. */
  public SortedMap<String, Setting> handedOn() {
    return Collections.unmodifiableSortedMap(properties);
  }
}
