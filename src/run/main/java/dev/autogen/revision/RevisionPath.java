package dev.autogen.revision;

import dev.autogen.migration.MigrationException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The revisions to run from where a database is to where it is wanted. A target is an id, the
 * beginning of one, a branch label, {@code head}, {@code heads}, {@code base} or {@code current},
 * each perhaps with {@code +N} or {@code -N} behind it, or such steps alone; {@code branch@} before
 * it keeps it to one branch.
 */
public final class RevisionPath {

  private final RevisionGraph graph;
  private final Set<String> applied;

  /**
   * The paths from a database.
   *
   * @param current the heads the database holds; empty for one without any revision
   * @throws MigrationException when {@code graph} does not know one of them
   */
  public RevisionPath(RevisionGraph graph, Collection<String> current) {
    for (String id : current) {
      Optional<RevisionScript> squashed = graph.replacementOf(id);
      if (squashed.isPresent()) {
        throw new MigrationException(
            "the database is at revision "
                + id
                + ", which was squashed into "
                + squashed.get().label(),
            "bring it to "
                + squashed.get().id()
                + " with the migrations of before, or make a new database");
      }
      if (graph.revision(id).isEmpty()) {
        throw new MigrationException(
            "the database is at revision " + id + ", which is not among the migrations",
            "get the migrations that belong to this database, or say where it is with 'autogen stamp"
                + " --purge REVISION'");
      }
    }
    this.graph = graph;
    this.applied = ids(graph.ancestors(current));
  }

  /** The heads the database holds once {@code run} has been upgraded to, or downgraded from. */
  public List<String> headsAfter(RevisionScript run, boolean upgraded) {
    Set<String> after = new LinkedHashSet<>(applied);
    if (upgraded) {
      after.add(run.id());
    } else {
      after.remove(run.id());
    }
    return List.copyOf(ids(graph.headsOf(after)));
  }

  /** What the database has, oldest first. */
  public List<RevisionScript> applied() {
    return graph.ancestors(applied);
  }

  /** The heads the database holds. */
  public List<RevisionScript> current() {
    return graph.headsOf(applied);
  }

  /** What the database has not, in the order to run. */
  public List<RevisionScript> pending() {
    return without(graph.revisions(), applied);
  }

  /**
   * The revisions that {@code target} names; none for {@code base}.
   *
   * @throws MigrationException when it is unknown or ambiguous
   */
  public List<RevisionScript> named(String target) {
    return new Locator(graph, Target.parse(target)).find(current());
  }

  /**
   * The revisions to upgrade to reach {@code text}, in the order to run; empty where the database
   * has it already.
   *
   * @throws MigrationException when the target is unknown, ambiguous or not reachable
   */
  public List<RevisionScript> up(String text) {
    Target target = Target.parse(text);
    Locator locator = new Locator(graph, target);
    if (target.isRelative()) {
      if (text.contains("-")) {
        throw new MigrationException(
            text + " leads down, not up", "say 'autogen downgrade " + text + "'");
      }
      return stepsUp(target.steps(), locator);
    }
    if (target.anchor().equals(Target.BASE) && target.steps() == 0) {
      throw new MigrationException(
          text + " is the state before the first revision, so nothing leads up to it",
          "say 'autogen downgrade " + text + "'");
    }
    return without(graph.ancestors(ids(locator.find(current()))), applied);
  }

