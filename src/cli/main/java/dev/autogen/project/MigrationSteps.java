package dev.autogen.project;

import dev.autogen.draft.Conversions;
import dev.autogen.draft.ExistingRows;
import dev.autogen.draft.PlannedOperation;
import dev.autogen.draft.StoredUses;
import dev.autogen.mysql.Obstacle;
import dev.autogen.operation.AlterTable;
import dev.autogen.operation.ColumnChange.AddColumn;
import dev.autogen.operation.ColumnChange.ModifyColumn;
import dev.autogen.operation.CreateTable;
import dev.autogen.operation.Operation;
import dev.autogen.operation.TableChange;
import dev.autogen.operation.UpdateRows;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import dev.autogen.source.DraftStep;
import dev.autogen.work.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The steps a migration file has for a plan: its operations, the statements that existing rows need
 * in between, and what a reviewer wants to know, which is what was there, what is lost, what stops.
 */
public final class MigrationSteps {

  private static final String RESTATED =
      "An index that is dropped and added as it was is kept, and its place among the others.";

  private MigrationSteps() {}

  /** The steps that carry {@code operations} out on {@code before}. */
  public static List<DraftStep> upgrade(List<Operation> operations, Schema before) {
    return upgrade(operations, before, StoredUses.none(), Conversions.NONE, MovedValues.NONE);
  }

  /**
   * The same, saying beside a change who else needs what it takes away.
   *
   * @param uses what views, triggers, routines and events use
   * @param conversions what stored values mean, before and after
   * @param moved what is left behind in tables
   */
  static List<DraftStep> upgrade(
      List<Operation> operations,
      Schema before,
      StoredUses uses,
      Conversions conversions,
      MovedValues moved) {
    return commented(
        ExistingRows.filled(conversions.upward(operations, before), before),
        before,
        uses,
        conversions,
        moved);
  }

  /** The steps that bring {@code before} back, with a value for the rows where MySQL has none. */
  public static List<DraftStep> downgrade(List<Operation> operations, Schema before) {
    return downgrade(operations, before, Conversions.NONE);
  }

  /**
   * The same, giving back the values that were stored in another way.
   *
   * @param conversions what stored values mean, before and after
   */
  static List<DraftStep> downgrade(
      List<Operation> operations, Schema before, Conversions conversions) {
    Schema after = Operation.applyAll(operations, before);
    List<Operation> inverse = Operation.inverseOf(operations, before);
    return commented(
        ExistingRows.restored(conversions.downward(inverse, after), after),
        after,
        StoredUses.none(),
        conversions,
        MovedValues.NONE);
  }

  /**
   * The steps, each alteration with how the server carries it out: as a remark, and so that it
   * refuses where it would need more.
   *
   * @param answers what the server says of each step
   */
  static List<DraftStep> asserting(List<DraftStep> steps, List<Optional<Work>> answers) {
    List<DraftStep> result = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      DraftStep step = steps.get(i);
      if (answers.get(i).isPresent() && step.operation() instanceof AlterTable alter) {
        Work answer = answers.get(i).get();
        step =
            new DraftStep(
                    answer.algorithm().demandedBy(alter), step.comments(), step.changeComments())
                .withComment(sentence(answer.describe()));
      }
      result.add(step);
    }
    return result;
  }

  private static List<DraftStep> commented(
      List<PlannedOperation> operations,
      Schema before,
      StoredUses uses,
      Conversions conversions,
      MovedValues moved) {
    List<DraftStep> steps = new ArrayList<>();
    Schema schema = before;
    for (int i = 0; i < operations.size(); i++) {
      Operation operation = operations.get(i).operation();
      DraftStep step = DraftStep.of(operation);
      boolean isConversion = isMapping(operations.get(i));
      if (operation instanceof UpdateRows update && isConversion) {
        step = step.withComment(Conversions.REMARK);
        for (String assumed : conversions.assumed(update)) {
          step = step.withComment(assumed);
        }
      }
      boolean isFill = operations.get(i).purpose() == PlannedOperation.Purpose.FILL;
      for (String loss : isConversion || isFill ? List.<String>of() : operation.losses(schema)) {
        step = step.withComment("Loses " + loss + "; going back does not bring them back.");
      }
      if (isFill) {
        step = step.withComment(ExistingRows.REMARK);
      }
      for (String use : uses.remarks(operation)) {
        step = step.withComment(use);
      }
      if (operation instanceof CreateTable create && moved.remark(create).isPresent()) {
        step = step.withComment(moved.remark(create).get());
      }
      if (operation instanceof AlterTable alter) {
        boolean isMapped = i > 0 && isMapping(operations.get(i - 1));
        step = commented(step, alter, operations, isMapped, schema, uses, conversions);
        for (int change = 0; change < alter.changes().size(); change++) {
          if (alter.changes().get(change) instanceof AddColumn add
              && operations.get(i).guessed().contains(add.column().name())) {
            step = step.withComment(change, ExistingRows.REMARK);
          }
          Optional<String> left = moved.remark(alter.table(), alter.changes().get(change));
          if (left.isPresent()) {
            step = step.withComment(change, left.get());
          }
        }
      }
      steps.add(step);
      schema = operation.applyTo(schema);
    }
    return steps;
  }

  private static boolean isMapping(PlannedOperation planned) {
    return planned.purpose() == PlannedOperation.Purpose.MAP;
  }

  private static DraftStep commented(
      DraftStep step,
      AlterTable alter,
      List<PlannedOperation> operations,
      boolean isMapped,
      Schema schema,
      StoredUses uses,
      Conversions conversions) {
    DraftStep result = step;
    Table before = schema.existing(alter.table());
    Table table = before;
    boolean restated = false;
    for (int i = 0; i < alter.changes().size(); i++) {
      TableChange change = alter.changes().get(i);
      boolean filled = false;
      if (change instanceof ModifyColumn modify) {
        result = result.withComment(i, modify.difference(table));
        Optional<String> unknown = conversions.unknown(alter.table(), modify, table);
        if (unknown.isPresent()) {
          result = result.withComment(i, unknown.get());
        }
        filled = ExistingRows.fills(operations, alter.table(), modify.column());
      }
      boolean restates = alter.restates(change, before);
      if (restates && !restated) {
        result = result.withComment(i, RESTATED);
        restated = true;
      }
      for (Obstacle obstacle : ExistingRows.obstacles(change, table, schema)) {
        boolean isAnswered =
            (filled && obstacle.kind() == Obstacle.Kind.NULLS)
                || (isMapped && obstacle.kind() == Obstacle.Kind.CHANGED);
        if (!restates && !isAnswered) {
          result = result.withComment(i, sentence(obstacle.remark()));
        }
      }
      for (String use : uses.remarks(alter.table(), change)) {
        result = result.withComment(i, use);
      }
      table = change.applyTo(table);
    }
    return result;
  }

  private static String sentence(String clause) {
    return clause.substring(0, 1).toUpperCase(Locale.ROOT) + clause.substring(1) + ".";
  }
}
