package dev.autogen.project;

import dev.autogen.embedded.MavenLibraries;
import dev.autogen.embedded.MySqlSearch;
import dev.autogen.embedded.Testcontainers;
import dev.autogen.error.AutogenException;
import dev.autogen.mysql.Database;
import dev.autogen.mysql.PasswordMissingException;
import dev.autogen.mysql.Tls;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The database of a project, its development server, and where to try things.
 *
 * @param password asks for the password that a server wants and nobody gave; empty where nobody can
 *     be asked
 * @param given somebody's in place of the one that the settings name
 */
record Databases(
    Project project,
    Map<String, String> environment,
    Supplier<Optional<String>> password,
    Optional<Database> given) {

  /** Of ten thousand tables. */
  private static final long MOST_BYTES = 32L << 20;

  /** The same, on that database. */
  Databases with(Database database) {
    return new Databases(project, environment, password, Optional.of(database));
  }

  private Settings settings() {
    return project.settings();
  }

  /**
   * Opens the database the settings name, or the development server where they name none.
   *
   * @throws AutogenException when they name a file for it that names none
   */
  Connection open() {
    Connection opened = named();
    return settings().readsCache()
        ? opened.withAnswers(new KeptAnswers(() -> project.cache().resolve("answers"), MOST_BYTES))
        : opened;
  }

  private Connection named() {
    if (given.isPresent()) {
      return opened(given.get());
    }
    String url = settings().text(SettingKey.URL);
    String schema = settings().text(SettingKey.SCHEMA);
    if (!settings().runsProjectCode()) {
      refuseForeignServer();
    }
    if (settings().wantsDevelopmentServer()) {
      if (url.isEmpty()) {
        refuseNoProject();
      }
      project
          .progress()
          .accept(
              (url.isEmpty() ? "no url is set: " : "")
                  + "the database is the development server in "
                  + settings().shown(developmentFolder()));
      return developmentServer(true);
    }
    Database database =
        new Database(url, settings().text(SettingKey.USER), settings().text(SettingKey.PASSWORD))
            .withTls(tls())
            .withSchema(schema)
            .withSaid(settings().setting(SettingKey.URL).map(s -> s.place("url")).orElse("--url"));
    try {
      return opened(database);
    } catch (PasswordMissingException e) {
      return opened(database.withPassword(password.get().orElseThrow(() -> e)));
    }
  }

  /**
   * A server that files of the project name is one they can choose, start, or set the driver for.
   */
  private void refuseForeignServer() {
    boolean isOurs =
        settings()
            .setting(SettingKey.URL)
            .filter(url -> url.file().isEmpty())
            .filter(url -> url.value().startsWith("jdbc:mysql:"))
            .isPresent();
    if (!isOurs) {
      throw AutogenException.usage(
          "without the project's code only a server is asked that the project does not name itself",
          "name it with --url or AUTOGEN_URL, as jdbc:mysql://host:3306/schema");
    }
  }

  private Path developmentFolder() {
    return project.cache().resolve("mysql");
  }

  /** Where nothing is there to work on, a server is not what was meant. */
  private void refuseNoProject() {
    boolean isProject =
        settings().hasFile()
            || settings().isSet(SettingKey.MODELS)
            || settings().isSet(SettingKey.MIGRATIONS)
            || Files.isDirectory(developmentFolder())
            || project.migrations().stream().anyMatch(Files::isDirectory)
            || !ClassPaths.usualModelsIfAny(settings().directory()).isEmpty()
            || Layout.isBuilt(settings().directory());
    if (!isProject) {
      throw AutogenException.usage(
          settings().directory().toAbsolutePath().normalize()
              + " holds no project (no "
              + Settings.FILE
              + " there or above, no migrations, no classes and no build), and no url is set",
          "change to the project's folder, or name the database with --url");
    }
  }

  private Connection opened(Database database) {
    try (Activity.Stage stage = project.activity().begin("connecting to the database")) {
      return Connection.to(startable(database));
    }
  }

  /** With what starts its server, where that is a container. */
  private Database startable(Database database) {
    return database.isContainer()
        ? database.withConnector(new Testcontainers(search().cache(), project.progress())::connect)
        : database;
  }

  private Tls tls() {
    return new Tls(
        settings().text(SettingKey.TLS),
        settings().path(SettingKey.TLS_CA),
        settings().path(SettingKey.TLS_CERT),
        settings().path(SettingKey.TLS_KEY));
  }

  /** The server the settings name to try things on. */
  Database scratch() {
    return startable(
        new Database(
                settings().text(SettingKey.SCRATCH),
                settings().text(SettingKey.USER),
                settings().text(SettingKey.PASSWORD))
            .withTls(tls()));
  }

  /** Where to try things: on the server the settings name for it, or beside the database. */
  Database scratch(Connection connection) {
    String url = settings().text(SettingKey.SCRATCH);
    Database own = connection.database();
    return url.isEmpty() || given.isPresent() ? own : own.withUrl(url);
  }

  /**
   * Opens the project's development server.
   *
   * @param mayFetch whether MySQL may be downloaded where there is none
   */
  Connection developmentServer(boolean mayFetch) {
    try (Activity.Stage stage = project.activity().begin("starting the development server")) {
      return Connection.toDevelopmentServer(
          developmentFolder(),
          () -> mayFetch ? search() : search().withoutFetching(),
          settings().text(SettingKey.SCHEMA));
    }
  }

  /** The MySQL server of the project's own, which may not have been made yet. */
  PrivateServer privateServer() {
    String schema = settings().text(SettingKey.SCHEMA);
    return new PrivateServer(
        project.cache().resolve("mysql"),
        schema.isEmpty() ? Connection.DEFAULT_SCHEMA : schema,
        this::search,
        () -> developmentServer(true));
  }

  private MySqlSearch search() {
    MySqlSearch search =
        MySqlSearch.of(environment, project.progress())
            .withMysqld(settings().path(SettingKey.MYSQLD).map(Path::toString).orElse(""));
    return settings().mayFetch() ? search : search.withoutFetching();
  }

  /** Libraries that are fetched where the project has none. */
  MavenLibraries libraries() {
    return new MavenLibraries(search(), environment);
  }
}
