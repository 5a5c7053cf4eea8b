package dev.autogen.project;

import dev.autogen.error.AutogenException;
import dev.autogen.finding.Element;
import dev.autogen.finding.Finding;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Predicate;

/**
 * One subject of a {@link Diagnosis}.
 *
 * @param name it, in a word or two
 * @param findings takes what is found
 */
record Topic(String name, List<Finding> findings) {

  /** Looks for something, and may fail. */
  @FunctionalInterface
  interface Look {
    void at(Topic topic) throws SQLException, IOException;
  }

  /** Looks; what keeps it from looking is one more finding. */
  void look(Look look) {
    try {
      look.at(this);
    } catch (AutogenException e) {
      error("failed", e.getMessage(), e.remedy());
    } catch (SQLException | IOException e) {
      error("failed", String.valueOf(e.getMessage()), "make it accessible");
    }
  }

  /** Another subject, whose findings come behind those of this. */
  Topic and(String other) {
    return new Topic(other, findings);
  }

  /** Something is as it should be. */
  void ok(String code, String text) {
    findings.add(Finding.note(code, element(), text));
  }

  void warning(String code, String text, String remedy) {
    findings.add(Finding.warning(code, element(), text).withRemedy(remedy));
  }

  void error(String code, String text, String remedy) {
    findings.add(Finding.error(code, element(), text).withRemedy(remedy));
  }

  /** Whether anything was found of which {@code said} is true. */
  boolean has(Predicate<Finding> said) {
    return findings.stream().anyMatch(said);
  }

  private Element element() {
    return Element.project(name);
  }

  /** A number and a noun. */
  static String count(int number, String one, String several) {
    return number + " " + (number == 1 ? one : several);
  }
}
