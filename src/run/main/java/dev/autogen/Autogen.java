package dev.autogen;

import dev.autogen.error.AutogenException;
import dev.autogen.event.Direction;
import dev.autogen.event.RunEvent;
import dev.autogen.migration.Migration;
import dev.autogen.mysql.Database;
import dev.autogen.mysql.Failures;
import dev.autogen.mysql.Session;
import dev.autogen.revision.MigrationLoader;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionScript;
import dev.autogen.revision.Target;
import dev.autogen.run.MigrationCheck;
import dev.autogen.run.Operator;
import dev.autogen.run.ProgressLines;
import dev.autogen.run.Runner;
import dev.autogen.run.Version;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/**
 * Runs migrations from within an application, at its start for example:
 *
 * <pre>{@code
 * Autogen.configure().dataSource(dataSource).packages("com.shop.migrations").upgrade();
 * }</pre>
 *
 * <p>Any number of instances of the application may do so at once: one of them runs the migrations,
 * the others wait for it and find nothing to do. An instance of this class is immutable and may be
 * shared; every method that works opens its connections anew and closes them. The class path is
 * searched once, by the first of them.
 */
public final class Autogen {

  /** Opens a session. */
  private interface Opening {

    /**
     * Opens it.
     *
     * @param schema the schema to work on; empty for that which the database is said with
     */
    Session open(String schema) throws SQLException;
  }

  private record Folder(Path sources, Path cache) {}

  private final Opening opening;
  private final String schema;
  private final List<String> packages;
  private final List<Folder> folders;
  private final List<RevisionScript> scripts;
  private final ClassLoader classes;
  private final MigrationOptions options;
  private final Clock clock;
  private final Consumer<String> progress;
  private final Consumer<RunEvent> listener;

  /** What is in the packages, once somebody has asked: a class path does not change. */
  private Optional<List<RevisionScript>> found = Optional.empty();

  private Autogen(Draft draft) {
    this.opening = draft.opening;
    this.schema = draft.schema;
    this.packages = List.copyOf(draft.packages);
    this.folders = List.copyOf(draft.folders);
    this.scripts = List.copyOf(draft.scripts);
    this.classes = draft.classes;
    this.options = draft.options;
    this.clock = draft.clock;
    this.progress = draft.progress;
    this.listener = draft.listener;
  }

  /** One whose parts may be set one by one. */
  private static final class Draft {
    private Opening opening;
    private String schema = "";
    private final List<String> packages = new ArrayList<>();
    private final List<Folder> folders = new ArrayList<>();
    private final List<RevisionScript> scripts = new ArrayList<>();
    private ClassLoader classes;
    private MigrationOptions options;
    private Clock clock;
    private Consumer<String> progress;
    private Consumer<RunEvent> listener;
  }

  private Autogen with(Consumer<Draft> change) {
    Draft draft = new Draft();
    draft.opening = opening;
    draft.schema = schema;
    draft.packages.addAll(packages);
    draft.folders.addAll(folders);
    draft.scripts.addAll(scripts);
    draft.classes = classes;
    draft.options = options;
    draft.clock = clock;
    draft.progress = progress;
    draft.listener = listener;
    change.accept(draft);
    return new Autogen(draft);
  }

