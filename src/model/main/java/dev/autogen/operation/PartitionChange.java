package dev.autogen.operation;

import dev.autogen.schema.Partitioning;
import dev.autogen.schema.Partitioning.Partition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A change of a partitioned table's partitions; each is a statement of its own. */
public sealed interface PartitionChange {

  /** An answer for each kind of change. */
  interface Cases<R> {

    R add(Add change);

    R addCount(AddCount change);

    R drop(Drop change);

    R reorganize(Reorganize change);

    R truncate(Truncate change);

    R coalesce(Coalesce change);

    R exchange(Exchange change);
  }

  /** What {@code cases} says of this kind. */
  <R> R match(Cases<R> cases);

  /** The partitioning after this change. */
  Partitioning applyTo(Partitioning before);

  /** The changes that bring {@code before} back. */
  List<PartitionChange> inverse(Partitioning before);

  /** A short phrase, such as {@code add partition p2027}. */
  String describe();

  /** The partitions whose rows are lost. */
  default List<String> emptied() {
    return List.of();
  }

  /**
   * Adds partitions behind those of a table divided by range or list.
   *
   * @param definitions such as {@code PARTITION p2027 VALUES LESS THAN (2028)}
   */
  record Add(List<String> definitions) implements PartitionChange {

    public Add {
      definitions = List.copyOf(definitions);
    }

    @Override
    public Partitioning applyTo(Partitioning before) {
      List<Partition> all = new ArrayList<>(listed(before));
      for (Partition partition : parsed(definitions)) {
        if (before.partition(partition.name()).isPresent()) {
          throw new IllegalStateException("partition " + partition.name() + " is already there");
        }
        all.add(partition);
      }
      return before.withPartitions(all);
    }

    @Override
    public List<PartitionChange> inverse(Partitioning before) {
      return List.of(new Drop(namesIn(definitions)));
    }

    @Override
    public String describe() {
      return "add partition " + String.join(", ", namesIn(definitions));
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.add(this);
    }
  }

  /** Adds partitions to a table divided by hash or key; its rows are divided anew. */
  record AddCount(int count) implements PartitionChange {

    @Override
    public Partitioning applyTo(Partitioning before) {
      return before.withCount(before.size() + count);
    }

    @Override
    public List<PartitionChange> inverse(Partitioning before) {
      return List.of(new Coalesce(count));
    }

    @Override
    public String describe() {
      return "add " + count + " partitions";
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.addCount(this);
    }
  }

  /** Drops partitions with their rows. */
  record Drop(List<String> names) implements PartitionChange {

    public Drop {
      names = List.copyOf(names);
    }

    @Override
    public Partitioning applyTo(Partitioning before) {
      names.forEach(name -> existing(before, name));
      return before.withPartitions(
          listed(before).stream().filter(p -> !has(names, p.name())).toList());
    }

    /** A partition by range comes back out of the one behind it, which then has its rows. */
    @Override
    public List<PartitionChange> inverse(Partitioning before) {
      List<PartitionChange> changes = new ArrayList<>();
      List<String> come = new ArrayList<>();
      for (Partition partition : listed(before)) {
        if (has(names, partition.name())) {
          come.add(partition.definition());
        } else if (!come.isEmpty() && before.rule().toUpperCase(Locale.ROOT).startsWith("RANGE")) {
          come.add(partition.definition());
          changes.add(new Reorganize(List.of(partition.name()), come));
          come = new ArrayList<>();
        }
      }
      if (!come.isEmpty()) {
        changes.add(new Add(come));
      }
      return List.copyOf(changes);
    }

    @Override
    public String describe() {
      return "drop partition " + String.join(", ", names);
    }

    @Override
    public List<String> emptied() {
      return names;
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.drop(this);
    }
  }

  /** Puts other partitions in the place of neighbouring ones; the rows go where they belong. */
  record Reorganize(List<String> names, List<String> definitions) implements PartitionChange {

    public Reorganize {
      names = List.copyOf(names);
      definitions = List.copyOf(definitions);
    }

    @Override
    public Partitioning applyTo(Partitioning before) {
      names.forEach(name -> existing(before, name));
      List<Partition> all = new ArrayList<>();
      for (Partition partition : listed(before)) {
        if (partition.name().equalsIgnoreCase(names.get(0))) {
          all.addAll(parsed(definitions));
        }
        if (!has(names, partition.name())) {
          all.add(partition);
        }
      }
      return before.withPartitions(all);
    }

    @Override
    public List<PartitionChange> inverse(Partitioning before) {
      return List.of(
          new Reorganize(
              namesIn(definitions),
              listed(before).stream()
                  .filter(p -> has(names, p.name()))
                  .map(Partition::definition)
                  .toList()));
    }

    @Override
    public String describe() {
      return "reorganize partition "
          + String.join(", ", names)
          + " into "
          + String.join(", ", namesIn(definitions));
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.reorganize(this);
    }
  }

  /** Deletes the rows of partitions. */
  record Truncate(List<String> names) implements PartitionChange {

    public Truncate {
      names = List.copyOf(names);
    }

    @Override
    public Partitioning applyTo(Partitioning before) {
      names.forEach(name -> existing(before, name));
      return before;
    }

    @Override
    public List<PartitionChange> inverse(Partitioning before) {
      return List.of();
    }

    @Override
    public String describe() {
      return "truncate partition " + String.join(", ", names);
    }

    @Override
    public List<String> emptied() {
      return names;
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.truncate(this);
    }
  }

  /** Takes partitions away from a table divided by hash or key; the others take their rows. */
  record Coalesce(int count) implements PartitionChange {

    @Override
    public Partitioning applyTo(Partitioning before) {
      if (count >= before.size()) {
        throw new IllegalStateException("there are only " + before.size() + " partitions");
      }
      return before.withCount(before.size() - count);
    }

    @Override
    public List<PartitionChange> inverse(Partitioning before) {
      return List.of(new AddCount(count));
    }

    @Override
    public String describe() {
      return "take away " + count + " partitions";
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.coalesce(this);
    }
  }

  /**
   * Swaps the rows of a partition with those of a table that is defined alike; done twice it is as
   * if never done.
   *
   * @param validated whether the server refuses rows of the table that do not belong into the
   *     partition
   */
  record Exchange(String name, String table, boolean validated) implements PartitionChange {

    @Override
    public Partitioning applyTo(Partitioning before) {
      existing(before, name);
      return before;
    }

    @Override
    public List<PartitionChange> inverse(Partitioning before) {
      return List.of(this);
    }

    @Override
    public String describe() {
      return "exchange the rows of table "
          + table
          + (validated ? "" : ", unvalidated,")
          + " with those of partition "
          + name;
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.exchange(this);
    }
  }

  private static List<Partition> listed(Partitioning before) {
    if (before.partitions().isEmpty()) {
      throw new IllegalStateException(
          "the partitions by " + before.rule() + " have no names; they are counted");
    }
    return before.partitions();
  }

  private static void existing(Partitioning before, String name) {
    if (before.partition(name).isEmpty()) {
      throw new IllegalStateException("there is no partition " + name);
    }
  }

  private static List<Partition> parsed(List<String> definitions) {
    return definitions.stream().map(Partition::of).toList();
  }

  private static List<String> namesIn(List<String> definitions) {
    return parsed(definitions).stream().map(Partition::name).toList();
  }

  private static boolean has(List<String> names, String name) {
    return names.stream().anyMatch(name::equalsIgnoreCase);
  }
}
