package dev.autogen.project;

import dev.autogen.compare.Comparison;
import dev.autogen.diff.RenameHints;
import dev.autogen.embedded.MySqlSearch;
import dev.autogen.embedded.Testcontainers;
import dev.autogen.entity.EntityModel;
import dev.autogen.error.AutogenException;
import dev.autogen.event.RunEvent;
import dev.autogen.mysql.Database;
import dev.autogen.mysql.Failures;
import dev.autogen.mysql.PasswordMissingException;
import dev.autogen.mysql.SchemaReader;
import dev.autogen.mysql.Session;
import dev.autogen.mysql.Spelling;
import dev.autogen.mysql.Tls;
import dev.autogen.policy.Accepted;
import dev.autogen.policy.Equivalences;
import dev.autogen.policy.HookPolicy;
import dev.autogen.policy.OnlyInDatabase;
import dev.autogen.policy.Policy;
import dev.autogen.revision.MigrationLoader;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionPath;
import dev.autogen.revision.RevisionScript;
import dev.autogen.revision.RevisionText;
import dev.autogen.revision.Target;
import dev.autogen.run.AppliedMigrations;
import dev.autogen.run.ChangePolicy;
import dev.autogen.run.Interruption;
import dev.autogen.run.Operator;
import dev.autogen.run.ProgressLines;
import dev.autogen.run.Repair;
import dev.autogen.run.RunOptions;
import dev.autogen.run.Runner;
import dev.autogen.run.Version;
import dev.autogen.run.VersionTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** One project: what its settings lead to. */
public final class Project {

  private final Settings settings;
  private final Map<String, String> environment;
  private final Clock clock;
  private final Consumer<String> progress;
  private final Activity activity;
  private final Supplier<Optional<String>> password;
  private Interruption interruption = new Interruption();
  private EntitiesAhead ahead;
  private Hooks hooks;
  private Path cache;

  /**
   * A project.
   *
   * @param progress is told in one line what is done
   * @param activity is told what takes long
   * @param password asks for the password that a server wants and nobody gave; empty where nobody
   *     can be asked
   */
  public Project(
      Settings settings,
      Map<String, String> environment,
      Clock clock,
      Consumer<String> progress,
      Activity activity,
      Supplier<Optional<String>> password) {
    this.settings = settings;
    this.environment = Map.copyOf(environment);
    this.clock = clock;
    this.progress = progress;
    this.activity = activity;
    this.password = password;
  }

  public Settings settings() {
    return settings;
  }

  /** Lets somebody else end what is done here, before it has written anything. */
  public Project endedBy(Interruption newInterruption) {
    interruption = newInterruption;
    return this;
  }

  Interruption interruption() {
    return interruption;
  }

  Clock clock() {
    return clock;
  }

  Consumer<String> progress() {
    return progress;
  }

  Activity activity() {
    return activity;
  }

  /** The folders of the migrations' sources, at least one; each may be absent yet. */
  public List<Path> migrations() {
    List<Path> folders = settings.paths(Settings.Key.MIGRATIONS).stream().distinct().toList();
    return folders.isEmpty()
        ? List.of(settings.directory().resolve("generated-migrations"))
        : folders;
  }

  /** The folders of the migrations in one line. */
  public String migrationsLabel() {
    return String.join(", ", migrations().stream().map(Path::toString).toList());
  }

  /**
   * The folder to write a revision into.
   *
   * @throws AutogenException when there are several and nothing says which
   */
  Path folderFor(NewRevision revision, List<RevisionScript> parents) {
    List<Path> folders = migrations();
    if (revision.folder().isPresent()) {
      Path wanted = revision.folder().get().toAbsolutePath().normalize();
      if (folders.stream().noneMatch(f -> wanted.startsWith(f.toAbsolutePath().normalize()))) {
        throw AutogenException.usage(
            wanted + " is in no folder of migrations (" + migrationsLabel() + ")",
            "name one of these, or add it to the setting migrations");
      }
      return wanted;
    }
    List<Path> used =
        folders.stream()
            .filter(f -> parents.stream().anyMatch(p -> Path.of(p.source()).startsWith(f)))
            .toList();
    if (folders.size() == 1 || used.size() == 1) {
      return folders.size() == 1 ? folders.get(0) : used.get(0);
    }
    throw AutogenException.usage(
        "there are several folders of migrations: " + migrationsLabel(),
        "name the one to write to with --version-path");
  }

