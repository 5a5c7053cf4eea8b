package dev.autogen.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFileTest {

  @TempDir Path dir;

  @Test
  void theFolderIsMadeAndHoldsTheFileAlone() throws IOException {
    Path folder = dir.resolve("a/generated-migrations");

    Path file = new SourceFile("R1", "class R1 {}\n").writeTo(folder);

    assertThat(file).isEqualTo(folder.resolve("R1.java")).hasContent("class R1 {}\n");
    assertThat(folder).isDirectoryContaining(file::equals).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void aFileThatIsThereStays() throws IOException {
    new SourceFile("R1", "old").writeTo(dir);

    assertThatThrownBy(() -> new SourceFile("R1", "new").writeTo(dir))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(dir.resolve("R1.java")).hasContent("old");
    assertThat(dir).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void aPackageNameIsAPackageName() {
    assertThatThrownBy(
            () ->
                MigrationDraft.of("m", "r", List.of(), Instant.EPOCH, List.of(), List.of())
                    .withPackageName("a; class B {}"))
        .hasMessage("'a; class B {}' is no package name: use Java identifiers joined by dots");
  }
}
