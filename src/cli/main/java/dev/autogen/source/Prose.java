package dev.autogen.source;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Plain text as comments: nothing in it can end the comment or be taken for markup. */
final class Prose {

  private static final int WIDTH = 100;

  private Prose() {}

  /** {@code text} on one line, with nothing invisible in it. */
  static String plain(String text) {
    String line = text.replaceAll("[\\s\\p{Z}]+", " ").strip();
    StringBuilder plain = new StringBuilder();
    line.codePoints().forEach(c -> plain.appendCodePoint(Literal.isVisible(c) ? c : '\uFFFD'));
    return plain.toString();
  }

  /** Line comments, each line short enough to stand at column {@code indent}. */
  static List<String> lineComment(String text, int indent) {
    return wrap(safe(text), WIDTH - indent - 3).stream().map(line -> "// " + line).toList();
  }

  /** A line comment, however long. */
  static String comment(String text) {
    return "// " + safe(text);
  }

  /** javac reads backslash and u as an escape even in a comment, where it could end the line. */
  private static String safe(String text) {
    return plain(text).replace("\\u", "\\ u");
  }

  /** The Javadoc of a class, one paragraph each. */
  static String javadoc(List<String> paragraphs) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : paragraphs) {
      String text = lines.isEmpty() ? escaped(paragraph) : "<p>" + escaped(paragraph);
      if (!lines.isEmpty()) {
        lines.add("");
      }
      lines.addAll(wrap(text, WIDTH - 3));
    }
    if (lines.size() == 1 && lines.get(0).length() <= WIDTH - "/**  */".length()) {
      return "/** " + lines.get(0) + " */";
    }
    return lines.stream()
        .map(line -> line.isEmpty() ? " *" : " * " + line)
        .collect(Collectors.joining("\n", "/**\n", "\n */"));
  }

  private static String escaped(String text) {
    return plain(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace("->", "→")
        .replace(">", "&gt;")
        .replace("@", "&#64;")
        .replace("\\", "&#92;")
        .replace("*/", "*&#47;");
  }

  private static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (line.length() > 0 && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
