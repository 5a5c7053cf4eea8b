package dev.autogen.tool;

import dev.autogen.error.AutogenException;
import dev.autogen.mysql.Database;
import dev.autogen.mysql.Session;
import dev.autogen.source.SqlSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Flyway: scripts by version in folders, and what {@code flyway_schema_history} says. */
public final class FlywayTool implements MigrationTool {

  /**
   * The settings that change which scripts there are or what they do. What concerns a database,
   * such as its URL or its schemas, is autogen's own to say here.
   */
  private static final List<String> KNOWN =
      List.of(
          "table",
          "encoding",
          "placeholderReplacement",
          "placeholderPrefix",
          "placeholderSuffix",
          "placeholderSeparator",
          "scriptPlaceholderPrefix",
          "scriptPlaceholderSuffix",
          "sqlMigrationPrefix",
          "sqlMigrationSeparator",
          "sqlMigrationSuffixes",
          "repeatableSqlMigrationPrefix",
          "baselineMigrationPrefix",
          "undoSqlMigrationPrefix",
          "validateMigrationNaming",
          "mixed",
          "group",
          "initSql",
          "javaMigrationClassNames",
          "skipDefaultCallbacks",
          "callbacks",
          "resolvers");

  private static final String DEFAULT_TABLE = "flyway_schema_history";

  private final ToolProject project;
  private final ToolClasses classes;

  /** The Flyway of {@code project}. */
  public FlywayTool(ToolProject project) {
    this.project = project;
    this.classes = new ToolClasses("Flyway", "org.flywaydb.core.Flyway", project);
  }

  @Override
  public String name() {
    return "Flyway";
  }

  @Override
  public String upgrade() {
    return "run Flyway's migrate";
  }

  @Override
  public String repair() {
    return "put that right and run Flyway's repair";
  }

  private List<String> locations() {
    if (!project.folders().isEmpty()) {
      return project.folders().stream().map(folder -> "filesystem:" + folder).toList();
    }
    return Stream.of(project.setting("locations").orElse("classpath:db/migration").split(",", -1))
        .map(location -> location.strip().replace("{vendor}", "mysql"))
        .filter(location -> !location.isEmpty())
        .toList();
  }

  @Override
  public List<Path> folders() {
    return locations().stream()
        .flatMap(location -> project.inSources(location).stream())
        .distinct()
        .toList();
  }

  /** Where a further script goes: beside the last, or into the first folder there is or may be. */
  private Path folder() {
    return scripts().stream()
        .max(Comparator.comparing(Script::version, VersionStyle.ORDER))
        .map(script -> script.file().getParent())
        .or(() -> folders().stream().findFirst())
        .orElseGet(
            () ->
                project
                    .directory()
                    .resolve("src/main/resources")
                    .resolve(ToolProject.onClassPath(locations().get(0))));
  }

  /** A script of a version. */
  private record Script(Path file, String version, String description) {}

  private String prefix() {
    return project.setting("sqlMigrationPrefix").orElse("V");
  }

  private String separator() {
    return project.setting("sqlMigrationSeparator").orElse("__");
  }

  private String suffix() {
    return project.setting("sqlMigrationSuffixes").orElse(".sql").split(",", -1)[0].strip();
  }

  private List<Script> scripts() {
    Pattern name =
        Pattern.compile(
            Pattern.quote(prefix())
                + "([0-9._]*[0-9])"
                + Pattern.quote(separator())
                + "(.*)[.]\\w+");
    List<Script> scripts = new ArrayList<>();
    for (Path file : files(folders())) {
      Matcher matcher = name.matcher(file.getFileName().toString());
      if (matcher.matches()
          && !file.toString().endsWith(".conf")
          && !file.toString().endsWith(".mapping")
          && VersionStyle.isVersion(matcher.group(1))) {
        scripts.add(new Script(file, matcher.group(1), matcher.group(2)));
      }
    }
    scripts.sort(Comparator.comparing(Script::version, VersionStyle.ORDER));
    return scripts;
  }

  private static List<Path> files(List<Path> folders) {
    return folders.stream().flatMap(folder -> ToolProject.files(folder).stream()).toList();
  }

  @Override
  public List<Path> files() {
    return scripts().stream().map(Script::file).toList();
  }

  @Override
  public void migrate(Database database, Optional<String> last) {
    Map<String, String> settings = new LinkedHashMap<>();
    for (String key : KNOWN) {
      project.setting(key).ifPresent(value -> settings.put("flyway." + key, value));
    }
    project
        .settingsBelow("placeholders")
        .forEach((key, value) -> settings.put("flyway.placeholders." + key, value));
    settings.put(
        "flyway.locations",
        String.join(",", locations().stream().map(this::asFlywayFindsIt).toList()));
    classes
        .runner()
        .migrate(new ToolRunner.Job(new ServerConnections(database), settings, List.of()), last);
  }

