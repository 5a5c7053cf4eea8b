package dev.autogen.report;

import dev.autogen.finding.Finding;

/** The code quality report of GitLab. */
public final class GitLab {

  private GitLab() {}

  /** The report as GitLab reads it. */
  public static String of(Report report) {
    return Written.of(
        json -> {
          json.writeStartArray();
          for (Finding finding : report.findings()) {
            json.writeStartObject();
            json.writeStringField("description", Report.message(finding));
            json.writeStringField("check_name", "autogen/" + finding.code());
            json.writeStringField("fingerprint", Fingerprint.of(report, finding));
            json.writeStringField(
                "severity",
                switch (finding.severity()) {
                  case NOTE -> "info";
                  case WARNING -> "minor";
                  case ERROR -> "major";
                });
            json.writeObjectFieldStart("location");
            json.writeStringField("path", report.fileOrStandard(finding));
            json.writeObjectFieldStart("lines");
            json.writeNumberField("begin", Report.line(finding));
            json.writeEndObject();
            json.writeEndObject();
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }
}
