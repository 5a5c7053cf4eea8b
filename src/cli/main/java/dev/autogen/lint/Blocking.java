package dev.autogen.lint;

import dev.autogen.facts.change.Cost;
import dev.autogen.facts.text.ColumnType;
import dev.autogen.finding.Element;
import dev.autogen.finding.Severity;
import dev.autogen.mysql.TableSize;
import dev.autogen.operation.AlterTable;
import dev.autogen.operation.ColumnChange;
import dev.autogen.operation.ColumnChange.AddColumn;
import dev.autogen.operation.ColumnChange.DropColumn;
import dev.autogen.operation.ColumnChange.ModifyColumn;
import dev.autogen.operation.ForeignKeyChange.AddForeignKey;
import dev.autogen.operation.IndexChange.AddIndex;
import dev.autogen.operation.Operation;
import dev.autogen.operation.OptionChange.Demand;
import dev.autogen.operation.TableChange;
import dev.autogen.schema.Column;
import dev.autogen.schema.Index;
import dev.autogen.schema.Table;
import dev.autogen.work.Algorithm;
import dev.autogen.work.KnownAlgorithm;
import dev.autogen.work.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** B: what a change of a table with rows means to those who use it meanwhile. */
final class Blocking implements Check {

  /** What is smaller is done before anybody notices. */
  static final long SMALL = 64_000_000;

  /** From here on the replicas are behind for minutes. */
  private static final long LARGE = 1_000_000_000;

  @Override
  public void look(Subject subject, Found found) {
    for (Step step : subject.steps()) {
      Optional<Table> table = step.oldTable();
      if (table.isPresent()) {
        alone(subject, step, table.get(), found);
        parent(step, table.get(), found);
        replicas(subject, step, table.get(), found);
        together(subject, step, table.get(), found);
      }
    }
  }

  private static int server(Subject subject) {
    String[] parts = subject.migration().server().version().split("[.]", -1);
    return parts.length < 3
        ? 0
        : Integer.parseInt(parts[0]) * 10000
            + Integer.parseInt(parts[1]) * 100
            + Integer.parseInt(parts[2]);
  }

  private static OptionalLong bytes(Subject subject, Step step, Table table) {
    return step.names()
        .table(table.name())
        .map(name -> subject.migration().server().bytesOf(name))
        .orElse(OptionalLong.empty());
  }

  /** Such as {@code table account, 1.2 GB,} as a sentence begins. */
  private static String label(Table table, OptionalLong bytes) {
    return label(table.name(), bytes);
  }

  static String label(String table, OptionalLong bytes) {
    return bytes.isPresent()
        ? new TableSize(table, bytes.getAsLong()).describe() + ","
        : "table " + table;
  }

  private static Severity severity(OptionalLong bytes) {
    return bytes.isPresent() && bytes.getAsLong() < SMALL ? Severity.NOTE : Severity.WARNING;
  }

  /**
   * What a clause asks for: no more than its statement, of which the server may have been asked.
   */
  private static Algorithm algorithm(Subject subject, Step step, Table table) {
    // autogen itself adds keys while the server does not check them, and proves them by a query.
    boolean isOnline = step.operation() instanceof AlterTable alter && Cost.addsKeysOnline(alter);
    Algorithm known =
        KnownAlgorithm.of(
            step.change().orElseThrow(), table, server(subject), step.unchecked() || isOnline);
    Optional<Algorithm> said = step.work().map(Work::algorithm);
    boolean isAlone =
        step.operation() instanceof AlterTable alter
            && Work.undemanding(alter).changes().size() == 1;
    return said.filter(whole -> isAlone || whole.compareTo(known) < 0).orElse(known);
  }

  private static void alone(Subject subject, Step step, Table table, Found found) {
    TableChange change = step.change().orElseThrow();
    if (change instanceof Demand) {
      return;
    }
    OptionalLong bytes = bytes(subject, step, table);
    String label = label(table, bytes);
    String what = change.describe(table);
    switch (algorithm(subject, step, table)) {
      case INSTANT, IN_PLACE, PROVEN -> {}
      case BLOCKING ->
          found
              .of(
                  Code.B3,
                  step,
                  element(change, table),
                  label + " can be read, but not written to, for as long as this takes: " + what)
              .remedy("run it at an hour when nobody writes")
              .severity(severity(bytes))
              .add();
      case REBUILD -> rebuilt(step, table, label, what, bytes, found);
      case COPY -> copied(step, table, label, what, bytes, found);
    }
  }

