package dev.autogen.source;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import javax.lang.model.SourceVersion;

/**
 * What a migration file is to say.
 *
 * @param message what it does, in one line
 * @param parents the ids of the revisions it follows; empty for a base, several for a merge
 * @param labels names of the branch that begins with it
 * @param dependsOn ids of revisions of other branches that must be run before it
 * @param replaces ids of revisions that this one was made of
 * @param created when it is written; fractions of a second are left out
 * @param packageName the package; empty for none
 * @param summary one short phrase per change, for the reader
 * @param notes further sentences for the head of the file
 */
public record MigrationDraft(
    String message,
    String id,
    List<String> parents,
    List<String> labels,
    List<String> dependsOn,
    List<String> replaces,
    Instant created,
    String packageName,
    List<DraftStep> upgrade,
    List<DraftStep> downgrade,
    List<String> summary,
    List<String> notes) {

  public MigrationDraft {
    if (!packageName.isEmpty() && !SourceVersion.isName(packageName)) {
      throw new IllegalArgumentException(
          "'" + packageName + "' is no package name: use Java identifiers joined by dots");
    }
    parents = List.copyOf(parents);
    labels = List.copyOf(labels);
    dependsOn = List.copyOf(dependsOn);
    replaces = List.copyOf(replaces);
    upgrade = List.copyOf(upgrade);
    downgrade = List.copyOf(downgrade);
    summary = List.copyOf(summary);
    notes = List.copyOf(notes);
  }

  /** A draft without labels, dependencies, package, summary and notes. */
  public static MigrationDraft of(
      String message,
      String id,
      List<String> parents,
      Instant created,
      List<DraftStep> upgrade,
      List<DraftStep> downgrade) {
    return new MigrationDraft(
        message, id, parents, List.of(), List.of(), List.of(), created, "", upgrade, downgrade,
        List.of(), List.of());
  }

  public MigrationDraft withBranch(List<String> newLabels, List<String> newDependsOn) {
    return with(
        d -> {
          d.labels = newLabels;
          d.dependsOn = newDependsOn;
        });
  }

  public MigrationDraft withReplaces(List<String> newReplaces) {
    return with(d -> d.replaces = newReplaces);
  }

  public MigrationDraft withSteps(List<DraftStep> newUpgrade, List<DraftStep> newDowngrade) {
    return with(
        d -> {
          d.upgrade = newUpgrade;
          d.downgrade = newDowngrade;
        });
  }

  public MigrationDraft withCreated(Instant newCreated) {
    return with(d -> d.created = newCreated);
  }

  public MigrationDraft withPackageName(String newPackageName) {
    return with(d -> d.packageName = newPackageName);
  }

  public MigrationDraft withSummary(List<String> newSummary) {
    return with(d -> d.summary = newSummary);
  }

  public MigrationDraft withNotes(List<String> newNotes) {
    return with(d -> d.notes = newNotes);
  }

  private MigrationDraft with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return new MigrationDraft(
        message,
        id,
        parents,
        draft.labels,
        draft.dependsOn,
        draft.replaces,
        draft.created,
        draft.packageName,
        draft.upgrade,
        draft.downgrade,
        draft.summary,
        draft.notes);
  }

  /** What may be set one by one. */
  private static final class Draft {
    private List<String> labels;
    private List<String> dependsOn;
    private List<String> replaces;
    private Instant created;
    private String packageName;
    private List<DraftStep> upgrade;
    private List<DraftStep> downgrade;
    private List<String> summary;
    private List<String> notes;

    Draft(MigrationDraft whole) {
      labels = whole.labels;
      dependsOn = whole.dependsOn;
      replaces = whole.replaces;
      created = whole.created;
      packageName = whole.packageName;
      upgrade = whole.upgrade;
      downgrade = whole.downgrade;
      summary = whole.summary;
      notes = whole.notes;
    }
  }
}
