package dev.autogen.diff;

import dev.autogen.diff.SchemaElement.Kind;
import dev.autogen.operation.Operation;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What has to do with each {@link SchemaElement}, and so which step comes before which: two steps
 * are compared only where they meet.
 */
final class Graph {

  private static final Map<Kind, List<Rule>> RULES = rules();

  private final Schema live;
  private final Schema target;
  private final Map<SchemaElement, Map<Role, List<PlanStep>>> things = new LinkedHashMap<>();

  /** The graph of a plan that turns {@code live} into {@code target}. */
  Graph(Schema live, Schema target) {
    this.live = live;
    this.target = target;
  }

  private static Map<Kind, List<Rule>> rules() {
    Map<Kind, List<Rule>> rules = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      rules.put(kind, Stream.of(Rule.values()).filter(rule -> rule.kind == kind).toList());
    }
    return rules;
  }

  /** A new step that does {@code operation}. */
  PlanStep add(Operation operation) {
    PlanStep step = new PlanStep(operation);
    new Roles(live, target, (thing, role) -> add(step, thing, role)).of(operation);
    return step;
  }

  private void add(PlanStep step, SchemaElement thing, Role role) {
    things
        .computeIfAbsent(thing, t -> new EnumMap<>(Role.class))
        .computeIfAbsent(role, r -> new ArrayList<>())
        .add(step);
  }

  /** Whether a step can only be done while {@code key} of the live table {@code child} is off. */
  boolean isInTheWay(ForeignKey key, Table child) {
    boolean[] found = {false};
    new Roles(live, target, (thing, role) -> found[0] |= isFollowed(thing, role))
        .ofNeeding(key, child);
    return found[0];
  }

  private boolean isFollowed(SchemaElement thing, Role role) {
    Map<Role, List<PlanStep>> roles = things.getOrDefault(thing, Map.of());
    return RULES.get(thing.kind()).stream()
        .anyMatch(rule -> rule.earlier == role && roles.containsKey(rule.later));
  }

  /** Puts every step before those that come after it. */
  void order() {
    things.forEach((thing, roles) -> RULES.get(thing.kind()).forEach(rule -> order(rule, roles)));
  }

  private static void order(Rule rule, Map<Role, List<PlanStep>> roles) {
    List<PlanStep> earlier = roles.getOrDefault(rule.earlier, List.of());
    List<PlanStep> later = roles.getOrDefault(rule.later, List.of());
    if (rule.earlier == rule.later) {
      for (int i = 1; i < later.size(); i++) {
        PlanStep.order(later.get(i - 1), later.get(i), rule.apart);
      }
      return;
    }
    for (PlanStep one : earlier) {
      for (PlanStep other : later) {
        if (one != other) {
          PlanStep.order(one, other, rule.apart);
        }
      }
    }
  }
}
