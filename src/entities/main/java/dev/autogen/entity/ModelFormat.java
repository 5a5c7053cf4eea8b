package dev.autogen.entity;

import dev.autogen.schema.Check;
import dev.autogen.schema.Column;
import dev.autogen.schema.Default;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Generation;
import dev.autogen.schema.Index;
import dev.autogen.schema.KeyPart;
import dev.autogen.schema.Schema;
import dev.autogen.schema.SeedRow;
import dev.autogen.schema.Table;
import dev.autogen.schema.TableOptions;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What was read from entities, as bytes: the components of each record in their order. There is no
 * version in it, since autogen's own code is among what names the file.
 */
final class ModelFormat {

  private ModelFormat() {}

  static byte[] bytes(EntityModel model) {
    Encoder out = new Encoder();
    schema(out, model.schema());
    out.all(
        model.elsewhere().entrySet(),
        entry -> {
          out.text(entry.getKey());
          out.all(entry.getValue(), table -> table(out, table));
        });
    out.all(model.entities(), out::text);
    out.all(
        model.properties().entrySet(),
        entry -> {
          out.text(entry.getKey());
          out.all(entry.getValue(), ref -> columnRef(out, ref));
        });
    out.all(model.freeOrderEnums(), ref -> columnRef(out, ref));
    out.all(model.ofHibernate(), out::text);
    out.all(
        model.storedValues().entrySet(),
        entry -> {
          columnRef(out, entry.getKey());
          out.text(entry.getValue());
        });
    out.texts(model.renamedFrom());
    out.all(model.leftOut(), out::text);
    out.all(model.unread(), out::text);
    out.all(model.warnings(), out::text);
    out.text(model.hibernateVersion());
    return out.bytes();
  }

