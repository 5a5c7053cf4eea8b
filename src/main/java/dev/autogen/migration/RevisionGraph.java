package dev.autogen.migration;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The revisions and which follows which. A pure value: it reads no file and no database. Wherever
 * revisions come in a list they are in one order, parents before children, and where that leaves a
 * choice the earlier written one, then the smaller id, first.
 */
public final class RevisionGraph {

  private static final Comparator<RevisionScript> AGE =
      Comparator.comparing(RevisionScript::created).thenComparing(RevisionScript::id);

  private final Map<String, RevisionScript> byId = new LinkedHashMap<>();
  private final Map<String, List<String>> children = new LinkedHashMap<>();

  private RevisionGraph() {}

  /**
   * The graph of {@code scripts}.
   *
   * @throws MigrationException when an id is there twice, a parent is missing, or revisions follow
   *     each other in a circle
   */
  public static RevisionGraph of(Collection<RevisionScript> scripts) {
    Map<String, RevisionScript> found = new LinkedHashMap<>();
    for (RevisionScript script : scripts.stream().sorted(AGE).toList()) {
      RevisionScript other = found.putIfAbsent(script.id(), script);
      if (other != null) {
        List<String> sources = List.of(other.source(), script.source());
        throw new MigrationException(
            "revision " + script.id() + " is there twice: " + joined(sources.stream().sorted()),
            "give one of them another id");
      }
    }
    RevisionGraph graph = new RevisionGraph();
    graph.addInOrder(found);
    return graph;
  }

  /** Adds parents before children, oldest first (Kahn's algorithm). */
  private void addInOrder(Map<String, RevisionScript> found) {
    Map<String, Integer> missing = new LinkedHashMap<>();
    PriorityQueue<RevisionScript> ready = new PriorityQueue<>(AGE);
    for (RevisionScript script : found.values()) {
      children.put(script.id(), new ArrayList<>());
    }
    for (RevisionScript script : found.values()) {
      Set<String> parents = new LinkedHashSet<>(script.parents());
      for (String parent : parents) {
        if (!found.containsKey(parent)) {
          throw new MigrationException(
              "revision " + script.label() + " follows " + parent + ", which is not there",
              "restore the file of revision " + parent + ", or correct the parent");
        }
        children.get(parent).add(script.id());
      }
      missing.put(script.id(), parents.size());
      if (parents.isEmpty()) {
        ready.add(script);
      }
    }
    while (!ready.isEmpty()) {
      RevisionScript next = ready.remove();
      byId.put(next.id(), next);
      for (String child : children.get(next.id())) {
        if (missing.merge(child, -1, Integer::sum) == 0) {
          ready.add(found.get(child));
        }
      }
    }
    if (byId.size() < found.size()) {
      throw circle(found);
    }
  }

  private MigrationException circle(Map<String, RevisionScript> found) {
    // Everything left has a parent that is left, so walking up must come back to itself.
    Set<String> walked = new LinkedHashSet<>();
    String at = found.keySet().stream().filter(id -> !byId.containsKey(id)).findFirst().orElse("");
    while (walked.add(at)) {
      at =
          found.get(at).parents().stream()
              .filter(parent -> !byId.containsKey(parent))
              .sorted()
              .findFirst()
              .orElse("");
    }
    List<String> circle = new ArrayList<>(walked);
    circle = circle.subList(circle.indexOf(at), circle.size());
    return new MigrationException(
        "revisions follow each other in a circle: "
            + circle.stream()
                .map(id -> found.get(id).label())
                .collect(Collectors.joining(" follows "))
            + " follows "
            + at,
        "correct the parent of one of them");
  }

  /** Every revision. */
  public List<RevisionScript> revisions() {
    return List.copyOf(byId.values());
  }

  /** The revision of exactly that id. */
  public Optional<RevisionScript> revision(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The revisions that follow none. */
  public List<RevisionScript> bases() {
    return byId.values().stream().filter(r -> r.parents().isEmpty()).toList();
  }

  /** The revisions that none follows. */
  public List<RevisionScript> heads() {
    return byId.values().stream().filter(r -> children.get(r.id()).isEmpty()).toList();
  }

  /**
   * The only head; empty where there are no revisions.
   *
   * @throws MigrationException when there are several, naming them
   */
  public Optional<RevisionScript> head() {
    List<RevisionScript> heads = heads();
    if (heads.size() > 1) {
      throw new MigrationException(
          "there are several heads: " + labels(heads),
          "name the one you mean, or merge them into one revision");
    }
    return heads.stream().findFirst();
  }

  /** The revisions that follow {@code id} directly. */
  public List<RevisionScript> children(String id) {
    Set<String> ids = Set.copyOf(children.getOrDefault(id, List.of()));
    return only(ids);
  }

  /** {@code ids} and everything they follow. */
  public List<RevisionScript> ancestors(Collection<String> ids) {
    return only(closure(ids, id -> byId.get(id).parents()));
  }

  /** {@code ids} and everything that follows them. */
  public List<RevisionScript> descendants(Collection<String> ids) {
    return only(closure(ids, children::get));
  }

  private Set<String> closure(Collection<String> ids, Function<String, List<String>> next) {
    Set<String> seen = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(ids);
    while (!open.isEmpty()) {
      String id = open.remove();
      if (byId.containsKey(id) && seen.add(id)) {
        open.addAll(next.apply(id));
      }
    }
    return Collections.unmodifiableSet(seen);
  }

  private List<RevisionScript> only(Set<String> ids) {
    return byId.values().stream().filter(r -> ids.contains(r.id())).toList();
  }

  /** Those of {@code applied} that none of {@code applied} follows: what a version table holds. */
  public List<RevisionScript> headsOf(Collection<String> applied) {
    Set<String> all = Set.copyOf(applied);
    return only(all).stream()
        .filter(r -> children.get(r.id()).stream().noneMatch(all::contains))
        .toList();
  }

  /**
   * The revision {@code text} names: a whole id, or the beginning of exactly one, 4 characters or
   * more.
   *
   * @throws MigrationException when there is none, or several, naming them
   */
  public RevisionScript resolve(String text) {
    if (byId.containsKey(text)) {
      return byId.get(text);
    }
    List<RevisionScript> candidates =
        byId.values().stream().filter(r -> r.id().startsWith(text)).toList();
    if (text.length() < 4 || candidates.isEmpty()) {
      throw new MigrationException(
          "there is no revision '" + text + "'",
          text.length() < 4 && !candidates.isEmpty()
              ? "say at least 4 characters of its id"
              : near(text)
                  .map(r -> "did you mean " + r.label() + "?")
                  .orElse("see 'autogen history' for those there are"));
    }
    if (candidates.size() > 1) {
      throw new MigrationException(
          text + " is the beginning of several revisions: " + labels(candidates),
          "say more of the id");
    }
    return candidates.get(0);
  }

  /** The revision whose id begins most like {@code text}, from 4 characters on. */
  private Optional<RevisionScript> near(String text) {
    for (int length = text.length() - 1; length >= 4; length--) {
      String beginning = text.substring(0, length);
      List<RevisionScript> like =
          byId.values().stream().filter(r -> r.id().startsWith(beginning)).toList();
      if (!like.isEmpty()) {
        return Optional.of(like.get(0));
      }
    }
    return Optional.empty();
  }

  static String labels(List<RevisionScript> scripts) {
    return joined(scripts.stream().map(RevisionScript::label));
  }

  private static String joined(Stream<String> texts) {
    return texts.collect(Collectors.joining(", "));
  }
}
