package dev.autogen.diff;

import dev.autogen.diff.Change.Kind;
import dev.autogen.finding.Element;
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
import dev.autogen.operation.Phrases;
import dev.autogen.operation.TableChange;
import dev.autogen.operation.TableChangeCases;
import dev.autogen.schema.Table;
import java.util.Locale;

/**
 * The change that a clause of an ALTER TABLE makes.
 *
 * @param before the table it finds
 */
record ClauseChange(Table before) implements TableChangeCases<Change> {

  @Override
  public Change addColumn(AddColumn change) {
    return added(
        change, Element.Kind.COLUMN, change.column().name(), Phrases.definition(change.column()));
  }

  @Override
  public Change dropColumn(DropColumn change) {
    return dropped(change, Element.Kind.COLUMN, change.column(), column(before, change.column()));
  }

  @Override
  public Change modifyColumn(ModifyColumn change) {
    return changed(
        change,
        Element.Kind.COLUMN,
        change.column().name(),
        column(before, change.column().name()),
        Phrases.definition(change.column()));
  }

  @Override
  public Change renameColumn(RenameColumn change) {
    return renamed(change, Element.Kind.COLUMN, change.from(), change.to());
  }

  @Override
  public Change setDefault(SetDefault change) {
    return ofColumn(change, change.column());
  }

  @Override
  public Change setColumnVisible(SetColumnVisible change) {
    return ofColumn(change, change.column());
  }

  private Change ofColumn(TableChange change, String name) {
    return changed(
        change,
        Element.Kind.COLUMN,
        name,
        column(before, name),
        column(change.applyTo(before), name));
  }

  private static String column(Table table, String name) {
    return table.column(name).map(Phrases::definition).orElse("");
  }

  @Override
  public Change addIndex(AddIndex change) {
    return added(
        change, Element.Kind.INDEX, change.index().name(), Phrases.definition(change.index()));
  }

  @Override
  public Change dropIndex(DropIndex change) {
    return dropped(change, Element.Kind.INDEX, change.index(), index(change.index()));
  }

  @Override
  public Change renameIndex(RenameIndex change) {
    return renamed(change, Element.Kind.INDEX, change.from(), change.to());
  }

  @Override
  public Change setIndexVisible(SetIndexVisible change) {
    String definition = index(change.index());
    return changed(
        change,
        Element.Kind.INDEX,
        change.index(),
        definition + (change.visible() ? " invisible" : ""),
        definition + (change.visible() ? "" : " invisible"));
  }

  private String index(String name) {
    return before.index(name).map(Phrases::definition).orElse("");
  }

  @Override
  public Change addForeignKey(AddForeignKey change) {
    return added(
        change,
        Element.Kind.FOREIGN_KEY,
        change.foreignKey().name(),
        Phrases.definition(change.foreignKey()));
  }

  @Override
  public Change dropForeignKey(DropForeignKey change) {
    return dropped(
        change,
        Element.Kind.FOREIGN_KEY,
        change.foreignKey(),
        before.foreignKey(change.foreignKey()).map(Phrases::definition).orElse(""));
  }

  @Override
  public Change addCheck(AddCheck change) {
    return added(
        change, Element.Kind.CHECK, change.check().name(), Phrases.definition(change.check()));
  }

  @Override
  public Change dropCheck(DropCheck change) {
    return dropped(change, Element.Kind.CHECK, change.check(), check(before, change.check()));
  }

  @Override
  public Change setCheckEnforced(SetCheckEnforced change) {
    return changed(
        change,
        Element.Kind.CHECK,
        change.check(),
        check(before, change.check()),
        check(change.applyTo(before), change.check()));
  }

  private static String check(Table table, String name) {
    return table.check(name).map(Phrases::definition).orElse("");
  }

  @Override
  public Change setOption(SetOption change) {
    return changed(
        change,
        Element.Kind.OPTION,
        change.option().toLowerCase(Locale.ROOT),
        change.valueIn(before.options()),
        change.value());
  }

  @Override
  public Change partition(Partition change) {
    return changed(
        change, Element.Kind.PARTITIONING, "", before.options().partitioning(), change.clause());
  }

  @Override
  public Change convertTo(ConvertTo change) {
    return changed(
        change, Element.Kind.OPTION, "collate", before.options().collation(), change.collation());
  }

  /** Nothing of the table changes by it; it says how the statement is to be carried out. */
  @Override
  public Change demand(Demand change) {
    return changed(change, Element.Kind.CODE, change.word().toLowerCase(Locale.ROOT), "", "");
  }

  private Change added(TableChange change, Element.Kind element, String name, String after) {
    return change(Kind.ADD, change, element, name, "", after);
  }

  private Change dropped(TableChange change, Element.Kind element, String name, String was) {
    return change(Kind.DROP, change, element, name, was, "");
  }

  private Change changed(
      TableChange change, Element.Kind element, String name, String was, String after) {
    return change(Kind.CHANGE, change, element, name, was, after);
  }

  private Change renamed(TableChange change, Element.Kind element, String from, String to) {
    return change(Kind.RENAME, change, element, from, from, to);
  }

  private Change change(
      Kind kind, TableChange change, Element.Kind element, String name, String was, String after) {
    return new Change(kind, element, before.name(), name, was, after, change.describe(before));
  }
}
