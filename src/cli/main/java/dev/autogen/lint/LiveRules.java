package dev.autogen.lint;

import dev.autogen.facts.text.ColumnType;
import dev.autogen.finding.Element;
import dev.autogen.finding.Finding;
import dev.autogen.finding.Severity;
import dev.autogen.operation.ColumnChange.AddColumn;
import dev.autogen.operation.ColumnChange.DropColumn;
import dev.autogen.operation.IndexChange.DropIndex;
import dev.autogen.schema.Column;
import dev.autogen.schema.Default;
import dev.autogen.schema.SeedRow;
import dev.autogen.schema.Table;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the database itself tells: D8 to D10, K4, B5, B10 and M1. */
final class LiveRules implements Check {

  private static final String ZERO = "0000-00-00";
  private static final long ALMOST_PERCENT = 85;

  private static final long LONG_SECONDS = 60;

  private static final long DAY_SECONDS = 86_400;

  @Override
  public void look(Subject subject, Found found) {
    LiveFacts live = subject.live();
    Set<String> seen = new HashSet<>();
    for (Step step : subject.steps()) {
      step.oldTable()
          .ifPresent(
              table -> {
                if (seen.add(table.name())) {
                  zeroDates(step, table, live, found);
                  versions(subject, step, table, live, found);
                }
                usedIndex(step, table, live, found);
              });
      for (String name : step.operation().touchedTables()) {
        if (seen.add("id " + name)) {
          number(subject, step, name, live, found);
          generator(subject, step, name, live, found);
        }
      }
    }
    if (live.oldestTransaction() >= LONG_SECONDS
        && subject.steps().stream().anyMatch(step -> step.oldTable().isPresent())) {
      Step first =
          subject.steps().stream().filter(step -> step.oldTable().isPresent()).findFirst().get();
      found
          .of(
              Code.B10,
              first,
              Element.schema(),
              "a transaction has been open for "
                  + live.oldestTransaction()
                  + " seconds now: where it has touched a table of this migration, the migration"
                  + " waits for its end, and all statements on the table wait behind that")
          .remedy("run it when that transaction is done")
          .add();
    }
    for (Finding use : live.uses()) {
      found
          .of(Code.M1, line(subject, use), use.element(), use.text())
          .remedy("change it in the same migration, with op.createOrReplaceView and its like")
          .add();
    }
  }

  /** The first step that takes something away; which of them, the text says. */
  private static int line(Subject subject, Finding use) {
    return subject.steps().stream()
        .filter(
            step ->
                step.operation().touchedTables().stream()
                    .anyMatch(name -> use.text().contains(name)))
        .findFirst()
        .map(Step::line)
        .orElse(0);
  }

  private static void zeroDates(Step step, Table table, LiveFacts live, Found found) {
    Set<String> columns = new TreeSet<>();
    for (Column column : table.columns()) {
      boolean isDefault =
          column.defaultValue() instanceof Default.Literal literal
              && literal.value().startsWith(ZERO);
      String original = step.names().column(table.name(), column.name()).orElse("");
      boolean isInRows =
          live.zeroDates()
              .contains(Element.column(step.names().table(table.name()).orElse(""), original));
      if (isDefault || isInRows) {
        columns.add(column.name() + (isInRows ? "" : " (its default)"));
      }
    }
    if (!columns.isEmpty()) {
      found
          .of(
              Code.D8,
              step,
              Element.table(table.name()),
              "table "
                  + table.name()
                  + " has zero dates, which NO_ZERO_DATE and NO_ZERO_IN_DATE in a strict sql_mode"
                  + " refuse with error 1067 or 1292 as soon as the table is copied: "
                  + String.join(", ", columns))
          .remedy("give those rows NULL or a real date, and the column another default, first")
          .add();
    }
  }

  private static void versions(
      Subject subject, Step step, Table table, LiveFacts live, Found found) {
    String name = step.names().table(table.name()).orElse("");
    boolean isInstant =
        subject.steps().stream()
            .filter(s -> s.oldTable().filter(t -> t.name().equals(table.name())).isPresent())
            .anyMatch(
                s ->
                    s.change(AddColumn.class).isPresent()
                        || s.change(DropColumn.class).isPresent());
    if (isInstant && live.rowVersions().isNearEnd(name)) {
      found
          .of(
              Code.B5,
              step,
              Element.table(table.name()),
              "table "
                  + table.name()
                  + " carries "
                  + live.rowVersions().of(name)
                  + " instant changes, of which this server takes "
                  + live.rowVersions().most()
                  + ": then columns come and go by a rebuild, or with ALGORITHM=INSTANT by error"
                  + " 4092")
          .remedy("run OPTIMIZE TABLE at a quiet hour")
          .add();
    }
  }

