package dev.autogen.erd;

import java.util.List;

/**
 * A foreign key in a diagram.
 *
 * @param child the place of the table that has it among the boxes
 * @param columns of the child
 * @param parent the place of the table it leads to
 * @param parentColumns in the order of {@code columns}
 * @param optional whether a child need have no parent
 * @param single whether a parent has one child at most
 */
public record Link(
    String name,
    int child,
    List<String> columns,
    int parent,
    List<String> parentColumns,
    boolean optional,
    boolean single,
    Mark mark) {

  public Link {
    columns = List.copyOf(columns);
    parentColumns = List.copyOf(parentColumns);
  }

  /** The same between boxes that stand elsewhere. */
  Link between(int newChild, int newParent) {
    return new Link(name, newChild, columns, newParent, parentColumns, optional, single, mark);
  }
}
