package dev.autogen.entity;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Reads what an {@link Encoder} has written. Bytes that are something else give an {@link
 * IndexOutOfBoundsException} or an {@link IllegalArgumentException}.
 */
final class Decoder {

  private final byte[] bytes;
  private final List<String> texts = new ArrayList<>();
  private int at;

  Decoder(byte[] bytes) {
    this.bytes = bytes;
  }

  boolean isAtEnd() {
    return at == bytes.length;
  }

  long number() {
    long number = 0;
    int shift = 0;
    byte b;
    do {
      b = bytes[at++];
      number |= (long) (b & 0x7F) << shift;
      shift += 7;
    } while (b < 0);
    return (number >>> 1) ^ -(number & 1);
  }

  private int count() {
    long count = number();
    if (count < 0 || count > bytes.length) {
      throw new IllegalArgumentException("no count: " + count);
    }
    return (int) count;
  }

  boolean flag() {
    return number() == 1;
  }

  <E extends Enum<E>> E constant(Class<E> type) {
    return Enum.valueOf(type, text());
  }

  String text() {
    int index = count();
    if (index < texts.size()) {
      return texts.get(index);
    }
    int length = count();
    if (index > texts.size() || length > bytes.length - at) {
      throw new IllegalArgumentException("no text");
    }
    String text = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    texts.add(text);
    return text;
  }

  <T> List<T> all(Supplier<T> each) {
    int count = count();
    List<T> values = new ArrayList<>(Math.min(count, 1 << 16));
    for (int i = 0; i < count; i++) {
      values.add(each.get());
    }
    return values;
  }

  <T> SortedMap<String, T> map(Supplier<T> value) {
    SortedMap<String, T> map = new TreeMap<>();
    for (int i = count(); i > 0; i--) {
      map.put(text(), value.get());
    }
    return map;
  }

  SortedMap<String, String> texts() {
    return map(this::text);
  }
}
