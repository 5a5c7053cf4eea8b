package dev.autogen.revision;

import dev.autogen.error.DidYouMean;
import dev.autogen.migration.MigrationException;
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
  private final Map<String, List<String>> dependencies = new LinkedHashMap<>();
  private final Map<String, List<String>> dependents = new LinkedHashMap<>();
  private Branches branches;

  private RevisionGraph() {}

  /**
   * The graph of {@code scripts}.
   *
   * @throws MigrationException when an id or a label is there twice, a parent or a dependency is
   *     missing, or revisions follow each other in a circle
   */
  public static RevisionGraph of(Collection<RevisionScript> scripts) {
    Map<String, RevisionScript> found = new LinkedHashMap<>();
    for (RevisionScript script : scripts.stream().sorted(AGE).toList()) {
      RevisionScript other = found.putIfAbsent(script.id(), script);
      if (other != null) {
        List<String> sources = List.of(other.source(), script.source());
        throw new MigrationException(
            "revision " + script.id() + " appears twice: " + joined(sources.stream().sorted()),
            "give one of them another id");
      }
    }
    RevisionGraph graph = new RevisionGraph();
    graph.connect(found);
    graph.addInOrder(found);
    graph.branches = new Branches(graph);
    return graph;
  }

  /** Notes which revisions follow which, and which depend on which. */
  private void connect(Map<String, RevisionScript> found) {
    Map<String, String> labelled = new LinkedHashMap<>();
    for (RevisionScript script : found.values()) {
      children.put(script.id(), new ArrayList<>());
      dependents.put(script.id(), new ArrayList<>());
      script.labels().forEach(label -> labelled.putIfAbsent(label, script.id()));
    }
    for (RevisionScript script : found.values()) {
      for (String parent : Set.copyOf(script.parents())) {
        known(found, script, parent, " follows ", "parent");
        children.get(parent).add(script.id());
      }
      Set<String> needs = new LinkedHashSet<>();
      for (String name : script.dependsOn()) {
        String id = found.containsKey(name) ? name : labelled.getOrDefault(name, name);
        known(found, script, id, " depends on ", "dependency");
        needs.add(id);
      }
      needs.forEach(id -> dependents.get(id).add(script.id()));
      dependencies.put(script.id(), List.copyOf(needs));
    }
  }

  private static void known(
      Map<String, RevisionScript> found,
      RevisionScript script,
      String id,
      String verb,
      String what) {
    if (!found.containsKey(id)) {
      throw new MigrationException(
          "revision " + script.label() + verb + id + ", which is not there",
          "restore the file of revision " + id + ", or correct the " + what);
    }
  }

  /** Adds what is needed before what needs it, oldest first (Kahn's algorithm). */
  private void addInOrder(Map<String, RevisionScript> found) {
    Map<String, Integer> missing = new LinkedHashMap<>();
    PriorityQueue<RevisionScript> ready = new PriorityQueue<>(AGE);
    for (RevisionScript script : found.values()) {
      int needs = needs(script).size();
      missing.put(script.id(), needs);
      if (needs == 0) {
        ready.add(script);
      }
    }
    while (!ready.isEmpty()) {
      RevisionScript next = ready.remove();
      byId.put(next.id(), next);
      for (String other : neededBy(next.id())) {
        if (missing.merge(other, -1, Integer::sum) == 0) {
          ready.add(found.get(other));
        }
      }
    }
    if (byId.size() < found.size()) {
      throw circle(found);
    }
  }

  /** What must be run before a revision. */
  private Set<String> needs(RevisionScript script) {
    Set<String> needs = new LinkedHashSet<>(script.parents());
    needs.addAll(dependencies.get(script.id()));
    return needs;
  }

  private Set<String> neededBy(String id) {
    Set<String> others = new LinkedHashSet<>(children.get(id));
    others.addAll(dependents.get(id));
    return others;
  }

  private MigrationException circle(Map<String, RevisionScript> found) {
    // Everything left needs something that is left, so walking up must come back to itself.
    Set<String> walked = new LinkedHashSet<>();
    String at = found.keySet().stream().filter(id -> !byId.containsKey(id)).findFirst().orElse("");
    while (walked.add(at)) {
      at =
          needs(found.get(at)).stream()
              .filter(needed -> !byId.containsKey(needed))
              .sorted()
              .findFirst()
              .orElse("");
    }
    List<String> circle = new ArrayList<>(walked);
    circle = circle.subList(circle.indexOf(at), circle.size());
    StringBuilder words = new StringBuilder(found.get(circle.get(0)).label());
    for (int i = 0; i < circle.size(); i++) {
      String next = circle.get((i + 1) % circle.size());
      boolean follows = found.get(circle.get(i)).parents().contains(next);
      words.append(follows ? " follows " : " depends on ");
      words.append(i + 1 < circle.size() ? found.get(next).label() : next);
    }
    return new MigrationException(
        "revisions follow each other in a circle: " + words, "correct the parent of one of them");
  }

  /** Every revision. */
  public List<RevisionScript> revisions() {
    return List.copyOf(byId.values());
  }

  /** The revision of exactly that id, which the graph has. */
  RevisionScript existing(String id) {
    return revision(id).orElseThrow(() -> new IllegalArgumentException("no revision " + id));
  }

  /** The names of branches and what belongs to them. */
  Branches branches() {
    return branches;
  }

  /** The labels of the branches that a revision belongs to, sorted. */
  public List<String> labelsOf(RevisionScript script) {
    return branches.of(script.id());
  }

  /** The revision of exactly that id. */
  public Optional<RevisionScript> revision(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The revision that a revision was squashed into which is not there any more. */
  public Optional<RevisionScript> replacementOf(String id) {
    return byId.containsKey(id)
        ? Optional.empty()
        : byId.values().stream().filter(r -> r.replaces().contains(id)).findFirst();
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
      throw severalHeads(heads);
    }
    return heads.stream().findFirst();
  }

  static MigrationException severalHeads(List<RevisionScript> heads) {
    return new MigrationException(
        "multiple heads are present: " + labels(heads),
        "name the one you mean, say heads for all of them, or join them with 'autogen merge"
            + " heads'");
  }

  /** The revisions that follow {@code id} directly. */
  public List<RevisionScript> children(String id) {
    Set<String> ids = Set.copyOf(children.getOrDefault(id, List.of()));
    return only(ids);
  }

  /** The ids of the revisions of other branches that {@code id} depends on. */
  public List<String> dependencies(String id) {
    return dependencies.get(id);
  }

  /** {@code ids} and everything that must be run before them. */
  public List<RevisionScript> ancestors(Collection<String> ids) {
    return only(closure(ids, id -> needs(byId.get(id))));
  }

  /** {@code ids} and everything that must be undone before them. */
  public List<RevisionScript> descendants(Collection<String> ids) {
    return only(closure(ids, this::neededBy));
  }

  /** The ids of a revision and of what it follows, whatever it depends on. */
  Set<String> predecessors(String id) {
    return closure(List.of(id), at -> byId.get(at).parents());
  }

  /** The ids of a revision and of what follows it. */
  Set<String> followers(String id) {
    return closure(List.of(id), children::get);
  }

  private Set<String> closure(
      Collection<String> ids, Function<String, ? extends Collection<String>> next) {
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

  /** The heads that no revision depends on either. */
  public List<RevisionScript> effectiveHeads() {
    return heads().stream().filter(r -> dependents.get(r.id()).isEmpty()).toList();
  }

  /** The revisions that several follow. */
  public List<RevisionScript> branchPoints() {
    return byId.values().stream().filter(r -> children.get(r.id()).size() > 1).toList();
  }

  /**
   * The revision {@code text} names: a whole id, a label of the revision itself, or the beginning
   * of exactly one id, 4 characters or more.
   *
   * @throws MigrationException when there is none, or several, naming them
   */
  public RevisionScript resolve(String text) {
    if (byId.containsKey(text)) {
      return byId.get(text);
    }
    Optional<RevisionScript> labelled = branches.bearer(text);
    if (labelled.isPresent()) {
      return labelled.get();
    }
    List<RevisionScript> candidates =
        byId.values().stream().filter(r -> r.id().startsWith(text)).toList();
    if (text.length() < 4 || candidates.isEmpty()) {
      throw new MigrationException(
          "can't locate revision identified by '" + text + "'",
          text.length() < 4 && !candidates.isEmpty()
              ? "give at least 4 characters of its id"
              : near(text)
                  .map(like -> "did you mean " + like + "?")
                  .orElse("see 'autogen history' for those there are"));
    }
    if (candidates.size() > 1) {
      throw new MigrationException(
          text + " is the beginning of several revisions: " + labels(candidates),
          "say more of the id");
    }
    return candidates.get(0);
  }

  /** The id or label that begins like {@code text}, from 4 characters on, or else looks like it. */
  private Optional<String> near(String text) {
    Map<String, String> names = new LinkedHashMap<>();
    branches.labels().forEach(label -> names.put(label, "branch " + label));
    byId.values().forEach(r -> names.put(r.id(), r.label()));
    for (int length = text.length() - 1; length >= 4; length--) {
      String beginning = text.substring(0, length);
      Optional<String> like =
          names.entrySet().stream()
              .filter(name -> name.getKey().startsWith(beginning))
              .map(Map.Entry::getValue)
              .findFirst();
      if (like.isPresent()) {
        return like;
      }
    }
    return DidYouMean.of(text, names.keySet()).map(names::get);
  }

  static String labels(List<RevisionScript> scripts) {
    return joined(scripts.stream().map(RevisionScript::label));
  }

  private static String joined(Stream<String> texts) {
    return texts.collect(Collectors.joining(", "));
  }
}
