package dev.autogen.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.autogen.finding.Finding;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/** SARIF 2.1.0, which code scanning of GitHub and others read. */
public final class Sarif {

  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
  private static final String ROOT = "%SRCROOT%";

  private Sarif() {}

  /**
   * The report as one run.
   *
   * @param version of autogen
   */
  public static String of(Report report, String version) {
    return Written.of(json -> write(json, report, version));
  }

  private static void write(JsonGenerator json, Report report, String version) throws IOException {
    List<String> codes = report.findings().stream().map(Finding::code).distinct().toList();
    json.writeStartObject();
    json.writeStringField("$schema", SCHEMA);
    json.writeStringField("version", "2.1.0");
    json.writeArrayFieldStart("runs");
    json.writeStartObject();
    json.writeObjectFieldStart("tool");
    json.writeObjectFieldStart("driver");
    json.writeStringField("name", "autogen");
    json.writeStringField("version", version);
    json.writeStringField("informationUri", "https://github.com/autogen-dev/autogen");
    json.writeArrayFieldStart("rules");
    for (String code : codes) {
      json.writeStartObject();
      json.writeStringField("id", code);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
    // Two commands of one build are two analyses: one does not take back what the other found.
    json.writeObjectFieldStart("automationDetails");
    json.writeStringField("id", "autogen/" + report.command() + "/");
    json.writeEndObject();
    json.writeStringField("columnKind", "utf16CodeUnits");
    json.writeArrayFieldStart("results");
    for (Finding finding : report.findings()) {
      result(json, report, finding, codes.indexOf(finding.code()));
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void result(JsonGenerator json, Report report, Finding finding, int rule)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("ruleId", finding.code());
    json.writeNumberField("ruleIndex", rule);
    json.writeStringField("level", finding.severity().word());
    json.writeObjectFieldStart("message");
    json.writeStringField("text", Report.message(finding));
    json.writeEndObject();
    json.writeArrayFieldStart("locations");
    json.writeStartObject();
    json.writeObjectFieldStart("physicalLocation");
    json.writeObjectFieldStart("artifactLocation");
    json.writeStringField("uri", uri(report.fileOrStandard(finding)));
    json.writeStringField("uriBaseId", ROOT);
    json.writeEndObject();
    json.writeObjectFieldStart("region");
    json.writeNumberField("startLine", Report.line(finding));
    json.writeEndObject();
    json.writeEndObject();
    json.writeArrayFieldStart("logicalLocations");
    json.writeStartObject();
    json.writeStringField("fullyQualifiedName", finding.element().label());
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
    json.writeObjectFieldStart("partialFingerprints");
    json.writeStringField("autogen/v1", Fingerprint.of(report, finding));
    json.writeEndObject();
    json.writeEndObject();
  }

  /** A path as a URI reference: a colon in its first folder would make it a scheme. */
  private static String uri(String path) throws IOException {
    try {
      String whole =
          new URI("file", null, (path.startsWith("/") ? "" : "/") + path, null).toASCIIString();
      String encoded = whole.substring("file:".length()).replace(":", "%3A");
      return path.startsWith("/") ? encoded : encoded.substring(1);
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }
}
