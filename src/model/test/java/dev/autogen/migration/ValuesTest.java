package dev.autogen.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.operation.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValuesTest {

  private final Operations op = new Operations();

  @Test
  void javaValuesBecomeWhatMysqlConverts() {
    assertThat(Value.of(null)).isEqualTo(Value.NULL);
    assertThat(Value.of(true)).isEqualTo(new Value(Value.Kind.NUMBER, "1"));
    assertThat(Value.of(new BigDecimal("1E+3"))).isEqualTo(new Value(Value.Kind.NUMBER, "1000"));
    assertThat(Value.of(new BigInteger("18446744073709551615")).text())
        .isEqualTo("18446744073709551615");
    assertThat(Value.of(new byte[] {1, -1})).isEqualTo(new Value(Value.Kind.BYTES, "01ff"));
    assertThat(Value.of(LocalDate.of(2026, 2, 3)).text()).isEqualTo("2026-02-03");
    assertThat(Value.of(LocalDateTime.of(2026, 2, 3, 4, 5)).text())
        .isEqualTo("2026-02-03 04:05:00.000000");
    assertThat(Value.of(Instant.parse("2026-02-03T04:05:06.7Z")).text())
        .isEqualTo("2026-02-03 04:05:06.700000");
    assertThat(Value.of(OffsetDateTime.parse("2026-02-03T04:05:06+02:00")).text())
        .isEqualTo("2026-02-03 02:05:06.000000");
  }

  @Test
  void whatIsNoValueOfARowIsRefusedByItsType() {
    assertThatThrownBy(() -> Value.of(Duration.ZERO))
        .hasMessageStartingWith("a java.time.Duration is no value of a row; give a text");
    assertThatThrownBy(() -> Value.of(Double.NaN)).hasMessage("MySQL has no number NaN");
  }

  @Test
  void csvTellsNullFromAnEmptyText() {
    assertThat(Csv.records("a;b\r\n;\"\"\r\n\r\n\" x;\"\"y\n\"; z ", ';'))
        .containsExactly(
            List.of(Value.text("a"), Value.text("b")),
            List.of(Value.NULL, Value.text("")),
            List.of(Value.text(" x;\"y\n"), Value.text(" z ")));
  }

  @Test
  void csvThatIsNoneIsRefusedByItsLine() {
    assertThatThrownBy(() -> Csv.records("a\n\"b\nc", ','))
        .hasMessage("the quote opened in line 2 of the CSV text is not closed");
    assertThatThrownBy(() -> Csv.records("a\n\"b\"c", ','))
        .hasMessage("line 2 of the CSV text goes on behind a closing quote");
  }

  @Test
  void aRowHasAValueForEachColumn() {
    assertThatThrownBy(() -> op.bulkInsert("a", rows -> rows.columns("x", "y").row(1, 2).row(3)))
        .hasMessage("row 2 of the bulk insert into a has 1 value for 2 columns");
  }

  @Test
  void anUpdateSaysWhichRowsAreMeant() {
    op.update("users").set("state", "new");
    assertThatThrownBy(op::toList)
        .hasMessage(
            "the update of table users does not say which rows: add where(…), or everyRow()");
  }
}
