package dev.autogen.operation;

import dev.autogen.operation.CheckChange.AddCheck;
import dev.autogen.operation.CheckChange.DropCheck;
import dev.autogen.operation.CheckChange.SetCheckEnforced;
import dev.autogen.operation.ColumnChange.AddColumn;
import dev.autogen.operation.ColumnChange.DropColumn;
import dev.autogen.operation.ColumnChange.ModifyColumn;
import dev.autogen.operation.ColumnChange.RenameColumn;
import dev.autogen.operation.ColumnChange.SetColumnVisible;
import dev.autogen.operation.ColumnChange.SetDefault;
import dev.autogen.operation.ForeignKeyChange.AddForeignKey;
import dev.autogen.operation.ForeignKeyChange.DropForeignKey;
import dev.autogen.operation.IndexChange.AddIndex;
import dev.autogen.operation.IndexChange.DropIndex;
import dev.autogen.operation.IndexChange.RenameIndex;
import dev.autogen.operation.IndexChange.SetIndexVisible;
import dev.autogen.operation.OptionChange.ConvertTo;
import dev.autogen.operation.OptionChange.Demand;
import dev.autogen.operation.OptionChange.Partition;
import dev.autogen.operation.OptionChange.SetOption;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Changes one table as {@link AlterTable} does, with some clauses only where what they add is not
 * there, or what they drop is. It is decided on the table as it is when the turn has come.
 */
public record AlterTableWhereNeeded(String table, List<Clause> clauses) implements Operation {

  public AlterTableWhereNeeded {
    clauses = List.copyOf(clauses);
    for (Clause clause : clauses) {
      if (clause.change() instanceof Partition
          || (clause.onlyIfNeeded() && Condition.of(clause.change()).isEmpty())) {
        throw new IllegalArgumentException(
            "what is done to table "
                + table
                + " where it is needed cannot include this: "
                + clause.change());
      }
    }
  }

  /**
   * A clause.
   *
   * @param onlyIfNeeded whether it is left out where nothing is left for it to do
   */
  public record Clause(TableChange change, boolean onlyIfNeeded) {}

  /** What can be looked for in a table. */
  public enum Kind {
    COLUMN,
    INDEX,
    FOREIGN_KEY,
    CHECK;

    private boolean isIn(Table table, String name) {
      return switch (this) {
        case COLUMN -> table.column(name).isPresent();
        case INDEX -> table.index(name).isPresent();
        case FOREIGN_KEY -> table.foreignKey(name).isPresent();
        case CHECK -> table.check(name).isPresent();
      };
    }
  }

  /**
   * What a clause depends on.
   *
   * @param wanted whether it must be there, or must not
   */
  public record Condition(Kind kind, String name, boolean wanted) {

    /** The condition of a clause that adds or drops something; empty for every other. */
    public static Optional<Condition> of(TableChange change) {
      return change.match(new OfClause());
    }

    private static Optional<Condition> absent(Kind kind, String name) {
      return Optional.of(new Condition(kind, name, false));
    }

    private static Optional<Condition> present(Kind kind, String name) {
      return Optional.of(new Condition(kind, name, true));
    }

    private static final class OfClause implements TableChangeCases<Optional<Condition>> {

      @Override
      public Optional<Condition> addColumn(AddColumn add) {
        return absent(Kind.COLUMN, add.column().name());
      }

      @Override
      public Optional<Condition> dropColumn(DropColumn drop) {
        return present(Kind.COLUMN, drop.column());
      }

      @Override
      public Optional<Condition> modifyColumn(ModifyColumn modify) {
        return Optional.empty();
      }

      @Override
      public Optional<Condition> renameColumn(RenameColumn rename) {
        return Optional.empty();
      }

      @Override
      public Optional<Condition> setDefault(SetDefault set) {
        return Optional.empty();
      }

      @Override
      public Optional<Condition> setColumnVisible(SetColumnVisible set) {
        return Optional.empty();
      }

      @Override
      public Optional<Condition> addIndex(AddIndex add) {
        return absent(Kind.INDEX, add.index().name());
      }

      @Override
      public Optional<Condition> dropIndex(DropIndex drop) {
        return present(Kind.INDEX, drop.index());
      }

      @Override
      public Optional<Condition> renameIndex(RenameIndex rename) {
        return Optional.empty();
      }

      @Override
      public Optional<Condition> setIndexVisible(SetIndexVisible set) {
        return Optional.empty();
      }

      @Override
      public Optional<Condition> addForeignKey(AddForeignKey add) {
        return absent(Kind.FOREIGN_KEY, add.foreignKey().name());
      }

      @Override
      public Optional<Condition> dropForeignKey(DropForeignKey drop) {
        return present(Kind.FOREIGN_KEY, drop.foreignKey());
      }

      @Override
      public Optional<Condition> addCheck(AddCheck add) {
        return absent(Kind.CHECK, add.check().name());
      }

      @Override
      public Optional<Condition> dropCheck(DropCheck drop) {
        return present(Kind.CHECK, drop.check());
      }

      @Override
      public Optional<Condition> setCheckEnforced(SetCheckEnforced set) {
        return Optional.empty();
      }

      @Override
      public Optional<Condition> setOption(SetOption set) {
        return Optional.empty();
      }

      @Override
      public Optional<Condition> partition(Partition partition) {
        return Optional.empty();
      }

      @Override
      public Optional<Condition> convertTo(ConvertTo convert) {
        return Optional.empty();
      }

      @Override
      public Optional<Condition> demand(Demand demand) {
        return Optional.empty();
      }
    }
  }

  /** The alteration that is left for {@code before}; empty where everything is as it should be. */
  public Stream<AlterTable> decided(Schema before) {
    Table old = before.existing(table);
    List<TableChange> needed =
        clauses.stream()
            .filter(clause -> !clause.onlyIfNeeded() || isNeeded(clause.change(), old))
            .map(Clause::change)
            .toList();
    return needed.isEmpty() ? Stream.of() : Stream.of(new AlterTable(table, needed));
  }

  private static boolean isNeeded(TableChange change, Table table) {
    Condition condition = Condition.of(change).orElseThrow();
    return condition.kind().isIn(table, condition.name()) == condition.wanted();
  }

  @Override
  public Schema applyTo(Schema before) {
    return decided(before).map(alter -> alter.applyTo(before)).findFirst().orElse(before);
  }

  /** Undoes what was needed, and nothing else. */
  @Override
  public List<Operation> inverse(Schema before) {
    return decided(before).flatMap(alter -> alter.inverse(before).stream()).toList();
  }

  @Override
  public List<String> definedTables() {
    return List.of(table);
  }

  @Override
  public List<String> describe(Schema before) {
    return decided(before).flatMap(alter -> alter.describe(before).stream()).toList();
  }

  @Override
  public List<String> losses(Schema before) {
    return decided(before).flatMap(alter -> alter.losses(before).stream()).toList();
  }

  @Override
  public <R> R match(OperationCases<R> cases) {
    return cases.alterTableWhereNeeded(this);
  }
}
