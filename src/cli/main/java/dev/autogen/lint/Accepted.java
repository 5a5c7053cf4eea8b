package dev.autogen.lint;

import dev.autogen.finding.Finding;
import dev.autogen.revision.RevisionScript;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a project accepts of what is found in its migrations. */
public final class Accepted {

  private final List<Acceptance> ofFile;
  private final List<String> codes;

  /**
   * What a file accepts.
   *
   * @param lines its lines about findings
   * @param file its path
   * @param own codes of the project's own rules
   */
  public Accepted(Collection<String> lines, String file, Set<String> own) {
    this.ofFile = Acceptance.of(lines, file);
    this.codes = new ArrayList<>(Code.names());
    codes.addAll(own);
  }

  /** Lines of the file that are about no migration that there is, or about nothing. */
  public List<Finding> unmet(Set<String> revisions) {
    List<Finding> findings = new ArrayList<>();
    for (Acceptance one : ofFile) {
      Optional<Finding> mistake = one.mistake(codes);
      if (mistake.isPresent()) {
        findings.add(mistake.get());
      } else if (!revisions.contains(one.revision())) {
        findings.add(one.unused());
      }
    }
    return findings;
  }

  /**
   * What is left of the findings in one migration, each with how it can be accepted, and what is
   * wrong with what the migration accepts.
   *
   * @param text its source
   */
  public List<Finding> applied(List<Finding> findings, RevisionScript script, MigrationText text) {
    List<Acceptance> own =
        new ArrayList<>(Acceptance.at(script.migration().getClass(), script.id(), text.path()));
    own.addAll(Acceptance.in(text.lines(), script.id(), text.path()));
    List<Finding> result = new ArrayList<>();
    List<Acceptance> valid = new ArrayList<>();
    for (Acceptance one : own) {
      Optional<Finding> mistake = one.mistake(codes);
      mistake.ifPresent(result::add);
      if (mistake.isEmpty()) {
        valid.add(one);
      }
    }
    ofFile.stream()
        .filter(one -> one.revision().equals(script.id()) && one.mistake(codes).isEmpty())
        .forEach(valid::add);
    Set<Acceptance> met = new HashSet<>();
    List<Finding> left = new ArrayList<>();
    for (Finding finding : findings) {
      List<Acceptance> accepting = valid.stream().filter(one -> one.accepts(finding)).toList();
      met.addAll(accepting);
      if (accepting.isEmpty()) {
        left.add(
            codes.contains(finding.code())
                ? finding.withAcceptance(
                    "@Accept(code = \"" + finding.code() + "\", because = \"…\")")
                : finding);
      }
    }
    valid.stream().filter(one -> !met.contains(one)).map(Acceptance::unused).forEach(result::add);
    left.addAll(result);
    return List.copyOf(left);
  }
}
