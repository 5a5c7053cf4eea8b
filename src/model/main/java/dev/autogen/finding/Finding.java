package dev.autogen.finding;

import java.util.List;

/**
 * Something that was found.
 *
 * @param code names the kind of finding for programs and settings, such as {@code drift}; it never
 *     changes, whatever becomes of the text
 * @param severity how bad it is
 * @param element what it is about
 * @param text what was found, a sentence without its full stop
 * @param remedy what to do about it; empty where nothing is to be done
 * @param query shows the rows it is about; empty where there are none to show
 */
public record Finding(
    String code, Severity severity, Element element, String text, String remedy, String query) {

  /** Worth knowing. */
  public static Finding note(String code, Element element, String text) {
    return new Finding(code, Severity.NOTE, element, text, "", "");
  }

  /** To be looked at. */
  public static Finding warning(String code, Element element, String text) {
    return new Finding(code, Severity.WARNING, element, text, "", "");
  }

  /** To be put right. */
  public static Finding error(String code, Element element, String text) {
    return new Finding(code, Severity.ERROR, element, text, "", "");
  }

  /** The same with another text. */
  public Finding withText(String newText) {
    return new Finding(code, severity, element, newText, remedy, query);
  }

  /** The same with what to do about it. */
  public Finding withRemedy(String newRemedy) {
    return new Finding(code, severity, element, text, newRemedy, query);
  }

  /** The same with a query that shows the rows. */
  public Finding withQuery(String newQuery) {
    return new Finding(code, severity, element, text, remedy, newQuery);
  }

  /** The texts of {@code findings}, in their order. */
  public static List<String> texts(List<Finding> findings) {
    return findings.stream().map(Finding::text).toList();
  }
}
