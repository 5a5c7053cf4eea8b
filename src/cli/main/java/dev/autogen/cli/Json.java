package dev.autogen.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Facts as a JSON object. Each begins with the number of its format, which changes where something
 * is taken away or means something else; more may come without.
 */
final class Json implements Facts {

  private static final int FORMAT = 1;

  private final JsonGenerator generator;

  private Json(JsonGenerator generator) {
    this.generator = generator;
  }

  /** Prints the object that {@code fill} describes, and a line end. */
  static void print(PrintWriter out, Consumer<Facts> fill) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = new JsonFactory().createGenerator(text)) {
      generator.useDefaultPrettyPrinter();
      generator.writeStartObject();
      generator.writeNumberField("format", FORMAT);
      fill.accept(new Json(generator));
      generator.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out.println(text);
  }

  @Override
  public void text(String name, String value) {
    write(() -> generator.writeStringField(name, value));
  }

  @Override
  public void number(String name, long value) {
    write(() -> generator.writeNumberField(name, value));
  }

  @Override
  public void flag(String name, boolean value) {
    write(() -> generator.writeBooleanField(name, value));
  }

  @Override
  public void texts(String name, List<String> values) {
    write(
        () -> {
          generator.writeArrayFieldStart(name);
          for (String value : values) {
            generator.writeString(value);
          }
          generator.writeEndArray();
        });
  }

  @Override
  public void object(String name, Consumer<Facts> fill) {
    write(
        () -> {
          generator.writeObjectFieldStart(name);
          fill.accept(this);
          generator.writeEndObject();
        });
  }

  @Override
  public <T> void list(String name, List<T> values, BiConsumer<Facts, T> fill) {
    write(
        () -> {
          generator.writeArrayFieldStart(name);
          for (T value : values) {
            generator.writeStartObject();
            fill.accept(this, value);
            generator.writeEndObject();
          }
          generator.writeEndArray();
        });
  }

  private static void write(Writing writing) {
    try {
      writing.write();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Writing {
    void write() throws IOException;
  }
}
