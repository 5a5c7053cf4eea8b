package dev.autogen.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionStyleTest {

  private static final Instant NOW = Instant.parse("2026-11-28T09:05:07Z");

  @ParameterizedTest
  @CsvSource({
    "1 2 3, 4",
    "9 10, 11",
    "001 002 009, 010",
    "1.0 1.1 1.9, 1.10",
    "1_0 1_4_2, 1_4_3",
    "1.4.2 2, 3",
    "20240131120000 20240201080000, 20261128090507",
    "202401311200, 202611280905",
    "20240131, 20261128",
    "2024.01.31.12.00.00, 2026.11.28.09.05.07",
    "2024_01_31_1200, 2026_11_28_0905",
    "2024.01.31.2, 2026.11.28.1",
    "2024.1.9, 2026.11.28",
    "3.20240131120000, 3.20261128090507",
    "20991231235959, 20991231235960",
    "2026.11.28.1 2026.11.28.2, 2026.11.28.3",
    "1 1.5 1.20240131120000 2.1, 2.2",
    "19, 20",
    "2023, 2024"
  })
  void theNextIsLikeTheLast(String taken, String next) {
    List<String> versions = Arrays.asList(taken.split(" ", -1));
    assertThat(VersionStyle.next(versions, NOW)).isEqualTo(next);
    assertThat(versions).allMatch(one -> VersionStyle.ORDER.compare(one, next) < 0);
  }

  @Test
  void aDateIsAsWideAsTheLast() {
    Instant early = Instant.parse("2027-01-05T09:05:07Z");
    assertThat(VersionStyle.next(List.of("2026.1.9"), early)).isEqualTo("2027.1.5");
    assertThat(VersionStyle.next(List.of("2026.11.28"), early)).isEqualTo("2027.01.05");
  }

  @Test
  void theFirstIsOne() {
    assertThat(VersionStyle.next(List.of(), NOW)).isEqualTo("1");
    assertThat(VersionStyle.next(List.of("x"), NOW)).isEqualTo("1");
  }
}
