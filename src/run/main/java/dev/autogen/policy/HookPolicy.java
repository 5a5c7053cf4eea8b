package dev.autogen.policy;

import dev.autogen.finding.Element;
import dev.autogen.finding.Finding;
import dev.autogen.hook.ColumnComparison;
import dev.autogen.hook.ColumnComparison.Verdict;
import dev.autogen.hook.ObjectFilter;
import dev.autogen.hook.ObjectFilter.Side;
import dev.autogen.hook.SchemaObject;
import dev.autogen.schema.Check;
import dev.autogen.schema.Column;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What the project's own code says about differences.
 *
 * @param filter which things count
 * @param comparison which columns are the same
 */
public record HookPolicy(ObjectFilter filter, ColumnComparison comparison) {

  /** The code of what a hook leaves out. */
  static final String LEFT_OUT = "left-out-by-hook";

  /** Everything counts, and nothing is compared in another way. */
  public static final HookPolicy NOTHING =
      new HookPolicy((object, side, other) -> true, (table, old, now) -> Verdict.UNDECIDED);

  /** The target with what the live schema has in place of what does not count or is the same. */
  Schema over(Schema live, Schema target, List<Finding> setAside) {
    if (equals(NOTHING)) {
      return target;
    }
    Schema result = target;
    List<Table> changed = new ArrayList<>();
    for (Table now : target.tables()) {
      Optional<Table> old = live.table(now.name());
      if (!counts(old, Optional.of(now), SchemaObject.OfTable::new)) {
        boolean differs = !old.equals(Optional.of(now));
        if (old.isEmpty()) {
          result = result.without(now.name());
        }
        old.ifPresent(changed::add);
        if (differs) {
          setAside.add(leftOut(Element.table(now.name())));
        }
      } else {
        changed.add(merged(old, now, setAside));
      }
    }
    for (Table old : live.tables()) {
      if (target.table(old.name()).isEmpty()
          && !counts(Optional.of(old), Optional.empty(), SchemaObject.OfTable::new)) {
        changed.add(old);
        setAside.add(leftOut(Element.table(old.name())));
      }
    }
    return result.withAll(changed);
  }

  /** {@code after} with those columns of {@code target} that a comparison finds different. */
  Schema insisted(Schema live, Schema target, Schema after) {
    if (equals(NOTHING)) {
      return after;
    }
    List<Table> changed = new ArrayList<>();
    for (Table now : target.tables()) {
      Optional<Table> old = live.table(now.name());
      Optional<Table> place = after.table(now.name());
      if (old.isPresent() && place.isPresent()) {
        changed.add(
            place
                .get()
                .withColumns(
                    place.get().columns().stream().map(c -> insisted(old.get(), now, c)).toList()));
      }
    }
    return after.withAll(changed);
  }

  private Column insisted(Table old, Table now, Column column) {
    Optional<Column> before = old.column(column.name());
    Optional<Column> wanted = now.column(column.name());
    boolean isDifferent =
        before.isPresent()
            && wanted.isPresent()
            && !before.equals(wanted)
            && comparison.compare(old, before.get(), wanted.get()) == Verdict.DIFFERENT;
    return isDifferent ? wanted.get() : column;
  }

  private static Finding leftOut(Element element) {
    return Finding.note(LEFT_OUT, element, "left out by a hook: " + element.label());
  }

  private <T> boolean counts(Optional<T> old, Optional<T> now, Function<T, SchemaObject> objectOf) {
    Optional<SchemaObject> there = old.map(objectOf);
    Optional<SchemaObject> wanted = now.map(objectOf);
    return there.stream().allMatch(o -> filter.includes(o, Side.DATABASE, wanted))
        && wanted.stream().allMatch(o -> filter.includes(o, Side.ENTITIES, there));
  }

  private Table merged(Optional<Table> old, Table now, List<Finding> setAside) {
    Table empty = Table.of(now.name());
    Table from = old.orElse(empty);
    Parts parts = new Parts(from, now, setAside);
    return now.withColumns(
            parts
                .of(Element.Kind.COLUMN, Table::columns, Column::name, SchemaObject.OfColumn::new)
                .stream()
                .map(column -> same(from, column, setAside))
                .toList())
        .withIndexes(
            parts.of(Element.Kind.INDEX, Table::indexes, Index::name, SchemaObject.OfIndex::new))
        .withForeignKeys(
            parts.of(
                Element.Kind.FOREIGN_KEY,
                Table::foreignKeys,
                ForeignKey::name,
                SchemaObject.OfForeignKey::new))
        .withChecks(
            parts.of(Element.Kind.CHECK, Table::checks, Check::name, SchemaObject.OfCheck::new));
  }

  /** The column as it is in the database, where a comparison finds it the same. */
  private Column same(Table old, Column now, List<Finding> setAside) {
    Optional<Column> before = old.column(now.name()).filter(c -> !c.equals(now));
    if (before.isPresent() && comparison.compare(old, before.get(), now) == Verdict.EQUAL) {
      Element column = Element.column(old.name(), now.name());
      setAside.add(Finding.note("same-to-hook", column, "the same to a hook: " + column.label()));
      return before.get();
    }
    return now;
  }

  /** The things of one table on both sides. */
  private final class Parts {

    private final Table old;
    private final Table now;
    private final List<Finding> setAside;

    Parts(Table old, Table now, List<Finding> setAside) {
      this.old = old;
      this.now = now;
      this.setAside = setAside;
    }

    <T> List<T> of(
        Element.Kind kind,
        Function<Table, List<T>> in,
        Function<T, String> nameOf,
        BiFunction<Table, T, SchemaObject> objectOf) {
      List<T> result = new ArrayList<>();
      for (T wanted : in.apply(now)) {
        Optional<T> there = named(in.apply(old), nameOf, nameOf.apply(wanted));
        if (counts(
            there, Optional.of(wanted), part -> objectOf.apply(tableOf(part, there), part))) {
          result.add(wanted);
        } else {
          there.ifPresent(result::add);
          note(kind, nameOf.apply(wanted), !there.equals(Optional.of(wanted)));
        }
      }
      List<T> olds = in.apply(old);
      for (int i = 0; i < olds.size(); i++) {
        T there = olds.get(i);
        if (named(in.apply(now), nameOf, nameOf.apply(there)).isEmpty()
            && !counts(Optional.of(there), Optional.empty(), part -> objectOf.apply(old, part))) {
          // Behind what it stands behind now.
          int place = i == 0 ? 0 : 1 + place(result, nameOf, nameOf.apply(olds.get(i - 1)));
          result.add(place, there);
          note(kind, nameOf.apply(there), true);
        }
      }
      return result;
    }

    private <T> Table tableOf(T part, Optional<T> there) {
      return there.isPresent() && there.get() == part ? old : now;
    }

    private void note(Element.Kind kind, String name, boolean differs) {
      if (differs) {
        setAside.add(leftOut(new Element(kind, now.name(), name)));
      }
    }

    private <T> Optional<T> named(List<T> all, Function<T, String> nameOf, String name) {
      return all.stream().filter(t -> nameOf.apply(t).equalsIgnoreCase(name)).findFirst();
    }

    private <T> int place(List<T> all, Function<T, String> nameOf, String name) {
      for (int i = 0; i < all.size(); i++) {
        if (nameOf.apply(all.get(i)).equalsIgnoreCase(name)) {
          return i;
        }
      }
      return all.size() - 1;
    }
  }
}
