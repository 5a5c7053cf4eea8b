package dev.autogen.lint;

import dev.autogen.facts.text.ColumnType;
import dev.autogen.facts.text.ColumnType.Sort;
import dev.autogen.finding.Element;
import dev.autogen.finding.Severity;
import dev.autogen.operation.Operation;
import dev.autogen.schema.Column;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * T, N, K5 to K8, J8 and J9: what is a matter of taste or of policy, and off where nobody asks for
 * it. Of the tables that a migration touches what was so before is a note.
 */
final class Conventions implements Check {

  private static final Pattern MONEY =
      Pattern.compile("(?i).*(price|amount|total|cost|fee|salary|balance|sum|tax|net|gross).*");
  private static final Pattern PLAIN = Pattern.compile("[a-z][a-z0-9_]*");
  private static final int LONGEST_NAME = 64;
  private static final int MOST_COLUMNS = 3;
  private static final int UUID_CHARACTERS = 36;

  private static final List<String> IN_MOST_QUERIES = List.of("tenant_id", "deleted_at", "deleted");

  @Override
  public void look(Subject subject, Found found) {
    Set<String> seen = new HashSet<>();
    List<Step> steps = subject.steps();
    for (int i = steps.size() - 1; i >= 0; i--) {
      Operation operation = steps.get(i).operation();
      for (String name : operation.definedTables()) {
        Optional<Table> table = subject.after().table(name);
        if (table.isPresent() && seen.add(name)) {
          new One(subject, steps.get(i), table.get(), found).look();
        }
      }
    }
    types(subject, found);
  }

  /** T4: of all tables, since a column is compared with those of others. */
  private static void types(Subject subject, Found found) {
    Map<String, Map<String, String>> byName = new TreeMap<>();
    for (Table table : subject.after().tables()) {
      for (Column column : table.columns()) {
        byName
            .computeIfAbsent(column.name().toLowerCase(Locale.ROOT), n -> new TreeMap<>())
            .putIfAbsent(column.type(), table.name());
      }
    }
    for (Step step : subject.steps()) {
      for (String name : step.operation().definedTables()) {
        for (Column column : subject.after().table(name).map(Table::columns).orElse(List.of())) {
          Map<String, String> types = byName.get(column.name().toLowerCase(Locale.ROOT));
          boolean isNew =
              subject
                  .was(name, column.name())
                  .filter(was -> was.type().equals(column.type()))
                  .isEmpty();
          if (isNew && types.size() > 1 && column.name().toLowerCase(Locale.ROOT).endsWith("id")) {
            found
                .of(
                    Code.T4,
                    step,
                    Element.column(name, column.name()),
                    "columns called "
                        + column.name()
                        + " have several types, so that a join of them converts values and may use"
                        + " no index: "
                        + String.join(
                            ", ",
                            types.entrySet().stream()
                                .map(e -> e.getKey() + " in " + e.getValue())
                                .toList()))
                .remedy("give them one type")
                .add();
          }
        }
      }
    }
  }

  /** One table that a migration touches. */
  private record One(Subject subject, Step step, Table table, Found found) {

    void look() {
      Optional<Table> was = subject.was(table.name());
      if (!table.options().engine().isEmpty()
          && !table.options().engine().equalsIgnoreCase("InnoDB")) {
        say(
            Code.T6,
            Element.table(table.name()),
            was.filter(t -> t.options().engine().equals(table.options().engine())).isPresent(),
            "table "
                + table.name()
                + " is of engine "
                + table.options().engine()
                + ", which has no transactions and no foreign keys that are kept",
            "make it InnoDB");
      }
      name(table.name(), Element.table(table.name()), was.isPresent());
      table.columns().forEach(this::column);
      table.indexes().forEach(this::index);
      table.foreignKeys().forEach(this::foreignKey);
      table.checks().stream()
          .filter(check -> !check.enforced())
          .forEach(
              check ->
                  say(
                      Code.K8,
                      Element.check(table.name(), check.name()),
                      was.flatMap(t -> t.check(check.name()))
                          .filter(old -> !old.enforced())
                          .isPresent(),
                      "CHECK constraint "
                          + check.name()
                          + " of "
                          + table.name()
                          + " is not enforced, so that rows need not keep it",
                      "enforce it, or drop it"));
      first();
    }

    private void say(Code code, Element element, boolean isOld, String text, String remedy) {
      found
          .of(code, step, element, text)
          .remedy(remedy)
          .severity(isOld ? Severity.NOTE : code.severity())
          .add();
    }

    private void column(Column column) {
      Element element = Element.column(table.name(), column.name());
      Optional<Column> was = subject.was(table.name(), column.name());
      boolean isOld = was.filter(old -> old.type().equals(column.type())).isPresent();
      Sort sort = ColumnType.sortOf(column.type());
      String label = "column " + table.name() + "." + column.name();
      name(column.name(), element, was.isPresent());
      String charset = table.collationOf(column).replaceFirst("_.*", "");
      if (charset.equals("latin1") || charset.equals("utf8mb3") || charset.equals("utf8")) {
        say(
            Code.T1,
            element,
            isOld,
            label + " is of character set " + charset + ", which does not hold every character",
            "make it utf8mb4");
      }
      if (sort.isApproximate() && MONEY.matcher(column.name()).matches()) {
        say(
            Code.T2,
            element,
            isOld,
            label + " is " + column.type() + ", which rounds, and may hold money by its name",
            "make it decimal, and the field a BigDecimal");
      }
      if (sort == Sort.TIMESTAMP) {
        say(
            Code.T3,
            element,
            isOld,
            label + " is timestamp, whose last moment is 2038-01-19 03:14:07 UTC",
            "make it datetime(6), and keep UTC in it");
      }
      if (isDeprecated(column.type(), sort)) {
        say(
            Code.T5,
            element,
            isOld,
            label
                + " is "
                + column.type()
                + ", of which the display width, ZEROFILL, FLOAT(M,D) and an UNSIGNED that is no"
                + " whole number are deprecated",
            "leave those words out");
      }
    }