  /** The folder of templates of the project's own, which may be absent. */
  Path templates() {
    return settings.paths(Settings.Key.TEMPLATES).stream()
        .findFirst()
        .orElse(settings.directory().resolve("templates"));
  }

  /** The folder for what autogen keeps and can make again. */
  Path cache() {
    if (cache == null) {
      cache =
          settings
              .cacheFolder()
              .orElseGet(() -> new CacheFolder(settings.directory(), environment).path());
    }
    return cache;
  }

  /** Keeps the cache out of the project's repository, whoever made it. */
  public void ignoreCacheInGit() {
    if (cache != null) {
      CacheFolder.ignoreInGit(cache);
    }
  }

  /** Every revision: those in sources, and those among the project's classes. */
  public RevisionGraph revisions() {
    if (!settings.runsProjectCode()) {
      return RevisionGraph.of(
          migrations().stream().flatMap(folder -> RevisionText.in(folder).stream()).toList());
    }
    return revisions(migrations());
  }

  /** Every revision with the sources in {@code folders}. */
  RevisionGraph revisions(List<Path> folders) {
    finishSquashes();
    List<Path> classpath = ClassPaths.expand(settings.paths(Settings.Key.CLASSPATH));
    MigrationLoader loader = new MigrationLoader(cache().resolve("migrations"), classpath);
    List<RevisionScript> scripts = new ArrayList<>();
    try (Activity.Stage stage = activity.begin("reading the migrations")) {
      folders.forEach(folder -> scripts.addAll(loader.fromSources(folder)));
    }
    List<String> fromSources = scripts.stream().map(RevisionScript::id).toList();
    loader.fromClassPath(classpath).stream()
        // A project that compiles its migrations too has each of them twice.
        .filter(script -> !fromSources.contains(script.id()))
        .forEach(scripts::add);
    return RevisionGraph.of(scripts);
  }

  private void finishSquashes() {
    List<Exchange> unfinished =
        migrations().stream().map(Exchange::new).filter(Exchange::isUnfinished).toList();
    if (!unfinished.isEmpty()) {
      try (WritingLock lock = writing()) {
        unfinished.forEach(exchange -> exchange.finish(progress));
      }
    }
  }

  /** Keeps others from writing migrations here at the same time. */
  WritingLock writing() {
    return WritingLock.take(cache(), migrations(), progress);
  }

  /** What the settings say about entities. */
  public Entities entities() {
    needCode("what the entities say");
    return new Entities(settings, cache(), activity);
  }

  /** Which tables count. */
  TableFilter tableFilter() {
    return new TableFilter(
        settings.words(Settings.Key.INCLUDE), settings.words(Settings.Key.EXCLUDE));
  }

  /**
   * Begins with the entities, beside whatever else is done until {@link #compare} asks for them. A
   * failure is told then.
   */
  public void readAhead() {
    ahead = new EntitiesAhead(entities()::prepare);
  }

  /**
   * Opens the database the settings name, or the development server where they name none.
   *
   * @throws AutogenException when they name a file for it that names none
   */
  public Connection connect() {
    String url = settings.text(Settings.Key.URL);
    String schema = settings.text(Settings.Key.SCHEMA);
    if (!settings.runsProjectCode()) {
      refuseForeignServer();
    }
    if (settings.wantsDevelopmentServer()) {
      if (url.isEmpty()) {
        refuseNoProject();
      }
      progress.accept(
          (url.isEmpty() ? "no url is set: " : "")
              + "the database is the development server in "
              + settings.shown(developmentFolder()));
      return developmentServer(true);
    }
    Database database =
        new Database(url, settings.text(Settings.Key.USER), settings.text(Settings.Key.PASSWORD))
            .withTls(tls())
            .withSchema(schema)
            .withSaid(settings.setting(Settings.Key.URL).map(s -> s.place("url")).orElse("--url"));
    try {
      return connect(database);
    } catch (PasswordMissingException e) {
      return connect(database.withPassword(password.get().orElseThrow(() -> e)));
    }
  }

