package dev.autogen.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that take the place of others, and an end in the midst of it. */
class ExchangeTest {

  @TempDir Path folder;
  @TempDir Path kept;

  private final List<String> said = new ArrayList<>();

  @BeforeEach
  void files() throws IOException {
    for (String name : List.of("A.java", "B.java", "B.mapping", "C.java")) {
      Files.writeString(folder.resolve(name), "old " + name);
    }
  }

  private List<Path> old() {
    return Stream.of("A.java", "B.java", "B.mapping").map(folder::resolve).toList();
  }

  /** The one has the name of an old file, as where a squash keeps the message of the last. */
  private SortedMap<Path, String> texts() {
    return new TreeMap<>(
        Map.of(folder.resolve("B.java"), "new", folder.resolve("B.mapping"), "new mapping"));
  }

  @Test
  void whatWasPlannedIsFinishedFromWhereverItWasCutShort() throws IOException {
    Exchange exchange = new Exchange(folder);
    exchange.plan(old(), kept, texts());
    byte[] plan = Files.readAllBytes(folder.resolve(".squash"));
    assertThat(visible()).containsExactly("A.java", "B.java", "B.mapping", "C.java");
    for (int again = 0; again < 2; again++) {
      // Cut short behind everything but the note itself, the second time.
      Files.write(folder.resolve(".squash"), plan);
      exchange.finish(said::add);
      assertThat(visible()).containsExactly("B.java", "B.mapping", "C.java");
      assertThat(folder.resolve("B.java")).hasContent("new");
      assertThat(folder.resolve("B.mapping")).hasContent("new mapping");
      assertThat(folder.resolve("C.java")).hasContent("old C.java");
      assertThat(kept.resolve("A.java")).hasContent("old A.java");
      assertThat(kept.resolve("B.java")).hasContent("old B.java");
    }
    assertThat(said)
        .hasSize(2)
        .allMatch(
            line -> line.equals("finished the squash in " + folder + " that was interrupted"));
    exchange.finish(said::add);
    assertThat(said).hasSize(2);
  }

  private List<String> visible() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    }
  }
}
