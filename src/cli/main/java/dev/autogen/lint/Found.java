package dev.autogen.lint;

import dev.autogen.finding.Element;
import dev.autogen.finding.Finding;
import dev.autogen.finding.Place;
import dev.autogen.finding.Severity;
import dev.autogen.operation.Operation;
import dev.autogen.source.Snippet;
import java.util.ArrayList;
import java.util.List;

/** Collects what the rules find in one migration. */
final class Found {

  private final Subject subject;
  private final List<Finding> findings = new ArrayList<>();

  Found(Subject subject) {
    this.subject = subject;
  }

  /** One more finding, still without what may be said of it; {@link One#add} adds it. */
  One of(Code code, Step step, Element element, String text) {
    return of(code, step.line(), element, text);
  }

  /** The same at a line of the source; 0 where it is at none. */
  One of(Code code, int line, Element element, String text) {
    return new One(
        new Finding(code.name(), code.severity(), element, text, "", "")
            .withPlace(Place.of(subject.source(), line)));
  }

  List<Finding> all() {
    return List.copyOf(findings);
  }

  /** A finding in the making. */
  final class One {
    private Finding finding;

    private One(Finding finding) {
      this.finding = finding;
    }

    /** What to do about it, a clause. */
    One remedy(String text) {
      finding = finding.withRemedy(text);
      return this;
    }

    /** What to write in place of the call. */
    One instead(List<? extends Operation> operations) {
      finding = finding.withFix(Snippet.of(List.copyOf(operations)));
      return this;
    }

    /** That nothing is to be written in place of the call, and what comes in a later migration. */
    One later(String text) {
      finding = finding.withFix(Snippet.comment("later: " + text));
      return this;
    }

    /** Whose entity it is about, where its table does not tell. */
    One about(String entity) {
      finding = finding.withPlace(finding.place().about(entity, ""));
      return this;
    }

    /** A query that shows the rows. */
    One query(String sql) {
      finding = finding.withQuery(sql);
      return this;
    }

    One severity(Severity severity) {
      finding = finding.withSeverity(severity);
      return this;
    }

    void add() {
      findings.add(finding);
    }
  }
}
