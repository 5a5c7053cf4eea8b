package dev.autogen.project;

import dev.autogen.embedded.ServerUnavailableException;
import dev.autogen.file.Utf8;
import dev.autogen.finding.Element;
import dev.autogen.finding.Finding;
import dev.autogen.hook.ReviewedMigration;
import dev.autogen.hook.ReviewedMigration.Facts;
import dev.autogen.hook.Rule;
import dev.autogen.lint.Accepted;
import dev.autogen.lint.Lint;
import dev.autogen.lint.LiveFacts;
import dev.autogen.lint.LiveQueries;
import dev.autogen.lint.MigrationText;
import dev.autogen.lint.Severities;
import dev.autogen.mysql.Failures;
import dev.autogen.mysql.SchemaReader;
import dev.autogen.mysql.TableSize;
import dev.autogen.operation.Operation;
import dev.autogen.proof.Replay;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionScript;
import dev.autogen.run.VersionTable;
import dev.autogen.schema.Schema;
import dev.autogen.work.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Has the migrations of a project looked at by all rules, its own among them. */
public final class Linting {

  /** What most schemas of today have, for a replay without a server. */
  private static final String USUAL_COLLATION = "utf8mb4_0900_ai_ci";

  private final Project project;
  private final RevisionGraph revisions;
  private final Optional<Connection> connection;
  private final Supplier<String> ids;
  private final List<Rule> rules;
  private final Severities severities;
  private final Accepted accepted;
  private final Set<String> notAsked = new LinkedHashSet<>();

  /**
   * Looks at migrations.
   *
   * @param connection the database they will run on; empty where there is none to ask
   * @param ids names scratch schemas
   * @throws dev.autogen.error.AutogenException when the settings name a code or a severity that
   *     there is not
   */
  public Linting(
      Project project,
      RevisionGraph revisions,
      Optional<Connection> connection,
      Supplier<String> ids) {
    this.project = project;
    this.revisions = revisions;
    this.connection = connection;
    this.ids = ids;
    this.rules = project.hooks().rules();
    Set<String> own =
        rules.stream()
            .flatMap(rule -> project.hooks().codes(rule).stream())
            .collect(Collectors.toCollection(TreeSet::new));
    this.severities = Severities.of(project.settings().handedOn(), own);
    AcceptedFile file = project.acceptedFile();
    this.accepted = new Accepted(file.findings(), project.settings().inProject(file.file()), own);
  }

  /**
   * What was found in one migration.
   *
   * @param findings as bad as the settings have them, in the order of the migration
   */
  public record Reviewed(RevisionScript script, List<Finding> findings) {
    public Reviewed {
      findings = List.copyOf(findings);
    }
  }

  /**
   * What came of it.
   *
   * @param migrations oldest first
   * @param others what was found beside them, such as acceptances that nothing meets
   * @param leftOut what was not looked at, and why
   * @param fails whether the settings have such findings fail a command
   */
  public record Result(
      List<Reviewed> migrations, List<Finding> others, List<Finding> leftOut, boolean fails) {
    public Result {
      others = List.copyOf(others);
      migrations = List.copyOf(migrations);
      leftOut = List.copyOf(leftOut);
    }

    /** All findings, in the order of the migrations. */
    public List<Finding> findings() {
      return Stream.concat(
              migrations.stream().flatMap(one -> one.findings().stream()), others.stream())
          .toList();
    }
  }

  /** The migrations to look at where nobody names any: those yet to be run, else the newest. */
  public List<RevisionScript> usual() throws SQLException {
    List<RevisionScript> pending = pending();
    return pending.isEmpty() ? revisions.heads() : pending;
  }

  private List<RevisionScript> pending() throws SQLException {
    return connection.isPresent()
        ? new VersionTable(connection.get().session()).path(revisions).pending()
        : List.of();
  }

  /** Looks at {@code scripts}. */
  public Result review(List<RevisionScript> scripts) throws SQLException {
    return review(scripts, Map.of());
  }