    private static boolean isDeprecated(String type, Sort sort) {
      boolean hasWidth =
          sort == Sort.INTEGER && type.contains("(") && !type.startsWith("tinyint(1)");
      boolean isInexact = sort.isApproximate() && (type.contains(",") || type.contains("unsigned"));
      return hasWidth
          || isInexact
          || type.contains("zerofill")
          || (sort == Sort.DECIMAL && type.contains("unsigned"));
    }

    private void name(String name, Element element, boolean isOld) {
      if (ReservedWords.contains(name)) {
        say(
            Code.N1,
            element,
            isOld,
            element.label()
                + " is a reserved word, which SQL by hand and a Hibernate that does not"
                + " quote fail with, by error 1064",
            "call it something else");
      }
      if (!PLAIN.matcher(name).matches() || name.length() == LONGEST_NAME) {
        say(
            Code.N2,
            element,
            isOld,
            element.label()
                + " is not of small letters, digits and underscores, which another server or tool"
                + " may take for another name",
            "call it so, with hibernate.physical_naming_strategy or @Table and @Column");
      }
    }

    private void index(Index index) {
      Element element = Element.index(table.name(), index.name());
      boolean isOld =
          subject
              .was(table.name())
              .flatMap(was -> was.index(index.name()))
              .filter(index::sameShape)
              .isPresent();
      if (index.kind() == Index.Kind.PRIMARY) {
        index.columns().stream()
            .flatMap(column -> table.column(column).stream())
            .filter(column -> isRandom(column.type()))
            .findFirst()
            .ifPresent(
                column ->
                    say(
                        Code.K5,
                        Element.column(table.name(), column.name()),
                        isOld,
                        "the primary key of "
                            + table.name()
                            + " is "
                            + column.type()
                            + ": rows are kept in its order and each index holds it again, so that"
                            + " random texts spread inserts over all pages and make every index"
                            + " long",
                        "use binary(16) with an ordered UUID, or bigint"));
      } else if (index.kind() == Index.Kind.PLAIN && index.parts().size() > MOST_COLUMNS) {
        say(
            Code.K6,
            element,
            isOld,
            "index "
                + index.name()
                + " of "
                + table.name()
                + " has "
                + index.parts().size()
                + " columns, of which those behind a range find nothing",
            "leave out the columns at its end");
      }
      if (!index.visible()) {
        say(
            Code.K8,
            element,
            isOld,
            "index "
                + index.name()
                + " of "
                + table.name()
                + " is invisible: it is written to and never read",
            "drop it, or make it visible again");
      }
    }

    private static boolean isRandom(String type) {
      return ColumnType.of(type)
          .filter(t -> t.countsCharacters() && t.length() >= UUID_CHARACTERS)
          .isPresent();
    }

    private void foreignKey(ForeignKey key) {
      Element element = Element.foreignKey(table.name(), key.name());
      boolean isOld =
          subject.was(table.name()).flatMap(was -> was.foreignKey(key.name())).isPresent();
      Optional<Table> parent = subject.after().table(key.referencedTable());
      if (parent.isEmpty() || !key.referencedSchema().isEmpty()) {
        return;
      }
      boolean isKey =
          parent.get().indexes().stream().anyMatch(index -> index.isKeyOf(key.referencedColumns()));
      if (!isKey) {
        say(
            Code.K7,
            element,
            isOld,
            "foreign key "
                + key.name()
                + " leads to columns of "
                + key.referencedTable()
                + " that are no unique key, which MySQL refuses since 8.4 with error 6125",
            "make them unique, or lead it to the primary key");
      }
    }

    /** J8 and J9: what most queries look for. */
    private void first() {
      for (Column column : table.columns()) {
        Element element = Element.column(table.name(), column.name());
        boolean isMapped =
            subject.migration().mappedAfter().properties().values().stream()
                .anyMatch(places -> places.contains(element));
        boolean isFirst =
            table.indexes().stream()
                .anyMatch(i -> i.columns().get(0).equalsIgnoreCase(column.name()));
        boolean isOld = subject.was(table.name(), column.name()).isPresent();
        if (isMapped && !isFirst && column.name().toLowerCase(Locale.ROOT).endsWith("_id")) {
          say(
              Code.J8,
              element,
              isOld,
              "column "
                  + table.name()
                  + "."
                  + column.name()
                  + " leads to other rows by its name, and no index begins with it, so that finding"
                  + " the rows of one of them looks through the whole table",
              "add an index, or the foreign key that brings one");
        }
        if (IN_MOST_QUERIES.contains(column.name().toLowerCase(Locale.ROOT))) {
          table.indexes().stream()
              .filter(i -> i.kind() == Index.Kind.PLAIN)
              .filter(i -> i.columns().stream().noneMatch(column.name()::equalsIgnoreCase))
              .findFirst()
              .ifPresent(
                  i ->
                      say(
                          Code.J9,
                          Element.index(table.name(), i.name()),
                          isOld,
                          "index "
                              + i.name()
                              + " of "
                              + table.name()
                              + " has no "
                              + column.name()
                              + ", which is in the condition of most queries",
                          "put " + column.name() + " into it"));
        }
      }
    }
  }
}
