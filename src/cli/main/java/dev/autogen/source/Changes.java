package dev.autogen.source;

import dev.autogen.operation.AlterTable;
import dev.autogen.operation.AlterTableWhereNeeded;
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
import dev.autogen.operation.Position;
import dev.autogen.operation.TableChange;
import dev.autogen.schema.Column;
import dev.autogen.schema.Default;
import dev.autogen.schema.Index;
import dev.autogen.source.Statement.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The clauses of an ALTER TABLE as calls. */
final class Changes {

  private Changes() {}

  static Body of(AlterTable alter, DraftStep step) {
    List<Statement> lines = new ArrayList<>();
    for (TableChange change : alter.changes()) {
      lines.add(Calls.line(calls(change)).withComments(step.commentsOn(lines.size())));
    }
    return new Body("TableAlteration", Calls.T, lines);
  }

  static Body of(AlterTableWhereNeeded alter) {
    List<Statement> lines = new ArrayList<>();
    for (AlterTableWhereNeeded.Clause clause : alter.clauses()) {
      List<Call> calls = new ArrayList<>(calls(clause.change()));
      if (clause.onlyIfNeeded()) {
        Call first = calls.get(0);
        String suffix = first.method().startsWith("add") ? "IfAbsent" : "IfExists";
        calls.set(0, new Call(first.method() + suffix, first.arguments()));
      }
      lines.add(Calls.line(calls));
    }
    return new Body("TableAlteration", Calls.T, lines);
  }

  private static List<Call> calls(TableChange change) {
    if (change instanceof AddColumn add) {
      return placed("addColumn", add.column(), add.position());
    } else if (change instanceof ModifyColumn modify) {
      List<Call> calls = placed("modifyColumn", modify.column(), modify.position());
      if (modify.valuesMayChange()) {
        calls.add(Call.of("valuesMayChange"));
      }
      return calls;
    } else if (change instanceof AddIndex add) {
      return DefinitionCalls.index(add.index(), DefinitionCalls.ADDED);
    } else if (change instanceof AddForeignKey add) {
      return DefinitionCalls.foreignKey("addForeignKey", add.foreignKey());
    } else if (change instanceof AddCheck add) {
      return DefinitionCalls.check("addCheck", add.check());
    }
    return List.of(call(change));
  }

  private static List<Call> placed(String method, Column column, Position position) {
    List<Call> calls = DefinitionCalls.column(method, column);
    if (position instanceof Position.First) {
      calls.add(Call.of("first"));
    } else if (position instanceof Position.After after) {
      calls.add(Call.of("after", after.column()));
    }
    return calls;
  }

  private static Call call(TableChange change) {
    if (change instanceof DropColumn drop) {
      return Call.of("dropColumn", drop.column());
    } else if (change instanceof RenameColumn rename) {
      return Call.of("renameColumn", rename.from(), rename.to());
    } else if (change instanceof DropIndex drop) {
      return drop.index().equals(Index.PRIMARY)
          ? Call.of("dropPrimaryKey")
          : Call.of("dropIndex", drop.index());
    } else if (change instanceof RenameIndex rename) {
      return Call.of("renameIndex", rename.from(), rename.to());
    } else if (change instanceof SetIndexVisible set) {
      return Call.of(set.visible() ? "makeIndexVisible" : "makeIndexInvisible", set.index());
    } else if (change instanceof DropForeignKey drop) {
      return Call.of("dropForeignKey", drop.foreignKey());
    } else if (change instanceof DropCheck drop) {
      return Call.of("dropCheck", drop.check());
    } else if (change instanceof SetCheckEnforced set) {
      return Call.of(set.enforced() ? "enforceCheck" : "stopEnforcingCheck", set.check());
    } else if (change instanceof SetDefault set) {
      return newDefault(set);
    } else if (change instanceof SetColumnVisible set) {
      return Call.of(set.visible() ? "makeColumnVisible" : "makeColumnInvisible", set.column());
    } else if (change instanceof ConvertTo convert) {
      return Call.of("convertTo", convert.collation());
    } else if (change instanceof Demand demand) {
      return Call.of(demand.word().toLowerCase(Locale.ROOT), demand.value());
    } else if (change instanceof SetOption set) {
      return option(set);
    } else if (change instanceof Partition partition) {
      return partition.clause().isEmpty()
          ? Call.of("removePartitioning")
          : Call.of("partitionBy", partition.clause());
    }
    throw new IllegalStateException("no call for " + change);
  }

  private static Call newDefault(SetDefault set) {
    if (set.value() instanceof Default.Literal literal) {
      return Call.of("setDefault", set.column(), literal.value());
    }
    return set.value() instanceof Default.Expression expression
        ? Call.of("setDefaultExpression", set.column(), expression.sql())
        : Call.of("dropDefault", set.column());
  }

  private static Call option(SetOption set) {
    return switch (set.option()) {
      case SetOption.ENGINE -> Call.of("engine", set.value());
      case SetOption.COLLATE -> Call.of("collation", set.value());
      case SetOption.COMMENT -> Call.of("comment", set.value());
      default -> Call.of("option", set.option(), set.value());
    };
  }
}
