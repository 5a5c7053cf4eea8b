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

/** Prints facts as one JSON object. */
final class Json {

  private Json() {}

  /** Prints the object that {@code fill} describes, and a line end. */
  static void print(PrintWriter out, Consumer<Row> fill) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = new JsonFactory().createGenerator(text)) {
      generator.useDefaultPrettyPrinter();
      generator.writeStartObject();
      fill.accept(new Row(generator));
      generator.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out.println(text);
  }

  /** An object being written. */
  static final class Row {

    private final JsonGenerator generator;

    private Row(JsonGenerator generator) {
      this.generator = generator;
    }

    void text(String name, String value) {
      write(() -> generator.writeStringField(name, value));
    }

    void number(String name, long value) {
      write(() -> generator.writeNumberField(name, value));
    }

    void flag(String name, boolean value) {
      write(() -> generator.writeBooleanField(name, value));
    }

    void texts(String name, List<String> values) {
      write(
          () -> {
            generator.writeArrayFieldStart(name);
            for (String value : values) {
              generator.writeString(value);
            }
            generator.writeEndArray();
          });
    }

    <T> void list(String name, List<T> values, BiConsumer<Row, T> fill) {
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
  }

  private interface Writing {
    void write() throws IOException;
  }
}
