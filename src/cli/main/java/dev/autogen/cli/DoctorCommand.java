package dev.autogen.cli;

import dev.autogen.error.Printable;
import dev.autogen.finding.Finding;
import dev.autogen.finding.Severity;
import dev.autogen.project.Diagnosis;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code autogen doctor}. */
@Command(
    mixinStandardHelpOptions = true,
    description =
        "Look for what keeps a change from being seen; exit code 1 if something is wrong.",
    footer = {"", "Example: autogen doctor"})
final class DoctorCommand extends Action {

  @Override
  int act() {
    List<Finding> findings =
        new Diagnosis(project())
            .findings().stream()
                .map(finding -> finding.withText(Secrets.hideIn(finding.text())))
                .map(finding -> finding.withRemedy(Secrets.hideIn(finding.remedy())))
                .toList();
    boolean healthy = findings.stream().noneMatch(one -> one.severity() == Severity.ERROR);
    answer(
        () -> findings.forEach(finding -> print(line(finding))),
        facts -> {
          facts.flag("healthy", healthy);
          facts.list(
              "findings",
              findings,
              (row, finding) -> {
                row.text("level", level(finding));
                row.text("topic", finding.element().name());
                row.text("text", finding.text());
                row.text("remedy", finding.remedy());
              });
        });
    return healthy ? 0 : 1;
  }

  /** What is worth knowing here is that something is as it should be. */
  private static String level(Finding finding) {
    return finding.severity() == Severity.NOTE ? "ok" : finding.severity().word();
  }

  private String line(Finding finding) {
    String level =
        switch (finding.severity()) {
          case NOTE -> screen().good("ok     ");
          case WARNING -> screen().notable("warning");
          case ERROR -> screen().bad("error  ");
        };
    return "%s  %-10s  %s%s"
        .formatted(
            level,
            finding.element().name(),
            Printable.line(finding.text()),
            finding.remedy().isEmpty() ? "" : "; " + Printable.line(finding.remedy()));
  }
}