  /**
   * Nothing configured yet: the database and the place of the migrations are to be named. Classes
   * are looked for with the context class loader of this thread.
   */
  public static Autogen configure() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    Draft draft = new Draft();
    draft.opening =
        none -> {
          throw AutogenException.usage(
              "no database is configured", "name one with dataSource(…) or url(…)");
        };
    draft.classes = context == null ? Autogen.class.getClassLoader() : context;
    draft.options = MigrationOptions.usual();
    draft.clock = Clock.systemUTC();
    draft.progress = line -> {};
    draft.listener = event -> {};
    return new Autogen(draft);
  }

  /**
   * The database, by a data source whose connections have a default schema; at least three
   * connections may be in use at a time. They go back with the settings they came with.
   */
  public Autogen dataSource(DataSource source) {
    return with(a -> a.opening = chosen -> Session.of(source, chosen));
  }

  /** The database, by a JDBC URL such as {@code jdbc:mysql://host:3306/shop}, and an account. */
  public Autogen url(String url, String user, String password) {
    Database database = new Database(url, user, password);
    return with(a -> a.opening = chosen -> database.withSchema(chosen).open());
  }

  /** The schema to work on, where it is another than the one the database is said with. */
  public Autogen schema(String name) {
    return with(a -> a.schema = name);
  }

  /**
   * Further packages on the class path that hold compiled migrations; what is below them counts.
   */
  public Autogen packages(String... names) {
    return with(a -> a.packages.addAll(List.of(names)));
  }

  /**
   * Further migrations by their classes, where the class path is not searched, as in a native
   * image.
   *
   * @throws AutogenException when one of them has no revision or cannot be made
   */
  @SafeVarargs
  public final Autogen migrations(Class<? extends Migration>... types) {
    List<Class<? extends Migration>> all = new ArrayList<>();
    for (Class<? extends Migration> type : types) {
      all.add(type);
    }
    return with(a -> a.scripts.addAll(MigrationLoader.ofClasses(all)));
  }

  /**
   * Further migrations that somebody else made, such as the beans of an application.
   *
   * @throws AutogenException when one of them has no revision
   */
  public Autogen migrations(Collection<? extends Migration> migrations) {
    return with(a -> a.scripts.addAll(MigrationLoader.of(migrations)));
  }

  /**
   * A further folder of migrations in source form. They are compiled when needed, so this needs a
   * JDK.
   *
   * @param cache a folder for what is compiled, which may be deleted at any time
   */
  public Autogen folder(Path sources, Path cache) {
    return with(a -> a.folders.add(new Folder(sources, cache)));
  }

  /** Where the classes of migrations are loaded from. */
  public Autogen classLoader(ClassLoader loader) {
    return with(a -> a.classes = loader);
  }

  /** How to run: {@code options(o -> o.withoutPreflight())}. */
  public Autogen options(UnaryOperator<MigrationOptions> change) {
    return with(a -> a.options = change.apply(options));
  }

  /** Tells in lines what is going on, a line for each revision: {@code progress(log::info)}. */
  public Autogen progress(Consumer<String> lines) {
    return with(a -> a.progress = lines);
  }

  /**
   * Tells what happens as values, for logs and metrics, beside those who are told already. What the
   * listener throws ends the run, which goes on there when it is called again.
   */
  public Autogen listener(Consumer<RunEvent> events) {
    Consumer<RunEvent> before = listener;
    return with(a -> a.listener = before.andThen(events));
  }

  /** The clock that the journal's times are read from. */
  public Autogen clock(Clock newClock) {
    return with(a -> a.clock = newClock);
  }

  /**
   * Upgrades to every head. A database that has had all of these migrations and later ones, as
   * while a newer version of the application is rolled out, is left as it is, and the progress says
   * so; with {@code options(o -> o.withNewerRefused())} it is an error.
   *
   * @return what was run; nothing where the schema was there already
   * @throws AutogenException when the migrations cannot be read, the database refuses, or a step
   *     fails; calling this again goes on with that step
   */
  public RunResult upgrade() {
    return upgrade(Target.HEADS);
  }

  /** Upgrades to {@code target}, written as on the command line; as {@link #upgrade()}. */
  public RunResult upgrade(String target) {
    return running("upgrading", Direction.UPGRADE, runner -> runner.upgrade(target));
  }

  /**
   * Downgrades to {@code target}, written as on the command line; as {@link #upgrade()}. Tables
   * with rows are dropped, and what was only stamped is undone, where {@link
   * MigrationOptions#withLossesAllowed} says so alone.
   */
  public RunResult downgrade(String target) {
    return running("downgrading", Direction.DOWNGRADE, runner -> runner.downgrade(target));
  }

  /** The ids of the revisions the schema has not had, in the order to run; changes nothing. */
  public List<String> pending() {
    return working(
        "reading the version",
        (session, graph) ->
            runner(session, graph, progressLines()).pending().stream()
                .map(RevisionScript::id)
                .toList());
  }

  /** Where the schema is, and what became of each revision on it; changes nothing. */
  public SchemaInfo info() {
    return working("reading the journal", SchemaInfo::of);
  }

  /**
   * Asks whether the schema is what the migrations make of it: none is pending, half done or
   * changed since it was run, and no table is other than they left it. Changes nothing. What the
   * entities of the application ask for is another question, which the command line answers.
   *
   * @throws AutogenException when the migrations cannot be read, or the database is at a revision
   *     that is not among them
   */
  public CheckResult check() {
    return working(
        "comparing the schema with the migrations",
        (session, graph) ->
            new CheckResult(
                session.schema(),
                new MigrationCheck(session, graph, options.runOptions()).findings()));
  }

  private interface Run {
    void on(Runner runner) throws SQLException;
  }

  private RunResult running(String doing, Direction direction, Run run) {
    long begun = System.nanoTime();
    RunResult.Recorder recorder = new RunResult.Recorder();
    Consumer<RunEvent> all = progressLines().andThen(listener).andThen(recorder);
    return working(
        doing,
        (session, graph) -> {
          run.on(runner(session, graph, all));
          return recorder.result(direction, Duration.ofNanos(System.nanoTime() - begun));
        });
  }

  private Consumer<RunEvent> progressLines() {
    return new ProgressLines(progress, options.runOptions().verbose());
  }

  private Runner runner(Session session, RevisionGraph graph, Consumer<RunEvent> told) {
    Operator operator = Operator.current(Version.current());
    return new Runner(session, graph, clock, operator, options.runOptions(), told);
  }

  private interface Work<T> {
    T on(Session session, RevisionGraph graph) throws SQLException;
  }

  private <T> T working(String doing, Work<T> work) {
    Version.require(AutogenException.class);
    RevisionGraph graph = graph();
    try (Session session = opening.open(schema)) {
      return work.on(session, graph);
    } catch (SQLException e) {
      throw Failures.of(doing, e);
    }
  }

  private synchronized List<RevisionScript> inPackages() {
    if (found.isEmpty()) {
      found = Optional.of(MigrationLoader.fromPackages(classes, packages));
    }
    return found.get();
  }

  private RevisionGraph graph() {
    if (packages.isEmpty() && folders.isEmpty() && scripts.isEmpty()) {
      throw AutogenException.usage(
          "no migrations are configured", "name them with packages(…), migrations(…) or folder(…)");
    }
    List<RevisionScript> all = new ArrayList<>(scripts);
    List<String> given = scripts.stream().map(RevisionScript::id).toList();
    inPackages().stream()
        // Beans are found in their packages, too.
        .filter(script -> !given.contains(script.id()))
        .forEach(all::add);
    for (Folder folder : folders) {
      all.addAll(new MigrationLoader(folder.cache(), List.of()).fromSources(folder.sources()));
    }
    if (all.isEmpty()) {
      throw AutogenException.usage(
          "there are no migrations in "
              + String.join(", ", packages)
              + String.join(", ", folders.stream().map(f -> f.sources().toString()).toList()),
          "name the packages or folders that hold them");
    }
    return RevisionGraph.of(all);
  }
}
