package dev.autogen.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.mysql.TableTexts;
import dev.autogen.schema.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rules of the planner, one case each, named with the error MySQL would give. A dash begins a
 * statement.
 */
class PlannerTest {

  static List<CaseFile.Entry> rules() throws IOException {
    return CaseFile.read(Path.of("src/test/resources/planner/rules.cases"));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void statementsStandInAnOrderThatRuns(CaseFile.Entry rule) {
    Schema before = TableTexts.schema("utf8mb4_0900_ai_ci", rule.statements("before"));
    Schema after = TableTexts.schema("utf8mb4_0900_ai_ci", rule.statements("after"));
    assertThat(Recorded.lines(Planner.plan(before, after), before))
        .as(rule.name())
        .isEqualTo(rule.lines("up"));
  }
}