  /**
   * Looks at {@code scripts}.
   *
   * @param work what the server said of the operations of each, by its id
   */
  Result review(List<RevisionScript> scripts, Map<String, List<Optional<Work>>> work)
      throws SQLException {
    Set<String> wanted = scripts.stream().map(RevisionScript::id).collect(Collectors.toSet());
    List<RevisionScript> all = revisions.revisions();
    List<RevisionScript> earlier = new ArrayList<>();
    List<Reviewed> reviewed = new ArrayList<>();
    List<Finding> leftOut = new ArrayList<>(leftOut());
    Schema schema = null;
    for (RevisionScript script : all) {
      if (!wanted.contains(script.id())) {
        if (schema != null) {
          schema = Replay.followed(script.upgradeOperations(), schema).orElse(null);
        }
        earlier.add(script);
        continue;
      }
      if (schema == null) {
        schema = before(script, earlier, leftOut).orElse(null);
      }
      if (schema == null) {
        reviewed.add(
            new Reviewed(
                script,
                severities.applied(
                    List.of(
                        Lint.notAnalysed(
                            script.id(),
                            script.source(),
                            "what the migrations before it make is not known")))));
      } else {
        reviewed.add(new Reviewed(script, reviewed(script, schema, earlier, work)));
        schema = Replay.followed(script.upgradeOperations(), schema).orElse(null);
      }
      earlier.add(script);
    }
    notAsked.forEach(
        what -> leftOut.add(Finding.note("not-known", Element.project("database"), what)));
    List<Finding> unmet =
        accepted.unmet(all.stream().map(RevisionScript::id).collect(Collectors.toSet()));
    List<Finding> findings = new ArrayList<>(unmet);
    reviewed.forEach(one -> findings.addAll(one.findings()));
    return new Result(reviewed, unmet, leftOut, severities.fail(findings));
  }

  /**
   * Looks at a migration that is being written, and so can accept nothing yet.
   *
   * @param id its id; empty where it has none yet
   * @param before the schema it is for
   * @param known what the files beside those before it say
   * @param now what the file beside it will say
   * @param work what the server said of each of the operations; none where it was not asked
   */
  WrittenReview written(
      String id,
      List<Operation> operations,
      Schema before,
      Mapping known,
      Mapping now,
      List<Optional<Work>> work) {
    ReviewedMigration migration =
        new ReviewedMigration(
            id,
            operations,
            before,
            Replay.followed(operations, before).orElse(before),
            known.mapped(),
            now.mapped(),
            facts(operations));
    return new WrittenReview(
        operations,
        places ->
            severities.applied(
                new Lint(rules)
                    .review(
                        migration,
                        places,
                        new MigrationText("", List.of()),
                        LiveFacts.NONE,
                        work)));
  }

  /** Looks at one that nobody has written, to bring {@code before} to what the entities want. */
  List<Finding> unwritten(List<Operation> operations, Schema before, Mapping known, Mapping now) {
    return written("", operations, before, known, now, List.of()).in("", List.of());
  }

  /** Looks at one migration, which comes after {@code earlier} and begins with {@code before}. */
  private List<Finding> reviewed(
      RevisionScript script,
      Schema before,
      List<RevisionScript> earlier,
      Map<String, List<Optional<Work>>> work)
      throws SQLException {
    Mapping known = MappingFile.read(earlier);
    List<RevisionScript> until = new ArrayList<>(earlier);
    until.add(script);
    Mapping now = MappingFile.read(until);
    RevisionScript.Located located = script.located();
    ReviewedMigration migration =
        new ReviewedMigration(
            script.id(),
            located.operations(),
            before,
            Replay.followed(located.operations(), before).orElse(before),
            known.mapped(),
            now.mapped(),
            facts(located.operations()));
    MigrationText text = new MigrationText(shown(script.source()), lines(Path.of(script.source())));
    return accepted.applied(
        severities.applied(
            new Lint(rules)
                .review(
                    migration,
                    located.places(),
                    text,
                    live(script, located.operations()),
                    work.getOrDefault(script.id(), List.of()))),
        script,
        text);
  }

