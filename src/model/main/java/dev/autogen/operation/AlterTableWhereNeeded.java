package dev.autogen.operation;

import dev.autogen.operation.CheckChange.AddCheck;
import dev.autogen.operation.CheckChange.DropCheck;
import dev.autogen.operation.ColumnChange.AddColumn;
import dev.autogen.operation.ColumnChange.DropColumn;
import dev.autogen.operation.ForeignKeyChange.AddForeignKey;
import dev.autogen.operation.ForeignKeyChange.DropForeignKey;
import dev.autogen.operation.IndexChange.AddIndex;
import dev.autogen.operation.IndexChange.DropIndex;
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
      if (clause.change() instanceof OptionChange.Partition
          || (clause.onlyIfNeeded() && Kind.of(clause.change()).isEmpty())) {
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

    static Optional<Kind> of(TableChange change) {
      if (change instanceof AddColumn || change instanceof DropColumn) {
        return Optional.of(COLUMN);
      } else if (change instanceof AddIndex || change instanceof DropIndex) {
        return Optional.of(INDEX);
      } else if (change instanceof AddForeignKey || change instanceof DropForeignKey) {
        return Optional.of(FOREIGN_KEY);
      }
      return change instanceof AddCheck || change instanceof DropCheck
          ? Optional.of(CHECK)
          : Optional.empty();
    }

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

    /** The condition of a clause that adds or drops something. */
    public static Condition of(TableChange change) {
      Kind kind = Kind.of(change).orElseThrow();
      boolean isDrop =
          change instanceof DropColumn
              || change instanceof DropIndex
              || change instanceof DropForeignKey
              || change instanceof DropCheck;
      return new Condition(kind, nameIn(change), isDrop);
    }

    private static String nameIn(TableChange change) {
      if (change instanceof AddColumn add) {
        return add.column().name();
      } else if (change instanceof DropColumn drop) {
        return drop.column();
      } else if (change instanceof AddIndex add) {
        return add.index().name();
      } else if (change instanceof DropIndex drop) {
        return drop.index();
      } else if (change instanceof AddForeignKey add) {
        return add.foreignKey().name();
      } else if (change instanceof DropForeignKey drop) {
        return drop.foreignKey();
      } else if (change instanceof AddCheck add) {
        return add.check().name();
      }
      return ((DropCheck) change).check();
    }
  }

  /** The alteration that is left for {@code before}; empty where everything is as it should be. */
  private Stream<AlterTable> decided(Schema before) {
    Table old = before.existing(table);
    List<TableChange> needed =
        clauses.stream()
            .filter(clause -> !clause.onlyIfNeeded() || isNeeded(clause.change(), old))
            .map(Clause::change)
            .toList();
    return needed.isEmpty() ? Stream.of() : Stream.of(new AlterTable(table, needed));
  }

  private static boolean isNeeded(TableChange change, Table table) {
    Condition condition = Condition.of(change);
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
