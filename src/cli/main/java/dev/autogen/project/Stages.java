package dev.autogen.project;

import dev.autogen.operation.Operation;
import dev.autogen.operation.UpdateRows;
import dev.autogen.schema.Schema;
import dev.autogen.source.DraftStep;
import dev.autogen.tool.Stage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Divides a migration into parts that can be taken back one by one, for a tool that notes each:
 * where a step is undone by steps of its own, these go with it; where values are mapped there and
 * back, what belongs together stays together.
 */
final class Stages {

  private Stages() {}

  /** The stages of a migration that changes {@code before}. */
  static List<Stage> of(List<DraftStep> upgrade, List<DraftStep> downgrade, Schema before) {
    return mapsValues(upgrade) || mapsValues(downgrade)
        ? matched(upgrade, downgrade, before)
        : eachByItself(upgrade, before);
  }

  private static boolean mapsValues(List<DraftStep> steps) {
    return steps.stream().anyMatch(step -> step.operation() instanceof UpdateRows);
  }

  private static List<Stage> eachByItself(List<DraftStep> upgrade, Schema before) {
    List<Stage> stages = new ArrayList<>();
    Schema schema = before;
    for (DraftStep step : upgrade) {
      List<Operation> one = List.of(step.operation());
      stages.add(new Stage(List.of(step), MigrationSteps.downgrade(one, schema)));
      schema = step.operation().applyTo(schema);
    }
    return stages;
  }

  /** Where the way down passes a schema that the way up has passed, a stage begins. */
  private static List<Stage> matched(
      List<DraftStep> upgrade, List<DraftStep> downgrade, Schema before) {
    List<Schema> up = schemas(upgrade, before);
    List<Schema> down = schemas(downgrade, up.get(upgrade.size()));
    List<Stage> stages = new ArrayList<>();
    List<DraftStep> group = new ArrayList<>();
    int at = 0;
    for (int i = upgrade.size() - 1; i >= 0; i--) {
      group.add(0, upgrade.get(i));
      int to = i == 0 ? downgrade.size() : end(at, up.get(i), up.get(i + 1), down);
      if (to >= 0) {
        stages.add(new Stage(group, downgrade.subList(at, to)));
        group.clear();
        at = to;
      }
    }
    Collections.reverse(stages);
    return stages;
  }

  /** How far the way down leads to {@code target}; -1 where it does not. */
  private static int end(int at, Schema target, Schema from, List<Schema> down) {
    if (target.equals(from)) {
      boolean isRows = at + 1 < down.size() && down.get(at + 1).equals(down.get(at));
      return isRows ? at + 1 : at;
    }
    for (int to = at + 1; to < down.size(); to++) {
      if (down.get(to).equals(target)) {
        return to;
      }
    }
    return -1;
  }

  private static List<Schema> schemas(List<DraftStep> steps, Schema start) {
    List<Schema> schemas = new ArrayList<>(List.of(start));
    for (DraftStep step : steps) {
      schemas.add(step.operation().applyTo(schemas.get(schemas.size() - 1)));
    }
    return schemas;
  }
}
