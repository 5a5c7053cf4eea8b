package dev.autogen.revision;

import dev.autogen.migration.MigrationException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which branches have a name. A label stands at one revision and holds for everything that follows
 * it, and back to where its branch left another.
 */
final class Branches {

  private final RevisionGraph graph;
  private final SortedMap<String, RevisionScript> bearers = new TreeMap<>();
  private final SortedMap<String, Set<String>> members = new TreeMap<>();

  /**
   * The branches of {@code graph}.
   *
   * @throws MigrationException when two revisions have one label, or a label is an id
   */
  Branches(RevisionGraph graph) {
    this.graph = graph;
    for (RevisionScript script : graph.revisions()) {
      for (String label : script.labels()) {
        RevisionScript other = bearers.putIfAbsent(label, script);
        if (other != null) {
          throw new MigrationException(
              "branch label "
                  + label
                  + " is at two revisions: "
                  + RevisionGraph.labels(List.of(other, script)),
              "take it away from one of them");
        }
        if (graph.revision(label).isPresent()) {
          throw new MigrationException(
              "branch label " + label + " of " + script.label() + " is the id of a revision",
              "choose another label");
        }
      }
    }
  }

  /** The revision that bears a label. */
  Optional<RevisionScript> bearer(String label) {
    return Optional.ofNullable(bearers.get(label));
  }

  /** Every label, sorted. */
  Set<String> labels() {
    return bearers.keySet();
  }

  /** The labels that hold for a revision, sorted. */
  List<String> of(String id) {
    return bearers.keySet().stream().filter(label -> labelled(label).contains(id)).toList();
  }

  /**
   * The ids of a branch.
   *
   * @param branch a label, or a revision: then all it follows and all that follows it
   * @throws MigrationException when there is no such branch
   */
  Set<String> named(String branch) {
    if (bearers.containsKey(branch)) {
      return labelled(branch);
    }
    RevisionScript script = graph.resolve(branch);
    Set<String> all = new LinkedHashSet<>(graph.predecessors(script.id()));
    all.addAll(graph.followers(script.id()));
    return all;
  }

  private Set<String> labelled(String label) {
    return members.computeIfAbsent(label, l -> line(bearers.get(l)));
  }

  private Set<String> line(RevisionScript bearer) {
    Set<String> line = new LinkedHashSet<>();
    RevisionScript at = bearer;
    while (at.parents().size() == 1) {
      RevisionScript parent = graph.existing(at.parents().get(0));
      if (graph.children(parent.id()).size() > 1) {
        break;
      }
      line.add(parent.id());
      at = parent;
    }
    line.addAll(graph.followers(bearer.id()));
    return line;
  }
}
