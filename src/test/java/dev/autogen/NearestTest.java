package dev.autogen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {

  private static final List<String> WORDS =
      List.of("check", "heads", "history", "upgrade", "downgrade", "--package", "--password");

  @Test
  void aLetterMissingTooMuchWrongOrSwappedIsFound() {
    assertThat(Nearest.of("chek", WORDS)).contains("check");
    assertThat(Nearest.of("checkk", WORDS)).contains("check");
    assertThat(Nearest.of("hears", WORDS)).contains("heads");
    assertThat(Nearest.of("upgarde", WORDS)).contains("upgrade");
    assertThat(Nearest.of("--pasword", WORDS)).contains("--password");
  }

  @Test
  void anotherWordIsNot() {
    assertThat(Nearest.of("frobnicate", WORDS)).isEmpty();
    assertThat(Nearest.of("xy", WORDS)).isEmpty();
    assertThat(Nearest.of("check", List.of())).isEmpty();
  }
}
