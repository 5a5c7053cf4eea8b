package dev.autogen.cli;

import dev.autogen.finding.Finding;
import dev.autogen.project.Linting;
import java.util.List;

/** Findings for programs. */
final class FindingFacts {

  private FindingFacts() {}

  static void review(Facts facts, Linting.Result result) {
    facts.flag("fails", result.fails());
    facts.list(
        "migrations",
        result.migrations(),
        (row, one) -> {
          row.text("revision", one.script().id());
          row.text("source", one.script().source());
          row.list("findings", one.findings(), FindingFacts::facts);
        });
    facts.list("others", result.others(), FindingFacts::facts);
    facts.texts("leftOut", Finding.texts(result.leftOut()));
  }

  /** Those of a command that is about something else, where there are any. */
  static void some(Facts facts, List<Finding> findings) {
    if (!findings.isEmpty()) {
      facts.list("findings", findings, FindingFacts::facts);
    }
  }

  static void facts(Facts row, Finding finding) {
    row.text("code", finding.code());
    row.text("severity", finding.severity().word());
    row.text("element", finding.element().kind().word());
    row.text("table", finding.element().tableName());
    row.text("name", finding.element().name());
    row.text("file", finding.place().file());
    row.number("line", finding.place().line());
    row.text("entity", finding.place().entity());
    row.text("property", finding.place().property());
    row.text("text", finding.text());
    row.text("remedy", finding.remedy());
    row.text("query", finding.query());
    row.text("fix", finding.fix());
    row.text("acceptance", finding.acceptance());
  }
}
