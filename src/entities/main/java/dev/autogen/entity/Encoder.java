package dev.autogen.entity;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Writes values one behind the other; a text that was there before is only a number. */
final class Encoder {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Map<String, Integer> texts = new HashMap<>();

  void number(long number) {
    // Small ones of either sign take one byte.
    long rest = (number << 1) ^ (number >> 63);
    while ((rest & ~0x7FL) != 0) {
      bytes.write((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    bytes.write((int) rest);
  }

  void flag(boolean flag) {
    number(flag ? 1 : 0);
  }

  void constant(Enum<?> constant) {
    text(constant.name());
  }

  void text(String text) {
    Integer known = texts.putIfAbsent(text, texts.size());
    if (known != null) {
      number(known);
      return;
    }
    number(texts.size() - 1);
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    number(utf8.length);
    bytes.write(utf8, 0, utf8.length);
  }

  <T> void all(Collection<T> values, Consumer<T> each) {
    number(values.size());
    values.forEach(each);
  }

  void texts(Map<String, String> map) {
    number(map.size());
    map.forEach(
        (key, value) -> {
          text(key);
          text(value);
        });
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }
}
