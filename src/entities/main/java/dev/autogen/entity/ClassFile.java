package dev.autogen.entity;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A class file, as far as it takes to tell a whole one from the beginning of one, by chapter 4.1 of
 * the Java Virtual Machine Specification.
 */
final class ClassFile {

  private static final int MAGIC = 0xCAFEBABE;

  private final ByteBuffer bytes;

  private ClassFile(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes);
  }

  /** The name of the class with slashes; empty where {@code bytes} are no whole class file. */
  static Optional<String> name(byte[] bytes) {
    try {
      return new ClassFile(bytes).read();
    } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  private Optional<String> read() {
    if (bytes.getInt() != MAGIC) {
      return Optional.empty();
    }
    skip(4); // version
    int[] constants = new int[count()];
    for (int i = 1; i < constants.length; i++) {
      constants[i] = bytes.position();
      int tag = bytes.get();
      int size = size(tag);
      if (size < 0) {
        return Optional.empty();
      }
      skip(size);
      i += tag == 5 || tag == 6 ? 1 : 0; // long and double count for two
    }
    skip(2); // access
    int name = bytes.getShort(constants[count()] + 1) & 0xFFFF;
    skip(2); // superclass
    skip(2L * count()); // interfaces
    members(); // fields
    members(); // methods
    attributes();
    return bytes.hasRemaining() ? Optional.empty() : Optional.of(text(constants[name]));
  }

  /** How long a constant is behind its tag; negative for what is none. */
  private int size(int tag) {
    return switch (tag) {
      case 1 -> count();
      case 7, 8, 16, 19, 20 -> 2;
      case 15 -> 3;
      case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
      case 5, 6 -> 8;
      default -> -1;
    };
  }

  private void members() {
    for (int i = count(); i > 0; i--) {
      skip(6);
      attributes();
    }
  }

  private void attributes() {
    for (int i = count(); i > 0; i--) {
      skip(2);
      skip(bytes.getInt() & 0xFFFFFFFFL);
    }
  }

  private String text(int constant) {
    int length = bytes.getShort(constant + 1) & 0xFFFF;
    return new String(bytes.array(), constant + 3, length, StandardCharsets.UTF_8);
  }

  private int count() {
    return bytes.getShort() & 0xFFFF;
  }

  private void skip(long length) {
    if (length > bytes.remaining()) {
      throw new BufferUnderflowException();
    }
    bytes.position(bytes.position() + (int) length);
  }
}
