package dev.autogen.facts;

import dev.autogen.facts.text.ColumnType;
import dev.autogen.facts.text.ColumnType.Sort;
import dev.autogen.facts.text.UsedColumns;
import dev.autogen.finding.Element;
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

  /**
   * Why a schema cannot be.
   *
   * @param text a clause
   * @param by what cannot be, such as {@code index users.by_email}
   * @param missing what that needs and is not there; empty where something else is wrong
   */
  public record Defect(String text, String by, Optional<Element> missing) {

    private static Defect of(String by, String what) {
      return new Defect(by + what, by, Optional.empty());
    }

    private static Defect missing(Element missing, String by, String what) {
      return new Defect(by + what, by, Optional.of(missing));
    }
  }

  private final Schema schema;

  private SchemaValidity(Schema schema) {
    this.schema = schema;
  }

  /**
   * What is wrong with a schema; empty where nothing is.
   *
   * @param sides what the schema is taken from: what is wrong with one of them already, such as a
   *     foreign key that an older server took, is not counted
   */
  public static Optional<Defect> defect(Schema schema, Schema... sides) {
    Set<Defect> known =
        Stream.of(sides).flatMap(SchemaValidity::defects).collect(Collectors.toSet());
    return defects(schema).filter(defect -> !known.contains(defect)).findFirst();
  }

  private static Stream<Defect> defects(Schema schema) {
    SchemaValidity validity = new SchemaValidity(schema);
    return schema.tables().stream().flatMap(validity::defects);
  }

  private Stream<Defect> defects(Table table) {
    return Stream.of(
            table.foreignKeys().stream().map(key -> defect(key, table)),
            table.indexes().stream().map(index -> defect(index, table)),
            table.checks().stream()
                .map(c -> missing(c.expression(), "check " + table.name() + "." + c.name(), table)),
            table.columns().stream().map(column -> defect(column, table)))
        .flatMap(defects -> defects)
        .flatMap(Optional::stream);
  }

  private Optional<Defect> defect(ForeignKey key, Table child) {
    String what = "foreign key " + child.name() + "." + key.name();
    Optional<Defect> lost =
        key.columns().stream()
            .filter(column -> child.column(column).isEmpty())
            .map(
                column ->
                    Defect.missing(
                        Element.column(child.name(), column),
                        what,
                        " is on column " + column + ", which is not there"))
            .findFirst();
    if (!child.options().partitioning().isEmpty()) {
      return Optional.of(Defect.of(what, " is of a partitioned table, which MySQL takes none for"));
    }
    if (lost.isPresent() || !key.referencedSchema().isEmpty()) {
      return lost;
    }
    return schema
        .table(key.referencedTable())
        .map(parent -> defect(key, what, child, parent))
        .orElseGet(
            () ->
                Optional.of(
                    Defect.missing(
                        Element.table(key.referencedTable()), what, " leads to nothing")));
  }

  private static Optional<Defect> defect(ForeignKey key, String what, Table child, Table parent) {
    for (String column : key.referencedColumns()) {
      if (parent.column(column).isEmpty()) {
        return Optional.of(
            Defect.missing(Element.column(parent.name(), column), what, " leads to nothing"));
      }
    }
    if (!parent.options().partitioning().isEmpty()) {
      return Optional.of(
          Defect.of(what, " leads to a partitioned table, which MySQL takes none to"));
    }
    if (parent.indexes().stream().noneMatch(i -> i.isKeyOf(key.referencedColumns()))) {
      return Optional.of(Defect.of(what, " leads to columns without a unique key of their own"));
    }
    List<String> from = key.columns();
    for (int i = 0; i < from.size(); i++) {
      if (!kind(from.get(i), child).equals(kind(key.referencedColumns().get(i), parent))) {
        return Optional.of(Defect.of(what, " leads to a column of another type"));
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

  private static Optional<Defect> defect(Index index, Table table) {
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

  private static Optional<Defect> defect(
      KeyPart.OfColumn part, Index index, String what, Table table) {
    Optional<Column> column = table.column(part.column());
    if (column.isEmpty()) {
      return Optional.of(absent(what, part.column(), table));
    }
    return fits(part, index, column.get())
        ? Optional.empty()
        : Optional.of(Defect.of(what, " cannot be on column " + part.column() + " as that is"));
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

  private static Optional<Defect> defect(Column column, Table table) {
    String what = "column " + table.name() + "." + column.name();
    Optional<Defect> missing = missing(column.generation().expression(), what, table);
    return missing.isEmpty() && column.defaultValue() instanceof Default.Expression expression
        ? missing(expression.sql(), what, table)
        : missing;
  }

  /** The first column that an expression uses and the table has not. */
  private static Optional<Defect> missing(String expression, String what, Table table) {
    return UsedColumns.in(expression).stream()
        .filter(name -> table.column(name).isEmpty())
        .findFirst()
        .map(name -> absent(what, name, table));
  }

  private static Defect absent(String what, String column, Table table) {
    return Defect.missing(
        Element.column(table.name(), column),
        what,
        " needs column " + column + ", which is not there");
  }
}
