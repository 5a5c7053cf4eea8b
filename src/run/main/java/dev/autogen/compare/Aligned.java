package dev.autogen.compare;

import dev.autogen.diff.Completion;
import dev.autogen.diff.Planner;
import dev.autogen.diff.PutBack;
import dev.autogen.diff.Rename;
import dev.autogen.diff.RenameChoice;
import dev.autogen.diff.RenameHints;
import dev.autogen.diff.Renames;
import dev.autogen.diff.TableOrColumn;
import dev.autogen.operation.Operation;
import dev.autogen.policy.Policy;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A schema and what it is to become: what has a new name first, then what the policy leaves of the
 * rest.
 *
 * @param renamed the schema under the new names, with all that its renames take off
 */
public record Aligned(Schema live, Schema renamed, Policy.Applied policy) {

  /**
   * Finds the new names, and has {@code policy} set aside what it does.
   *
   * @param wanted the tables that are asked for, in the server's canonical form
   */
  public static Aligned of(
      Schema live, Schema wanted, Completion completion, RenameHints hints, Policy policy) {
    Once<Schema> target =
        new Once<>(
            () ->
                found(live, wanted, completion, hints.withChoice(RenameChoice.NONE), policy)
                    .policy()
                    .target());
    return found(
        live, wanted, completion, hints.withChoice(new Unsettled(hints.choice(), target)), policy);
  }

  /** Has chosen among those that are not set aside anyway. */
  private record Unsettled(RenameChoice choice, Once<Schema> target) implements RenameChoice {

    @Override
    public Optional<TableOrColumn> choose(TableOrColumn gone, List<TableOrColumn> candidates) {
      List<TableOrColumn> open =
          candidates.stream()
              .filter(place -> !isSetAside(new Rename(gone, place), target.get()))
              .toList();
      return open.isEmpty() ? Optional.empty() : choice.choose(gone, open);
    }

    @Override
    public void done() {
      choice.done();
    }
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

  private static Aligned found(
      Schema live, Schema wanted, Completion completion, RenameHints hints, Policy policy) {
    Renames.Found renames = Renames.between(live, wanted, hints);
    return new Aligned(
        live,
        renames.renamed(),
        policy.over(live, renames, completion.over(wanted, renames.renamed())));
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
  public List<Operation> operations(UnaryOperator<Schema> counted) {
    List<Operation> operations = new ArrayList<>(policy.renames());
    Schema before =
        Operation.applyAll(operations, live)
            .map(
                table ->
                    renamed
                        .table(table.name())
                        .map(known -> table.withSeedRows(known.seedRows()))
                        .orElse(table));
    operations.addAll(
        PutBack.inTheirPlaces(
            Planner.plan(before, counted.apply(policy.target())), before, renamed));
    return List.copyOf(operations);
  }
}
