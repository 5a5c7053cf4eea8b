package dev.autogen.diff;

import java.util.List;

/**
 * The steps of one table that are one operation, or a few, unless those of other tables must come
 * in between: its changes; its creation with its foreign keys; its drop; its rows.
 */
final class Group {

  /** In the order of their clauses. */
  final List<PlanStep> steps;

  Group(List<PlanStep> steps) {
    this.steps = List.copyOf(steps);
  }
}
