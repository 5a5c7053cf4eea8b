package dev.autogen.diff;

import dev.autogen.finding.Element;
import dev.autogen.operation.Operation;
import dev.autogen.operation.TableChange;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One difference between two schemas, as a value: what is done to what.
 *
 * @param table the table that has the element, by the name it has before; of what belongs to none,
 *     empty
 * @param name the element's own name, which it has before; empty for a table as a whole, its
 *     partitioning and its rows
 * @param before what was there, in the words of a report; empty where there was nothing, and where
 *     nobody can tell
 * @param after what is there then, likewise
 * @param text the whole of it in a line for a person
 */
public record Change(
    Kind kind,
    Element.Kind element,
    String table,
    String name,
    String before,
    String after,
    String text) {

  /** What becomes of the element. */
  public enum Kind {
    ADD,
    DROP,
    CHANGE,
    RENAME,
    /** SQL or Java that is run, whatever it does. */
    EXECUTE;

    /** Its word, such as {@code add}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What is changed, such as {@code column users.email}; the same for every change of it. */
  public String subject() {
    return element.word() + " " + table + (table.isEmpty() || name.isEmpty() ? "" : ".") + name;
  }

  /** What is changed, as findings name it. */
  public Element place() {
    return switch (element) {
      case TABLE, OPTION, PARTITIONING, ROW -> Element.table(table);
      case CODE -> Element.schema();
      default -> new Element(element, table, name);
    };
  }

  /** What a clause does to {@code before}. */
  public static Change of(TableChange change, Table before) {
    return change.match(new ClauseChange(before));
  }

  /** The lines of {@code changes}. */
  public static List<String> texts(List<Change> changes) {
    return changes.stream().map(Change::text).toList();
  }

  /** What one operation does to {@code before}: a change for each phrase that describes it. */
  public static List<Change> of(Operation operation, Schema before) {
    return operation.match(new OperationChanges(before));
  }

  /** What {@code operations} do, in order. */
  public static List<Change> of(List<Operation> operations, Schema before) {
    List<Change> changes = new ArrayList<>();
    Schema schema = before;
    for (Operation operation : operations) {
      changes.addAll(of(operation, schema));
      schema = operation.applyTo(schema);
    }
    return List.copyOf(changes);
  }

  /**
   * What differs where {@code operations} lead from {@code before} to what is wanted: their
   * changes, without the keys that they take out of the way and add again as they were.
   */
  public static List<Change> differences(List<Operation> operations, Schema before) {
    return Consequences.without(operations, before);
  }
}
