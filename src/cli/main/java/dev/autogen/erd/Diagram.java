package dev.autogen.erd;

import dev.autogen.error.AutogenException;
import dev.autogen.error.DidYouMean;
import dev.autogen.operation.Operation;
import dev.autogen.schema.Column;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Index;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Tables and the foreign keys between them, as they are to be drawn. Foreign keys to tables of
 * other schemas lead to nothing here.
 *
 * @param boxes by name
 */
public record Diagram(List<Box> boxes, List<Link> links) {

  public Diagram {
    boxes = List.copyOf(boxes);
    links = List.copyOf(links);
  }

  /** A schema as it is. */
  public static Diagram of(Schema schema) {
    return of(schema, List.of(), schema);
  }

  /** What becomes of a schema, with what is gone in it too. */
  public static Diagram of(Schema before, List<Operation> operations, Schema after) {
    return of(TableVersions.of(before, operations, after));
  }

  /** The same of tables that were put together already. */
  public static Diagram of(List<TableVersions> versions) {
    return new Drawing(versions).diagram();
  }

  /**
   * The part of it around a table: all that is at most {@code depth} foreign keys away.
   *
   * @throws AutogenException when there is no table of that name
   */
  public Diagram around(String table, int depth) {
    Set<Integer> found =
        IntStream.range(0, boxes.size())
            .filter(i -> boxes.get(i).name().equalsIgnoreCase(table))
            .boxed()
            .collect(Collectors.toSet());
    if (found.isEmpty()) {
      throw AutogenException.usage("there is no table '" + table + "' to draw", meant(table));
    }
    return part(grown(found, depth));
  }

  private String meant(String table) {
    return DidYouMean.of(table, boxes.stream().map(Box::name).toList())
        .map(known -> "did you mean '" + known + "'?")
        .orElse("name one that is there");
  }

  /**
   * What changes of it and its neighbours, these with their keys and the columns of foreign keys
   * alone.
   */
  public Diagram changed() {
    SortedSet<Integer> touched = new TreeSet<>();
    for (int i = 0; i < boxes.size(); i++) {
      if (boxes.get(i).mark() != Mark.SAME) {
        touched.add(i);
      }
    }
    List<Box> less = new ArrayList<>();
    for (int i = 0; i < boxes.size(); i++) {
      less.add(touched.contains(i) ? boxes.get(i) : keysOf(boxes.get(i)));
    }
    return new Diagram(less, links).part(grown(touched, 1));
  }

  private static Box keysOf(Box box) {
    List<Box.Row> keys = box.rows().stream().filter(row -> !row.key().isEmpty()).toList();
    return new Box(box.name(), box.oldName(), box.mark(), keys, box.rows().size() - keys.size());
  }

  private SortedSet<Integer> grown(Set<Integer> start, int depth) {
    SortedSet<Integer> all = new TreeSet<>(start);
    for (int i = 0; i < depth; i++) {
      Set<Integer> now = Set.copyOf(all);
      for (Link link : links) {
        if (now.contains(link.child()) || now.contains(link.parent())) {
          all.add(link.child());
          all.add(link.parent());
        }
      }
    }
    return all;
  }

  private Diagram part(SortedSet<Integer> kept) {
    List<Integer> places = List.copyOf(kept);
    return new Diagram(
        places.stream().map(boxes::get).toList(),
        links.stream()
            .filter(link -> kept.contains(link.child()) && kept.contains(link.parent()))
            .map(link -> link.between(places.indexOf(link.child()), places.indexOf(link.parent())))
            .toList());
  }

  /** Makes one. */
  private record Drawing(List<TableVersions> versions) {

    Diagram diagram() {
      List<Link> links = new ArrayList<>();
      for (int i = 0; i < versions.size(); i++) {
        link(i, links);
      }
      return new Diagram(versions.stream().map(Drawing::box).toList(), links);
    }

