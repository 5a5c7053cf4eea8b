package dev.autogen.cli;

import dev.autogen.error.AutogenException;
import dev.autogen.project.Adoption;
import dev.autogen.project.Agreement;
import dev.autogen.project.Autogenerate;
import dev.autogen.project.Checker;
import dev.autogen.project.Connection;
import dev.autogen.project.DropQuestions;
import dev.autogen.project.NewRevision;
import dev.autogen.project.OtherHistory;
import dev.autogen.project.Project;
import dev.autogen.project.RenameQuestions;
import dev.autogen.revision.RevisionGraph;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code autogen adopt}. */
@Command(
    mixinStandardHelpOptions = true,
    description = {
      "Take over a database that Flyway, Liquibase, Alembic, Hibernate or somebody has made so far.",
      "",
      "Writes its tables as a first migration and notes that the database has had it. No table"
          + " changes, and what another tool has noted stays as it is."
    },
    footer = {"", "Example: autogen adopt"})
final class AdoptCommand extends Action {

  @Option(
      names = {"-m", "--message"},
      paramLabel = "TEXT",
      defaultValue = "Baseline",
      description = "What the first migration is called; default: ${DEFAULT-VALUE}.")
  private String message;

  @Option(
      names = {"-y", "--yes"},
      description = "Do it unasked.")
  private boolean yes;

  @Override
  int act() throws Exception {
    Project project = project();
    if (project.settings().wantsDevelopmentServer()) {
      throw AutogenException.usage(
          "no database is named, so there is nothing to take over",
          "name it with --url or in autogen.properties");
    }
    Adoption adoption;
    String database;
    try (Connection connection = project.connect()) {
      adoption = Adoption.of(project, project.revisions(), connection);
      database = connection.name();
    }
    if (!adoption.noted().isEmpty()) {
      say(
          "nothing to do: the database is under autogen already, at "
              + String.join(", ", adoption.noted()));
      answerNothing(database);
      return 0;
    }
    plan(adoption, database).forEach(this::say);
    if (!agreed()) {
      say("nothing was done");
      answerNothing(database);
      return 0;
    }
    if (!adoption.toExclude().isEmpty()) {
      say("wrote exclude into " + shown(adoption.exclude(project.settings())));
      project = project();
    }
    takeOver(project, adoption);
    return 0;
  }

  private List<String> plan(Adoption adoption, String database) {
    List<String> lines = new ArrayList<>();
    lines.add(database + " has " + CheckCommand.count(adoption.tables(), "table"));
    for (OtherHistory history : adoption.histories()) {
      lines.add(
          history.tool().label()
              + " notes "
              + (history.last().isEmpty() ? "nothing" : history.last() + " as its last")
              + " in "
              + history.tables().get(0));
    }
    if (adoption.histories().isEmpty()) {
      lines.add("no history of Flyway, Liquibase or Alembic is there");
    }
    lines.add("what will be done:");
    if (!adoption.toExclude().isEmpty()) {
      lines.add(
          "- exclude "
              + String.join(", ", adoption.toExclude())
              + " in autogen.properties, which no entity asks for");
    }
    lines.add("- write these tables as a first migration, tried on an empty schema");
    lines.add("- note in autogen_version that the database has had it; no table changes");
    lines.add("- compare the entities with the tables, and say what differs");
    return lines;
  }

  private boolean agreed() {
    if (yes) {
      return true;
    }
    return environment()
        .terminal()
        .question()
        .apply("take it over?")
        .orElseThrow(
            () ->
                AutogenException.usage(
                    "nobody can be asked whether to take the database over", "say --yes"));
  }

  private void answerNothing(String database) {
    answer(
        () -> {},
        facts -> {
          facts.flag("adopted", false);
          facts.text("database", database);
        });
  }

  private void takeOver(Project project, Adoption adoption) throws SQLException {
    Autogenerate.Result baseline =
        new Autogenerate(
                project,
                environment().ids(),
                new RenameQuestions(List.of(), question -> Optional.empty()),
                DropQuestions.nobody())
            .writeBaseline(NewRevision.of(message));
    // With the migration that was just written.
    Project after = project();
    RevisionGraph revisions = after.revisions();
    try (Connection connection = after.connect()) {
      after.runner(connection, revisions).stamp(List.of(baseline.revision()), false);
      Optional<Agreement> agreement = compared(after, connection);
      Lines lines = lines(revisions);
      answer(
          () -> {
            warn(baseline.warnings());
            baseline.file().ifPresent(this::print);
            say("noted in autogen_version: the database has had it");
            agreement.ifPresent(
                found -> {
                  warn(found.warnings());
                  new Findings(found, lines, screen()).print(this::print, this::say);
                });
            adoption.histories().forEach(this::sayWhatIsLeft);
            if (adoption.histories().isEmpty()) {
              say(
                  "where Hibernate changes the schema by itself (ddl-auto, schema-management), set"
                      + " that to none or validate");
            }
          },
          facts -> {
            facts.flag("adopted", true);
            facts.text("database", connection.name());
            facts.text("revision", baseline.revision());
            facts.texts("written", baseline.file().map(Action::whole).stream().toList());
            facts.texts("tools", adoption.histories().stream().map(h -> h.tool().label()).toList());
            facts.flag("compared", agreement.isPresent());
            agreement.ifPresent(
                found ->
                    facts.list(
                        "differences",
                        found.differences(),
                        new ChangeFacts(found.properties())::facts));
          });
    }
  }

  private void sayWhatIsLeft(OtherHistory history) {
    say(
        "turn "
            + history.tool().label()
            + " off, since two cannot own one schema; "
            + String.join(" and ", history.tables())
            + (history.tables().size() == 1 ? " stays" : " stay")
            + " for as long as you want");
  }

  /** Empty where the entities cannot be read yet, which is no reason against taking over. */
  private Optional<Agreement> compared(Project project, Connection connection) throws SQLException {
    try {
      return Optional.of(
          new Checker(project, project.history(environment().ids()), connection).check());
    } catch (AutogenException e) {
      warn("the entities are not compared: " + e.getMessage() + "; " + e.remedy());
      return Optional.empty();
    }
  }
}
