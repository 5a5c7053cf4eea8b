package dev.autogen.check;

import dev.autogen.check.policy.Policy;
import dev.autogen.diff.Completion;
import dev.autogen.diff.Planner;
import dev.autogen.diff.Rename;
import dev.autogen.diff.RenameHints;
import dev.autogen.diff.Renames;
import dev.autogen.operation.Operation;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A schema and what it is to become: what has a new name first, then what the policy leaves of the
 * rest.
 */
record Aligned(Schema live, Policy.Applied policy) {

  /**
   * Finds the new names, and has {@code policy} set aside what it does.
   *
   * @param wanted the tables that are asked for, in the server's canonical form
   */
  static Aligned of(
      Schema live, Schema wanted, Completion completion, RenameHints hints, Policy policy) {
    RenameHints unasked = deciding(hints, rename -> false);
    Once<Schema> target =
        new Once<>(() -> found(live, wanted, completion, unasked, policy).target());
    RenameHints asked =
        deciding(
            hints, rename -> !isSetAside(rename, target.get()) && hints.probable().test(rename));
    return new Aligned(live, found(live, wanted, completion, asked, policy));
  }

  /** What is made when it is first asked for. */
  private static final class Once<T> {

    private final Supplier<T> making;
    private Optional<T> made = Optional.empty();

    Once(Supplier<T> making) {
      this.making = making;
    }

    T get() {
      if (made.isEmpty()) {
        made = Optional.of(making.get());
      }
      return made.get();
    }
  }

  private static Policy.Applied found(
      Schema live, Schema wanted, Completion completion, RenameHints hints, Policy policy) {
    List<Operation> renames = Renames.between(live, wanted, hints);
    Schema renamed = Operation.applyAll(renames, live);
    return policy.over(live, renames, completion.over(wanted, renamed));
  }

  private static RenameHints deciding(RenameHints hints, Predicate<Rename> probable) {
    return new RenameHints(hints.before(), hints.now(), hints.stated(), hints.dropped(), probable);
  }

  /** Whether both halves are set aside: what is dropped stays, and what is added does not come. */
  private static boolean isSetAside(Rename rename, Schema target) {
    if (rename.from().isTable()) {
      return target.table(rename.from().table()).isPresent()
          && target.table(rename.to().table()).isEmpty();
    }
    Optional<Table> table = target.table(rename.to().table());
    return table.flatMap(t -> t.column(rename.from().column())).isPresent()
        && table.flatMap(t -> t.column(rename.to().column())).isEmpty();
  }

  /**
   * What turns the one into the other, in order.
   *
   * @param counted what counts of the target
   */
  List<Operation> operations(UnaryOperator<Schema> counted) {
    List<Operation> operations = new ArrayList<>(policy.renames());
    Schema renamed = Operation.applyAll(operations, live);
    operations.addAll(Planner.plan(renamed, counted.apply(policy.target())));
    return List.copyOf(operations);
  }
}