    private static Box box(TableVersions table) {
      List<Box.Row> rows = new ArrayList<>();
      Optional<Table> old = table.before();
      List<Column> continued = new ArrayList<>();
      if (table.after().isPresent()) {
        Table after = table.after().get();
        for (Column column : after.columns()) {
          Optional<Column> before = table.oldColumn(column.name());
          before.ifPresent(continued::add);
          Mark mark =
              old.isEmpty() || before.equals(Optional.of(column))
                  ? Mark.SAME
                  : before.isEmpty() ? Mark.ADDED : Mark.CHANGED;
          rows.add(row(after, column, before, mark));
        }
      }
      if (old.isPresent()) {
        for (Column column : old.get().columns()) {
          if (!continued.contains(column)) {
            Mark mark = table.after().isPresent() ? Mark.REMOVED : Mark.SAME;
            rows.add(row(old.get(), column, Optional.empty(), mark));
          }
        }
      }
      return new Box(
          table.name(),
          old.map(Table::name).filter(name -> !name.equals(table.name())).orElse(""),
          mark(table),
          rows,
          0);
    }

    private static Mark mark(TableVersions table) {
      return table.before().isEmpty()
          ? Mark.ADDED
          : table.after().isEmpty() ? Mark.REMOVED : table.differs() ? Mark.CHANGED : Mark.SAME;
    }

    private static Box.Row row(Table table, Column column, Optional<Column> before, Mark mark) {
      return new Box.Row(
          column.name(),
          before.map(Column::name).filter(name -> !name.equals(column.name())).orElse(""),
          type(column),
          before.map(Drawing::type).filter(type -> !type.equals(type(column))).orElse(""),
          key(table, column.name()),
          column.nullable() && !column.isFreeText(),
          mark);
    }

    private static String type(Column column) {
      return column.isFreeText() ? column.definition() : column.type();
    }

    private static String key(Table table, String column) {
      List<String> keys = new ArrayList<>();
      if (table.primaryKey().stream().anyMatch(key -> has(key.columns(), column))) {
        keys.add("PK");
      }
      if (table.foreignKeys().stream().anyMatch(key -> has(key.columns(), column))) {
        keys.add("FK");
      }
      if (table.indexes().stream()
          .anyMatch(index -> index.kind() == Index.Kind.UNIQUE && has(index.columns(), column))) {
        keys.add("UK");
      }
      return String.join(" ", keys);
    }

    private static boolean has(List<String> columns, String column) {
      return columns.stream().anyMatch(column::equalsIgnoreCase);
    }

    private void link(int child, List<Link> links) {
      TableVersions table = versions.get(child);
      List<ForeignKey> after = table.after().map(Table::foreignKeys).orElse(List.of());
      List<ForeignKey> before = table.before().map(Table::foreignKeys).orElse(List.of());
      for (ForeignKey key : after) {
        Mark mark =
            table.before().isEmpty()
                ? Mark.ADDED
                : before.contains(key)
                    ? Mark.SAME
                    : before.stream().anyMatch(old -> old.name().equalsIgnoreCase(key.name()))
                        ? Mark.CHANGED
                        : Mark.ADDED;
        link(child, table.after().orElseThrow(), key, mark, false).ifPresent(links::add);
      }
      for (ForeignKey key : before) {
        if (after.stream().noneMatch(now -> now.name().equalsIgnoreCase(key.name()))) {
          link(child, table.before().orElseThrow(), key, Mark.REMOVED, true).ifPresent(links::add);
        }
      }
    }

    private Optional<Link> link(int child, Table table, ForeignKey key, Mark mark, boolean past) {
      if (!key.referencedSchema().isEmpty()) {
        return Optional.empty();
      }
      return IntStream.range(0, versions.size())
          .filter(i -> past || versions.get(i).after().isPresent())
          .filter(i -> versions.get(i).name().equalsIgnoreCase(key.referencedTable()))
          .boxed()
          .findFirst()
          .map(
              parent ->
                  new Link(
                      key.name(),
                      child,
                      key.columns(),
                      parent,
                      key.referencedColumns(),
                      key.columns().stream()
                          .anyMatch(
                              name -> table.column(name).filter(Column::nullable).isPresent()),
                      table.indexes().stream().anyMatch(index -> index.isKeyOf(key.columns())),
                      mark));
    }
  }
}
