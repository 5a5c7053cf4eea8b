package dev.autogen.lint;

import dev.autogen.finding.Element;
import dev.autogen.finding.Finding;
import dev.autogen.finding.Place;
import dev.autogen.hook.ReviewedMigration;
import dev.autogen.hook.ReviewedMigration.Mapped;
import dev.autogen.hook.Rule;
import dev.autogen.migration.CallPlace;
import dev.autogen.work.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Asks all rules about a migration. */
public final class Lint {

  /** The code of what keeps a migration from being looked at. */
  public static final String NOT_ANALYSED = "not-analysed";

  /** The code of a rule of the project's own that does not do what one does. */
  public static final String RULE_FAILED = "rule-failed";

  private static final List<Check> CHECKS =
      List.of(
          new Loss(),
          new RunningCode(),
          new RunningWrites(),
          new StoredTwice(),
          new Jpa(),
          new Validated(),
          new Blocking(),
          new Keys(),
          new Run(),
          new LiveRules(),
          new Conventions());

  private final List<Rule> rules;

  /**
   * Rules.
   *
   * @param rules of the project's own, to be asked after those of autogen
   */
  public Lint(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  /**
   * What they find, in the order of the rules; each with its standard severity.
   *
   * @param places where each of the operations is said; may be shorter
   * @param text the migration's source
   * @param live what its database tells
   * @param work what the server said of each of the operations; may be shorter
   */
  public List<Finding> review(
      ReviewedMigration migration,
      List<CallPlace> places,
      MigrationText text,
      LiveFacts live,
      List<Optional<Work>> work) {
    Subject subject;
    try {
      subject = new Subject(migration, places, text, live, work);
    } catch (IllegalStateException e) {
      return List.of(notAnalysed(migration.revision(), text.path(), e.getMessage()));
    }
    Found found = new Found(subject);
    CHECKS.forEach(check -> check.look(subject, found));
    List<Finding> findings = new ArrayList<>(found.all());
    for (Rule rule : rules) {
      findings.addAll(asked(rule, subject));
    }
    return findings.stream().map(finding -> mapped(finding, migration)).toList();
  }

  /** That a migration cannot be looked at, and why. */
  public static Finding notAnalysed(String revision, String source, String reason) {
    return Finding.warning(
            NOT_ANALYSED,
            Element.revision(revision),
            "revision " + revision + " cannot be looked at: " + reason)
        .withPlace(Place.of(source, 0));
  }

  private static List<Finding> asked(Rule rule, Subject subject) {
    String name = rule.getClass().getName();
    try {
      List<Finding> findings = new ArrayList<>();
      for (Finding finding : rule.examine(subject.migration())) {
        if (!rule.codes().contains(finding.code())) {
          findings.add(
              failed(
                  name, "gives the code " + finding.code() + ", which its codes() lack", subject));
        }
        findings.add(
            finding.place().equals(Place.NONE)
                ? finding.withPlace(Place.of(subject.source(), line(finding.element(), subject)))
                : finding);
      }
      return findings;
    } catch (RuntimeException | Error e) {
      String message = e.getMessage();
      return List.of(
          failed(
              name,
              "fails: " + e.getClass().getSimpleName() + (message == null ? "" : ": " + message),
              subject));
    }
  }

  private static Finding failed(String rule, String what, Subject subject) {
    return Finding.error(RULE_FAILED, Element.project(rule), "rule " + rule + " " + what)
        .withRemedy("correct it, or take it out of the setting hooks")
        .withPlace(Place.of(subject.source(), 0));
  }

  /** Where a migration changes an element for the last time; 0 where it does not. */
  private static int line(Element element, Subject subject) {
    int line = 0;
    boolean isExact = false;
    for (Step step : subject.steps()) {
      boolean isOfTable =
          !element.tableName().isEmpty()
              && step.operation().touchedTables().contains(element.tableName());
      boolean names =
          isOfTable
              && !element.name().isEmpty()
              && step.change()
                  .flatMap(change -> step.table().map(change::describe))
                  .filter(text -> text.contains(element.name()))
                  .isPresent();
      if (names || (isOfTable && !isExact)) {
        line = step.line();
        isExact |= names;
      }
    }
    return line;
  }

  /** With the property of an entity that its column or table is. */
  private static Finding mapped(Finding finding, ReviewedMigration migration) {
    if (!finding.place().entity().isEmpty()) {
      return finding;
    }
    Element element = finding.element();
    Element own =
        element.kind() == Element.Kind.COLUMN ? element : Element.table(element.tableName());
    if (own.name().isEmpty()) {
      return finding;
    }
    return property(own, migration.mappedBefore())
        .or(() -> property(own, migration.mappedAfter()))
        .or(() -> property(Element.table(element.tableName()), migration.mappedBefore()))
        .map(
            property -> {
              int hash = property.indexOf('#');
              // What a collection or a generator adds tells a part of the property.
              String path = property.substring(hash + 1).replaceFirst("[.]?([{][a-z]+[}])?$", "");
              return finding.withPlace(
                  finding.place().about(property.substring(0, Math.max(hash, 0)), path));
            })
        .orElse(finding);
  }

  private static Optional<String> property(Element element, Mapped mapped) {
    return mapped.properties().entrySet().stream()
        .filter(entry -> entry.getValue().contains(element))
        .map(Map.Entry::getKey)
        .filter(Objects::nonNull)
        .findFirst();
  }
}
