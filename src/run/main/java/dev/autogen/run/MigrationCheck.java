package dev.autogen.run;

import dev.autogen.diff.Change;
import dev.autogen.event.Direction;
import dev.autogen.finding.Element;
import dev.autogen.finding.Finding;
import dev.autogen.finding.Severity;
import dev.autogen.mysql.Session;
import dev.autogen.operation.Operation;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionScript;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks whether a schema is what its migrations make of it; changes nothing. */
public final class MigrationCheck {

  private final Session session;
  private final RevisionGraph graph;
  private final RunOptions options;

  public MigrationCheck(Session session, RevisionGraph graph, RunOptions options) {
    this.session = session;
    this.graph = graph;
    this.options = options;
  }

  /**
   * All that is not as it should be, and what could not be found out.
   *
   * @throws dev.autogen.error.AutogenException when nobody knows where the schema is
   */
  public List<Finding> findings() throws SQLException {
    Optional<NewerDatabase> newer = NewerDatabase.in(session, graph);
    if (newer.isPresent()) {
      Finding finding =
          options.newerAllowed()
              ? Finding.note("newer-database", Element.schema(), newer.get().sentence())
              : Finding.error("newer-database", Element.schema(), newer.get().sentence());
      return List.of(finding.withRemedy(newer.get().remedy()));
    }
    List<Finding> findings = new ArrayList<>();
    VersionTable versions = new VersionTable(session);
    for (RevisionScript script : versions.path(graph).pending()) {
      findings.add(
          Finding.error(
                  "pending",
                  Element.revision(script.id()),
                  "revision "
                      + script.id()
                      + (script.message().isEmpty() ? "" : " (" + script.message() + ")")
                      + " has not been run")
              .withRemedy("upgrade the schema"));
    }
    Optional<HalfDone> half = HalfDone.in(session, graph);
    half.ifPresent(
        run ->
            findings.add(
                Finding.error("half-done", Element.revision(run.revision()), run.sentence())
                    .withRemedy(run.remedy())));
    findings.addAll(changed());
    // What is half done is as nothing leaves it.
    if (half.isEmpty()) {
      findings.addAll(drift(versions.path(graph).applied()));
    }
    return List.copyOf(findings);
  }

  private List<Finding> changed() throws SQLException {
    return options.changed() == ChangePolicy.IGNORE
        ? List.of()
        : new AppliedMigrations(session, graph)
            .changed().stream()
                .map(
                    one ->
                        one.finding(
                            options.changed() == ChangePolicy.FAIL
                                ? Severity.ERROR
                                : Severity.WARNING))
                .toList();
  }

  private List<Finding> drift(List<RevisionScript> applied) throws SQLException {
    List<Operation> all = new ArrayList<>();
    for (RevisionScript script : applied) {
      RevisionSteps.of(script, Direction.UPGRADE).all().forEach(step -> all.add(step.operation()));
    }
    ExpectedState.Held held = new ExpectedState(session).compare(applied, all);
    List<Finding> findings = new ArrayList<>();
    for (Change change : held.drift()) {
      findings.add(
          new Finding(
              "drift",
              options.allowDrift() ? Severity.WARNING : Severity.ERROR,
              change.place(),
              "not as the migrations left it: " + change.text(),
              "undo that, or write it down in a migration",
              ""));
    }
    held.unknown()
        .forEach(
            (table, why) ->
                findings.add(
                    Finding.note(
                        "not-compared",
                        Element.table(table),
                        "not compared with what the migrations made of it: "
                            + table
                            + " ("
                            + why
                            + ")")));
    return findings;
  }
}
