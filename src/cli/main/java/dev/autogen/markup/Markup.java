package dev.autogen.markup;

import dev.autogen.error.Printable;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes elements, as HTML and SVG both read them. This is the one place where text of databases,
 * sources and servers becomes text of a page: whatever it is, it comes out as text.
 */
public final class Markup {

  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /** Begins an element; attributes are names and values in turn, of which an empty one is left. */
  public Markup open(String element, String... attributes) {
    tag(element, attributes);
    open.push(element);
    return this;
  }

  /** Ends the element that was begun last. */
  public Markup close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /** Text in the element that is open. */
  public Markup text(String text) {
    out.append(escaped(text));
    return this;
  }

  /** An element that holds nothing but text. */
  public Markup element(String element, String text, String... attributes) {
    return open(element, attributes).text(text).close();
  }

  /** An element without content, which HTML does not close. */
  public Markup single(String element, String... attributes) {
    tag(element, attributes);
    return this;
  }

  /** An element of SVG without content. */
  public Markup shape(String element, String... attributes) {
    tag(element, attributes);
    out.insert(out.length() - 1, '/');
    return this;
  }

  /** A line end, for whoever reads the page as text. */
  public Markup line() {
    out.append('\n');
    return this;
  }

  /** Another piece that was written in the same way. */
  public Markup add(Markup other) {
    out.append(other);
    return this;
  }

  /** What autogen itself holds ready, such as a style sheet; never text of others. */
  public Markup asIs(String own) {
    out.append(own);
    return this;
  }

  private void tag(String element, String... attributes) {
    out.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      if (!attributes[i + 1].isEmpty()) {
        out.append(' ').append(attributes[i]).append("=\"");
        out.append(escaped(attributes[i + 1])).append('"');
      }
    }
    out.append('>');
  }

  /** Controls are no characters of XML at all, and marks of direction would reorder the page. */
  private static String escaped(String text) {
    return (text.indexOf('\n') < 0 ? Printable.line(text) : Printable.lines(text))
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
