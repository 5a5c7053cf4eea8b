package dev.autogen.entity.hibernate;

import dev.autogen.schema.Check;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hibernate.mapping.AggregateColumn;
import org.hibernate.mapping.CheckConstraint;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;

/** The checks of one table: of its columns, its own, and those on the inside of JSON columns. */
final class CheckConversion {

  private static final Pattern LIMIT = Pattern.compile("\\S+[<>]=-?\\d+");

  private final Table table;
  private final List<dev.autogen.schema.Column> columns;
  private final ExportedTable exported;

  /**
   * @param columns as they were read; free text holds the checks of its column
   */
  CheckConversion(Table table, List<dev.autogen.schema.Column> columns, ExportedTable exported) {
    this.table = table;
    this.columns = columns;
    this.exported = exported;
  }

  List<Check> checks() {
    List<Check> checks = new ArrayList<>();
    for (Column column : table.getColumns()) {
      if (isFreeText(column)) {
        continue;
      }
      // Hibernate joins the anonymous ones of a column into one.
      List<CheckConstraint> anonymous =
          column.getCheckConstraints().stream().filter(CheckConstraint::isAnonymous).toList();
      if (anonymous.size() == 1) {
        checks.add(check(anonymous.get(0)));
      } else if (!anonymous.isEmpty()) {
        checks.add(
            Check.of(
                "",
                anonymous.stream()
                    .sorted(Comparator.comparing(CheckConversion::limit))
                    .map(CheckConstraint::getConstraintInParens)
                    .collect(Collectors.joining(" and "))));
      }
      column.getCheckConstraints().stream()
          .filter(CheckConstraint::isNamed)
          .forEach(c -> checks.add(check(c)));
    }
    table.getChecks().forEach(c -> checks.add(check(c)));
    checks.addAll(insideJson(checks));
    return checks;
  }

  private boolean isFreeText(Column column) {
    return columns.stream().anyMatch(c -> c.isFreeText() && c.name().equals(column.getName()));
  }

  /**
   * The text of a Bean Validation limit, empty for any other check. Those come last, in an order
   * that changes from one run of the JVM to the next.
   */
  private static String limit(CheckConstraint constraint) {
    String text = constraint.getConstraint();
    return LIMIT.matcher(text).matches() ? text : "";
  }

  private static Check check(CheckConstraint constraint) {
    String options = HibernateMembers.options(constraint).toLowerCase(Locale.ROOT);
    String name = constraint.getName() == null ? "" : Names.plain(constraint.getName());
    return new Check(name, constraint.getConstraint(), !options.matches("not\\s+enforced"));
  }

  /**
   * The check on the attributes of an embeddable that is stored as JSON. It exists only in the text
   * of Hibernate's exporter, as an anonymous check of the table.
   */
  private List<Check> insideJson(List<Check> known) {
    if (table.getColumns().stream().noneMatch(AggregateColumn.class::isInstance)) {
      return List.of();
    }
    List<Check> found = new ArrayList<>();
    for (String definition : exported.elements()) {
      if (definition.startsWith("check (") && definition.endsWith(")")) {
        String expression = definition.substring("check (".length(), definition.length() - 1);
        if (known.stream().noneMatch(c -> c.expression().equals(expression))) {
          found.add(Check.of("", expression));
        }
      }
    }
    return found;
  }
}
