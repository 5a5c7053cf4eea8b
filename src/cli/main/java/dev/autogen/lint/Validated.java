package dev.autogen.lint;

import dev.autogen.draft.StoredText;
import dev.autogen.facts.text.ColumnType;
import dev.autogen.finding.Element;
import dev.autogen.finding.Severity;
import dev.autogen.schema.Column;
import dev.autogen.schema.Table;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** J7: what validation asks of a property and the table does not keep, or takes less of. */
final class Validated implements Check {

  @Override
  public void look(Subject subject, Found found) {
    Set<String> seen = new HashSet<>();
    for (Step step : subject.steps()) {
      for (String name : step.operation().definedTables()) {
        Optional<Table> table = subject.after().table(name);
        if (table.isPresent() && seen.add(name)) {
          table.get().columns().forEach(column -> column(subject, step, name, column, found));
        }
      }
    }
  }

  private static void column(Subject subject, Step step, String table, Column column, Found found) {
    Map<Element, String> stored = subject.migration().mappedAfter().stored();
    Element element = Element.column(table, column.name());
    StoredText text = StoredText.of(stored.getOrDefault(element, ""));
    Severity severity =
        subject.was(table, column.name()).filter(was -> was.equals(column)).isPresent()
            ? Severity.NOTE
            : Code.J7.severity();
    // Rows of other classes have nothing in it.
    boolean isShared =
        stored.entrySet().stream()
            .anyMatch(
                one ->
                    one.getKey().tableName().equals(table)
                        && StoredText.of(one.getValue()).kind().equals("classes"));
    if (text.isNotNull() && column.nullable() && !isShared) {
      found
          .of(
              Code.J7,
              step,
              element,
              "validation takes no null for column "
                  + table
                  + "."
                  + column.name()
                  + ", and the column takes NULL, so that rows written by anything else are found"
                  + " invalid when they are changed")
          .remedy("make the column NOT NULL")
          .severity(severity)
          .add();
    }
    long length =
        ColumnType.of(column.type())
            .filter(ColumnType::countsCharacters)
            .map(ColumnType::length)
            .orElse(0L);
    if (text.size() > length && length > 0) {
      found
          .of(
              Code.J7,
              step,
              element,
              "validation takes "
                  + text.size()
                  + " characters for column "
                  + table
                  + "."
                  + column.name()
                  + ", which holds "
                  + length
                  + ", so that what passes it fails with error 1406 when it is written")
          .remedy(
              "give the column the length that validation takes, or validation that of the column")
          .severity(severity)
          .add();
    }
  }
}