  /**
   * The folder among the sources, so that nothing is overlooked that no build has copied yet; but
   * where a location holds Java too, the classes.
   */
  private String asFlywayFindsIt(String location) {
    Optional<Path> folder = project.inSources(location);
    if (folder.isEmpty() || hasClasses(location)) {
      folder.ifPresent(sources -> requireBuilt(sources, location));
      return location;
    }
    return "filesystem:" + folder.get();
  }

  private List<Path> built(String location) {
    return project.classes().stream()
        .map(classes -> classes.resolve(ToolProject.onClassPath(location)))
        .filter(Files::isDirectory)
        .toList();
  }

  private boolean hasClasses(String location) {
    return !location.startsWith("filesystem:")
        && files(built(location)).stream().anyMatch(file -> file.toString().endsWith(".class"));
  }

  /** What the class path has must be what the sources have. */
  private void requireBuilt(Path sources, String location) {
    for (Path file : files(List.of(sources))) {
      String name = sources.relativize(file).toString();
      boolean isBuilt =
          name.endsWith(".mapping")
              || built(location).stream().anyMatch(folder -> isSame(file, folder.resolve(name)));
      if (!isBuilt) {
        throw AutogenException.usage(
            file + " is not as the class path has it, where Flyway's migrations in Java are",
            "build the project first");
      }
    }
  }

  private static boolean isSame(Path one, Path other) {
    try {
      return Files.isRegularFile(other) && Files.mismatch(one, other) < 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String table() {
    return project.setting("table").orElse(DEFAULT_TABLE);
  }

  @Override
  public boolean isOwn(String table) {
    return table.equalsIgnoreCase(table());
  }

  @Override
  public ToolLog log(Session session) throws SQLException {
    return new FlywayHistory(table()).read(session);
  }

  @Override
  public Gap gap(ToolLog all, ToolLog live) {
    return FlywayHistory.gap(all, live);
  }

  @Override
  public ToolFiles write(Draft draft) {
    List<Script> scripts = scripts();
    String version =
        VersionStyle.next(scripts.stream().map(Script::version).toList(), draft.created());
    String rest = version + separator() + description(draft.title(), scripts);
    Path folder = folder();
    Path up = folder.resolve(prefix() + rest + suffix());
    Path down = undoFolder(folder).resolve(undoPrefix() + rest + suffix());
    SqlSource upgrade = SqlSource.of(draft.upgrade());
    SqlSource downgrade = SqlSource.of(draft.downgrade());
    Map<Path, String> texts = new LinkedHashMap<>();
    texts.put(
        down,
        SqlSource.head("Takes back " + up.getFileName(), List.of()) + "\n" + downgrade.text());
    texts.put(up, SqlSource.head(draft.title(), draft.summary()) + "\n" + upgrade.text());
    for (Path file : List.of(up, down)) {
      // What stands between these signs is the text of a column, and no placeholder.
      if (texts.get(file).contains(project.setting("placeholderPrefix").orElse("${"))) {
        texts.put(
            file.resolveSibling(file.getFileName() + ".conf"), "placeholderReplacement=false\n");
      }
    }
    return new ToolFiles(
        version.replace('_', '.'), up, texts, upgrade.statements(), downgrade.statements());
  }

  private String undoPrefix() {
    return project.setting("undoSqlMigrationPrefix").orElse("U");
  }

  /**
   * Beside the others; but the open edition refuses such a name there where it is told to look at
   * names, unless some are there already.
   */
  private Path undoFolder(Path folder) {
    boolean isRefused =
        project.setting("validateMigrationNaming").filter("true"::equals).isPresent()
            && files(folders()).stream()
                .noneMatch(file -> file.getFileName().toString().startsWith(undoPrefix()));
    return isRefused ? folder.resolveSibling("undo") : folder;
  }

  /** The words as those before have them. */
  private static String description(String title, List<Script> scripts) {
    String words = title.replaceAll("[^\\p{L}\\p{Nd}]+", "_").replaceAll("^_+|_+$", "");
    boolean isLower =
        !scripts.isEmpty()
            && scripts.stream()
                .allMatch(s -> s.description().equals(s.description().toLowerCase(Locale.ROOT)));
    return isLower ? words.toLowerCase(Locale.ROOT) : words;
  }

  /** The open edition runs no script that takes back; the statements of both were tried before. */
  @Override
  public void tryWritten(Database database, Session session, ToolFiles written)
      throws SQLException {
    migrate(database, Optional.empty());
    if (log(session).entry(written.id()).isEmpty()) {
      throw AutogenException.failure(
          "Flyway does not find " + written.main(), "correct its locations, prefix or suffixes");
    }
  }
}