  private void needCode(String what) {
    if (!settings.runsProjectCode()) {
      throw AutogenException.usage(
          what + " is not known without running the project's code",
          "leave out --no-project-code where the code is trusted");
    }
  }

  /**
   * A server that files of the project name is one they can choose, start, or set the driver for.
   */
  private void refuseForeignServer() {
    boolean isOurs =
        settings
            .setting(Settings.Key.URL)
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
    return cache().resolve("mysql");
  }

  /** Where nothing is there to work on, a server is not what was meant. */
  private void refuseNoProject() {
    boolean isProject =
        settings.hasFile()
            || settings.isSet(Settings.Key.MODELS)
            || settings.isSet(Settings.Key.MIGRATIONS)
            || Files.isDirectory(developmentFolder())
            || migrations().stream().anyMatch(Files::isDirectory)
            || !ClassPaths.usualModelsIfAny(settings.directory()).isEmpty()
            || Layout.isBuilt(settings.directory());
    if (!isProject) {
      throw AutogenException.usage(
          settings.directory().toAbsolutePath().normalize()
              + " holds no project (no "
              + Settings.FILE
              + " there or above, no migrations, no classes and no build), and no url is set",
          "change to the project's folder, or name the database with --url");
    }
  }

  private Connection connect(Database database) {
    try (Activity.Stage stage = activity.begin("connecting to the database")) {
      return Connection.to(database, new Testcontainers(search().cache(), progress)::connect);
    }
  }

  private Tls tls() {
    return new Tls(
        settings.text(Settings.Key.TLS),
        settings.path(Settings.Key.TLS_CA),
        settings.path(Settings.Key.TLS_CERT),
        settings.path(Settings.Key.TLS_KEY));
  }

  /** Where to try things: on the server the settings name for it, or beside the database. */
  Database scratch(Connection connection) {
    String url = settings.text(Settings.Key.SCRATCH);
    Database own = connection.database();
    return url.isEmpty() ? own : own.withUrl(url);
  }

  /**
   * Opens the project's development server.
   *
   * @param mayFetch whether MySQL may be downloaded where there is none
   */
  Connection developmentServer(boolean mayFetch) {
    try (Activity.Stage stage = activity.begin("starting the development server")) {
      return Connection.toDevelopmentServer(
          developmentFolder(),
          () -> mayFetch ? search() : search().withoutFetching(),
          settings.text(Settings.Key.SCHEMA));
    }
  }

  /** The MySQL server of the project's own, which may not have been made yet. */
  public PrivateServer privateServer() {
    String schema = settings.text(Settings.Key.SCHEMA);
    return new PrivateServer(
        cache().resolve("mysql"),
        schema.isEmpty() ? Connection.DEFAULT_SCHEMA : schema,
        this::search,
        () -> developmentServer(true));
  }

  private MySqlSearch search() {
    return MySqlSearch.of(environment, progress)
        .withMysqld(settings.path(Settings.Key.MYSQLD).map(Path::toString).orElse(""));
  }

  /** How to run, as the settings say. */
  public RunOptions runOptions() {
    return RunSettings.of(settings);
  }

  /**
   * The migrations that were changed after they were run on this database, a sentence each; none
   * where the settings let that pass.
   */
  public List<String> changedMigrations(Connection connection, RevisionGraph revisions)
      throws SQLException {
    return runOptions().changed() == ChangePolicy.IGNORE || !settings.runsProjectCode()
        ? List.of()
        : new AppliedMigrations(connection.session(), revisions)
            .changed().stream().map(Repair.Finding::sentence).toList();
  }

  /** A runner of {@code revisions} on {@code connection}. */
  public Runner runner(Connection connection, RevisionGraph revisions) {
    return runner(connection, revisions, runOptions());
  }

