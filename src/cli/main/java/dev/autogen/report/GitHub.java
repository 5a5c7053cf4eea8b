package dev.autogen.report;

import dev.autogen.error.Printable;
import dev.autogen.finding.Finding;
import dev.autogen.finding.Severity;
import java.util.ArrayList;
import java.util.List;

/** What GitHub Actions reads: annotations of lines, and the summary of a job. */
public final class GitHub {

  private GitHub() {}

  /** A workflow command for each finding, by which GitHub shows it at its line. */
  public static List<String> annotations(Report report) {
    return report.findings().stream().map(finding -> annotation(report, finding)).toList();
  }

  private static String annotation(Report report, Finding finding) {
    String word =
        switch (finding.severity()) {
          case NOTE -> "notice";
          case WARNING -> "warning";
          case ERROR -> "error";
        };
    List<String> properties = new ArrayList<>();
    String file = report.file(finding);
    if (!file.isEmpty()) {
      properties.add("file=" + property(file));
      properties.add("line=" + Report.line(finding));
    }
    properties.add("title=" + property("autogen " + report.command() + " " + finding.code()));
    return "::" + word + " " + String.join(",", properties) + "::" + data(Report.message(finding));
  }

  /** A message may not end its line, nor begin another command. */
  private static String data(String text) {
    return Printable.line(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }

  /** The summary in Markdown: a table of what was found. */
  public static String summary(Report report) {
    StringBuilder text = new StringBuilder();
    text.append("### autogen ").append(cell(report.command())).append("\n\n");
    if (report.findings().isEmpty()) {
      return text.append("Nothing was found.\n\n").toString();
    }
    text.append("| | What | Where | Found |\n|---|---|---|---|\n");
    for (Severity severity : List.of(Severity.ERROR, Severity.WARNING, Severity.NOTE)) {
      for (Finding finding : report.findings()) {
        if (finding.severity() == severity) {
          text.append("| ").append(sign(severity)).append(' ').append(severity.word());
          text.append(" | ").append(cell(finding.code()));
          text.append(" | ").append(cell(where(report, finding)));
          text.append(" | ").append(cell(Report.message(finding))).append(" |\n");
        }
      }
    }
    return text.append('\n').toString();
  }

  private static String sign(Severity severity) {
    return switch (severity) {
      case NOTE -> "ℹ️";
      case WARNING -> "⚠️";
      case ERROR -> "❌";
    };
  }

  private static String where(Report report, Finding finding) {
    String file = report.file(finding);
    return file.isEmpty()
        ? finding.element().label()
        : file + (finding.place().line() > 0 ? ":" + finding.place().line() : "");
  }

  /** Text of a cell: no sign in it means anything to Markdown or HTML. */
  private static String cell(String text) {
    StringBuilder safe = new StringBuilder();
    Printable.line(text)
        .codePoints()
        .forEach(
            character -> {
              if ("\\`*_{}[]<>()#+!|~@&$:".indexOf(character) >= 0) {
                safe.append("&#").append(character).append(';');
              } else {
                safe.appendCodePoint(character);
              }
            });
    return safe.toString();
  }
}
