package dev.autogen.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A whole class file is told from every beginning of one. */
class ClassFileTest {

  @Test
  void aWholeOneHasAName() throws IOException {
    for (Class<?> type :
        List.of(ClassFile.class, ModelScan.class, Thread.State.class, Override.class)) {
      assertThat(ClassFile.name(bytes(type))).contains(type.getName().replace('.', '/'));
    }
  }

  @Test
  void noOtherLengthIsWhole() throws IOException {
    byte[] whole = bytes(ModelScan.class);
    for (int length = 0; length < whole.length; length++) {
      assertThat(ClassFile.name(Arrays.copyOf(whole, length))).as(length + " bytes").isEmpty();
    }
    assertThat(ClassFile.name(Arrays.copyOf(whole, whole.length + 1))).isEmpty();
    assertThat(ClassFile.name(new byte[whole.length])).isEmpty();
  }

  private static byte[] bytes(Class<?> type) throws IOException {
    try (InputStream file =
        type.getResourceAsStream(type.getName().replaceFirst(".*[.]", "") + ".class")) {
      return file.readAllBytes();
    }
  }
}
