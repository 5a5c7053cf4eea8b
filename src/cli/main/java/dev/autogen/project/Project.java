package dev.autogen.project;

import dev.autogen.compare.Comparison;
import dev.autogen.entity.EntityModel;
import dev.autogen.error.AutogenException;
import dev.autogen.event.RunEvent;
import dev.autogen.finding.Finding;
import dev.autogen.finding.Severity;
import dev.autogen.mysql.Database;
import dev.autogen.mysql.SchemaReader;
import dev.autogen.mysql.Session;
import dev.autogen.online.OnlineChanges;
import dev.autogen.online.OnlineSettings;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionPath;
import dev.autogen.revision.RevisionScript;
import dev.autogen.revision.Target;
import dev.autogen.run.AppliedMigrations;
import dev.autogen.run.ChangePolicy;
import dev.autogen.run.Interruption;
import dev.autogen.run.Operator;
import dev.autogen.run.ProgressLines;
import dev.autogen.run.RunOptions;
import dev.autogen.run.Runner;
import dev.autogen.run.Version;
import dev.autogen.run.VersionTable;
import dev.autogen.tool.MigrationTool;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** One project: what its settings lead to. */
public final class Project {

  private final Settings settings;
  private final Map<String, String> environment;
  private final Clock clock;
  private final Consumer<String> progress;
  private final Activity activity;
  private final MigrationFolders folders;
  private Databases databases;
  private final DatabaseComparison comparing;
  private Interruption interruption = new Interruption();
  private Hooks hooks;
  private MigrationTool tool;
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
    this.folders = new MigrationFolders(this);
    this.databases = new Databases(this, environment, password, Optional.empty());
    this.comparing = new DatabaseComparison(this);
  }

  public Settings settings() {
    return settings;
  }

  /** Lets somebody else end what is done here, before it has written anything. */
  public Project endedBy(Interruption newInterruption) {
    interruption = newInterruption;
    return this;
  }

  /** Works on that database, in place of the one that the settings name. */
  public Project on(Database newDatabase) {
    databases = databases.with(newDatabase);
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
    return folders.all();
  }

  /** The folders of the migrations in one line. */
  public String migrationsLabel() {
    return folders.label();
  }

  MigrationFolders folders() {
    return folders;
  }

  /** The folder of templates of the project's own, which may be absent. */
  Path templates() {
    return settings.paths(SettingKey.TEMPLATES).stream()
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

  /**
   * Every revision: those in sources, and those among the project's classes.
   *
   * @throws AutogenException where another tool runs the migrations
   */
  public RevisionGraph revisions() {
    Optional<MigrationTool> tool = tool();
    if (tool.isPresent()) {
      throw Tools.refusal(tool.get());
    }
    return folders.revisions();
  }

  /**
   * The migrations, and what a database has had of them.
   *
   * @param ids gives the id of a new revision, and names scratch schemas
   */
  public History history(Supplier<String> ids) {
    return tool()
        .<History>map(tool -> new ToolHistory(this, tool, ids))
        .orElseGet(() -> new OwnHistory(this, revisions(), ids));
  }

  /** The tool that runs the migrations where that is not autogen. */
  Optional<MigrationTool> tool() {
    if (tool == null) {
      // It looks at the whole class path, and is asked often.
      tool = new Tools(settings, databases.libraries()).tool().orElse(null);
    }
    return Optional.ofNullable(tool);
  }

  /** What the settings say about entities. */
  public Entities entities() {
    needCode("what the entities say");
    return new Entities(settings, cache(), activity);
  }

  /** Which tables count. */
  TableFilter tableFilter() {
    return new TableFilter(settings.words(SettingKey.INCLUDE), settings.words(SettingKey.EXCLUDE));
  }

  /**
   * Begins with the entities, beside whatever else is done until {@link #compare} asks for them. A
   * failure is told then.
   */
  public void readAhead() {
    comparing.readAhead();
  }

  /**
   * Opens the database the settings name, or the development server where they name none.
   *
   * @throws AutogenException when they name a file for it that names none
   */
  public Connection connect() {
    return databases.open();
  }

  Databases databases() {
    return databases;
  }

  /** The MySQL server of the project's own, which may not have been made yet. */
  public PrivateServer privateServer() {
    return databases.privateServer();
  }

  void needCode(String what) {
    if (!settings.runsProjectCode()) {
      throw AutogenException.usage(
          what + " is not known without running the project's code",
          "leave out --no-project-code where the code is trusted");
    }
  }

  /** How to run, as the settings say. */
  public RunOptions runOptions() {
    RunOptions options = RunSettings.of(settings);
    return options.withHandover(
        new OnlineChanges(options.timeouts().turn(), options.interruption()));
  }

  /** How many bytes a table may have that an upgrade writes anew; empty for any number. */
  public OptionalLong maxCopySize() {
    return RunSettings.maxCopySize(settings);
  }

  /** The tool that changes large tables; empty: the server. */
  public Optional<OnlineSettings> online() {
    return RunSettings.online(settings);
  }

  /**
   * The migrations that were changed after they were run on this database; none where the settings
   * let that pass.
   */
  public List<Finding> changedMigrations(Connection connection, RevisionGraph revisions)
      throws SQLException {
    return runOptions().changed() == ChangePolicy.IGNORE || !settings.runsProjectCode()
        ? List.of()
        : new AppliedMigrations(connection.session(), revisions)
            .changed().stream().map(one -> one.finding(Severity.ERROR)).toList();
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
    return comparing.compare(connection, MappingFile.before(revisions));
  }

  DatabaseComparison comparing() {
    return comparing;
  }

  /** The file of accepted differences, which may be absent. */
  AcceptedFile acceptedFile() {
    return AcceptedFile.read(
        settings
            .path(SettingKey.ACCEPTED)
            .orElse(settings.directory().resolve("autogen.accepted")));
  }

  /** Which tables count, the hooks asked too. */
  Predicate<String> tables() {
    Predicate<String> counted = tableFilter().and(hooks()::includesTable);
    return tool().map(tool -> counted.and(table -> !tool.isOwn(table))).orElse(counted);
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
      List<Path> models = settings.paths(SettingKey.MODELS);
      List<Path> classPath =
          new ArrayList<>(ClassPaths.expand(settings.paths(SettingKey.CLASSPATH)));
      // Where migrations are only run there need be no classes.
      classPath.addAll(
          models.isEmpty() ? ClassPaths.usualModelsIfAny(settings.directory()) : models);
      hooks = Hooks.find(settings.words(SettingKey.HOOKS), classPath);
    }
    return hooks;
  }

  /** The commands that are run on each migration that was written. */
  PostWrite postWrite() {
    needCode("what post-write does");
    return new PostWrite(settings.text(SettingKey.POST_WRITE), settings.directory());
  }

  /**
   * What the entities say and how it compares.
   *
   * @param read the live tables that count, as they were read first
   */
  public record Compared(EntityModel model, SchemaReader.Live read, Comparison comparison) {

    /** What could not be read or compared. */
    public List<Finding> warnings() {
      List<Finding> warnings = new ArrayList<>(model.findings());
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
