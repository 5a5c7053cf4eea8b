package dev.autogen.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.autogen.finding.Element;
import dev.autogen.finding.Finding;
import dev.autogen.finding.Place;
import dev.autogen.finding.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was found, in the forms of others, held against what these say of them. */
class ReportTest {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String NASTY = "</script>\u2028::error::x\r\n|`<b>`%0A,[a](b)\u202e\u0000";

  /** As GitLab's page on code quality describes it. */
  private static final String CODE_QUALITY =
      """
      {"type": "array", "items": {"type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
          "description": {"type": "string", "minLength": 1},
          "check_name": {"type": "string", "minLength": 1},
          "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{40}$"},
          "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
          "location": {"type": "object", "required": ["path", "lines"], "properties": {
            "path": {"type": "string", "pattern": "^[^/]"},
            "lines": {"type": "object", "required": ["begin"], "properties": {
              "begin": {"type": "integer", "minimum": 1}}}}}}}}
      """;

  private static Report report(Finding... findings) {
    Path root = Path.of("/home/you/shop");
    return new Report("check", List.of(findings), root, root.resolve("autogen.properties"));
  }

  private static Finding placed() {
    return Finding.error("drift", Element.column("orders", "note"), "column orders.note is gone")
        .withRemedy("put it back")
        .withPlace(Place.of("/home/you/shop/src/main/java/shop/My Order.java", 17));
  }

  private static Report everything() {
    return report(
        placed(),
        Finding.warning(NASTY, Element.table(NASTY), NASTY)
            .withRemedy(NASTY)
            .withPlace(Place.of("a%b,c:d/é.java", 0)),
        Finding.note("x", Element.schema(), "all is well"));
  }

  @Test
  void sarifIsWhatItsOfficialSchemaSays() throws IOException {
    for (Report report : List.of(everything(), report())) {
      JsonNode sarif = MAPPER.readTree(Sarif.of(report, "0.1.0"));
      assertThat(official().validate(sarif)).isEmpty();
      assertThat(sarif.at("/runs/0/results")).hasSize(report.findings().size());
    }
    JsonNode first = MAPPER.readTree(Sarif.of(everything(), "0.1.0")).at("/runs/0/results/0");
    assertThat(first.at("/level").asText()).isEqualTo("error");
    assertThat(first.at("/message/text").asText())
        .isEqualTo("Column orders.note is gone. Put it back.");
    JsonNode place = first.at("/locations/0/physicalLocation");
    assertThat(place.at("/artifactLocation/uri").asText())
        .isEqualTo("src/main/java/shop/My%20Order.java");
    assertThat(place.at("/region/startLine").asInt()).isEqualTo(17);
    assertThat(
            MAPPER
                .readTree(Sarif.of(everything(), "0.1.0"))
                .at("/runs/0/results/2/locations/0/physicalLocation/artifactLocation/uri")
                .asText())
        .isEqualTo("autogen.properties");
  }

  @Test
  void aProjectInAFolderOfTheCheckoutHasItsPathsFromThere() {
    Path root = Path.of("/home/you");
    Finding placed = placed().withPlace(Place.of("src/shop/Order.java", 3));
    Report report =
        new Report("lint", List.of(placed), root, Path.of("/home/you/shop/autogen.properties"));
    assertThat(report.file(placed)).isEqualTo("shop/src/shop/Order.java");
    assertThat(report.file(placed.withPlace(Place.of("/home/you/shop/a.java", 1))))
        .isEqualTo("shop/a.java");
    assertThat(report.fileOrStandard(placed.withPlace(Place.NONE)))
        .isEqualTo("shop/autogen.properties");
  }

  @Test
  void theSchemaIsOneThatSaysNo() throws IOException {
    String wrong = Sarif.of(everything(), "0.1.0").replace("\"ruleId\"", "\"rule\"");
    assertThat(official().validate(MAPPER.readTree(wrong))).isNotEmpty();
  }

  private static Schema official() throws IOException {
    try (InputStream text =
        ReportTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
          .getSchema(new String(text.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void gitLabGetsAPlaceAndAFingerprintForEach() throws IOException {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(CODE_QUALITY);
    assertThat(schema.validate(MAPPER.readTree(GitLab.of(everything())))).isEmpty();
    assertThat(MAPPER.readTree(GitLab.of(report()))).isEmpty();
  }

  @Test
  void aFindingIsTheSameOneInALaterRun() {
    Finding later = placed().withPlace(Place.of("src/main/java/shop/My Order.java", 99));
    assertThat(Fingerprint.of(report(), later.withSeverity(Severity.NOTE)))
        .isEqualTo(Fingerprint.of(report(), placed()))
        .isNotEqualTo(Fingerprint.of(report(), placed().withText("another")));
  }

  @Test
  void gitHubGetsALineForEachWhateverItsText() {
    List<String> lines = GitHub.annotations(everything());

    assertThat(lines)
        .hasSize(3)
        .allSatisfy(line -> assertThat(line).doesNotContain("\n", "\r", "\u2028", "\u0000"))
        .startsWith(
            "::error file=src/main/java/shop/My Order.java,line=17,title=autogen check drift::"
                + "Column orders.note is gone. Put it back.")
        .endsWith("::notice title=autogen check x::All is well.");
    assertThat(lines.get(1)).startsWith("::warning file=a%25b%2Cc%3Ad/é.java,line=1,title=");
  }

  @Test
  void theSummaryIsATableInWhichTextIsText() {
    assertThat(GitHub.summary(report())).isEqualTo("### autogen check\n\nNothing was found.\n\n");
    String summary = GitHub.summary(everything());
    assertThat(summary).doesNotContain("<", "[a]", "\r", "\u2028", "\u202e");
    assertThat(summary.lines().filter(line -> line.startsWith("| ")))
        .hasSize(4)
        .allSatisfy(line -> assertThat(line.chars().filter(c -> c == '|')).hasSize(5))
        .anySatisfy(
            line ->
                assertThat(line)
                    .isEqualTo(
                        "| ❌ error | drift | src/main/java/shop/My Order.java&#58;17 |"
                            + " Column orders.note is gone. Put it back. |"));
  }
}
