package dev.autogen.finding;

import java.util.List;

/**
 * Something that was found.
 *
 * @param code names the kind of finding for programs and settings, such as {@code drift} or {@code
 *     C1}; it never changes, whatever becomes of the text
 * @param severity how bad it is
 * @param element what it is about
 * @param text what was found, a sentence without its full stop
 * @param remedy what to do about it; empty where nothing is to be done
 * @param query shows the rows it is about; empty where there are none to show
 * @param place where to look
 * @param fix Java to paste in place of what is there, its lines separated by line feeds; empty
 *     where there is none
 * @param acceptance how to say that it is known and meant to be so; empty where that cannot be said
 */
public record Finding(
    String code,
    Severity severity,
    Element element,
    String text,
    String remedy,
    String query,
    Place place,
    String fix,
    String acceptance) {

  /** One of which no more is known than what and how bad it is. */
  public Finding(
      String code, Severity severity, Element element, String text, String remedy, String query) {
    this(code, severity, element, text, remedy, query, Place.NONE, "", "");
  }

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

  /** The same with another severity. */
  public Finding withSeverity(Severity newSeverity) {
    return new Finding(code, newSeverity, element, text, remedy, query, place, fix, acceptance);
  }

  /** The same with another text. */
  public Finding withText(String newText) {
    return new Finding(code, severity, element, newText, remedy, query, place, fix, acceptance);
  }

  /** The same with what to do about it. */
  public Finding withRemedy(String newRemedy) {
    return new Finding(code, severity, element, text, newRemedy, query, place, fix, acceptance);
  }

  /** The same with a query that shows the rows. */
  public Finding withQuery(String newQuery) {
    return new Finding(code, severity, element, text, remedy, newQuery, place, fix, acceptance);
  }

  /** The same with where to look. */
  public Finding withPlace(Place newPlace) {
    return new Finding(code, severity, element, text, remedy, query, newPlace, fix, acceptance);
  }

  /** The same with Java to paste. */
  public Finding withFix(String newFix) {
    return new Finding(code, severity, element, text, remedy, query, place, newFix, acceptance);
  }

  /** The same with how to accept it. */
  public Finding withAcceptance(String newAcceptance) {
    return new Finding(code, severity, element, text, remedy, query, place, fix, newAcceptance);
  }

  /** The texts of {@code findings}, in their order. */
  public static List<String> texts(List<Finding> findings) {
    return findings.stream().map(Finding::text).toList();
  }
}
