package dev.autogen.schema;

import java.util.List;

/**
 * A foreign key.
 *
 * @param columns the child's columns
 * @param referencedSchema the parent's schema; empty where it is the child's own
 * @param referencedColumns the parent's columns, in the order of {@code columns}
 * @param nameGenerated true on the entities' side where nobody chose the name, so that a foreign
 *     key of the same shape under another name is the same foreign key
 */
public record ForeignKey(
    String name,
    List<String> columns,
    String referencedSchema,
    String referencedTable,
    List<String> referencedColumns,
    Action onDelete,
    Action onUpdate,
    boolean nameGenerated) {

  /**
   * What happens to the child's rows. MySQL treats RESTRICT, NO ACTION and silence alike, but keeps
   * the word RESTRICT where it was said.
   */
  public enum Action {
    NO_ACTION,
    RESTRICT,
    CASCADE,
    SET_NULL,
    SET_DEFAULT;

    /** The words of SQL, such as {@code SET NULL}. */
    public String sql() {
      return name().replace('_', ' ');
    }

    private Action effect() {
      return this == RESTRICT ? NO_ACTION : this;
    }
  }

  public ForeignKey {
    columns = List.copyOf(columns);
    referencedColumns = List.copyOf(referencedColumns);
  }

  public static ForeignKey of(
      String name, List<String> columns, String referencedTable, List<String> referencedColumns) {
    return new ForeignKey(
        name,
        columns,
        "",
        referencedTable,
        referencedColumns,
        Action.NO_ACTION,
        Action.NO_ACTION,
        false);
  }

  /** The index MySQL makes for this foreign key where no other serves it. */
  public Index implicitIndex() {
    return Index.of(name, Index.Kind.PLAIN, columns.stream().map(KeyPart::column).toList());
  }

  /** Whether {@code other} is the same foreign key but for its name and words without effect. */
  public boolean sameShape(ForeignKey other) {
    return sameNames(columns, other.columns)
        && referencedSchema.equals(other.referencedSchema)
        && referencedTable.equals(other.referencedTable)
        && sameNames(referencedColumns, other.referencedColumns)
        && onDelete.effect() == other.onDelete.effect()
        && onUpdate.effect() == other.onUpdate.effect();
  }

  private static boolean sameNames(List<String> some, List<String> others) {
    return String.join("\0", some).equalsIgnoreCase(String.join("\0", others));
  }

  public ForeignKey withName(String newName) {
    return new ForeignKey(
        newName,
        columns,
        referencedSchema,
        referencedTable,
        referencedColumns,
        onDelete,
        onUpdate,
        false);
  }

  /** This foreign key, marked as one whose name nobody chose. */
  public ForeignKey named(String generatedName) {
    return new ForeignKey(
        generatedName,
        columns,
        referencedSchema,
        referencedTable,
        referencedColumns,
        onDelete,
        onUpdate,
        true);
  }

  public ForeignKey withActions(Action newOnDelete, Action newOnUpdate) {
    return new ForeignKey(
        name,
        columns,
        referencedSchema,
        referencedTable,
        referencedColumns,
        newOnDelete,
        newOnUpdate,
        nameGenerated);
  }

  public ForeignKey withReferencedSchema(String newReferencedSchema) {
    return new ForeignKey(
        name,
        columns,
        newReferencedSchema,
        referencedTable,
        referencedColumns,
        onDelete,
        onUpdate,
        nameGenerated);
  }

  public ForeignKey withReferencedTable(String newReferencedTable) {
    return new ForeignKey(
        name,
        columns,
        referencedSchema,
        newReferencedTable,
        referencedColumns,
        onDelete,
        onUpdate,
        nameGenerated);
  }

  public ForeignKey withColumns(List<String> newColumns) {
    return new ForeignKey(
        name,
        newColumns,
        referencedSchema,
        referencedTable,
        referencedColumns,
        onDelete,
        onUpdate,
        nameGenerated);
  }

  public ForeignKey withReferencedColumns(List<String> newReferencedColumns) {
    return new ForeignKey(
        name,
        columns,
        referencedSchema,
        referencedTable,
        newReferencedColumns,
        onDelete,
        onUpdate,
        nameGenerated);
  }
}