  private static void rebuilt(
      Step step, Table table, String label, String what, OptionalLong bytes, Found found) {
    TableChange change = step.change().orElseThrow();
    String cause = spoiler(change, table);
    found
        .of(
            cause.isEmpty() ? Code.B2 : Code.B6,
            step,
            element(change, table),
            label
                + " is rebuilt in place"
                + (cause.isEmpty() ? "" : ", since it has " + cause)
                + ": it needs as much room again, what is written meanwhile has to fit into"
                + " innodb_online_alter_log_max_size (else error 1799 when all is done), and"
                + " replicas do the same again behind it: "
                + what)
        .remedy("run it at a quiet hour, or hand it to gh-ost or pt-online-schema-change")
        .severity(severity(bytes))
        .add();
  }

  /** What makes a rebuild of a change that is instant elsewhere; empty for nothing. */
  private static String spoiler(TableChange change, Table table) {
    if (!(change instanceof AddColumn || change instanceof DropColumn)
        || Cost.of(change, withoutSpoilers(table)) == Cost.REBUILD) {
      return "";
    }
    boolean isCompressed =
        table.options().create().getOrDefault("ROW_FORMAT", "").equalsIgnoreCase("COMPRESSED");
    return Cost.of(change, table) != Cost.REBUILD
        ? ""
        : isCompressed ? "compressed rows" : "a FULLTEXT index";
  }

  private static Table withoutSpoilers(Table table) {
    return table
        .withIndexes(table.indexes().stream().filter(i -> i.kind() != Index.Kind.FULLTEXT).toList())
        .withOptions(table.options().withCreate(new TreeMap<>()));
  }

  private static void copied(
      Step step, Table table, String label, String what, OptionalLong bytes, Found found) {
    TableChange change = step.change().orElseThrow();
    String cause = spoiler(change, table);
    Found.One one =
        found
            .of(
                cause.isEmpty() ? Code.B1 : Code.B6,
                step,
                element(change, table),
                label
                    + " is copied row by row"
                    + (cause.isEmpty() ? "" : ", since it has " + cause)
                    + ", and until that is done it can be read, but not written"
                    + " to: "
                    + what)
            .severity(severity(bytes));
    List<Operation> cheaper = cheaper(step, table);
    if (!cheaper.isEmpty()) {
      one.remedy(
              change instanceof AddForeignKey
                  ? "add it in a statement of its own, which autogen runs without a copy and proves by"
                      + " a query"
                  : "add members at the end only, which takes no copy")
          .instead(cheaper)
          .add();
    } else {
      one.remedy(
              "run it at an hour when nobody writes, or hand it to gh-ost or"
                  + " pt-online-schema-change")
          .add();
    }
  }

  /** The same by statements that copy nothing; none where there are none. */
  private static List<Operation> cheaper(Step step, Table table) {
    if (step.change(AddForeignKey.class).isPresent()
        && step.operation() instanceof AlterTable alter) {
      List<TableChange> others =
          alter.changes().stream().filter(change -> !(change instanceof AddForeignKey)).toList();
      List<TableChange> keys =
          alter.changes().stream().filter(AddForeignKey.class::isInstance).toList();
      return List.of(new AlterTable(table.name(), others), new AlterTable(table.name(), keys));
    }
    Optional<Column> now = step.change(ModifyColumn.class).map(ModifyColumn::column);
    Optional<Column> old = now.flatMap(column -> table.column(column.name()));
    Optional<ColumnType> from = old.flatMap(column -> ColumnType.of(column.type()));
    Optional<ColumnType> to = now.flatMap(column -> ColumnType.of(column.type()));
    if (from.isEmpty() || to.isEmpty() || !from.get().hasMembers() || !to.get().hasMembers()) {
      return List.of();
    }
    List<String> members = new ArrayList<>(from.get().members());
    if (!to.get().members().containsAll(members)) {
      return List.of();
    }
    to.get().members().stream().filter(m -> !members.contains(m)).forEach(members::add);
    Column appended = now.get().withType(to.get().word() + "(" + String.join(",", members) + ")");
    TableChange change = new ModifyColumn(appended);
    return KnownAlgorithm.of(change, table, 0, false) == Algorithm.COPY
        ? List.of()
        : List.of(new AlterTable(table.name(), change));
  }

