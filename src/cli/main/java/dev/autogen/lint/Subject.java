package dev.autogen.lint;

import dev.autogen.hook.ReviewedMigration;
import dev.autogen.migration.CallPlace;
import dev.autogen.operation.AlterTable;
import dev.autogen.operation.AlterTableWhereNeeded;
import dev.autogen.operation.Operation;
import dev.autogen.operation.TableChange;
import dev.autogen.operation.WithoutForeignKeyChecks;
import dev.autogen.schema.Column;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import dev.autogen.work.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A migration under review, its operations taken apart. */
final class Subject {

  private final ReviewedMigration migration;
  private final MigrationText text;
  private final LiveFacts live;
  private final List<Step> steps = new ArrayList<>();
  private Schema schema;
  private Names names;

  /**
   * Takes a migration apart.
   *
   * @param places where each of its operations is said; may be shorter
   * @param text its source
   * @param live what its database tells
   * @param work what the server said of each of its operations; may be shorter
   * @throws IllegalStateException when an operation needs what is not there
   */
  Subject(
      ReviewedMigration migration,
      List<CallPlace> places,
      MigrationText text,
      LiveFacts live,
      List<Optional<Work>> work) {
    this.migration = migration;
    this.text = text;
    this.live = live;
    this.schema = migration.before();
    this.names = Names.of(schema);
    List<Operation> operations = migration.operations();
    for (int i = 0; i < operations.size(); i++) {
      add(
          operations.get(i),
          i < places.size() ? places.get(i) : new CallPlace(0, List.of()),
          false,
          i < work.size() ? work.get(i) : Optional.empty());
    }
  }

  private void add(Operation operation, CallPlace place, boolean unchecked, Optional<Work> work) {
    if (operation instanceof WithoutForeignKeyChecks block) {
      for (int i = 0; i < block.operations().size(); i++) {
        CallPlace inner = i < place.inner().size() ? place.inner().get(i) : place;
        add(block.operations().get(i), inner, true, Optional.empty());
      }
      return;
    }
    if (operation instanceof AlterTable alter) {
      addClauses(alter, alter.changes(), place, unchecked, work);
    } else if (operation instanceof AlterTableWhereNeeded alter) {
      List<TableChange> wanted =
          alter.decided(schema).flatMap(decided -> decided.changes().stream()).toList();
      addClauses(
          alter,
          alter.clauses().stream().map(AlterTableWhereNeeded.Clause::change).toList(),
          place,
          unchecked,
          Optional.empty());
      steps.removeIf(
          step -> step.operation().equals(alter) && !wanted.contains(step.change().orElseThrow()));
    } else {
      steps.add(
          new Step(
              operation,
              Optional.empty(),
              schema,
              names,
              place.line(),
              unchecked,
              Optional.empty()));
    }
    names = names.after(operation, schema);
    schema = operation.applyTo(schema);
  }

  private void addClauses(
      Operation operation,
      List<TableChange> changes,
      CallPlace place,
      boolean unchecked,
      Optional<Work> work) {
    Schema running = schema;
    for (int i = 0; i < changes.size(); i++) {
      TableChange change = changes.get(i);
      steps.add(
          new Step(
              operation, Optional.of(change), running, names, place.innerLine(i), unchecked, work));
      running = applied(change, running, operation.definedTables().get(0));
    }
  }

  /** Two columns that swap their names have both in between, which no table can. */
  private static Schema applied(TableChange change, Schema running, String table) {
    try {
      return running.with(change.applyTo(running.existing(table)));
    } catch (IllegalStateException e) {
      return running;
    }
  }

  ReviewedMigration migration() {
    return migration;
  }

  MigrationText text() {
    return text;
  }

  LiveFacts live() {
    return live;
  }

  String source() {
    return text.path();
  }

  List<Step> steps() {
    return steps;
  }

  Schema before() {
    return migration.before();
  }

  Schema after() {
    return schema;
  }

  /** What was called what, by the names after the migration. */
  Names names() {
    return names;
  }

  /** A table as it was before the migration, by its name after it; empty where it is new. */
  Optional<Table> was(String tableNow) {
    return names.table(tableNow).flatMap(before()::table);
  }

  /** A column as it was before the migration, by its name after it; empty where it is new. */
  Optional<Column> was(String tableNow, String columnNow) {
    return names
        .column(tableNow, columnNow)
        .flatMap(column -> was(tableNow).flatMap(table -> table.column(column)));
  }
}
