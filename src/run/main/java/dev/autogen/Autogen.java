package dev.autogen;

import dev.autogen.error.AutogenException;
import dev.autogen.mysql.Database;
import dev.autogen.mysql.Failures;
import dev.autogen.mysql.Session;
import dev.autogen.revision.MigrationLoader;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionScript;
import dev.autogen.revision.Target;
import dev.autogen.run.Operator;
import dev.autogen.run.Runner;
import dev.autogen.run.Version;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
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
 * shared; every method that works opens its connections anew and closes them.
 */
public final class Autogen {

  /** Opens a session on the schema to work on. */
  private interface Opening {
    Session open() throws SQLException;
  }

  private record Folder(Path sources, Path cache) {}

  private final Opening opening;
  private final List<String> packages;
  private final List<Folder> folders;
  private final ClassLoader classes;
  private final MigrationOptions options;
  private final Clock clock;
  private final Consumer<String> progress;

  private Autogen(
      Opening opening,
      List<String> packages,
      List<Folder> folders,
      ClassLoader classes,
      MigrationOptions options,
      Clock clock,
      Consumer<String> progress) {
    this.opening = opening;
    this.packages = List.copyOf(packages);
    this.folders = List.copyOf(folders);
    this.classes = classes;
    this.options = options;
    this.clock = clock;
    this.progress = progress;
  }

  /**
   * Nothing configured yet: the database and the place of the migrations are to be named. Classes
   * are looked for with the context class loader of this thread.
   */
  public static Autogen configure() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return new Autogen(
        () -> {
          throw AutogenException.usage(
              "no database is configured", "name one with dataSource(…) or url(…)");
        },
        List.of(),
        List.of(),
        context == null ? Autogen.class.getClassLoader() : context,
        MigrationOptions.usual(),
        Clock.systemUTC(),
        line -> {});
  }

  /**
   * The database, by a data source whose connections have a default schema; at least three
   * connections may be in use at a time. They go back with the settings they came with.
   */
  public Autogen dataSource(DataSource source) {
    return with(() -> Session.of(source));
  }

  /** The database, by a JDBC URL such as {@code jdbc:mysql://host:3306/shop}, and an account. */
  public Autogen url(String url, String user, String password) {
    Database database = new Database(url, user, password);
    return with(database::open);
  }

  private Autogen with(Opening newOpening) {
    return new Autogen(newOpening, packages, folders, classes, options, clock, progress);
  }

  /**
   * Further packages on the class path that hold compiled migrations; what is below them counts.
   */
  public Autogen packages(String... names) {
    List<String> all = new ArrayList<>(packages);
    all.addAll(List.of(names));
    return new Autogen(opening, all, folders, classes, options, clock, progress);
  }

  /**
   * A further folder of migrations in source form. They are compiled when needed, so this needs a
   * JDK.
   *
   * @param cache a folder for what is compiled, which may be deleted at any time
   */
  public Autogen folder(Path sources, Path cache) {
    List<Folder> all = new ArrayList<>(folders);
    all.add(new Folder(sources, cache));
    return new Autogen(opening, packages, all, classes, options, clock, progress);
  }

  /** Where the classes of migrations are loaded from. */
  public Autogen classLoader(ClassLoader loader) {
    return new Autogen(opening, packages, folders, loader, options, clock, progress);
  }

  /** How to run: {@code options(o -> o.withoutPreflight())}. */
  public Autogen options(UnaryOperator<MigrationOptions> change) {
    return new Autogen(opening, packages, folders, classes, change.apply(options), clock, progress);
  }

  /** Tells each revision that is run, in one line: {@code progress(log::info)}. */
  public Autogen progress(Consumer<String> lines) {
    return new Autogen(opening, packages, folders, classes, options, clock, lines);
  }

  /** The clock that the journal's times are read from. */
  public Autogen clock(Clock newClock) {
    return new Autogen(opening, packages, folders, classes, options, newClock, progress);
  }

  /**
   * Upgrades to every head. A database that has had all of these migrations and later ones, as
   * while a newer version of the application is rolled out, is left as it is, and the progress says
   * so; with {@code options(o -> o.withNewerRefused())} it is an error.
   *
   * @return the ids of the revisions that were run, in order; none where the schema was there
   *     already
   * @throws AutogenException when the migrations cannot be read, the database refuses, or a step
   *     fails; calling this again goes on with that step
   */
  public List<String> upgrade() {
    return upgrade(Target.HEADS);
  }

  /** Upgrades to {@code target}, written as on the command line; as {@link #upgrade()}. */
  public List<String> upgrade(String target) {
    return working("upgrading", (runner, session) -> ids(runner.upgrade(target)));
  }

  /**
   * Downgrades to {@code target}, written as on the command line; as {@link #upgrade()}. Tables
   * with rows are dropped, and what was only stamped is undone, where {@link
   * MigrationOptions#withLossesAllowed} says so alone.
   */
  public List<String> downgrade(String target) {
    return working("downgrading", (runner, session) -> ids(runner.downgrade(target)));
  }

  /** The ids of the revisions the schema has not had, in the order to run; changes nothing. */
  public List<String> pending() {
    return working("reading the version", (runner, session) -> ids(runner.pending()));
  }

  private interface Work {
    List<String> on(Runner runner, Session session) throws SQLException;
  }

  private List<String> working(String doing, Work work) {
    Version.require(AutogenException.class);
    RevisionGraph graph = graph();
    try (Session session = opening.open()) {
      Operator operator = Operator.current(Version.current());
      return work.on(
          new Runner(session, graph, clock, operator, options.runOptions(), progress), session);
    } catch (SQLException e) {
      throw Failures.of(doing, e);
    }
  }

  private RevisionGraph graph() {
    if (packages.isEmpty() && folders.isEmpty()) {
      throw AutogenException.usage(
          "no migrations are configured", "name them with packages(…) or folder(…)");
    }
    List<RevisionScript> scripts = new ArrayList<>(MigrationLoader.fromPackages(classes, packages));
    for (Folder folder : folders) {
      scripts.addAll(new MigrationLoader(folder.cache(), List.of()).fromSources(folder.sources()));
    }
    if (scripts.isEmpty()) {
      throw AutogenException.usage(
          "there are no migrations in "
              + String.join(", ", packages)
              + String.join(", ", folders.stream().map(f -> f.sources().toString()).toList()),
          "name the packages or folders that hold them");
    }
    return RevisionGraph.of(scripts);
  }

  private static List<String> ids(List<RevisionScript> scripts) {
    return scripts.stream().map(RevisionScript::id).toList();
  }
}
