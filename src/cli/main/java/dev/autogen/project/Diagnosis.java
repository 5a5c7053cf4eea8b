package dev.autogen.project;

import dev.autogen.entity.EntityModel;
import dev.autogen.entity.EntitySettings;
import dev.autogen.entity.Survey;
import dev.autogen.error.AutogenException;
import dev.autogen.mysql.JdbcUrl;
import dev.autogen.mysql.Privileges;
import dev.autogen.mysql.SchemaReader;
import dev.autogen.mysql.ScratchSchema;
import dev.autogen.mysql.Session;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionPath;
import dev.autogen.revision.RevisionScript;
import dev.autogen.run.HalfDone;
import dev.autogen.run.NewerDatabase;
import dev.autogen.run.Version;
import dev.autogen.run.VersionTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Looks at everything autogen needs and at everything that can make it overlook a change. One thing
 * that is wrong does not keep it from looking at the next.
 */
public final class Diagnosis {

  /** What is wanted for what; the last is only wanted where migrations are tried there. */
  private static final Map<String, List<String>> NEEDS = needs();

  private static final String SCRATCH = "trying migrations on empty copies";

  private final Project project;
  private final List<Finding> findings = new ArrayList<>();

  public Diagnosis(Project project) {
    this.project = project;
  }

  private static Map<String, List<String>> needs() {
    Map<String, List<String>> needs = new LinkedHashMap<>();
    needs.put("comparing", List.of("SELECT", "CREATE TEMPORARY TABLES"));
    needs.put(
        "running migrations",
        List.of(
            "CREATE",
            "ALTER",
            "DROP",
            "INDEX",
            "REFERENCES",
            "SELECT",
            "INSERT",
            "UPDATE",
            "DELETE"));
    return needs;
  }

  private interface Look {
    void look() throws SQLException, IOException;
  }

  /** Everything there is to say, in the order in which one thing leads to the next. */
  public List<Finding> findings() {
    findings.clear();
    programs();
    look("settings", this::settings);
    look("class path", this::classPath);
    look("entities", this::classes);
    look("migrations", this::migrations);
    look(
        "database",
        () -> {
          try (Connection connection = project.connect()) {
            database(connection);
          }
        });
    return List.copyOf(findings);
  }

  private void look(String topic, Look look) {
    try {
      look.look();
    } catch (AutogenException e) {
      findings.add(Finding.error(topic, e.getMessage(), e.remedy()));
    } catch (SQLException | IOException e) {
      findings.add(Finding.error(topic, String.valueOf(e.getMessage()), "make it accessible"));
    }
  }

  private void programs() {
    findings.add(
        Finding.ok(
            "autogen",
            Version.current()
                + " on Java "
                + System.getProperty("java.version")
                + " in "
                + System.getProperty("java.home")));
  }

  private void settings() {
    boolean any = false;
    for (Settings.Key key : Settings.Key.values()) {
      if (project.settings().setting(key).isPresent() && project.settings().isSet(key)) {
        any = true;
        String text = project.settings().text(key);
        String value = key.isSecret() ? "***" : key.isUrl() ? new JdbcUrl(text).masked() : text;
        findings.add(
            Finding.ok(
                "settings",
                key.word()
                    + " is "
                    + value
                    + ", from "
                    + project.settings().setting(key).get().origin()));
      }
    }
    if (!any) {
      findings.add(
          Finding.ok("settings", "nothing is set, so that what is usual holds everywhere"));
    }
  }

  private void classPath() throws IOException {
    List<Path> entries = ClassPaths.expand(project.settings().paths(Settings.Key.CLASSPATH));
    List<Path> absent = entries.stream().filter(entry -> !Files.exists(entry)).toList();
    for (Path entry : absent) {
      findings.add(
          Finding.error(
              "class path", "there is no " + entry, "build the project, or correct classpath"));
    }
    if (absent.isEmpty()) {
      findings.add(Finding.ok("class path", count(entries.size(), "entry", "entries")));
    }
    stale();
  }

  /** Classes older than their sources are the usual reason why a change is not seen. */
  private void stale() throws IOException {
    Path sources = project.settings().directory().resolve("src/main/java");
    List<Path> models =
        project.entities().places().stream()
            .filter(Files::isDirectory)
            .filter(path -> !path.startsWith(sources))
            .toList();
    Optional<Path> source = newest(List.of(sources), ".java");
    Optional<Path> compiled = newest(models, ".class");
    if (source.isPresent()
        && compiled.isPresent()
        && time(source.get()).compareTo(time(compiled.get())) > 0) {
      findings.add(
          Finding.warning(
              "class path",
              shown(source.get()) + " is newer than every class in " + shown(models.get(0)),
              "compile the project"));
    }
  }

