package dev.autogen.entity.hibernate;

import dev.autogen.schema.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.CheckConstraint;
import org.hibernate.mapping.Table;

/**
 * Finds the columns whose type is more than a type, such as {@code columnDefinition = "int not null
 * default 0"}: of these Hibernate's own definition is kept as it is, for the server to read.
 */
final class FreeText {

  /** A type and nothing else, but for {@code serial}, which says four things. */
  private static final Pattern TYPE =
      Pattern.compile(
          "(?!serial)[a-z]\\w*( ?\\( ?\\d+( ?, ?\\d+)? ?\\))?( unsigned)?"
              + "|enum ?\\('\\w+'(?:, ?'\\w+')*\\)");

  private final Table table;
  private final Dialect dialect;
  private final ExportedTable exported;

  FreeText(Table table, Dialect dialect, ExportedTable exported) {
    this.table = table;
    this.dialect = dialect;
    this.exported = exported;
  }

  /** The columns, each that is free text with the whole of it. */
  List<Column> in(List<Column> columns) {
    boolean any = columns.stream().anyMatch(FreeText::isFree);
    List<Column> result = new ArrayList<>();
    for (Column column : columns) {
      result.add(isFree(column) || (any && isChecked(column)) ? definedBy(column) : column);
    }
    return result;
  }

  private static boolean isFree(Column column) {
    return !TYPE.matcher(column.type().strip().toLowerCase(Locale.ROOT)).matches();
  }

  /**
   * Whether it has a check nobody named. The server numbers these in their order, those in free
   * text among them, so all of them are left to it.
   */
  private boolean isChecked(Column column) {
    return mapped(column).getCheckConstraints().stream().anyMatch(CheckConstraint::isAnonymous);
  }

  private Column definedBy(Column column) {
    return exported
        .column(mapped(column).getQuotedName(dialect))
        .map(column::withDefinition)
        .orElse(column);
  }

  private org.hibernate.mapping.Column mapped(Column column) {
    return table.getColumns().stream()
        .filter(c -> c.getName().equals(column.name()))
        .findFirst()
        .orElseThrow();
  }
}
