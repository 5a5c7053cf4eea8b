package dev.autogen.revision;

import dev.autogen.migration.MigrationException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the revisions that a target names. */
final class Locator {

  private final RevisionGraph graph;
  private final Target target;
  private final Set<String> scope;

  /**
   * A search for one target.
   *
   * @throws MigrationException when its branch is unknown
   */
  Locator(RevisionGraph graph, Target target) {
    this.graph = graph;
    this.target = target;
    this.scope =
        target.branch().isEmpty()
            ? graph.revisions().stream().map(RevisionScript::id).collect(Collectors.toSet())
            : graph.branches().named(target.branch());
  }

  /** Whether a revision is of the branch that the target is kept to. */
  boolean isInScope(RevisionScript script) {
    return scope.contains(script.id());
  }

  /**
   * The revisions; none for {@code base}, several only for {@code heads} and {@code current}.
   *
   * @param current the heads that the database holds
   * @throws MigrationException when there is no such revision, or no single one
   */
  List<RevisionScript> find(List<RevisionScript> current) {
    List<RevisionScript> start = start(current);
    return target.steps() == 0 ? start : walk(start);
  }

  private List<RevisionScript> start(List<RevisionScript> current) {
    return switch (target.anchor()) {
      case "", "current" -> inScope(current);
      case Target.BASE -> List.of();
      case "heads" -> inScope(graph.heads());
      case "head" -> {
        List<RevisionScript> heads = inScope(graph.heads());
        if (heads.size() > 1) {
          throw RevisionGraph.severalHeads(heads);
        }
        yield heads;
      }
      default -> {
        RevisionScript script = graph.resolve(target.anchor());
        if (!isInScope(script)) {
          throw new MigrationException(
              "revision " + script.label() + " is not in branch " + target.branch(),
              "omit '" + target.branch() + "@', or name a revision of that branch");
        }
        yield List.of(script);
      }
    };
  }

  /** So many steps on from {@code start}, which is empty for the state before the first. */
  private List<RevisionScript> walk(List<RevisionScript> start) {
    List<RevisionScript> at = start;
    for (int walked = 0; walked < Math.abs(target.steps()); walked++) {
      if (target.steps() > 0) {
        List<RevisionScript> next =
            at.isEmpty() ? graph.bases() : graph.children(only(at, walked).id());
        at = List.of(only(inScope(next), walked));
      } else {
        List<String> parents = only(at, walked).parents();
        List<RevisionScript> next = inScope(parents.stream().map(graph::existing).toList());
        at = next.isEmpty() ? next : List.of(only(next, walked));
      }
    }
    return at;
  }

  /**
   * The only one of {@code next}.
   *
   * @param walked the steps done already
   * @throws MigrationException when there are several, naming them, or none
   */
  RevisionScript only(List<RevisionScript> next, int walked) {
    String way = target.steps() > 0 ? "up" : "down";
    int count = Math.abs(target.steps());
    if (next.size() > 1) {
      throw new MigrationException(
          "there is more than one way "
              + way
              + (walked == 0 ? "" : " after " + walked + " of " + count + " steps")
              + ": "
              + RevisionGraph.labels(next),
          "name the revision you mean, or a branch, like "
              + next.get(0).id()
              + "@"
              + (target.steps() > 0 ? "+1" : "-1"));
    }
    if (next.isEmpty()) {
      throw tooFar(way, walked, count);
    }
    return next.get(0);
  }

  private MigrationException tooFar(String way, int walked, int count) {
    String start = target.isRelative() ? "here" : target.anchor();
    String branch = target.branch().isEmpty() ? "" : target.branch() + "@";
    String end = target.steps() > 0 ? "upgrade " + branch + "head" : "downgrade " + branch + "base";
    if (walked == 0) {
      return new MigrationException(
          "there is no revision " + way + " from " + start,
          "see 'autogen status' for where the database is");
    }
    return new MigrationException(
        (walked == 1 ? "there is only 1 revision " : "there are only " + walked + " revisions ")
            + way
            + " from "
            + start
            + ", not "
            + count,
        "say 'autogen " + end + "'");
  }

  private List<RevisionScript> inScope(List<RevisionScript> scripts) {
    return scripts.stream().filter(this::isInScope).toList();
  }
}
