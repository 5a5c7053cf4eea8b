package dev.autogen.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.finding.Finding;
import dev.autogen.finding.Severity;
import dev.autogen.hook.ReviewedMigration;
import dev.autogen.operation.Operation;
import dev.autogen.revision.MigrationLoader;
import dev.autogen.revision.RevisionScript;
import dev.autogen.schema.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every code finds what it is for and lets pass what is near it; what it has one paste is right.
 */
class LintCatalogueTest {

  @TempDir Path folder;

  @Test
  void everyCaseIsFoundAsItIsWrittenAndTheCorrectedJavaGivesNoSuchFinding() throws Exception {
    List<LintCase> cases = LintCase.all();
    Map<String, RevisionScript> scripts = compiled("cases", cases, one -> one.migration());
    List<String> wrong = new ArrayList<>();
    Map<LintCase, Finding> fixed = new LinkedHashMap<>();
    for (LintCase one : cases) {
      List<Finding> findings = review(one, scripts);
      List<Finding> own = findings.stream().filter(f -> f.code().equals(one.code())).toList();
      if (one.isFound() == own.isEmpty()) {
        wrong.add(one.id() + (one.isFound() ? " is not found: " : " is found: ") + findings);
      }
      if (one.isFound()) {
        compare(one, own, wrong);
        own.stream().filter(f -> !f.fix().isEmpty()).findFirst().ifPresent(f -> fixed.put(one, f));
      }
    }
    Map<String, RevisionScript> corrected =
        compiled("corrected", List.copyOf(fixed.keySet()), one -> fixed.get(one).fix());
    for (LintCase one : fixed.keySet()) {
      for (Finding finding : review(one, corrected)) {
        if (finding.code().equals(one.code())) {
          wrong.add(one.id() + " is still found in the corrected Java: " + finding);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void everyCodeHasACaseThatIsFoundAndOneThatIsNot() throws IOException {
    List<LintCase> cases = LintCase.all();
    for (boolean found : new boolean[] {true, false}) {
      TreeSet<String> codes =
          cases.stream()
              .filter(one -> one.isFound() == found)
              .map(LintCase::code)
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(codes).containsAll(Code.names());
    }
  }

  @Test
  void theRepositorysOwnMigrationsHaveNoErrorAndNoWarningButTheOneThatIsRight() throws IOException {
    Schema schema = new Schema("utf8mb4_0900_ai_ci", List.of());
    List<String> warnings = new ArrayList<>();
    for (RevisionScript script :
        new MigrationLoader(folder.resolve("own"), List.of())
            .fromSources(Path.of("generated-migrations"))) {
      RevisionScript.Located located = script.located();
      Schema after = Operation.applyAll(located.operations(), schema);
      List<Finding> findings =
          new Lint(List.of())
              .review(
                  new ReviewedMigration(
                      script.id(),
                      located.operations(),
                      schema,
                      after,
                      ReviewedMigration.Mapped.NOTHING,
                      ReviewedMigration.Mapped.NOTHING,
                      ReviewedMigration.Facts.UNKNOWN),
                  located.places(),
                  new MigrationText(script.source(), lines(script.source())),
                  LiveFacts.NONE,
                  List.of());
      findings.stream()
          .filter(finding -> Code.of(finding.code()).filter(Code::isOn).isPresent())
          .filter(finding -> finding.severity() != Severity.NOTE)
          .forEach(finding -> warnings.add(finding.code() + " " + finding.element().label()));
      schema = after;
    }
    // A collection whose element may be NULL has no primary key.
    assertThat(warnings).containsExactly("K1 table practitioner_languages");
  }

  private static void compare(LintCase one, List<Finding> findings, List<String> wrong)
      throws IOException {
    StringBuilder text = new StringBuilder();
    for (Finding finding : findings) {
      text.append(finding.severity().word())
          .append(' ')
          .append(finding.element().label())
          .append(finding.place().mapped().isEmpty() ? "" : " (" + finding.place().mapped() + ")")
          .append("\n")
          .append(finding.text())
          .append("\n")
          .append(finding.remedy().isEmpty() ? "" : "remedy: " + finding.remedy() + "\n")
          .append(finding.fix().isEmpty() ? "" : "instead:\n" + finding.fix().indent(2));
      // What only the entities tell may have no line in the migration.
      assertThat(finding.place().line() > 0 || one.code().startsWith("J")).as(one.id()).isTrue();
    }
    if (System.getProperty("autogen.golden", "").equals("write")) {
      Files.writeString(one.golden(), text);
    }
    String golden = Files.exists(one.golden()) ? Files.readString(one.golden()) : "";
    if (!golden.contentEquals(text)) {
      wrong.add(one.id() + " says:\n" + text);
    }
  }

  private static List<Finding> review(LintCase one, Map<String, RevisionScript> scripts) {
    Schema before =
        Operation.applyAll(
            scripts.get(one.id() + "_before").upgradeOperations(),
            new Schema("utf8mb4_0900_ai_ci", List.of()));
    RevisionScript script = scripts.get(one.id());
    RevisionScript.Located located = script.located();
    return new Lint(List.of())
        .review(
            new ReviewedMigration(
                script.id(),
                located.operations(),
                before,
                Operation.applyAll(located.operations(), before),
                one.mapped("mapped before"),
                one.mapped("mapped after"),
                one.facts()),
            located.places(),
            new MigrationText(
                script.source(), one.text().isEmpty() ? lines(script.source()) : one.text()),
            one.live(),
            List.of());
  }

  private static List<String> lines(String source) {
    try {
      return Files.readAllLines(Path.of(source));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, RevisionScript> compiled(
      String name, List<LintCase> cases, Function<LintCase, String> body) throws IOException {
    Path sources = Files.createDirectories(folder.resolve(name));
    for (LintCase one : cases) {
      write(sources, one.id() + "_before", "", one.before());
      write(sources, one.id(), one.id() + "_before", body.apply(one));
    }
    return new MigrationLoader(folder.resolve(name + "-classes"), List.of())
        .fromSources(sources).stream()
            .collect(Collectors.toMap(RevisionScript::id, script -> script));
  }

  private static void write(Path sources, String id, String parent, String body)
      throws IOException {
    String type = "R_" + id.replace('.', '_');
    Files.writeString(sources.resolve(type + ".java"), LintCase.source(type, id, parent, "", body));
  }
}
