package dev.autogen.cli;

import dev.autogen.error.Printable;
import dev.autogen.project.Diagnosis;
import dev.autogen.project.Finding;
import java.util.List;
import java.util.Locale;
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
                .map(
                    finding ->
                        new Finding(
                            finding.level(),
                            finding.topic(),
                            Secrets.hideIn(finding.text()),
                            Secrets.hideIn(finding.remedy())))
                .toList();
    boolean healthy =
        findings.stream().noneMatch(finding -> finding.level() == Finding.Level.ERROR);
    answer(
        () -> findings.forEach(finding -> print(line(finding))),
        facts -> {
          facts.flag("healthy", healthy);
          facts.list(
              "findings",
              findings,
              (row, finding) -> {
                row.text("level", finding.level().name().toLowerCase(Locale.ROOT));
                row.text("topic", finding.topic());
                row.text("text", finding.text());
                row.text("remedy", finding.remedy());
              });
        });
    return healthy ? 0 : 1;
  }

  private String line(Finding finding) {
    String level =
        switch (finding.level()) {
          case OK -> screen().good("ok     ");
          case WARNING -> screen().notable("warning");
          case ERROR -> screen().bad("error  ");
        };
    return "%s  %-10s  %s%s"
        .formatted(
            level,
            finding.topic(),
            Printable.line(finding.text()),
            finding.remedy().isEmpty() ? "" : "; " + Printable.line(finding.remedy()));
  }
}
