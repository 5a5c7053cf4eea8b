package dev.autogen.tool;

import dev.autogen.error.AutogenException;
import dev.autogen.mysql.Database;
import dev.autogen.mysql.Session;
import dev.autogen.mysql.TableText;
import dev.autogen.source.SqlSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Liquibase: changesets in changelogs, and what {@code DATABASECHANGELOG} says. */
public final class LiquibaseTool implements MigrationTool {

  /** Where it is by default: in Spring Boot, and in Quarkus. */
  private static final String MASTER = "classpath:/db/changelog/db.changelog-master.yaml";

  private static final String MASTER_OF_QUARKUS = "classpath:/db/changeLog.xml";

  private final ToolProject project;
  private final ToolClasses classes;

  /** The Liquibase of {@code project}. */
  public LiquibaseTool(ToolProject project) {
    this.project = project;
    this.classes = new ToolClasses("Liquibase", "liquibase.Liquibase", project);
  }

  @Override
  public String name() {
    return "Liquibase";
  }

  @Override
  public String upgrade() {
    return "run Liquibase's update";
  }

  @Override
  public String repair() {
    return "put that right, or clear its checksum with Liquibase's clear-checksums";
  }

  private String location() {
    return project
        .setting("changeLogFile")
        .or(() -> project.setting("changeLog"))
        .orElseGet(
            () -> project.inSources(MASTER_OF_QUARKUS).isPresent() ? MASTER_OF_QUARKUS : MASTER);
  }

  private List<Path> roots() {
    List<Path> roots = new ArrayList<>(project.resources());
    roots.add(project.directory());
    return roots;
  }

  private Path master() {
    return project
        .inSources(location())
        .or(
            () ->
                Optional.of(project.directory().resolve(ToolProject.onClassPath(location())))
                    .filter(Files::isRegularFile))
        .orElseThrow(
            () ->
                AutogenException.usage(
                    "there is no changelog " + location() + " of Liquibase among the sources",
                    "name it with the setting liquibase.changeLogFile"));
  }

  private Changelog changelog() {
    return Changelog.read(roots(), master());
  }

  @Override
  public List<Path> folders() {
    return List.of(master().getParent());
  }

  @Override
  public List<Path> files() {
    return changelog().files();
  }

  /** The files of a folder and of those in it, as Liquibase sorts them. */
  static List<Path> sorted(Path folder) {
    return ToolProject.files(folder).stream()
        .filter(file -> !file.toString().endsWith(".mapping"))
        .toList();
  }

  private ToolRunner.Job job(Database database) {
    Map<String, String> settings = new LinkedHashMap<>();
    Path master = master();
    Path root = roots().stream().filter(master::startsWith).findFirst().orElse(master.getParent());
    settings.put("changeLogFile", root.relativize(master).toString().replace('\\', '/'));
    project.setting("contexts").ifPresent(value -> settings.put("contexts", value));
    project
        .setting("labelFilter")
        .or(() -> project.setting("labels"))
        .ifPresent(value -> settings.put("labelFilter", value));
    settings.put("databaseChangeLogTable", table());
    settings.put("databaseChangeLogLockTable", lockTable());
    for (String parameters : List.of("parameters", "changeLogParameters")) {
      project
          .settingsBelow(parameters)
          .forEach((key, value) -> settings.put("parameters." + key, value));
    }
    return new ToolRunner.Job(new ServerConnections(database), settings, List.of(root.toString()));
  }

  @Override
  public void migrate(Database database, Optional<String> last) {
    classes.runner().migrate(job(database), last);
  }

  private String table() {
    return project
        .setting("databaseChangeLogTable")
        .or(() -> project.setting("databaseChangeLogTableName"))
        .orElse("DATABASECHANGELOG");
  }

  private String lockTable() {
    return project
        .setting("databaseChangeLogLockTable")
        .or(() -> project.setting("databaseChangeLogLockTableName"))
        .orElse("DATABASECHANGELOGLOCK");
  }

  @Override
  public boolean isOwn(String table) {
    return table.equalsIgnoreCase(table()) || table.equalsIgnoreCase(lockTable());
  }

  @Override
  public ToolLog log(Session session) throws SQLException {
    return new LiquibaseHistory(table()).read(session);
  }

  @Override
  public Gap gap(ToolLog all, ToolLog live) {
    return LiquibaseHistory.gap(all, live);
  }

  @Override
  public ToolFiles write(Draft draft) {
    Changelog.Place place =
        changelog()
            .place(
                (folder, mustBeLast, ending) ->
                    ChangelogName.next(folder, mustBeLast, ending, draft));
    String stamp = ChangelogName.stamp(draft.created());
    List<Changeset> changesets = new ArrayList<>();
    for (Stage stage : draft.stages()) {
      SqlSource up = SqlSource.of(stage.upgrade());
      if (!up.statements().isEmpty()) {
        String id = stamp + "-" + (changesets.size() + 1);
        changesets.add(new Changeset(id, up, SqlSource.of(stage.downgrade())));
      }
    }
    List<String> upgrade = new ArrayList<>();
    List<String> downgrade = new ArrayList<>();
    for (Changeset changeset : changesets) {
      upgrade.addAll(changeset.up().statements());
      downgrade.addAll(0, changeset.down().statements());
    }
    Map<Path, String> texts = new LinkedHashMap<>();
    String head = SqlSource.head(draft.title(), draft.summary());
    if (place.changelog().equals(Optional.of(place.file()))) {
      // Whatever stands behind a changeset belongs to it, and would change it.
      texts.put(place.file(), place.text().stripTrailing() + "\n\n" + Changeset.sql(changesets));
    } else {
      place.changelog().ifPresent(changelog -> texts.put(changelog, place.text()));
      texts.put(
          place.file(),
          place.file().toString().endsWith(".sql")
              ? Changelog.FORMATTED + "\n\n" + head + "\n" + Changeset.sql(changesets)
              : YamlChangesets.text(head, changesets));
    }
    return new ToolFiles(stamp, place.file(), texts, upgrade, downgrade);
  }

  /** Down and up again, by Liquibase's own rollback. */
  @Override
  public void tryWritten(Database database, Session session, ToolFiles written)
      throws SQLException {
    ToolLog before = log(session);
    SortedMap<String, String> start = TableText.all(session);
    migrate(database, Optional.empty());
    ToolLog after = log(session);
    List<ToolLog.Entry> come =
        after.entries().stream().filter(e -> before.entry(e.key()).isEmpty()).toList();
    boolean isOurs =
        !come.isEmpty() && come.stream().allMatch(e -> e.version().startsWith(written.id()));
    if (!isOurs) {
      throw AutogenException.failure(
          "Liquibase does not find the changesets of " + written.main(),
          "see that the changelog includes its folder");
    }
    SortedMap<String, String> up = TableText.all(session);
    classes.runner().undo(job(database), come.size());
    requireSame("rollback", start, TableText.all(session));
    migrate(database, Optional.empty());
    requireSame("second update", up, TableText.all(session));
  }

  private void requireSame(
      String step, SortedMap<String, String> expected, SortedMap<String, String> actual) {
    for (Map<String, String> texts : List.of(expected, actual)) {
      for (String table : texts.keySet()) {
        if (!isOwn(table)
            && !expected.getOrDefault(table, "").equals(actual.getOrDefault(table, ""))) {
          throw AutogenException.failure(
              "Liquibase's " + step + " gives another table " + table + ", so nothing was written",
              "report this as a defect of autogen, with the entities that lead to it");
        }
      }
    }
  }
}
