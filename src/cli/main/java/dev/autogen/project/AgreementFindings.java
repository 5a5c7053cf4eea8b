package dev.autogen.project;

import dev.autogen.diff.Change;
import dev.autogen.finding.Element;
import dev.autogen.finding.Finding;
import dev.autogen.finding.Place;
import dev.autogen.finding.Severity;
import dev.autogen.revision.RevisionScript;
import dev.autogen.run.HalfDone;
import java.util.ArrayList;
import java.util.List;

/** What keeps entities, migrations and database from agreeing, as findings. */
public final class AgreementFindings {

  private final Agreement agreement;
  private final EntitySources sources;

  private AgreementFindings(Agreement agreement, EntitySources sources) {
    this.agreement = agreement;
    this.sources = sources;
  }

  /**
   * All of them: errors where they do not agree, warnings where that is not known, notes of what
   * was set aside.
   *
   * @param project where the sources of its entities are looked for
   */
  public static List<Finding> of(Agreement agreement, Project project) {
    return new AgreementFindings(agreement, EntitySources.of(project.settings())).all();
  }

  /** What the rules say of the migration that is missing, where its entities are declared. */
  public static List<Finding> ofMissing(Agreement agreement, Project project) {
    if (agreement.found().isEmpty()) {
      return List.of();
    }
    EntitySources sources = EntitySources.of(project.settings());
    return agreement.found().stream()
        .map(
            one ->
                one.place().entity().isEmpty()
                    ? one
                    : one.withPlace(sources.place(one.place().entity(), one.place().property())))
        .map(one -> one.withText("the migration that is missing: " + one.text()))
        .toList();
  }

  private List<Finding> all() {
    Standing standing = agreement.standing();
    List<Finding> all = new ArrayList<>();
    standing.pending().forEach(script -> all.add(pending(script)));
    standing.tool().ifPresent(tool -> all.addAll(of(tool)));
    standing.halfDone().ifPresent(half -> all.add(of(half)));
    all.addAll(errors(standing.changed()));
    all.addAll(errors(agreement.refused()));
    for (Change change : agreement.drift()) {
      all.add(
          of(
              "drift",
              change,
              "the database has drifted from its migrations, which would undo it by: "
                  + change.text(),
              "put the database right, write a migration of it, or accept it with 'autogen check"
                  + " --accept'"));
    }
    for (Change change : agreement.missing()) {
      all.add(
          of(
              "missing",
              change,
              "a migration is missing: " + change.text(),
              "write it with 'autogen -m MESSAGE', or correct the entities"));
    }
    all.addAll(agreement.warnings());
    all.addAll(agreement.setAside());
    return List.copyOf(all);
  }

  private static Finding pending(RevisionScript script) {
    return Finding.error(
            "pending",
            Element.revision(script.id()),
            "revision " + script.id() + " " + script.message() + " has not been run")
        .withRemedy("run 'autogen upgrade'")
        .withPlace(Place.of(script.source(), 0));
  }

  private static List<Finding> of(ToolStanding tool) {
    List<Finding> all = new ArrayList<>(errors(tool.wrong()));
    for (ToolStanding.Pending pending : tool.pending()) {
      all.add(
          Finding.error(
                  "pending",
                  Element.revision(pending.version()),
                  pending.script() + " has not been run")
              .withRemedy(tool.upgrade()));
    }
    return all;
  }

  private static Finding of(HalfDone half) {
    return Finding.error("half-done", Element.schema(), half.sentence()).withRemedy(half.remedy());
  }

  private static List<Finding> errors(List<Finding> findings) {
    return findings.stream().map(one -> one.withSeverity(Severity.ERROR)).toList();
  }

  private Finding of(String code, Change change, String text, String remedy) {
    Place place =
        agreement
            .properties()
            .of(change)
            .map(property -> sources.place(property.entity(), property.path()))
            .orElse(Place.NONE);
    return Finding.error(code, change.place(), text).withRemedy(remedy).withPlace(place);
  }
}
