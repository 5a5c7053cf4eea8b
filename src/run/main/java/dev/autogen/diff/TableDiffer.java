package dev.autogen.diff;

import dev.autogen.facts.KeyLengths;
import dev.autogen.facts.Renewal;
import dev.autogen.facts.Uses;
import dev.autogen.operation.CheckChange.AddCheck;
import dev.autogen.operation.CheckChange.DropCheck;
import dev.autogen.operation.CheckChange.SetCheckEnforced;
import dev.autogen.operation.ColumnChange.AddColumn;
import dev.autogen.operation.ColumnChange.DropColumn;
import dev.autogen.operation.ColumnChange.ModifyColumn;
import dev.autogen.operation.ColumnChange.RenameColumn;
import dev.autogen.operation.ForeignKeyChange.AddForeignKey;
import dev.autogen.operation.ForeignKeyChange.DropForeignKey;
import dev.autogen.operation.IndexChange.AddIndex;
import dev.autogen.operation.IndexChange.DropIndex;
import dev.autogen.operation.IndexChange.RenameIndex;
import dev.autogen.operation.IndexChange.SetIndexVisible;
import dev.autogen.operation.OptionChange.Partition;
import dev.autogen.operation.OptionChange.SetOption;
import dev.autogen.operation.Position;
import dev.autogen.operation.TableChange;
import dev.autogen.schema.Check;
import dev.autogen.schema.Column;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Generation;
import dev.autogen.schema.Index;
import dev.autogen.schema.Partitioning;
import dev.autogen.schema.Table;
import dev.autogen.schema.TableOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Finds what turns one table into another of its name. The order of columns does not count. */
final class TableDiffer {

  private final Table before;
  private final Table after;
  private final List<TableChange> changes = new ArrayList<>();

  /** The columns that MySQL cannot change into what they are to be: they go and come. */
  private final Set<String> renewed;

  TableDiffer(Table before, Table after) {
    this.before = before;
    this.after = after;
    this.renewed = Renewal.of(before, after);
  }

  Optional<Difference.Altered> altered() {
    drops();
    columns();
    indexes();
    checks();
    options();
    foreignKeys();
    return changes.isEmpty()
        ? Optional.empty()
        : Optional.of(new Difference.Altered(before, after, changes));
  }

  private void drops() {
    for (ForeignKey key : before.foreignKeys()) {
      if (after.foreignKey(key.name()).filter(key::sameShape).isEmpty()) {
        changes.add(new DropForeignKey(key.name()));
      }
    }
    for (Check check : before.checks()) {
      if (after.check(check.name()).filter(c -> sameExpression(c, check)).isEmpty()
          || usesRenewed(check)) {
        changes.add(new DropCheck(check.name()));
      }
    }
    for (Index index : before.indexes()) {
      Optional<Index> same = after.index(index.name()).filter(i -> sameButVisibility(i, index));
      if ((same.isEmpty() && renamed(index).isEmpty()) || usesRenewed(index)) {
        changes.add(new DropIndex(index.name()));
      }
    }
    for (Column column : before.columns()) {
      if (after.column(column.name()).isEmpty() || renewed.contains(column.name())) {
        changes.add(new DropColumn(column.name()));
      }
    }
  }

  private boolean usesRenewed(Check check) {
    return renewed.stream().anyMatch(column -> Uses.of(check.expression(), column));
  }

  private boolean usesRenewed(Index index) {
    return renewed.stream()
        .anyMatch(
            column ->
                Uses.in(index, column)
                    || index.columns().stream().anyMatch(column::equalsIgnoreCase));
  }

  /** Behind the nearest column before it that stays. */
  private Position placeOf(Column column) {
    int at = Position.indexOf(before.columns(), column.name());
    for (int i = at - 1; i >= 0; i--) {
      String name = before.columns().get(i).name();
      if (after.column(name).isPresent() && !renewed.contains(name)) {
        return Position.after(name);
      }
    }
    return Position.first();
  }

  private void columns() {
    for (Column column : after.columns()) {
      Optional<Column> old = before.column(column.name());
      if (old.isEmpty()) {
        changes.add(new AddColumn(column, Position.unsaid()));
        continue;
      }
      if (renewed.contains(old.get().name())) {
        changes.add(new AddColumn(column, placeOf(old.get())));
        continue;
      }
      if (!old.get().name().equals(column.name())) {
        changes.add(new RenameColumn(old.get().name(), column.name()));
      }
      if (!plain(old.get(), before).equals(plain(column, after))) {
        changes.add(new ModifyColumn(column));
        KeyLengths.shortened(column, before).stream()
            .filter(index -> after.indexes().contains(index))
            .forEach(this::restate);
      }
    }
  }

  /** A column as it counts: under one case of its name, its collation said. */
  private static Column plain(Column column, Table table) {
    Column plain = column.withName("").withCollation(table.collationOf(column));
    return plain.isGenerated()
        ? plain.withGeneration(
            new Generation(
                plain.generation().kind(), Expressions.plain(plain.generation().expression())))
        : plain;
  }

