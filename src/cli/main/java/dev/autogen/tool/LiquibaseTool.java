package dev.autogen.tool;

import dev.autogen.error.AutogenException;
import dev.autogen.finding.Element;
import dev.autogen.finding.Finding;
import dev.autogen.mysql.Database;
import dev.autogen.mysql.ScriptText;
import dev.autogen.mysql.Session;
import dev.autogen.mysql.Sql;
import dev.autogen.mysql.TableText;
import dev.autogen.source.SqlSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Liquibase: changesets in changelogs, and what {@code DATABASECHANGELOG} says. */
public final class LiquibaseTool implements MigrationTool {

  private static final String MASTER = "classpath:/db/changelog/db.changelog-master.yaml";
  private static final String AUTHOR = "autogen";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

  private final ToolProject project;
  private ToolRunner runner;

  /** The Liquibase of {@code project}. */
  public LiquibaseTool(ToolProject project) {
    this.project = project;
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
    return project.setting("changeLogFile").or(() -> project.setting("changeLog")).orElse(MASTER);
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
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.toString().endsWith(".mapping"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ToolRunner runner() {
    if (runner == null) {
      runner =
          ToolClasses.load(
              name(),
              project.all(),
              "dev.autogen.tool.liquibase",
              "LiquibaseRunner",
              "liquibase.Liquibase",
              "liquibase-core");
    }
    return runner;
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
    project
        .settingsBelow("parameters")
        .forEach((key, value) -> settings.put("parameters." + key, value));
    return new ToolRunner.Job(new ServerConnections(database), settings, List.of(root.toString()));
  }

  @Override
  public void migrate(Database database, Optional<String> last) {
    runner().migrate(job(database), last);
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
    if (!session.hasTable(table())) {
      return ToolLog.NONE;
    }
    List<ToolLog.Entry> entries = new ArrayList<>();
    for (Map<String, String> row :
        session.query(
            "SELECT ID AS id, AUTHOR AS author, FILENAME AS file, COALESCE(MD5SUM, '') AS md5,"
                + " EXECTYPE AS type, COALESCE(DESCRIPTION, '') AS description FROM "
                + Sql.name(table())
                + " ORDER BY DATEEXECUTED, ORDEREXECUTED")) {
      String file = ToolProject.onClassPath(row.get("file"));
      entries.add(
          new ToolLog.Entry(
              file + "::" + row.get("id") + "::" + row.get("author"),
              row.get("id"),
              row.get("description"),
              file + "::" + row.get("id") + "::" + row.get("author"),
              row.get("md5"),
              row.get("type").toUpperCase(Locale.ROOT).equals("FAILED")));
    }
    return new ToolLog(entries, "");
  }

  @Override
  public Gap gap(ToolLog all, ToolLog live) {
    List<ToolLog.Entry> pending = new ArrayList<>();
    List<Finding> wrong = new ArrayList<>();
    int had = 0;
    for (ToolLog.Entry entry : all.entries()) {
      Optional<ToolLog.Entry> run = live.entry(entry.key());
      if (run.isEmpty()) {
        pending.add(entry);
        continue;
      }
      had += pending.isEmpty() ? 1 : 0;
      if (isChanged(entry.checksum(), run.get().checksum())) {
        wrong.add(
            Finding.error(
                "changed",
                Element.project("migrations"),
                "the changeset " + entry.script() + " was changed after Liquibase ran it"));
      }
    }
    boolean isLast = had + pending.size() == all.entries().size();
    return new Gap(
        pending, wrong, isLast && had > 0 ? Optional.of(String.valueOf(had)) : Optional.empty());
  }

  /** Each version of Liquibase has checksums of its own kind, with a number in front. */
  private static boolean isChanged(String one, String other) {
    return !one.isEmpty()
        && !other.isEmpty()
        && one.split(":", 2)[0].equals(other.split(":", 2)[0])
        && !one.equals(other);
  }

  /** Gives a file its name. */
  @FunctionalInterface
  interface Naming {

    /**
     * A path that is not there.
     *
     * @param mustBeLast whether it has to sort behind all others of the folder
     */
    Path in(Path folder, boolean mustBeLast);
  }

  @Override
  public ToolFiles write(Draft draft) {
    Changelog.Place place =
        changelog().place((folder, mustBeLast) -> next(folder, mustBeLast, draft));
    String stamp = STAMP.format(draft.created());
    List<String> upgrade = new ArrayList<>();
    List<String> downgrade = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    boolean isOwnFile = !place.changelog().equals(Optional.of(place.file()));
    if (isOwnFile) {
      text.append(Changelog.FORMATTED).append("\n\n");
      text.append(SqlSource.head(draft.title(), draft.summary()));
    } else {
      // Whatever stands behind a changeset belongs to it, and would change it.
      text.append(place.text().stripTrailing()).append('\n');
    }
    int number = 1;
    for (Stage stage : draft.stages()) {
      SqlSource up = SqlSource.of(stage.upgrade());
      SqlSource down = SqlSource.of(stage.downgrade());
      if (up.statements().isEmpty()) {
        continue;
      }
      text.append('\n').append(changeset(stamp + "-" + number++, up, down));
      upgrade.addAll(up.statements());
      downgrade.addAll(0, down.statements());
    }
    Map<Path, String> texts = new LinkedHashMap<>();
    if (isOwnFile) {
      place.changelog().ifPresent(changelog -> texts.put(changelog, place.text()));
    }
    texts.put(place.file(), text.toString());
    return new ToolFiles(stamp, place.file(), texts, upgrade, downgrade);
  }

  private static String changeset(String id, SqlSource up, SqlSource down) {
    boolean isOne = up.statements().size() == 1;
    StringBuilder text = new StringBuilder();
    text.append("--changeset ")
        .append(AUTHOR)
        .append(':')
        .append(id)
        .append(isOne ? " splitStatements:false" : "")
        .append(" stripComments:false\n");
    for (SqlSource.Part part : up.parts()) {
      part.comments().forEach(one -> text.append(SqlSource.remark(one)).append('\n'));
      for (String statement : part.statements()) {
        text.append(literal(isOne ? statement : ended(statement))).append('\n');
      }
    }
    if (down.statements().isEmpty()) {
      return text.append("--rollback empty\n").toString();
    }
    for (SqlSource.Part part : down.parts()) {
      part.comments().forEach(one -> rollback(text, SqlSource.remark(one)));
      for (String statement : part.statements()) {
        rollback(text, literal(ended(statement)));
      }
    }
    return text.toString();
  }

  private static void rollback(StringBuilder text, String lines) {
    lines.lines().forEach(line -> text.append("--rollback ").append(line).append('\n'));
  }

  private static String ended(String statement) {
    List<String> lines = ScriptText.lines(statement);
    if (lines.size() > 1) {
      throw AutogenException.failure(
          "a changeset of Liquibase cannot hold this among other statements: "
              + statement.replaceAll("\\s+", " "),
          "set write = java for it, or write it by hand");
    }
    return lines.get(0);
  }

  /**
   * What stands between these signs is a text, and no parameter, of which there are more than
   * anybody has named. MySQL reads a backslash that means nothing else as not there.
   */
  private static String literal(String sql) {
    return sql.replace("${", "$\\{");
  }

  private static final Pattern NUMBERED = Pattern.compile("(\\D*)(\\d+)([-_.]*).*");

  /** A name as the others of the folder have. */
  private static Path next(Path folder, boolean mustBeLast, Draft draft) {
    List<String> names =
        Files.isDirectory(folder)
            ? sorted(folder).stream().map(file -> file.getFileName().toString()).toList()
            : List.of();
    String words =
        draft
            .title()
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{Nd}]+", "-")
            .replaceAll("^-+|-+$", "");
    Optional<Matcher> last =
        names.stream().map(NUMBERED::matcher).filter(Matcher::matches).reduce((a, b) -> b);
    String name =
        last.map(m -> m.group(1) + next(m.group(2), draft.created()) + separator(m.group(3)))
                .orElse(STAMP.format(draft.created()) + "-")
            + words
            + ".sql";
    if (mustBeLast && names.stream().anyMatch(other -> other.compareTo(name) >= 0)) {
      throw AutogenException.usage(
          "Liquibase runs the files of "
              + folder
              + " in the order of their names, and no name follows "
              + names.get(names.size() - 1)
              + " as it is to",
          "begin the names with numbers of one width, or list the files in the changelog");
    }
    return folder.resolve(name);
  }

  private static String separator(String found) {
    return found.isEmpty() || found.equals(".") ? "-" : found;
  }

  private static String next(String digits, Instant now) {
    if (digits.matches("(19|20)\\d{6}(\\d{4}(\\d{2})?)?")) {
      String stamp = STAMP.format(now).substring(0, digits.length());
      if (stamp.compareTo(digits) > 0) {
        return stamp;
      }
    }
    String next = new BigInteger(digits).add(BigInteger.ONE).toString();
    return "0".repeat(Math.max(0, digits.length() - next.length())) + next;
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
    runner().undo(job(database), come.size());
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