  private static void usedIndex(Step step, Table table, LiveFacts live, Found found) {
    Optional<DropIndex> drop = step.change(DropIndex.class).filter(d -> !d.isPrimaryKey());
    if (drop.isEmpty()) {
      return;
    }
    Element index = Element.index(table.name(), drop.get().index());
    Long reads =
        live.reads()
            .get(Element.index(step.names().table(table.name()).orElse(""), drop.get().index()));
    if (reads != null && reads > 0) {
      found
          .of(
              Code.K4,
              step,
              index,
              "index "
                  + drop.get().index()
                  + " of "
                  + table.name()
                  + " has been read "
                  + reads
                  + " times in the "
                  + days(live.uptime())
                  + " that the server has run, so that queries use it")
          .remedy("find those queries first, and make it invisible before it is dropped")
          .add();
    }
  }

  private static String days(long seconds) {
    return seconds < DAY_SECONDS
        ? Math.max(1, seconds / 3600) + " hours"
        : seconds / DAY_SECONDS + " days";
  }

  private static void number(Subject subject, Step step, String name, LiveFacts live, Found found) {
    Optional<Table> table = subject.after().table(name);
    Long next = live.nextIds().get(subject.names().table(name).orElse(""));
    Optional<Column> column =
        table.flatMap(t -> t.columns().stream().filter(Column::autoIncrement).findFirst());
    if (next == null || column.isEmpty()) {
      return;
    }
    Optional<BigInteger> most =
        ColumnType.of(column.get().type())
            .filter(type -> ColumnType.sortOf(column.get().type()) == ColumnType.Sort.INTEGER)
            .map(ColumnType::greatest);
    if (most.isPresent()) {
      long percent =
          BigInteger.valueOf(next).multiply(BigInteger.valueOf(100)).divide(most.get()).longValue();
      if (percent >= ALMOST_PERCENT) {
        found
            .of(
                Code.D9,
                step,
                Element.column(name, column.get().name()),
                "the numbers of "
                    + name
                    + "."
                    + column.get().name()
                    + " have come to "
                    + next
                    + ", "
                    + percent
                    + " % of what "
                    + column.get().type()
                    + " holds: at its end each insert fails with error 1062, and then the change of"
                    + " the type copies the table")
            .remedy("make it, and the columns of foreign keys that lead to it, bigint now")
            .add();
      }
    }
  }

  private static void generator(
      Subject subject, Step step, String name, LiveFacts live, Found found) {
    Optional<Table> generator = subject.after().table(name).filter(LiveQueries::isGenerator);
    if (generator.isEmpty()) {
      return;
    }
    String fed = name.replaceFirst("_seq$", "");
    Long greatest = live.greatestIds().get(subject.names().table(fed).orElse(fed));
    Optional<Long> next =
        subject.names().table(name).isPresent()
            ? Optional.ofNullable(live.generators().get(subject.names().table(name).get()))
            : seeded(generator.get().seedRows());
    if (greatest != null && next.isPresent() && next.get() <= greatest) {
      found
          .of(
              Code.D10,
              step,
              Element.table(name),
              "generator "
                  + name
                  + " gives "
                  + next.get()
                  + " next, while "
                  + fed
                  + " has ids up to "
                  + greatest
                  + ": the first insert that comes to one that is there fails with error 1062")
          .remedy(
              "set next_val of "
                  + name
                  + " beyond "
                  + greatest
                  + " by more than the allocation size of the entity")
          .severity(Severity.ERROR)
          .add();
    }
  }

  private static Optional<Long> seeded(List<SeedRow> rows) {
    return rows.stream()
        .map(row -> row.cells().getOrDefault("next_val", ""))
        .filter(value -> value.matches("\\d{1,18}"))
        .map(Long::valueOf)
        .findFirst();
  }
}
