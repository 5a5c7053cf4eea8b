package dev.autogen.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SideBySideTest {

  @Test
  void theWordsThatDifferAreMarkedAndTheLinesOfOneThingStandBesideEachOther() {
    assertThat(
            lines(
                """
                CREATE TABLE `a` (
                  `id` bigint NOT NULL,
                  `mail` varchar(100) NULL,
                  `fax` text NULL,
                  PRIMARY KEY (`id`)
                )
                """,
                """
                CREATE TABLE `a` (
                  `id` bigint NOT NULL,
                  `age` int NULL,
                  `mail` varchar(200) NOT NULL,
                  PRIMARY KEY (`id`),
                  INDEX `i` (`age`)
                )
                """,
                UnaryOperator.identity()))
        .containsExactly(
            "CREATE TABLE `a` ( | CREATE TABLE `a` (",
            "  `id` bigint NOT NULL, |   `id` bigint NOT NULL,",
            " | [  `age` int NULL,]",
            "  `mail` varchar([100]) NULL, |   `mail` varchar([200]) [NOT ]NULL,",
            "[  `fax` text NULL,] | ",
            "  PRIMARY KEY (`id`) |   PRIMARY KEY (`id`)[,]",
            " | [  INDEX `i` (`age`)]",
            ") | )");
  }

  @Test
  void aRenamedColumnStandsBesideItsOldName() {
    assertThat(
            lines(
                "  `mail` varchar(100) NULL,",
                "  `contact` varchar(100) NULL,\n  `phone` int NULL,",
                name -> name.equals("column mail") ? "column contact" : name))
        .containsExactly(
            "  `[mail]` varchar(100) NULL, |   `[contact]` varchar(100) NULL,",
            " | [  `phone` int NULL,]");
  }

  @Test
  void whatIsNewOrGoneStandsAlone() {
    assertThat(lines("", "a\nb", UnaryOperator.identity())).containsExactly(" | [a]", " | [b]");
    assertThat(lines("a", "", UnaryOperator.identity())).containsExactly("[a] | ");
    assertThat(lines("", "", UnaryOperator.identity())).isEmpty();
  }

  private static List<String> lines(String before, String after, UnaryOperator<String> renamed) {
    return SideBySide.of(before, after, renamed).rows().stream()
        .map(row -> words(row.before()) + " | " + words(row.after()))
        .toList();
  }

  private static String words(List<SideBySide.Word> words) {
    return words.stream()
        .map(word -> word.differs() ? "[" + word.text() + "]" : word.text())
        .collect(Collectors.joining());
  }
}