  /** Those of a source; none of a compiled class. */
  private static List<String> lines(Path source) {
    try {
      return source.toString().endsWith(".java") && Files.isRegularFile(source)
          ? Utf8.lines(source)
          : List.of();
    } catch (IOException e) {
      // It was compiled just now; what it accepts in comments is found then, and counts for more.
      return List.of();
    }
  }

  private String shown(String source) {
    return project.settings().inProject(Path.of(source));
  }

  /** The live schema where the script is the next to be run, else what those before it make. */
  private Optional<Schema> before(
      RevisionScript script, List<RevisionScript> earlier, List<Finding> leftOut)
      throws SQLException {
    if (connection.isPresent()
        && pending().stream()
            .findFirst()
            .filter(next -> next.id().equals(script.id()))
            .isPresent()) {
      return Optional.of(
          new SchemaReader(connection.get().session()).readExactly(project.tables()));
    }
    List<Operation> operations =
        earlier.stream().flatMap(one -> one.upgradeOperations().stream()).toList();
    String collation = collation();
    if (Replay.needsServer(operations)) {
      if (connection.isPresent()) {
        try {
          return Optional.of(
              new OwnHistory(project, revisions, ids)
                  .onScratch(connection.get(), operations, collation));
        } catch (SQLException e) {
          leftOut.add(notKnown(Failures.oneLine(e)));
          return Optional.empty();
        } catch (ServerUnavailableException e) {
          leftOut.add(notKnown(e.getMessage()));
          return Optional.empty();
        }
      }
      leftOut.add(
          notKnown(
              "SQL of their own changes tables, and there is no database to run it on; it is left"
                  + " out"));
    }
    try {
      return Optional.of(Replay.inMemory(operations, collation));
    } catch (IllegalStateException e) {
      leftOut.add(notKnown(e.getMessage()));
      return Optional.empty();
    }
  }

  private static Finding notKnown(String reason) {
    return Finding.note(
        "not-known",
        Element.project("migrations"),
        "the tables that the migrations before make are not known for certain: " + reason);
  }

  private String collation() throws SQLException {
    return connection.isPresent()
        ? new SchemaReader(connection.get().session()).read(table -> false).schema().collation()
        : USUAL_COLLATION;
  }

  private List<Finding> leftOut() {
    if (connection.isEmpty()) {
      return List.of(
          Finding.note(
              "not-known",
              Element.project("database"),
              "there is no database to ask, so sizes of tables, what is used of indexes and how far"
                  + " numbers have come are not looked at"));
    }
    return List.of();
  }

  private Facts facts(List<Operation> operations) {
    if (connection.isEmpty()) {
      return Facts.UNKNOWN;
    }
    Connection known = connection.get();
    String version = known.session().server().shortVersion();
    if (known.development()) {
      // It holds no rows that would say anything of another.
      return new Facts(version, Map.of());
    }
    Set<String> touched =
        operations.stream()
            .flatMap(operation -> operation.touchedTables().stream())
            .collect(Collectors.toSet());
    Map<String, Long> bytes = new TreeMap<>();
    try {
      TableSize.each(known.session(), touched)
          .forEach(size -> bytes.put(size.table(), size.bytes()));
    } catch (SQLException e) {
      notAsked.add("not asked: how large tables are (" + Failures.oneLine(e) + ")");
    }
    return new Facts(version, bytes);
  }

  /** What is of today is told of what is yet to be run. */
  private LiveFacts live(RevisionScript script, List<Operation> operations) throws SQLException {
    if (connection.isEmpty()
        || connection.get().development()
        || pending().stream().noneMatch(one -> one.id().equals(script.id()))) {
      return LiveFacts.NONE;
    }
    LiveFacts facts =
        LiveQueries.ask(
            connection.get().session(),
            operations,
            new SchemaReader(connection.get().session()).read(project.tables()).schema());
    facts.leftOut().forEach(what -> notAsked.add("not asked: " + what));
    return facts;
  }
}
