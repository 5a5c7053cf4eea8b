package dev.autogen.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DidYouMeanTest {

  private static final List<String> WORDS =
      List.of("check", "heads", "history", "upgrade", "downgrade", "--package", "--password");

  @Test
  void aLetterMissingTooMuchWrongOrSwappedIsFound() {
    assertThat(DidYouMean.of("chek", WORDS)).contains("check");
    assertThat(DidYouMean.of("checkk", WORDS)).contains("check");
    assertThat(DidYouMean.of("hears", WORDS)).contains("heads");
    assertThat(DidYouMean.of("upgarde", WORDS)).contains("upgrade");
    assertThat(DidYouMean.of("--pasword", WORDS)).contains("--password");
  }

  @Test
  void anotherWordIsNot() {
    assertThat(DidYouMean.of("frobnicate", WORDS)).isEmpty();
    assertThat(DidYouMean.of("xy", WORDS)).isEmpty();
    assertThat(DidYouMean.of("check", List.of())).isEmpty();
  }
}