  private void indexes() {
    for (Index index : before.indexes()) {
      renamed(index)
          .filter(other -> !usesRenewed(index))
          .ifPresent(other -> changes.add(new RenameIndex(index.name(), other.name())));
    }
    for (Index index : after.indexes()) {
      Optional<Index> old = before.index(index.name());
      if (old.isPresent() && sameButVisibility(old.get(), index) && !usesRenewed(index)) {
        if (old.get().visible() != index.visible()) {
          changes.add(new SetIndexVisible(index.name(), index.visible()));
        }
      } else if (!isRenamed(index) || usesRenewed(index)) {
        // A full-text one too: the server takes it for a substitute, and then finds it is none.
        restate(own -> index.withKind(Index.Kind.PLAIN).covers(own.columns()));
        if (!madeByServer(index)) {
          changes.add(new AddIndex(index));
        }
      }
    }
  }

  /**
   * Names the indexes that the server may have made for a foreign key and would take away, were
   * they not named.
   */
  private void restate(Predicate<Index> endangered) {
    for (ForeignKey key : before.foreignKeys()) {
      Index own = key.implicitIndex();
      if (before.indexes().contains(own) && after.indexes().contains(own) && endangered.test(own)) {
        restate(own);
      }
    }
  }

  /** Drops and adds an index as it is. */
  private void restate(Index index) {
    if (!changes.contains(new AddIndex(index))) {
      changes.add(new DropIndex(index.name()));
      changes.add(new AddIndex(index));
    }
  }

  /** The index of the other side that is {@code old} under a new name. */
  private Optional<Index> renamed(Index old) {
    if (after.index(old.name()).isPresent()) {
      return Optional.empty();
    }
    return after.indexes().stream()
        .filter(i -> before.index(i.name()).isEmpty() && i.sameShape(old) && !madeByServer(i))
        .findFirst()
        .filter(i -> firstOfShape(i).filter(old::equals).isPresent());
  }

  private boolean isRenamed(Index index) {
    return before.index(index.name()).isEmpty()
        && firstOfShape(index).flatMap(this::renamed).filter(index::equals).isPresent();
  }

  /** Of several live indexes of one shape only the first can be the one renamed. */
  private Optional<Index> firstOfShape(Index index) {
    return before.indexes().stream()
        .filter(old -> after.index(old.name()).isEmpty() && old.sameShape(index))
        .findFirst();
  }

  /** Whether the server makes this index by itself for a foreign key that is added with it. */
  private boolean madeByServer(Index index) {
    return after.foreignKeys().stream()
        .filter(key -> before.foreignKey(key.name()).isEmpty())
        .anyMatch(
            key ->
                key.implicitIndex().equals(index)
                    && after.withoutIndex(index.name()).indexFor(key).isEmpty());
  }

  private static boolean sameButVisibility(Index some, Index other) {
    return some.sameShape(other.withVisible(some.visible()).withName(some.name()));
  }

  private void checks() {
    for (Check check : after.checks()) {
      Optional<Check> old = before.check(check.name()).filter(c -> sameExpression(c, check));
      if (old.isEmpty() || usesRenewed(check)) {
        changes.add(new AddCheck(check));
      } else if (old.get().enforced() != check.enforced()) {
        changes.add(new SetCheckEnforced(check.name(), check.enforced()));
      }
    }
  }

  private static boolean sameExpression(Check some, Check other) {
    return Expressions.sameCondition(some.expression(), other.expression());
  }

  private void options() {
    TableOptions old = before.options();
    TableOptions now = after.options();
    option(SetOption.ENGINE, old.engine(), now.engine());
    option(SetOption.COLLATE, old.collation(), now.collation());
    option(SetOption.COMMENT, old.comment(), now.comment());
    TreeSet<String> names = new TreeSet<>(old.create().keySet());
    names.addAll(now.create().keySet());
    names.remove(TableOptions.AUTO_INCREMENT);
    for (String name : names) {
      option(name, old.create().getOrDefault(name, ""), now.create().getOrDefault(name, ""));
    }
    if (!Partitioning.same(old.partitioning(), now.partitioning())) {
      changes.add(new Partition(now.partitioning()));
    }
  }

  private void option(String name, String old, String now) {
    if (!old.equalsIgnoreCase(now) || (name.equals(SetOption.COMMENT) && !old.equals(now))) {
      changes.add(new SetOption(name, now));
    }
  }

  private void foreignKeys() {
    for (ForeignKey key : after.foreignKeys()) {
      if (before.foreignKey(key.name()).filter(key::sameShape).isEmpty()) {
        restate(own -> own.sameShape(key.implicitIndex()) && !own.name().equals(key.name()));
        changes.add(new AddForeignKey(key));
      }
    }
  }
}