  /** As above, in a way of its own. */
  public Runner runner(Connection connection, RevisionGraph revisions, RunOptions options) {
    return runner(connection, revisions, options, progress(options));
  }

  /** As above, and tells what happens to {@code told} instead. */
  public Runner runner(
      Connection connection, RevisionGraph revisions, RunOptions options, Consumer<RunEvent> told) {
    return runner(connection.session(), revisions, options, told)
        .telling(revision -> hooks().applied(revision));
  }

  /** Tells what happens in lines. */
  public Consumer<RunEvent> progress(RunOptions options) {
    return new ProgressLines(progress, options.verbose());
  }

  Runner runner(
      Session session, RevisionGraph revisions, RunOptions options, Consumer<RunEvent> told) {
    return new Runner(
        session, revisions, clock, Operator.current(Version.current()), options, told);
  }

  /**
   * Compares the entities with the database. What is only probably renamed counts as dropped and
   * added.
   *
   * @throws AutogenException when the entities cannot be read, or the server refuses something
   */
  public Compared compare(Connection connection, RevisionGraph revisions) {
    PossibleRenames possible = new PossibleRenames();
    Compared compared =
        compare(
            connection,
            revisions,
            model ->
                RenameQuestions.nobody().hints(MappingFile.before(revisions), model, possible));
    return new Compared(
        compared.model(), compared.read(), compared.comparison().warning(possible.warnings()));
  }

  /**
   * Compares the entities with the database.
   *
   * @param hints what is known of names that changed
   */
  Compared compare(
      Connection connection, RevisionGraph revisions, Function<EntityModel, RenameHints> hints) {
    Session session = connection.session();
    if (ahead == null) {
      readAhead();
    }
    ahead.read(session.server().shortVersion());
    try {
      SchemaReader.Live live;
      EntityModel model;
      try (Activity.Stage stage = activity.begin("reading the schema and the entities")) {
        live = new SchemaReader(session).read(tables());
        entities()
            .requireModules(
                ahead.model(), MappingFile.entities(MappingFile.before(revisions), live.schema()));
        model = counted(ahead.model(), live, session);
      }
      Comparison comparison =
          Comparison.of(
              session,
              live,
              model.schema(),
              Entities.freeOrderEnums(model)::contains,
              hints.apply(model),
              policy(model, revisions));
      return new Compared(model, live, comparison);
    } catch (SQLException e) {
      throw Failures.of("reading the schema", e);
    }
  }

  /** What counts of the entities: the tables of the schema itself that the settings count. */
  private EntityModel counted(EntityModel read, SchemaReader.Live live, Session session)
      throws SQLException {
    Comparator<String> order = Spelling.order(session.server());
    String name = session.schema();
    EntityModel model = read.within(schema -> order.compare(schema, name) == 0);
    model =
        model.withSchema(
            model
                .schema()
                .withTables(
                    model.schema().tables().stream()
                        .filter(table -> tables().test(table.name()))
                        .toList()));
    return MappedViews.of(live.views(), order).without(model, new SchemaReader(session));
  }

  /** The same, where tables that were not read are not known to be gone. */
  Policy policy(EntityModel model, RevisionGraph revisions) {
    Policy policy = policy();
    return new Policy(
        policy.equivalences(),
        policy
            .onlyInDatabase()
            .withUncertain(new UnreadEntities(model, MappingFile.before(revisions))),
        policy.accepted(),
        policy.hooked());
  }

  /** What the settings say about differences. */
  Policy policy() {
    return new Policy(
        Equivalences.parse(settings.text(Settings.Key.EQUIVALENT)),
        OnlyInDatabase.parse(settings.text(Settings.Key.ONLY_IN_DATABASE)),
        new Accepted(acceptedFile().lines()),
        new HookPolicy(hooks(), hooks()));
  }

  /** The file of accepted differences, which may be absent. */
  AcceptedFile acceptedFile() {
    return AcceptedFile.read(
        settings
            .path(Settings.Key.ACCEPTED)
            .orElse(settings.directory().resolve("autogen.accepted")));
  }

