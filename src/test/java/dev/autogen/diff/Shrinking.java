package dev.autogen.diff;

import dev.autogen.schema.Column;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Makes a pair of schemas smaller for as long as the way between them still fails. */
final class Shrinking {

  /** A start and an end. */
  record Pair(Schema start, Schema end) {

    private Pair both(UnaryOperator<Schema> change) {
      return new Pair(Settled.of(change.apply(start)), Settled.of(change.apply(end)));
    }
  }

  /** Whether a pair still fails. */
  interface Failing {
    boolean test(Pair pair) throws SQLException;
  }

  private static final int TRIES = 300;

  private Shrinking() {}

  static Pair shrink(Pair failing, Failing fails) throws SQLException {
    Pair smallest = failing;
    int tries = 0;
    for (boolean smaller = true; smaller; ) {
      smaller = false;
      for (Pair candidate : candidates(smallest).toList()) {
        if (tries++ >= TRIES) {
          return smallest;
        }
        if (!candidate.equals(smallest) && fails.test(candidate)) {
          smallest = candidate;
          smaller = true;
          break;
        }
      }
    }
    return smallest;
  }

  private static Stream<Pair> candidates(Pair pair) {
    List<String> names =
        Stream.concat(pair.start().tables().stream(), pair.end().tables().stream())
            .map(Table::name)
            .distinct()
            .toList();
    return Stream.concat(
        Stream.concat(
            names.stream().map(name -> pair.both(s -> s.without(name))),
            names.stream().map(name -> new Pair(pair.start(), Settled.of(unchanged(pair, name))))),
        names.stream().flatMap(name -> parts(pair, name)));
  }

  private static Schema unchanged(Pair pair, String name) {
    return pair.start().table(name).map(pair.end()::with).orElse(pair.end().without(name));
  }

  /** One part of a table taken out of both schemas. */
  private static Stream<Pair> parts(Pair pair, String name) {
    List<UnaryOperator<Table>> cuts = new ArrayList<>();
    for (Schema schema : List.of(pair.start(), pair.end())) {
      schema
          .table(name)
          .ifPresent(
              table -> {
                table.foreignKeys().forEach(k -> cuts.add(t -> t.withoutForeignKey(k.name())));
                table.checks().forEach(c -> cuts.add(t -> t.withoutCheck(c.name())));
                table.indexes().forEach(i -> cuts.add(t -> t.withoutIndex(i.name())));
                table.columns().forEach(c -> cuts.add(t -> without(t, c)));
              });
    }
    cuts.add(t -> t.withOptions(t.options().withComment("").withPartitioning("")));
    cuts.add(t -> t.withOptions(t.options().withCreate(new java.util.TreeMap<>())));
    cuts.add(t -> t.withColumns(t.columns().stream().map(c -> c.withComment("")).toList()));
    return cuts.stream()
        .map(cut -> pair.both(s -> s.table(name).map(t -> s.with(cut.apply(t))).orElse(s)));
  }

  private static Table without(Table table, Column column) {
    return table.withColumns(
        table.columns().stream().filter(c -> !c.name().equals(column.name())).toList());
  }
}
