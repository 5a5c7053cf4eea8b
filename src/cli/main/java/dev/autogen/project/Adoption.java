package dev.autogen.project;

import dev.autogen.error.AutogenException;
import dev.autogen.file.Utf8;
import dev.autogen.mysql.SchemaReader;
import dev.autogen.mysql.Session;
import dev.autogen.mysql.Spelling;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.run.VersionTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is there to be taken over: a database that another tool, or somebody, has made so far.
 *
 * @param noted the revisions the database has had by what autogen noted; where there are any,
 *     nothing is left to be taken over
 * @param histories what other tools have noted
 * @param tables how many tables count
 * @param toExclude tables of other tools that would count as the application's
 */
public record Adoption(
    List<String> noted, List<OtherHistory> histories, int tables, List<String> toExclude) {

  public Adoption {
    noted = List.copyOf(noted);
    histories = List.copyOf(histories);
    toExclude = List.copyOf(toExclude);
  }

  /**
   * Looks at a database, and changes nothing.
   *
   * @throws AutogenException when another tool has not come to its end there, the project has
   *     migrations that the database has not had, or there is no table
   */
  public static Adoption of(Project project, RevisionGraph revisions, Connection connection)
      throws SQLException {
    Session session = connection.session();
    List<String> noted = new VersionTable(session).heads();
    if (!noted.isEmpty()) {
      return new Adoption(noted, List.of(), 0, List.of());
    }
    List<OtherHistory> histories = OtherHistory.read(session);
    histories.forEach(Adoption::refuseUnfinished);
    if (!revisions.revisions().isEmpty()) {
      throw AutogenException.usage(
          "there are migrations in "
              + project.migrationsLabel()
              + " already, and none is noted in "
              + connection.name(),
          "say 'autogen stamp "
              + revisions.revisions().get(0).id()
              + "' if the database has the tables of this first one, or 'autogen upgrade' if it has"
              + " none");
    }
    Set<String> theirs =
        histories.stream().flatMap(h -> h.tables().stream()).collect(Collectors.toSet());
    int tables =
        new SchemaReader(session, Spelling.on(session.server(), List.of()))
            .read(project.tables().and(table -> !theirs.contains(table)))
            .schema()
            .tables()
            .size();
    if (tables == 0) {
      throw AutogenException.usage(
          "there is no table to take over in " + connection.name(),
          "correct --url or --schema, or write the entities' own tables with 'autogen -m'");
    }
    return new Adoption(
        noted, histories, tables, theirs.stream().filter(project.tables()).sorted().toList());
  }

  private static void refuseUnfinished(OtherHistory history) {
    String tool = history.tool().label();
    if (!history.failed().isEmpty()) {
      throw AutogenException.failure(
          tool
              + " notes in "
              + history.tables().get(0)
              + " that "
              + String.join(", ", history.failed())
              + " failed, so the tables may be half of what it makes",
          "bring it to its end or take it back, run 'flyway repair', and then adopt the database");
    }
    if (!history.lockedBy().isEmpty()) {
      throw AutogenException.failure(
          tool
              + " holds its lock on the schema: "
              + String.join(", ", history.tables().subList(1, history.tables().size()))
              + " says "
              + history.lockedBy(),
          "wait until it has come to its end, or run 'liquibase release-locks' if it was killed");
    }
  }

  /**
   * Writes the tables of other tools that would count as the application's into the settings.
   *
   * @return the file
   * @throws AutogenException when the settings exclude others already, or cannot be written
   */
  public Path exclude(Settings settings) {
    Path file = settings.ownFile();
    // A name in a pattern is one word.
    String names =
        toExclude.stream()
            .map(name -> name.replaceAll("[^\\w$.-]", "?"))
            .collect(Collectors.joining(", "));
    if (settings.isSet(SettingKey.EXCLUDE)) {
      throw AutogenException.usage(
          "exclude has nothing like " + names + ", which another tool keeps for itself",
          "add it to " + settings.setting(SettingKey.EXCLUDE).orElseThrow().place("exclude"));
    }
    try {
      String before = Files.exists(file) ? Utf8.read(file) : "";
      Files.writeString(
          file,
          (before.isEmpty() || before.endsWith("\n") ? "" : "\n")
              + "# What another tool keeps for itself.\nexclude = "
              + names
              + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
      return file;
    } catch (IOException e) {
      throw AutogenException.usage(
          file + " cannot be written (" + AutogenException.reason(e) + ")",
          "make it writable, or add 'exclude = " + names + "' by hand");
    }
  }
}
