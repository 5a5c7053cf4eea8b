package dev.autogen.migration;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The revisions to run from where a database is to where it is wanted. A target is an id, the
 * beginning of one, {@code head}, {@code heads}, {@code base}, {@code +N} or {@code -N}.
 */
public final class RevisionPath {

  private static final Pattern RELATIVE = Pattern.compile("[+-]\\d{1,9}");

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
      if (graph.revision(id).isEmpty()) {
        throw new MigrationException(
            "the database is at revision " + id + ", which is not among the migrations",
            "get the migrations that belong to this database, or stamp it with a revision you have");
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
    return graph.headsOf(after).stream().map(RevisionScript::id).toList();
  }

  /** What the database has, oldest first. */
  public List<RevisionScript> applied() {
    return graph.ancestors(applied);
  }

  /** What the database has not, in the order to run. */
  public List<RevisionScript> pending() {
    return graph.revisions().stream().filter(r -> !applied.contains(r.id())).toList();
  }

  /**
   * The revisions to upgrade to reach {@code target}, in the order to run; empty where the database
   * has it already.
   *
   * @throws MigrationException when the target is unknown, ambiguous or not reachable
   */
  public List<RevisionScript> up(String target) {
    if (RELATIVE.matcher(target).matches()) {
      if (target.startsWith("-")) {
        throw new MigrationException(
            target + " leads down, not up", "say 'autogen downgrade " + target + "'");
      }
      return stepsUp(Integer.parseInt(target.substring(1)));
    }
    Set<String> wanted =
        switch (target) {
          case "head" -> ids(graph.head().stream().toList());
          case "heads" -> ids(graph.heads());
          case "base" ->
              throw new MigrationException(
                  "base is the state before the first revision, so nothing leads up to it",
                  "say 'autogen downgrade base'");
          default -> Set.of(graph.resolve(target).id());
        };
    return graph.ancestors(wanted).stream().filter(r -> !applied.contains(r.id())).toList();
  }

  /**
   * The revisions to downgrade so that {@code target} is the last one left, in the order to run;
   * empty where nothing follows it. Branches that do not follow the target stay.
   *
   * @throws MigrationException when the target is unknown, ambiguous or not in the database
   */
  public List<RevisionScript> down(String target) {
    if (RELATIVE.matcher(target).matches()) {
      if (target.startsWith("+")) {
        throw new MigrationException(
            target + " leads up, not down", "say 'autogen upgrade " + target + "'");
      }
      return stepsDown(Integer.parseInt(target.substring(1)));
    }
    if (target.equals("base")) {
      return reversed(applied());
    }
    RevisionScript last =
        target.equals("head")
            ? graph
                .head()
                .orElseThrow(
                    () ->
                        new MigrationException(
                            "there are no revisions yet", "write one with 'autogen -m MESSAGE'"))
            : graph.resolve(target);
    if (!applied.contains(last.id())) {
      throw new MigrationException(
          "the database does not have revision " + last.label(),
          "see 'autogen current' for where it is");
    }
    return reversed(
        graph.descendants(Set.of(last.id())).stream()
            .filter(r -> applied.contains(r.id()) && !r.id().equals(last.id()))
            .toList());
  }

  private List<RevisionScript> stepsUp(int count) {
    List<RevisionScript> steps = new ArrayList<>();
    Set<String> done = new LinkedHashSet<>(applied);
    while (steps.size() < count) {
      List<RevisionScript> next =
          graph.revisions().stream()
              .filter(r -> !done.contains(r.id()) && done.containsAll(r.parents()))
              .filter(r -> done.isEmpty() || !r.parents().isEmpty())
              .toList();
      steps.add(only(next, "up", count, steps.size()));
      done.add(steps.get(steps.size() - 1).id());
    }
    return steps;
  }

  private List<RevisionScript> stepsDown(int count) {
    List<RevisionScript> steps = new ArrayList<>();
    Set<String> left = new LinkedHashSet<>(applied);
    while (steps.size() < count) {
      steps.add(only(graph.headsOf(left), "down", count, steps.size()));
      left.remove(steps.get(steps.size() - 1).id());
    }
    return steps;
  }

  private static RevisionScript only(
      List<RevisionScript> next, String direction, int count, int sofar) {
    if (next.size() > 1) {
      throw new MigrationException(
          "there is more than one way "
              + direction
              + (sofar == 0 ? "" : " after " + sofar + " of " + count + " steps")
              + ": "
              + RevisionGraph.labels(next),
          "name the revision you mean");
    }
    if (next.isEmpty()) {
      throw new MigrationException(
          "there are not " + count + " revisions " + direction + " from here, only " + sofar,
          direction.equals("up") ? "say 'autogen upgrade head'" : "say 'autogen downgrade base'");
    }
    return next.get(0);
  }

  private static Set<String> ids(List<RevisionScript> scripts) {
    return scripts.stream()
        .map(RevisionScript::id)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static List<RevisionScript> reversed(List<RevisionScript> scripts) {
    List<RevisionScript> result = new ArrayList<>(scripts);
    Collections.reverse(result);
    return List.copyOf(result);
  }
}