  /** Which tables count, the hooks asked too. */
  Predicate<String> tables() {
    return tableFilter().and(hooks()::includesTable);
  }

  /** Why a table does not count, as a clause; empty where it does. */
  Optional<String> reasonAgainst(String table) {
    return tableFilter()
        .reasonAgainst(table)
        .or(
            () ->
                hooks().includesTable(table)
                    ? Optional.empty()
                    : Optional.of("a hook leaves it out"));
  }

  /** The project's own code that autogen asks. */
  Hooks hooks() {
    if (hooks == null) {
      needCode("what the hooks say");
      List<Path> models = settings.paths(Settings.Key.MODELS);
      List<Path> classPath =
          new ArrayList<>(ClassPaths.expand(settings.paths(Settings.Key.CLASSPATH)));
      // Where migrations are only run there need be no classes.
      classPath.addAll(
          models.isEmpty() ? ClassPaths.usualModelsIfAny(settings.directory()) : models);
      hooks = Hooks.find(settings.words(Settings.Key.HOOKS), classPath);
    }
    return hooks;
  }

  /** The commands that are run on each migration that was written. */
  PostWrite postWrite() {
    needCode("what post-write does");
    return new PostWrite(settings.text(Settings.Key.POST_WRITE), settings.directory());
  }

  /**
   * What the entities say and how it compares.
   *
   * @param read the live tables that count, as they were read first
   */
  public record Compared(EntityModel model, SchemaReader.Live read, Comparison comparison) {

    /** What could not be read or compared, a sentence each. */
    public List<String> warnings() {
      List<String> warnings = new ArrayList<>(model.warnings());
      warnings.addAll(comparison.warnings());
      return List.copyOf(warnings);
    }
  }

  /**
   * The revisions the database holds, which must be the heads of the migrations.
   *
   * @throws AutogenException when it is behind, saying by how much
   */
  List<String> headsInStep(Connection connection, RevisionGraph revisions) throws SQLException {
    VersionTable versions = new VersionTable(connection.session());
    List<String> current = versions.heads();
    List<RevisionScript> pending = versions.path(revisions).pending();
    if (!pending.isEmpty()) {
      throw AutogenException.usage(
          "target database is not up to date: it is "
              + (pending.size() == 1 ? "1 revision" : pending.size() + " revisions")
              + " behind (next: "
              + pending.get(0).id()
              + " "
              + pending.get(0).message()
              + ")",
          "run 'autogen upgrade' first");
    }
    return current;
  }

  /** A development database is for autogen to bring to head; others it leaves where they are. */
  public void catchUp(Connection connection, RevisionGraph revisions) throws SQLException {
    if (connection.development()) {
      prepareUpgrade(connection, revisions);
      runner(connection, revisions).upgrade(Target.HEADS);
    }
  }

  /**
   * Readies a server of the project's own to follow {@code revisions}: takes back what was run
   * there and is no more, or has become something else. Any other is left as it is.
   */
  public void prepareUpgrade(Connection connection, RevisionGraph revisions) throws SQLException {
    if (connection.folder().isPresent()) {
      KeptMigrations kept = kept(connection);
      new Rewind(this, connection, revisions, kept).run();
      List<String> heads = new VersionTable(connection.session()).heads();
      if (!new RevisionPath(revisions, heads).pending().isEmpty()) {
        kept.keep(migrations());
      }
    }
  }

  /**
   * The migrations by which {@code connection} goes back: those it was last run with where it is a
   * server of the project's own and cannot go back by {@code revisions}, else these.
   */
  public RevisionGraph revisionsBack(Connection connection, RevisionGraph revisions)
      throws SQLException {
    if (connection.folder().isEmpty()) {
      return revisions;
    }
    Rewind rewind = new Rewind(this, connection, revisions, kept(connection));
    return rewind.isNeeded() ? rewind.asRun().orElse(revisions) : revisions;
  }

  private static KeptMigrations kept(Connection connection) {
    return new KeptMigrations(connection.folder().orElseThrow().resolve("migrations"));
  }
}