  private static void parent(Step step, Table table, Found found) {
    step.change(AddForeignKey.class)
        .map(AddForeignKey::foreignKey)
        .filter(key -> !key.referencedTable().equals(table.name()))
        .filter(key -> step.names().table(key.referencedTable()).isPresent())
        .ifPresent(
            key ->
                found
                    .of(
                        Code.B9,
                        step,
                        Element.foreignKey(table.name(), key.name()),
                        "adding foreign key "
                            + key.name()
                            + " waits for every open transaction on "
                            + table.name()
                            + " and on "
                            + key.referencedTable()
                            + ", and all statements on either wait behind it")
                    .remedy("add one foreign key a migration where both are busy")
                    .add());
  }

  private static void replicas(Subject subject, Step step, Table table, Found found) {
    OptionalLong bytes = bytes(subject, step, table);
    if (step.change(AddIndex.class).isPresent()
        && bytes.isPresent()
        && bytes.getAsLong() >= LARGE
        && algorithm(subject, step, table) == Algorithm.IN_PLACE) {
      found
          .of(
              Code.B7,
              step,
              element(step.change().orElseThrow(), table),
              label(table, bytes)
                  + " can be read and written while its index is built, but replicas build it again"
                  + " when it is done here, and are behind for as long")
          .remedy("run it at a quiet hour, or hand it to gh-ost or pt-online-schema-change")
          .add();
    }
  }

  /** An instant change beside one in place makes both a rebuild. */
  private static void together(Subject subject, Step step, Table table, Found found) {
    if (!(step.operation() instanceof AlterTable alter) || alter.changes().size() < 2) {
      return;
    }
    TableChange change = step.change().orElseThrow();
    boolean isInstant =
        (change instanceof AddColumn || change instanceof DropColumn)
            && algorithm(subject, step, table) == Algorithm.INSTANT;
    List<Step> all =
        subject.steps().stream()
            .filter(other -> other.operation().equals(step.operation()))
            .toList();
    List<Algorithm> algorithms =
        all.stream()
            .filter(other -> !(other.change().orElseThrow() instanceof Demand))
            .flatMap(other -> other.table().map(now -> algorithm(subject, other, now)).stream())
            .toList();
    boolean isFirst =
        all.stream()
            .filter(
                other ->
                    other.change(AddColumn.class).isPresent()
                        || other.change(DropColumn.class).isPresent())
            .findFirst()
            .filter(step::equals)
            .isPresent();
    boolean isSpoilt =
        all.stream().anyMatch(other -> other.change(AddIndex.class).isPresent())
            && algorithms.stream().noneMatch(one -> one.compareTo(Algorithm.IN_PLACE) > 0);
    if (isInstant && isFirst && isSpoilt) {
      List<TableChange> columns = alter.changes().stream().filter(Blocking::isColumn).toList();
      List<TableChange> others =
          alter.changes().stream().filter(other -> !isColumn(other)).toList();
      OptionalLong bytes = bytes(subject, step, table);
      found
          .of(
              Code.B4,
              step,
              Element.table(table.name()),
              label(table, bytes)
                  + " is rebuilt, since a column that could come or go at once is in one statement"
                  + " with an index that is built in place")
          .remedy("make two statements of it")
          .instead(
              List.of(new AlterTable(table.name(), columns), new AlterTable(table.name(), others)))
          .severity(severity(bytes))
          .add();
    }
  }

  private static boolean isColumn(TableChange change) {
    return change instanceof ColumnChange;
  }

  private static Element element(TableChange change, Table table) {
    if (change instanceof AddColumn add) {
      return Element.column(table.name(), add.column().name());
    } else if (change instanceof DropColumn drop) {
      return Element.column(table.name(), drop.column());
    } else if (change instanceof ModifyColumn modify) {
      return Element.column(table.name(), modify.column().name());
    } else if (change instanceof AddIndex add) {
      return Element.index(table.name(), add.index().name());
    } else if (change instanceof AddForeignKey add) {
      return Element.foreignKey(table.name(), add.foreignKey().name());
    }
    return Element.table(table.name());
  }
}