  private static Optional<Path> newest(List<Path> folders, String suffix) throws IOException {
    Optional<Path> newest = Optional.empty();
    for (Path folder : folders) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.walk(folder)) {
          for (Path file : files.filter(f -> f.toString().endsWith(suffix)).sorted().toList()) {
            if (newest.isEmpty() || time(file).compareTo(time(newest.get())) > 0) {
              newest = Optional.of(file);
            }
          }
        }
      }
    }
    return newest;
  }

  private static FileTime time(Path file) throws IOException {
    return Files.getLastModifiedTime(file);
  }

  private void classes() {
    Survey survey = project.entities().survey();
    survey
        .skipped()
        .forEach(
            (type, why) ->
                findings.add(
                    Finding.warning(
                        "entities",
                        type + " is not read: " + why,
                        why.contains("javax")
                            ? "migrate it to jakarta.persistence"
                            : "add its package to the setting package")));
    EntityModel model = project.entities().read(EntitySettings.DEFAULT_SERVER_VERSION);
    findings.add(Finding.ok("entities", "read by Hibernate " + model.hibernateVersion()));
    TableFilter filter = project.tableFilter();
    for (String entity : model.entities()) {
      String place =
          Optional.ofNullable(survey.entities().get(entity))
              .map(this::shown)
              .orElse("a mapping file");
      List<String> tables =
          model.properties().getOrDefault(entity + "#", List.of()).stream()
              .map(column -> column.table())
              .distinct()
              .toList();
      String text =
          entity
              + " in "
              + place
              + (tables.isEmpty() ? "" : ", table " + String.join(", ", tables));
      Optional<String> against =
          tables.stream().flatMap(table -> filter.reasonAgainst(table).stream()).findFirst();
      findings.add(
          against
              .map(
                  why ->
                      Finding.warning(
                          "entities",
                          text + ", does not count: " + why,
                          "correct include or exclude"))
              .orElseGet(() -> Finding.ok("entities", text)));
    }
    model
        .warnings()
        .forEach(
            warning ->
                findings.add(
                    Finding.warning("entities", warning, "correct the entity or its path")));
  }

  private void migrations() {
    RevisionGraph revisions = project.revisions();
    String where =
        " in " + String.join(", ", project.migrations().stream().map(this::shown).toList());
    int count = revisions.revisions().size();
    if (count == 0) {
      findings.add(
          Finding.warning(
              "migrations", "there are none" + where, "write the first with 'autogen -m MESSAGE'"));
    } else if (revisions.heads().size() > 1) {
      findings.add(
          Finding.warning(
              "migrations",
              count(count, "revision", "revisions")
                  + where
                  + ", with several heads: "
                  + ids(revisions.heads()),
              "join them with 'autogen merge heads'"));
    } else {
      findings.add(
          Finding.ok(
              "migrations",
              count(count, "revision", "revisions") + where + ", head " + ids(revisions.heads())));
    }
  }

  private void database(Connection connection) throws SQLException {
    Session session = connection.session();
    findings.add(
        Finding.ok(
            "database",
            connection.name()
                + ", schema "
                + session.schema()
                + ", MySQL "
                + session.server().version()));
    look("privileges", () -> privileges(Privileges.of(session), session.schema()));
    look("tables", () -> tables(session));
    look("revision", () -> revision(connection));
    look(
        "revision",
        () ->
            HalfDone.in(session, project.revisions())
                .ifPresent(
                    run -> findings.add(Finding.error("revision", run.sentence(), run.remedy()))));
  }

  private void privileges(Privileges privileges, String schema) {
    NEEDS.forEach(
        (what, words) -> {
          List<String> missing = privileges.missing(schema, words);
          String text = privileges.account() + " may do what is needed for " + what;
          findings.add(
              missing.isEmpty()
                  ? Finding.ok("privileges", text)
                  : Finding.error(
                      "privileges",
                      privileges.account()
                          + " lacks "
                          + String.join(", ", missing)
                          + " for "
                          + what,
                      privileges.remedy(schema, missing)));
        });
    List<String> missing =
        privileges.missing(
            ScratchSchema.PREFIX + "x", List.of("CREATE", "ALTER", "DROP", "INDEX", "REFERENCES"));
    findings.add(
        missing.isEmpty()
            ? Finding.ok(
                "privileges", privileges.account() + " may do what is needed for " + SCRATCH)
            : Finding.warning(
                "privileges",
                privileges.account()
                    + " lacks "
                    + String.join(", ", missing)
                    + " for "
                    + SCRATCH
                    + " beside the schema",
                privileges.remedy(
                        ScratchSchema.PREFIX.replace("_", "\\_") + "%", List.of("ALL PRIVILEGES"))
                    + ", or name a server for it with scratch"));
  }

  private void tables(Session session) throws SQLException {
    TreeSet<String> names = new TreeSet<>();
    List<String> views =
        new SchemaReader(session)
            .read(
                name -> {
                  names.add(name);
                  return false;
                })
            .views();
    TableFilter filter = project.tableFilter();
    long counted = names.stream().filter(filter).count();
    findings.add(
        Finding.ok(
            "tables",
            count((int) counted, "table counts", "tables count")
                + (views.isEmpty() ? "" : "; views are left alone: " + String.join(", ", views))));
    names.forEach(
        name ->
            filter
                .reasonAgainst(name)
                .ifPresent(
                    why -> findings.add(Finding.ok("tables", name + " does not count: " + why))));
  }

  private void revision(Connection connection) throws SQLException {
    RevisionGraph revisions = project.revisions();
    List<String> at = new VersionTable(connection.session()).heads();
    List<String> unknown = at.stream().filter(id -> revisions.revision(id).isEmpty()).toList();
    Optional<NewerDatabase> newer = NewerDatabase.in(connection.session(), revisions);
    if (newer.isPresent()) {
      boolean isRefused = !project.runOptions().newerAllowed();
      String remedy = newer.get().remedy() + "; until then nothing is compared";
      findings.add(
          isRefused
              ? Finding.error("revision", newer.get().sentence(), remedy)
              : Finding.warning("revision", newer.get().sentence(), remedy));
      return;
    }
    if (!unknown.isEmpty()) {
      findings.add(
          Finding.error(
              "revision",
              "the database is at "
                  + String.join(", ", unknown)
                  + ", which is not among the migrations",
              "get the migrations that belong to it, or say where it is with 'autogen stamp --purge"
                  + " REVISION'"));
      return;
    }
    List<RevisionScript> pending = new RevisionPath(revisions, at).pending();
    if (!pending.isEmpty()) {
      findings.add(
          Finding.warning(
              "revision",
              "the database has not had " + ids(pending),
              "run 'autogen upgrade'; until then nothing is compared"));
      return;
    }
    findings.add(
        Finding.ok(
            "revision",
            at.isEmpty()
                ? "the database is at no revision"
                : "the database is at " + String.join(", ", at)));
    Project.Compared compared = project.compare(connection, revisions);
    List<String> known = findings.stream().map(Finding::text).toList();
    compared.warnings().stream()
        .filter(warning -> !known.contains(warning))
        .forEach(
            warning ->
                findings.add(
                    Finding.warning("entities", warning, "correct the entity or the database")));
    List<String> refusals = compared.comparison().refusals();
    refusals.forEach(
        refusal ->
            findings.add(Finding.error("entities", refusal, "correct the mapping of its entity")));
    int differences = compared.comparison().changes().size();
    if (differences == 0 && !refusals.isEmpty()) {
      return;
    }
    findings.add(
        differences == 0
            ? Finding.ok("revision", "entities and database agree")
            : Finding.warning(
                "revision",
                "entities and database differ in " + count(differences, "point", "points"),
                "see 'autogen check', and write a migration with 'autogen -m MESSAGE'"));
  }

  private String shown(Path path) {
    Path directory = project.settings().directory().toAbsolutePath().normalize();
    Path absolute = path.toAbsolutePath().normalize();
    return absolute.startsWith(directory) && !absolute.equals(directory)
        ? directory.relativize(absolute).toString()
        : absolute.toString();
  }

  private static String ids(List<RevisionScript> scripts) {
    return String.join(", ", scripts.stream().map(RevisionScript::id).toList());
  }

  private static String count(int number, String one, String several) {
    return number + " " + (number == 1 ? one : several);
  }
}
