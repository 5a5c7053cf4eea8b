package dev.autogen.diff;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts groups of steps one after the other. A group stays whole unless it is in a circle: where
 * groups wait for each other, one of them goes ahead with a part of its steps.
 */
final class Schedule {

  /**
   * A part of a group with which it can go ahead.
   *
   * @param waiting how many other groups of the circle wait for it
   * @param dropsConstraints whether it does nothing else
   * @param isApart whether the rest of the group needs a statement of its own anyway
   */
  private record Part(
      Group group, List<PlanStep> steps, int waiting, boolean dropsConstraints, boolean isApart) {}

  /** For every so many groups of a circle one more goes ahead at once. */
  private static final int AT_ONCE = 100;

  /** The group of each step that has no place yet. */
  private final Map<PlanStep, Group> open = new HashMap<>();

  private final Map<Group, Integer> places = new HashMap<>();
  private final List<List<PlanStep>> order = new ArrayList<>();

  /** The group whose steps are the last in {@link #order}; empty at first. */
  private Group latest = new Group(List.of());

  private Schedule(List<Group> groups) {
    for (Group group : groups) {
      places.put(group, places.size());
      group.steps.forEach(step -> open.put(step, group));
    }
  }

  /**
   * The steps of the groups, or of parts of them, in an order that they allow; where they leave it
   * open, in the order given.
   */
  static List<List<PlanStep>> of(List<Group> groups) {
    return new Schedule(groups).ordered(groups);
  }

  private List<List<PlanStep>> ordered(List<Group> groups) {
    Deque<List<Group>> circles =
        new ArrayDeque<>(StronglyConnectedComponents.of(groups, this::waitsFor));
    while (!circles.isEmpty()) {
      List<Group> circle = circles.pop();
      if (circle.size() == 1) {
        place(circle.get(0), openSteps(circle.get(0)));
        continue;
      }
      open(circle);
      circle.sort(Comparator.comparing(places::get));
      List<List<Group>> rest = StronglyConnectedComponents.of(circle, this::waitsFor);
      for (int i = rest.size() - 1; i >= 0; i--) {
        circles.push(rest.get(i));
      }
    }
    return order;
  }

  /** The groups that open steps of {@code group} wait for. */
  private List<Group> waitsFor(Group group) {
    Set<Group> others = new LinkedHashSet<>();
    for (PlanStep step : openSteps(group)) {
      for (PlanStep.Edge edge : step.before) {
        Group other = open.get(edge.earlier());
        if (other != null && other != group) {
          others.add(other);
        }
      }
    }
    return List.copyOf(others);
  }

  private List<PlanStep> openSteps(Group group) {
    return group.steps.stream().filter(open::containsKey).toList();
  }

  private void place(Group group, List<PlanStep> steps) {
    steps.forEach(open::remove);
    if (group == latest) {
      order.get(order.size() - 1).addAll(steps);
    } else if (!steps.isEmpty()) {
      order.add(new ArrayList<>(steps));
      latest = group;
    }
  }

  /** Lets one of the groups go ahead, or all that need a further statement anyway. */
  private void open(List<Group> circle) {
    Set<Group> members = new HashSet<>(circle);
    List<Part> parts =
        circle.stream()
            .map(group -> ahead(group, members))
            .filter(part -> part.waiting() > 0)
            .toList();
    List<Part> chosen =
        parts.stream().filter(part -> part.dropsConstraints() && part.isApart()).toList();
    if (chosen.isEmpty()) {
      // Constraints are the least to take away; then the parts that help most groups. Of a large
      // circle several go at once: with one at a time, the time would grow with its square.
      chosen =
          parts.stream()
              .sorted(
                  Comparator.comparing(Part::dropsConstraints)
                      .thenComparing(Part::waiting)
                      .reversed())
              .limit(1 + circle.size() / AT_ONCE)
              .toList();
    }
    chosen.stream()
        .sorted(Comparator.comparing(part -> places.get(part.group())))
        .forEach(part -> place(part.group(), part.steps()));
  }

  /**
   * The drops of constraints that others wait for, and with them those that are a statement of
   * their own anyway; if there are none, whatever can be done.
   */
  private Part ahead(Group group, Set<Group> members) {
    Map<PlanStep, Boolean> known = new HashMap<>();
    List<PlanStep> ready =
        openSteps(group).stream().filter(step -> isReady(step, group, known)).toList();
    List<PlanStep> needed =
        ready.stream()
            .filter(
                step -> step.dropsConstraint() && !waiting(List.of(step), group, members).isEmpty())
            .toList();
    if (needed.isEmpty()) {
      return new Part(group, ready, waiting(ready, group, members).size(), false, false);
    }
    List<PlanStep> drops =
        ready.stream()
            .filter(
                step -> step.dropsConstraint() && (needed.contains(step) || isApart(step, group)))
            .toList();
    return new Part(
        group,
        drops,
        waiting(drops, group, members).size(),
        true,
        needed.stream().allMatch(step -> isApart(step, group)));
  }

  /** Whether a step of its own group needs a statement after that of {@code step}. */
  private boolean isApart(PlanStep step, Group group) {
    return step.after.stream().anyMatch(edge -> edge.apart() && open.get(edge.later()) == group);
  }

  /** The other groups of the circle that have something to do after {@code steps}. */
  private Set<Group> waiting(List<PlanStep> steps, Group group, Set<Group> members) {
    return steps.stream()
        .flatMap(step -> step.after.stream())
        .map(edge -> open.get(edge.later()))
        .filter(other -> other != null && other != group && members.contains(other))
        .collect(Collectors.toSet());
  }

  /** Whether all that comes before a step has its place, or can be done with it. */
  private boolean isReady(PlanStep step, Group group, Map<PlanStep, Boolean> known) {
    Boolean answer = known.get(step);
    if (answer == null) {
      answer = true;
      for (PlanStep.Edge edge : step.before) {
        Group other = open.get(edge.earlier());
        answer &= other == null || (other == group && isReady(edge.earlier(), group, known));
      }
      known.put(step, answer);
    }
    return answer;
  }
}
