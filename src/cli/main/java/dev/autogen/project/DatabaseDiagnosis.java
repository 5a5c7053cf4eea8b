package dev.autogen.project;

import dev.autogen.finding.Finding;
import dev.autogen.mysql.SchemaReader;
import dev.autogen.mysql.Session;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionPath;
import dev.autogen.revision.RevisionScript;
import dev.autogen.run.HalfDone;
import dev.autogen.run.NewerDatabase;
import dev.autogen.run.VersionTable;
import dev.autogen.tool.MigrationTool;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Whether the database lets autogen work, and where it is. */
record DatabaseDiagnosis(Project project) {

  private static final List<String> CHANGES =
      List.of("CREATE", "ALTER", "DROP", "INDEX", "REFERENCES");

  /** What is wanted for what. */
  private static final Map<String, List<String>> NEEDS = needs();

  /** And what is only wanted where migrations are tried there. */
  private static final String SCRATCH = "trying migrations on empty copies";

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

  void look(Topic topic) throws SQLException {
    try (Connection connection = project.connect()) {
      Session session = connection.session();
      topic.ok(
          "database",
          connection.name()
              + ", schema "
              + session.schema()
              + ", MySQL "
              + session.server().version());
      topic
          .and("privileges")
          .look(privileges -> privileges(privileges, Privileges.of(session), session.schema()));
      topic.and("tables").look(tables -> tables(tables, session));
      topic.and("revision").look(revision -> revision(revision, connection));
      if (project.tool().isEmpty()) {
        topic
            .and("revision")
            .look(
                revision ->
                    HalfDone.in(session, project.revisions())
                        .ifPresent(
                            run -> revision.error("half-done", run.sentence(), run.remedy())));
      }
    }
  }

  private static void privileges(Topic topic, Privileges privileges, String schema) {
    NEEDS.forEach(
        (what, words) -> {
          List<String> missing = privileges.missing(schema, words);
          if (missing.isEmpty()) {
            topic.ok("privileges", may(privileges, what));
          } else {
            topic.error(
                "privileges-missing",
                lacks(privileges, missing, what),
                privileges.remedy(schema, missing));
          }
        });
    List<String> missing = privileges.missing(ScratchSchema.PREFIX + "x", CHANGES);
    if (missing.isEmpty()) {
      topic.ok("privileges", may(privileges, SCRATCH));
    } else {
      topic.warning(
          "privileges-missing",
          lacks(privileges, missing, SCRATCH) + " beside the schema",
          privileges.remedy(
                  ScratchSchema.PREFIX.replace("_", "\\_") + "%", List.of("ALL PRIVILEGES"))
              + ", or name a server for it with scratch");
    }
  }

  private static String may(Privileges privileges, String what) {
    return privileges.account() + " may do what is needed for " + what;
  }

  private static String lacks(Privileges privileges, List<String> missing, String what) {
    return privileges.account() + " lacks " + String.join(", ", missing) + " for " + what;
  }

  private void tables(Topic topic, Session session) throws SQLException {
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
    topic.ok(
        "tables",
        Topic.count((int) counted, "table counts", "tables count")
            + (views.isEmpty() ? "" : "; views are left alone: " + String.join(", ", views)));
    names.forEach(
        name ->
            filter
                .reasonAgainst(name)
                .ifPresent(why -> topic.ok("excluded", name + " does not count: " + why)));
  }

  private void revision(Topic topic, Connection connection) throws SQLException {
    if (project.tool().isPresent()) {
      MigrationTool tool = project.tool().get();
      int count = tool.log(connection.session()).entries().size();
      topic.ok(
          "revision",
          tool.name() + " has run " + Topic.count(count, "migration", "migrations") + " here");
      agreement(
          topic,
          project.comparing().compare(connection, MappingFile.readBeside(tool.files()).places()));
      return;
    }
    RevisionGraph revisions = project.revisions();
    List<String> at = new VersionTable(connection.session()).heads();
    Optional<NewerDatabase> newer = NewerDatabase.in(connection.session(), revisions);
    if (newer.isPresent()) {
      newer(topic, newer.get());
      return;
    }
    List<String> unknown = at.stream().filter(id -> revisions.revision(id).isEmpty()).toList();
    if (!unknown.isEmpty()) {
      topic.error(
          "unknown-revision",
          "the database is at "
              + String.join(", ", unknown)
              + ", which is not among the migrations",
          "get the migrations that belong to it, or say where it is with 'autogen stamp --purge"
              + " REVISION'");
      return;
    }
    List<RevisionScript> pending = new RevisionPath(revisions, at).pending();
    if (!pending.isEmpty()) {
      topic.warning(
          "pending",
          "the database has not had "
              + String.join(", ", pending.stream().map(RevisionScript::id).toList()),
          "run 'autogen upgrade'; until then nothing is compared");
      return;
    }
    topic.ok(
        "revision",
        at.isEmpty()
            ? "the database is at no revision"
            : "the database is at " + String.join(", ", at));
    agreement(topic, project.compare(connection, revisions));
  }

  private void newer(Topic topic, NewerDatabase newer) {
    String remedy = newer.remedy() + "; until then nothing is compared";
    if (project.runOptions().newerAllowed()) {
      topic.warning("newer-database", newer.sentence(), remedy);
    } else {
      topic.error("newer-database", newer.sentence(), remedy);
    }
  }

  private static void agreement(Topic topic, Project.Compared compared) {
    Topic entities = topic.and("entities");
    for (Finding warning : compared.warnings()) {
      if (!topic.has(known -> known.text().equals(warning.text()))) {
        entities.warning(warning.code(), warning.text(), "correct the entity or the database");
      }
    }
    List<Finding> refusals = compared.comparison().refusals();
    refusals.forEach(refusal -> entities.error(refusal.code(), refusal.text(), refusal.remedy()));
    int differences = compared.comparison().differences().size();
    if (differences > 0) {
      topic.warning(
          "differences",
          "entities and database differ in " + Topic.count(differences, "point", "points"),
          "see 'autogen check', and write a migration with 'autogen -m MESSAGE'");
    } else if (refusals.isEmpty()) {
      topic.ok("agreement", "entities and database agree");
    }
  }
}