  /**
   * The revisions to downgrade so that {@code text} is the last one left, in the order to run;
   * empty where nothing follows it. Branches that do not follow the target stay.
   *
   * @throws MigrationException when the target is unknown, ambiguous or not in the database
   */
  public List<RevisionScript> down(String text) {
    Target target = Target.parse(text);
    Locator locator = new Locator(graph, target);
    if (target.isRelative()) {
      if (text.contains("+")) {
        throw new MigrationException(
            text + " leads up, not down", "say 'autogen upgrade " + text + "'");
      }
      return stepsDown(-target.steps(), locator);
    }
    List<RevisionScript> last = locator.find(current());
    List<RevisionScript> absent = without(last, applied);
    if (!absent.isEmpty()) {
      throw new MigrationException(
          "the database does not have revision " + absent.get(0).label(),
          "see 'autogen current' for where it is");
    }
    Set<String> left = ids(graph.ancestors(ids(last)));
    Set<String> gone =
        last.isEmpty()
            ? ids(applied().stream().filter(script -> isWithin(locator, script)).toList())
            : last.stream()
                .flatMap(script -> graph.followers(script.id()).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    gone.removeAll(left);
    if (!target.branch().isEmpty()) {
      gone.removeIf(id -> !locator.isInScope(graph.existing(id)));
    }
    return undone(gone);
  }

  /** Whether a revision and all that follow it are of the locator's branch. */
  private boolean isWithin(Locator locator, RevisionScript script) {
    return graph.followers(script.id()).stream().map(graph::existing).allMatch(locator::isInScope);
  }

  /**
   * The heads a database holds once it is noted to be at {@code targets}, whatever was run.
   * Branches that neither lead to one of them nor follow it stay as they are.
   *
   * @throws MigrationException when a target is unknown or ambiguous, or one leads to another
   */
  public List<String> stamped(Collection<String> targets) {
    Set<String> after = ids(current());
    Set<String> before = new LinkedHashSet<>();
    for (String text : targets) {
      Locator locator = new Locator(graph, Target.parse(text));
      List<RevisionScript> wanted = locator.find(current());
      if (wanted.isEmpty()) {
        after.removeIf(id -> locator.isInScope(graph.existing(id)));
      }
      wanted.forEach(script -> checkApart(before, script));
      before.addAll(ids(wanted));
      for (RevisionScript script : wanted) {
        after.removeAll(graph.predecessors(script.id()));
        after.removeAll(graph.followers(script.id()));
        after.add(script.id());
      }
    }
    return List.copyOf(ids(graph.headsOf(ids(graph.ancestors(after)))));
  }

  private void checkApart(Set<String> others, RevisionScript script) {
    for (String other : others) {
      if (!other.equals(script.id())
          && (graph.predecessors(script.id()).contains(other)
              || graph.followers(script.id()).contains(other))) {
        throw new MigrationException(
            graph.existing(other).label() + " and " + script.label() + " are of one line",
            "name the later one alone, which says that the database has both");
      }
    }
  }

  private List<RevisionScript> stepsUp(int count, Locator locator) {
    Set<String> done = new LinkedHashSet<>(applied);
    List<RevisionScript> steps = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean begun = graph.ancestors(done).stream().anyMatch(locator::isInScope);
      List<RevisionScript> next =
          without(graph.revisions(), done).stream()
              .filter(locator::isInScope)
              .filter(script -> done.containsAll(script.parents()))
              .filter(script -> !begun || !script.parents().isEmpty())
              .toList();
      // What it depends on comes with it, and does not count.
      String id = locator.only(next, i).id();
      List<RevisionScript> step = without(graph.ancestors(List.of(id)), done);
      steps.addAll(step);
      done.addAll(ids(step));
    }
    return List.copyOf(steps);
  }

  private List<RevisionScript> stepsDown(int count, Locator locator) {
    Set<String> left = new LinkedHashSet<>(applied);
    List<RevisionScript> steps = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<RevisionScript> heads = graph.headsOf(left).stream().filter(locator::isInScope).toList();
      // What depends on it goes with it, and does not count.
      String id = locator.only(heads, i).id();
      List<RevisionScript> step = new ArrayList<>(graph.descendants(List.of(id)));
      step.removeIf(script -> !left.contains(script.id()));
      Collections.reverse(step);
      steps.addAll(step);
      left.removeAll(ids(step));
    }
    return List.copyOf(steps);
  }

  /** {@code gone} and all that needs one of them, of what the database has, last first. */
  private List<RevisionScript> undone(Set<String> gone) {
    gone.retainAll(applied);
    List<RevisionScript> undone = new ArrayList<>(graph.descendants(gone));
    undone.removeIf(script -> !applied.contains(script.id()));
    Collections.reverse(undone);
    return List.copyOf(undone);
  }

  private static Set<String> ids(List<RevisionScript> scripts) {
    return scripts.stream()
        .map(RevisionScript::id)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static List<RevisionScript> without(List<RevisionScript> scripts, Set<String> ids) {
    return scripts.stream().filter(script -> !ids.contains(script.id())).toList();
  }
}
