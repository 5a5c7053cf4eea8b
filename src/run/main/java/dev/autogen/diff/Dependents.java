package dev.autogen.diff;

import dev.autogen.facts.Uses;
import dev.autogen.facts.text.Quoting;
import dev.autogen.facts.text.UsedColumns;
import dev.autogen.schema.Column;
import dev.autogen.schema.Default;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Generation;
import dev.autogen.schema.Index;
import dev.autogen.schema.KeyPart;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What MySQL lets no column be renamed under: checks (error 3959), generated columns (3108),
 * functional index parts (3837), defaults (3774) and partitioning (3885) that have an expression
 * with the column, and what is on such a generated column in turn. It is taken off first and put
 * back under the new name.
 */
final class Dependents {

  private final String table;
  private final Map<String, String> names;
  private final Collection<String> displaced;

  Dependents(String table, ColumnMoves.Found moves) {
    this.table = table;
    this.names = moves.names();
    this.displaced = moves.displaced();
  }

  /** The schema without them, and without what is displaced. */
  Schema takenOff(Schema schema) {
    Set<String> gone = goingWith(schema.existing(table), names.keySet());
    Set<String> used = new TreeSet<>(gone);
    used.addAll(names.keySet());
    return without(schema, gone, used);
  }

  /** The schema with them as they are to be, but for what is displaced; names are the old ones. */
  Schema rewritten(Schema schema) {
    Schema rest = schema;
    if (!displaced.isEmpty()) {
      Set<String> gone = goingWith(schema.existing(table), Set.of());
      rest = without(schema, gone, gone);
    }
    return rest.with(rewritten(rest.existing(table)));
  }

  /** The columns that are displaced, and those computed from them or from {@code renamed}. */
  private Set<String> goingWith(Table before, Collection<String> renamed) {
    Set<String> gone = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    gone.addAll(displaced);
    boolean more = true;
    while (more) {
      more = false;
      for (Column column : before.columns()) {
        if (column.isGenerated()
            && (uses(column.generation().expression(), renamed)
                || uses(column.generation().expression(), gone))) {
          more |= gone.add(column.name());
        }
      }
    }
    return gone;
  }

  private Schema without(Schema schema, Set<String> gone, Set<String> used) {
    Schema rest = schema.with(without(schema.existing(table), gone, used));
    return gone.isEmpty() ? rest : rest.map(other -> withoutReferences(other, gone));
  }

  private static Table without(Table before, Set<String> gone, Set<String> used) {
    List<Column> columns = new ArrayList<>();
    for (Column column : before.columns()) {
      if (!gone.contains(column.name())) {
        boolean isBound =
            column.defaultValue() instanceof Default.Expression e && uses(e.sql(), used);
        columns.add(isBound ? column.withDefault(Default.NONE) : column);
      }
    }
    List<Index> indexes =
        before.indexes().stream()
            .filter(index -> index.parts().stream().noneMatch(part -> isOn(part, gone, used)))
            .toList();
    return before
        .withColumns(columns)
        .withIndexes(indexes)
        .withForeignKeys(
            before.foreignKeys().stream()
                .filter(key -> key.columns().stream().noneMatch(gone::contains))
                .toList())
        .withChecks(
            before.checks().stream().filter(check -> !uses(check.expression(), used)).toList())
        .withOptions(
            uses(withoutNames(before.options().partitioning()), used)
                ? before.options().withPartitioning("")
                : before.options());
  }

  /** How rows are divided, without what the partitions are called. */
  private static String withoutNames(String partitioning) {
    return partitioning.replaceAll("PARTITION `(?:[^`]|``)*`", "PARTITION");
  }

  private static boolean isOn(KeyPart part, Set<String> gone, Set<String> used) {
    return part instanceof KeyPart.OfExpression e
        ? uses(e.sql(), used)
        : gone.contains(((KeyPart.OfColumn) part).column());
  }

  private Table withoutReferences(Table other, Set<String> gone) {
    List<ForeignKey> kept =
        other.foreignKeys().stream()
            .filter(
                key ->
                    !(key.referencedSchema().isEmpty()
                        && key.referencedTable().equals(table)
                        && key.referencedColumns().stream().anyMatch(gone::contains)))
            .toList();
    return kept.size() == other.foreignKeys().size() ? other : other.withForeignKeys(kept);
  }

  private static boolean uses(String expression, Collection<String> columns) {
    return columns.stream().anyMatch(column -> Uses.of(expression, column));
  }

  private Table rewritten(Table before) {
    return before
        .withColumns(before.columns().stream().map(this::rewritten).toList())
        .withIndexes(
            before.indexes().stream()
                .map(i -> i.withParts(i.parts().stream().map(this::rewritten).toList()))
                .toList())
        .withChecks(
            before.checks().stream()
                .map(check -> check.withExpression(rewritten(check.expression())))
                .toList())
        .withOptions(before.options().withPartitioning(rewritten(before.options().partitioning())));
  }

  private Column rewritten(Column column) {
    Column result =
        column.isGenerated()
            ? column.withGeneration(
                new Generation(
                    column.generation().kind(), rewritten(column.generation().expression())))
            : column;
    return column.defaultValue() instanceof Default.Expression e
        ? result.withDefault(Default.expression(rewritten(e.sql())))
        : result;
  }

  private KeyPart rewritten(KeyPart part) {
    return part instanceof KeyPart.OfExpression e
        ? new KeyPart.OfExpression(rewritten(e.sql()), e.descending())
        : part;
  }

  /** An expression with the new names, each in the place of its old one. */
  private String rewritten(String expression) {
    return UsedColumns.replaced(expression, this::newName);
  }

  private String newName(String name) {
    return names.entrySet().stream()
        .filter(e -> e.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .map(Quoting::name)
        .orElseGet(() -> Quoting.name(name));
  }
}
