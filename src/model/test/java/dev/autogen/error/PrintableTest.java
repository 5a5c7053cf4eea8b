package dev.autogen.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {

  @Test
  void whatMovesACursorOrEndsALineIsShownAsItsEscape() {
    assertThat(Printable.line("a\u001b[31mb\u001b]0;x\u0007\r\n\tc\u009bd\u007f"))
        .isEqualTo("a\\u001b[31mb\\u001b]0;x\\u0007\\r\\n\\tc\\u009bd\\u007f");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u202e",
        "\u2066",
        "\u200f",
        "\u061c",
        "\u2028",
        "\u2029",
        "\u0085",
        "\u0000",
        "\ufeff",
        "\u200b",
        "\ud800",
        "\udb40\udc41"
      })
  void whatTurnsOrHidesWritingIsShownAsItsEscape(String sign) {
    assertThat(Printable.line("a" + sign + "b")).matches("[a-b\\\\ux{}0-9A-Fa-f]+").contains("\\");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"größe", "日本語", "שלום", "👩‍👩‍👧", "a\\nb", "e\u0301", "'`\"$", "\ud83d\ude00"})
  void whatCanBeReadStaysAsItIs(String text) {
    assertThat(Printable.line(text)).isSameAs(text);
    assertThat(Printable.details(text)).isEqualTo(text);
  }

  @Test
  void onlyDetailsOfAMessageStandInLinesOfTheirOwn() {
    assertThat(Printable.details("two steps:\n  one\n    why\nerror: forged\r\n  two"))
        .isEqualTo("two steps:\n  one\n    why\\nerror: forged\\r\n  two");
    assertThat(Printable.lines("create\n\tx \u001b[0m\n")).isEqualTo("create\n\tx \\u001b[0m");
  }

  @Test
  void aNumberIsTheSameInEveryLocale() {
    Locale locale = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG"));
    try {
      assertThat(Printable.number(1_234_567)).isEqualTo("1,234,567");
    } finally {
      Locale.setDefault(locale);
    }
  }
}
