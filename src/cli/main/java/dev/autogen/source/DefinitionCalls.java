package dev.autogen.source;

import dev.autogen.schema.Check;
import dev.autogen.schema.Column;
import dev.autogen.schema.Default;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Generation;
import dev.autogen.schema.Index;
import dev.autogen.schema.KeyPart;
import dev.autogen.schema.TableOptions;
import dev.autogen.source.Statement.Argument;
import dev.autogen.source.Statement.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The parts of a table as calls; only what differs from silence is said. */
final class DefinitionCalls {

  /** What an index is called in a new table. */
  static final Map<Index.Kind, String> CREATED =
      Map.of(
          Index.Kind.PRIMARY, "primaryKey",
          Index.Kind.UNIQUE, "unique",
          Index.Kind.PLAIN, "index",
          Index.Kind.FULLTEXT, "fulltextIndex",
          Index.Kind.SPATIAL, "spatialIndex");

  /** What an index is called in a changed table. */
  static final Map<Index.Kind, String> ADDED =
      Map.of(
          Index.Kind.PRIMARY, "addPrimaryKey",
          Index.Kind.UNIQUE, "addUnique",
          Index.Kind.PLAIN, "addIndex",
          Index.Kind.FULLTEXT, "addFulltextIndex",
          Index.Kind.SPATIAL, "addSpatialIndex");

  private DefinitionCalls() {}

  static List<Call> column(String method, Column column) {
    List<Call> calls = new ArrayList<>();
    calls.add(Call.of(method, column.name(), column.type()));
    if (!column.nullable()) {
      calls.add(Call.of("notNull"));
    }
    if (column.autoIncrement()) {
      calls.add(Call.of("autoIncrement"));
    }
    if (column.defaultValue() instanceof Default.Literal literal) {
      calls.add(Call.of("defaultValue", literal.value()));
    } else if (column.defaultValue() instanceof Default.Expression expression) {
      calls.add(Call.of("defaultExpression", expression.sql()));
    }
    if (!column.onUpdate().isEmpty()) {
      calls.add(Call.of("onUpdate", column.onUpdate()));
    }
    Generation generation = column.generation();
    switch (generation.kind()) {
      case NONE -> {}
      case VIRTUAL -> calls.add(Call.of("generatedVirtual", generation.expression()));
      case STORED -> calls.add(Call.of("generatedStored", generation.expression()));
    }
    if (!column.collation().isEmpty()) {
      calls.add(Call.of("collation", column.collation()));
    }
    if (column.srid() >= 0) {
      calls.add(new Call("srid", List.of(number(column.srid()))));
    }
    if (column.invisible()) {
      calls.add(Call.of("invisible"));
    }
    if (!column.comment().isEmpty()) {
      calls.add(Call.of("comment", column.comment()));
    }
    return calls;
  }

  private static Argument number(long value) {
    return new Argument.Code(value > Integer.MAX_VALUE ? value + "L" : Long.toString(value));
  }

  static List<Call> index(Index index, Map<Index.Kind, String> methods) {
    List<String> texts = new ArrayList<>();
    if (index.kind() != Index.Kind.PRIMARY) {
      texts.add(index.name());
    }
    List<Call> calls = new ArrayList<>();
    boolean simple = index.parts().stream().allMatch(DefinitionCalls::isWholeColumn);
    if (simple) {
      texts.addAll(index.columns());
    } else {
      index.parts().forEach(part -> calls.add(part(part)));
    }
    calls.add(0, Call.of(methods.get(index.kind()), texts.toArray(String[]::new)));
    if (!index.using().isEmpty()) {
      calls.add(Call.of("using", index.using()));
    }
    if (!index.parser().isEmpty()) {
      calls.add(Call.of("parser", index.parser()));
    }
    if (!index.visible()) {
      calls.add(Call.of("invisible"));
    }
    if (!index.comment().isEmpty()) {
      calls.add(Call.of("comment", index.comment()));
    }
    return calls;
  }

  private static boolean isWholeColumn(KeyPart part) {
    return part instanceof KeyPart.OfColumn column && column.prefix() == 0 && !column.descending();
  }

  private static Call part(KeyPart part) {
    if (part instanceof KeyPart.OfColumn column) {
      Call call = Call.of(part.descending() ? "onDescending" : "on", column.column());
      return column.prefix() == 0 ? call : call.with(number(column.prefix()));
    }
    String sql = ((KeyPart.OfExpression) part).sql();
    return Call.of(part.descending() ? "onDescendingExpression" : "onExpression", sql);
  }

  static List<Call> foreignKey(String method, ForeignKey key) {
    List<Call> calls = new ArrayList<>();
    calls.add(Call.of(method, prepended(key.name(), key.columns())));
    calls.add(Call.of("references", prepended(key.referencedTable(), key.referencedColumns())));
    if (!key.referencedSchema().isEmpty()) {
      calls.add(Call.of("inSchema", key.referencedSchema()));
    }
    if (key.onDelete() != ForeignKey.Action.NO_ACTION) {
      calls.add(action("onDelete", key.onDelete()));
    }
    if (key.onUpdate() != ForeignKey.Action.NO_ACTION) {
      calls.add(action("onUpdate", key.onUpdate()));
    }
    return calls;
  }

  private static Call action(String method, ForeignKey.Action action) {
    return new Call(method, List.of(new Argument.Code(action.name())));
  }

  private static String[] prepended(String name, List<String> columns) {
    List<String> all = new ArrayList<>(columns);
    all.add(0, name);
    return all.toArray(String[]::new);
  }

  static List<Call> check(String method, Check check) {
    Call call = Call.of(method, check.name(), check.expression());
    return check.enforced() ? List.of(call) : List.of(call, Call.of("notEnforced"));
  }

  static List<Call> options(TableOptions options) {
    List<Call> calls = new ArrayList<>();
    if (!options.engine().isEmpty()) {
      calls.add(Call.of("engine", options.engine()));
    }
    if (!options.collation().isEmpty()) {
      calls.add(Call.of("collation", options.collation()));
    }
    options.create().forEach((option, value) -> calls.add(Call.of("option", option, value)));
    if (!options.comment().isEmpty()) {
      calls.add(Call.of("comment", options.comment()));
    }
    if (!options.partitioning().isEmpty()) {
      calls.add(Call.of("partitionBy", options.partitioning()));
    }
    return calls;
  }
}