  /** What was written; empty where these are no such bytes. */
  static Optional<EntityModel> read(byte[] bytes) {
    try {
      Decoder in = new Decoder(bytes);
      EntityModel model =
          new EntityModel(
              schema(in),
              in.map(() -> in.all(() -> table(in))),
              in.all(in::text),
              in.map(() -> in.all(() -> columnRef(in))),
              new TreeSet<>(in.all(() -> columnRef(in))),
              in.all(in::text),
              storedValues(in),
              in.texts(),
              in.all(in::text),
              in.all(in::text),
              in.all(in::text),
              in.text());
      return in.isAtEnd() ? Optional.of(model) : Optional.empty();
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static SortedMap<ColumnRef, String> storedValues(Decoder in) {
    SortedMap<ColumnRef, String> stored = new TreeMap<>();
    in.all(() -> Map.entry(columnRef(in), in.text()))
        .forEach(entry -> stored.put(entry.getKey(), entry.getValue()));
    return stored;
  }

  private static void columnRef(Encoder out, ColumnRef ref) {
    out.text(ref.table());
    out.text(ref.column());
  }

  private static ColumnRef columnRef(Decoder in) {
    return new ColumnRef(in.text(), in.text());
  }

  private static void schema(Encoder out, Schema schema) {
    out.text(schema.collation());
    out.all(schema.tables(), table -> table(out, table));
  }

  private static Schema schema(Decoder in) {
    return new Schema(in.text(), in.all(() -> table(in)));
  }

  private static void table(Encoder out, Table table) {
    out.text(table.name());
    out.all(table.columns(), column -> column(out, column));
    out.all(table.indexes(), index -> index(out, index));
    out.all(table.foreignKeys(), key -> foreignKey(out, key));
    out.all(table.checks(), check -> check(out, check));
    options(out, table.options());
    out.all(table.seedRows(), row -> seedRow(out, row));
  }

  private static Table table(Decoder in) {
    return new Table(
        in.text(),
        in.all(() -> column(in)),
        in.all(() -> index(in)),
        in.all(() -> foreignKey(in)),
        in.all(() -> check(in)),
        options(in),
        in.all(() -> seedRow(in)));
  }

  private static void column(Encoder out, Column column) {
    out.text(column.name());
    out.text(column.type());
    out.flag(column.nullable());
    defaultValue(out, column.defaultValue());
    out.text(column.onUpdate());
    out.constant(column.generation().kind());
    out.text(column.generation().expression());
    out.flag(column.autoIncrement());
    out.text(column.collation());
    out.text(column.comment());
    out.flag(column.invisible());
    out.number(column.srid());
    out.text(column.definition());
  }

  private static Column column(Decoder in) {
    return new Column(
        in.text(),
        in.text(),
        in.flag(),
        defaultValue(in),
        in.text(),
        new Generation(in.constant(Generation.Kind.class), in.text()),
        in.flag(),
        in.text(),
        in.text(),
        in.flag(),
        in.number(),
        in.text());
  }

  private static void defaultValue(Encoder out, Default value) {
    if (value instanceof Default.Literal literal) {
      out.number(1);
      out.text(literal.value());
    } else if (value instanceof Default.Expression expression) {
      out.number(2);
      out.text(expression.sql());
    } else {
      out.number(0);
    }
  }

  private static Default defaultValue(Decoder in) {
    long kind = in.number();
    if (kind == 0) {
      return Default.NONE;
    }
    return kind == 1 ? Default.literal(in.text()) : Default.expression(in.text());
  }

  private static void index(Encoder out, Index index) {
    out.text(index.name());
    out.constant(index.kind());
    out.all(index.parts(), part -> keyPart(out, part));
    out.flag(index.visible());
    out.text(index.comment());
    out.text(index.parser());
    out.text(index.using());
    out.flag(index.nameGenerated());
  }

  private static Index index(Decoder in) {
    return new Index(
        in.text(),
        in.constant(Index.Kind.class),
        in.all(() -> keyPart(in)),
        in.flag(),
        in.text(),
        in.text(),
        in.text(),
        in.flag());
  }

  private static void keyPart(Encoder out, KeyPart part) {
    out.flag(part.descending());
    if (part instanceof KeyPart.OfColumn column) {
      out.flag(true);
      out.text(column.column());
      out.number(column.prefix());
    } else if (part instanceof KeyPart.OfExpression expression) {
      out.flag(false);
      out.text(expression.sql());
    }
  }

  private static KeyPart keyPart(Decoder in) {
    boolean descending = in.flag();
    return in.flag()
        ? new KeyPart.OfColumn(in.text(), Math.toIntExact(in.number()), descending)
        : new KeyPart.OfExpression(in.text(), descending);
  }

  private static void foreignKey(Encoder out, ForeignKey key) {
    out.text(key.name());
    out.all(key.columns(), out::text);
    out.text(key.referencedSchema());
    out.text(key.referencedTable());
    out.all(key.referencedColumns(), out::text);
    out.constant(key.onDelete());
    out.constant(key.onUpdate());
    out.flag(key.nameGenerated());
  }

  private static ForeignKey foreignKey(Decoder in) {
    return new ForeignKey(
        in.text(),
        in.all(in::text),
        in.text(),
        in.text(),
        in.all(in::text),
        in.constant(ForeignKey.Action.class),
        in.constant(ForeignKey.Action.class),
        in.flag());
  }

  private static void check(Encoder out, Check check) {
    out.text(check.name());
    out.text(check.expression());
    out.flag(check.enforced());
  }

  private static Check check(Decoder in) {
    return new Check(in.text(), in.text(), in.flag());
  }

  private static void options(Encoder out, TableOptions options) {
    out.text(options.engine());
    out.text(options.collation());
    out.text(options.comment());
    out.texts(options.create());
    out.text(options.partitioning());
  }

  private static TableOptions options(Decoder in) {
    return new TableOptions(in.text(), in.text(), in.text(), new TreeMap<>(in.texts()), in.text());
  }

  private static void seedRow(Encoder out, SeedRow row) {
    out.texts(row.key());
    out.texts(row.values());
  }

  private static SeedRow seedRow(Decoder in) {
    return new SeedRow(in.texts(), in.texts());
  }
}
