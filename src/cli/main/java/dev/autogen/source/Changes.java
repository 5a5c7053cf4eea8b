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
import dev.autogen.operation.TableChangeCases;
import dev.autogen.schema.Column;
import dev.autogen.schema.Default;
import dev.autogen.source.Statement.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The clauses of an ALTER TABLE as calls. */
final class Changes implements TableChangeCases<List<Call>> {

  private static final Changes CASES = new Changes();

  private Changes() {}

  static Body of(AlterTable alter, DraftStep step) {
    List<Statement> lines = new ArrayList<>();
    for (TableChange change : alter.changes()) {
      lines.add(Calls.line(change.match(CASES)).withComments(step.commentsOn(lines.size())));
    }
    return new Body("TableAlteration", Calls.T, lines);
  }

  static Body of(AlterTableWhereNeeded alter) {
    List<Statement> lines = new ArrayList<>();
    for (AlterTableWhereNeeded.Clause clause : alter.clauses()) {
      List<Call> calls = new ArrayList<>(clause.change().match(CASES));
      if (clause.onlyIfNeeded()) {
        Call first = calls.get(0);
        String suffix = first.method().startsWith("add") ? "IfAbsent" : "IfExists";
        calls.set(0, new Call(first.method() + suffix, first.arguments()));
      }
      lines.add(Calls.line(calls));
    }
    return new Body("TableAlteration", Calls.T, lines);
  }

  @Override
  public List<Call> addColumn(AddColumn add) {
    return placed("addColumn", add.column(), add.position());
  }

  @Override
  public List<Call> dropColumn(DropColumn drop) {
    return List.of(Call.of("dropColumn", drop.column()));
  }

  @Override
  public List<Call> modifyColumn(ModifyColumn modify) {
    List<Call> calls = placed("modifyColumn", modify.column(), modify.position());
    if (modify.valuesMayChange()) {
      calls.add(Call.of("valuesMayChange"));
    }
    return calls;
  }

  @Override
  public List<Call> renameColumn(RenameColumn rename) {
    return List.of(Call.of("renameColumn", rename.from(), rename.to()));
  }

  @Override
  public List<Call> setDefault(SetDefault set) {
    return List.of(newDefault(set));
  }

  @Override
  public List<Call> setColumnVisible(SetColumnVisible set) {
    return List.of(
        Call.of(set.visible() ? "makeColumnVisible" : "makeColumnInvisible", set.column()));
  }

  @Override
  public List<Call> addIndex(AddIndex add) {
    return DefinitionCalls.index(add.index(), DefinitionCalls.ADDED);
  }

  @Override
  public List<Call> dropIndex(DropIndex drop) {
    return List.of(
        drop.isPrimaryKey() ? Call.of("dropPrimaryKey") : Call.of("dropIndex", drop.index()));
  }

  @Override
  public List<Call> renameIndex(RenameIndex rename) {
    return List.of(Call.of("renameIndex", rename.from(), rename.to()));
  }

  @Override
  public List<Call> setIndexVisible(SetIndexVisible set) {
    return List.of(Call.of(set.visible() ? "makeIndexVisible" : "makeIndexInvisible", set.index()));
  }

  @Override
  public List<Call> addForeignKey(AddForeignKey add) {
    return DefinitionCalls.foreignKey("addForeignKey", add.foreignKey());
  }

  @Override
  public List<Call> dropForeignKey(DropForeignKey drop) {
    return List.of(Call.of("dropForeignKey", drop.foreignKey()));
  }

  @Override
  public List<Call> addCheck(AddCheck add) {
    return DefinitionCalls.check("addCheck", add.check());
  }

  @Override
  public List<Call> dropCheck(DropCheck drop) {
    return List.of(Call.of("dropCheck", drop.check()));
  }

  @Override
  public List<Call> setCheckEnforced(SetCheckEnforced set) {
    return List.of(Call.of(set.enforced() ? "enforceCheck" : "stopEnforcingCheck", set.check()));
  }

  @Override
  public List<Call> setOption(SetOption set) {
    return List.of(option(set));
  }

  @Override
  public List<Call> partition(Partition partition) {
    return List.of(
        partition.clause().isEmpty()
            ? Call.of("removePartitioning")
            : Call.of("partitionBy", partition.clause()));
  }

  @Override
  public List<Call> convertTo(ConvertTo convert) {
    return List.of(Call.of("convertTo", convert.collation()));
  }

  @Override
  public List<Call> demand(Demand demand) {
    return List.of(Call.of(demand.word().toLowerCase(Locale.ROOT), demand.value()));
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
