package dev.autogen.entity;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** A model is the same after it was written and read. */
class ModelFormatTest {

  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void aModelIsReadAsItWasWritten(@ForAll long seed) {
    EntityModel model = new Some(seed).model();
    assertThat(ModelFormat.read(ModelFormat.bytes(model))).contains(model);
  }

  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void otherBytesAreNoModelOrAnother(@ForAll long seed) {
    Random random = new Random(seed);
    byte[] bytes = ModelFormat.bytes(new Some(seed).model());
    for (int i = 0; i < 3; i++) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    ModelFormat.read(bytes)
        .ifPresent(other -> assertThat(ModelFormat.read(ModelFormat.bytes(other))).contains(other));
    assertThat(ModelFormat.read(Arrays.copyOf(bytes, bytes.length / 2))).isEmpty();
  }

  /** Some model. */
  private static final class Some {

    private final Random random;

    Some(long seed) {
      this.random = new Random(seed);
    }

    EntityModel model() {
      SortedMap<String, List<ColumnRef>> properties = new TreeMap<>();
      IntStream.range(0, 5).forEach(i -> properties.put(text(), list(n -> ref())));
      SortedMap<String, List<Table>> elsewhere = new TreeMap<>();
      elsewhere.put(text(), list(n -> table("e" + n)));
      return new EntityModel(
          new Schema(text(), list(n -> table("t" + n))),
          elsewhere,
          list(n -> text()),
          properties,
          new TreeSet<>(list(n -> ref())),
          list(n -> text()),
          new TreeMap<>(Map.of(ref(), text())),
          texts(),
          list(n -> text()),
          list(n -> text()),
          list(n -> text()),
          text());
    }

    private ColumnRef ref() {
      return new ColumnRef(text(), text());
    }

    private Table table(String name) {
      return new Table(
          name,
          list(n -> column()),
          list(n -> index()),
          list(n -> foreignKey()),
          list(n -> new Check(text(), text(), random.nextBoolean())),
          new TableOptions(text(), text(), text(), texts(), text()),
          list(n -> new SeedRow(texts(), texts())));
    }

    private Column column() {
      return new Column(
          text(),
          text(),
          random.nextBoolean(),
          switch (random.nextInt(3)) {
            case 0 -> Default.NONE;
            case 1 -> Default.literal(text());
            default -> Default.expression(text());
          },
          text(),
          new Generation(one(Generation.Kind.values()), text()),
          random.nextBoolean(),
          text(),
          text(),
          random.nextBoolean(),
          random.nextBoolean() ? -1 : random.nextLong(),
          text());
    }

    private Index index() {
      return new Index(
          text(),
          one(Index.Kind.values()),
          list(
              n ->
                  random.nextBoolean()
                      ? new KeyPart.OfColumn(text(), random.nextInt(3000), random.nextBoolean())
                      : new KeyPart.OfExpression(text(), random.nextBoolean())),
          random.nextBoolean(),
          text(),
          text(),
          text(),
          random.nextBoolean());
    }

    private ForeignKey foreignKey() {
      return new ForeignKey(
          text(),
          list(n -> text()),
          text(),
          text(),
          list(n -> text()),
          one(ForeignKey.Action.values()),
          one(ForeignKey.Action.values()),
          random.nextBoolean());
    }

    private <T> T one(T[] all) {
      return all[random.nextInt(all.length)];
    }

    private <T> List<T> list(IntFunction<T> each) {
      return new ArrayList<>(IntStream.range(0, random.nextInt(5)).mapToObj(each).toList());
    }

    private SortedMap<String, String> texts() {
      SortedMap<String, String> texts = new TreeMap<>();
      IntStream.range(0, random.nextInt(3)).forEach(i -> texts.put(text(), text()));
      return texts;
    }

    private String text() {
      return one(
              new String[] {
                "", "a", "Größe", "\0\n'", "\uD83D\uDE00", "x".repeat(random.nextInt(300))
              })
          + (random.nextBoolean() ? random.nextInt(20) : "");
    }
  }
}
