package dev.autogen.facts;

import dev.autogen.facts.text.ColumnType;
import dev.autogen.facts.text.ColumnType.Sort;
import dev.autogen.facts.text.UsedColumns;
import dev.autogen.schema.Column;
import dev.autogen.schema.Default;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.KeyPart;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether a schema can be at all: of two sides of which something is taken, one may lack what the
 * other needs.
 */
public final class SchemaValidity {

  private final Schema schema;

  private SchemaValidity(Schema schema) {
    this.schema = schema;
  }

  /**
   * What is wrong with a schema, a clause; empty where nothing is.
   *
   * @param sides what the schema is taken from: what is wrong with one of them already, such as a
   *     foreign key that an older server took, is not counted
   */
  public static Optional<String> defect(Schema schema, Schema... sides) {
    Set<String> known =
        Stream.of(sides).flatMap(SchemaValidity::defects).collect(Collectors.toSet());
    return defects(schema).filter(defect -> !known.contains(defect)).findFirst();
  }

  private static Stream<String> defects(Schema schema) {
    SchemaValidity validity = new SchemaValidity(schema);
    return schema.tables().stream().flatMap(validity::defects);
  }

  private Stream<String> defects(Table table) {
    return Stream.of(
            table.foreignKeys().stream()
                .map(
                    key ->
                        defect(key, table)
                            .map(d -> "foreign key " + table.name() + "." + key.name() + d)),
            table.indexes().stream().map(index -> defect(index, table)),
            table.checks().stream()
                .map(c -> missing(c.expression(), "check " + table.name() + "." + c.name(), table)),
            table.columns().stream().map(column -> defect(column, table)))
        .flatMap(defects -> defects)
        .flatMap(Optional::stream);
  }

  private Optional<String> defect(ForeignKey key, Table child) {
    Optional<String> lost =
        key.columns().stream()
            .filter(column -> child.column(column).isEmpty())
            .map(column -> " is on column " + column + ", which is not there")
            .findFirst();
    if (!child.options().partitioning().isEmpty()) {
      return Optional.of(" is of a partitioned table, which MySQL takes none for");
    }
    if (lost.isPresent() || !key.referencedSchema().isEmpty()) {
      return lost;
    }
    Optional<Table> parent = schema.table(key.referencedTable());
    if (parent.isEmpty()
        || key.referencedColumns().stream().anyMatch(c -> parent.get().column(c).isEmpty())) {
      return Optional.of(" leads to nothing");
    }
    if (!parent.get().options().partitioning().isEmpty()) {
      return Optional.of(" leads to a partitioned table, which MySQL takes none to");
    }
    if (parent.get().indexes().stream().noneMatch(i -> i.isKeyOf(key.referencedColumns()))) {
      return Optional.of(" leads to columns without a unique key of their own");
    }
    List<String> from = key.columns();
    for (int i = 0; i < from.size(); i++) {
      if (!kind(from.get(i), child).equals(kind(key.referencedColumns().get(i), parent.get()))) {
        return Optional.of(" leads to a column of another type");
      }
    }
    return Optional.empty();
  }

  /** What must be the same on both sides of a foreign key (error 3780). */
  private static String kind(String name, Table table) {
    return table
        .column(name)
        .map(
            column ->
                column.type().replaceFirst("^(var)?(char|binary)\\(.*", "$2")
                    + " "
                    + table.collationOf(column))
        .orElse("");
  }

  private static Optional<String> defect(Index index, Table table) {
    String what = "index " + table.name() + "." + index.name();
    return index.parts().stream()
        .map(
            part ->
                part instanceof KeyPart.OfExpression expression
                    ? missing(expression.sql(), what, table)
                    : defect((KeyPart.OfColumn) part, index, what, table))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> defect(
      KeyPart.OfColumn part, Index index, String what, Table table) {
    Optional<Column> column = table.column(part.column());
    if (column.isEmpty()) {
      return Optional.of(absent(what, part.column()));
    }
    return fits(part, index, column.get())
        ? Optional.empty()
        : Optional.of(what + " cannot be on column " + part.column() + " as that is");
  }

  /** Whether InnoDB takes a column for a part of an index (errors 1170, 1089, 1252, 1283, 3152). */
  private static boolean fits(KeyPart.OfColumn part, Index index, Column column) {
    Sort sort = ColumnType.sortOf(column.type());
    boolean isLong = ColumnType.of(column.type()).filter(ColumnType::isLong).isPresent();
    return switch (index.kind()) {
      case FULLTEXT -> sort == Sort.TEXT;
      case SPATIAL -> !column.nullable() && sort == Sort.SPATIAL;
      case PRIMARY, UNIQUE, PLAIN ->
          part.prefix() > 0
              ? sort == Sort.TEXT || sort == Sort.BINARY
              : !isLong && sort != Sort.JSON && sort != Sort.SPATIAL;
    };
  }

  private static Optional<String> defect(Column column, Table table) {
    String what = "column " + table.name() + "." + column.name();
    Optional<String> missing = missing(column.generation().expression(), what, table);
    return missing.isEmpty() && column.defaultValue() instanceof Default.Expression expression
        ? missing(expression.sql(), what, table)
        : missing;
  }

  /** The first column that an expression uses and the table has not. */
  private static Optional<String> missing(String expression, String what, Table table) {
    return UsedColumns.in(expression).stream()
        .filter(name -> table.column(name).isEmpty())
        .findFirst()
        .map(name -> absent(what, name));
  }

  private static String absent(String what, String column) {
    return what + " needs column " + column + ", which is not there";
  }
}
