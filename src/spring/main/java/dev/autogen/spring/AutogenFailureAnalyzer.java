package dev.autogen.spring;

import dev.autogen.error.AutogenException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what is wrong and what to do about it, in place of a stack trace. */
final class AutogenFailureAnalyzer extends AbstractFailureAnalyzer<AutogenException> {

  AutogenFailureAnalyzer() {}

  @Override
  protected FailureAnalysis analyze(Throwable root, AutogenException cause) {
    return new FailureAnalysis(
        sentence(cause.getMessage()), sentence(Remedies.inProperties(cause.remedy())), cause);
  }

  private static String sentence(String text) {
    if (text == null || text.isBlank()) {
      return "";
    }
    String said = text.strip();
    String begun = said.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + said.substring(1);
    return begun.matches("(?s).*[.!?]") ? begun : begun + ".";
  }
}
