package dev.autogen.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathsTest {

  @Test
  void aJarIsOneInCapitalsToo(@TempDir Path folder) throws IOException {
    Path jar = folder.resolve("APP.JAR");
    try (ZipOutputStream empty = new ZipOutputStream(Files.newOutputStream(jar))) {
      empty.finish();
    }
    assertThat(ClassPaths.expand(List.of(jar))).containsExactly(jar);
    assertThat(ClassPaths.expand(List.of(folder.resolve("*")))).containsExactly(jar);
    assertThat(ClassPaths.withJarsOf(List.of(folder))).containsExactly(jar);
  }
}
