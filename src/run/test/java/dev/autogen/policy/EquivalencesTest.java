package dev.autogen.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.finding.Finding;
import dev.autogen.schema.Column;
import dev.autogen.schema.Default;
import dev.autogen.schema.ForeignKey;
import dev.autogen.schema.Schema;
import dev.autogen.schema.Table;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which column types count as one. */
class EquivalencesTest {

  private static Column after(String rules, Column live, Column wanted) {
    Schema before = Schema.of(Table.of("t", live));
    Schema after = Schema.of(Table.of("t", wanted));
    return Equivalences.parse(rules)
        .over(before, after, new ArrayList<>())
        .existing("t")
        .columns()
        .get(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "datetime(6)=datetime     | datetime      | datetime(6)",
        "datetime(6)=datetime     | datetime(6)   | datetime",
        "varchar(*)=char(*)       | char(36)      | varchar(36)",
        "decimal(10,2)=double     | decimal(10,2) | double",
        "enum(**)=varchar(**)     | enum('A','B') | varchar(255)",
        "a=b, INT = bigint        | int           | bigint",
      })
  void theLiveTypeStays(String rules, String live, String wanted) {
    assertThat(after(rules, Column.of("c", live), Column.of("c", wanted)).type()).isEqualTo(live);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "varchar(*)=char(*)   | char(36) | varchar(255)",
        "datetime(6)=datetime | date     | datetime(6)",
        "int=bigint           | int      | bigint unsigned",
      })
  void anotherTypeIsADifference(String rules, String live, String wanted) {
    assertThat(after(rules, Column.of("c", live), Column.of("c", wanted)).type()).isEqualTo(wanted);
  }

  @Test
  void onlyTheTypeCountsAsOne() {
    Column live = Column.of("c", "tinyint(1)").withDefault(Default.literal("1"));
    Column wanted = Column.of("c", "bit(1)").notNull().withDefault(Default.expression("b'1'"));
    assertThat(after("bit(1)=tinyint(1)", live, wanted)).isEqualTo(live.notNull());
  }

  @Test
  void bothSidesOfAForeignKeyKeepOneType() {
    Table parent = Table.of("p", Column.of("id", "bigint"));
    Table child =
        Table.of("c", Column.of("p_id", "bigint"))
            .with(ForeignKey.of("fk", List.of("p_id"), "p", List.of("id")));
    Schema live = Schema.of(parent, Table.of("c", Column.of("p_id", "int")));
    Schema target = Schema.of(parent, child);
    List<Finding> setAside = new ArrayList<>();
    assertThat(Equivalences.parse("int=bigint").over(live, target, setAside)).isEqualTo(target);
    assertThat(setAside).isEmpty();
  }
}
