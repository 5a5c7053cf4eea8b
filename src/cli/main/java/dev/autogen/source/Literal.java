package dev.autogen.source;

import java.util.ArrayList;
import java.util.List;

/**
 * String literals. Whatever a name or a text from a schema holds, the literal is one line of Java
 * that reads back as the same text: quotes, backslashes and all that is invisible are escaped, so
 * that neither a line separator nor a character that reverses the reading direction gets into a
 * source file.
 */
final class Literal {

  /** The longest literal, quotes included, that fits wherever the writer may put one. */
  private static final int WIDTH = 72;

  private Literal() {}

  /** {@code text} as one literal. */
  static String of(String text) {
    return "\"" + String.join("", escaped(text)) + "\"";
  }

  /** {@code text} as literals to be joined by {@code +}, none of them too long for a line. */
  static List<String> pieces(String text) {
    List<String> symbols = escaped(text);
    if (symbols.stream().mapToInt(String::length).sum() + 2 <= WIDTH) {
      return List.of("\"" + String.join("", symbols) + "\"");
    }
    List<String> pieces = new ArrayList<>();
    int from = 0;
    while (from < symbols.size()) {
      int to = endOfPiece(symbols, from);
      pieces.add("\"" + String.join("", symbols.subList(from, to)) + "\"");
      from = to;
    }
    return pieces;
  }

  /** Behind a line's end, else behind the last space that fits, else the last comma, else full. */
  private static int endOfPiece(List<String> symbols, int from) {
    int width = 2;
    int space = -1;
    int comma = -1;
    for (int i = from; i < symbols.size(); i++) {
      String symbol = symbols.get(i);
      width += symbol.length();
      if (width > WIDTH) {
        return space > 0 ? space : comma > 0 ? comma : i;
      }
      switch (symbol) {
        case "\\n" -> {
          return i + 1;
        }
        case " " -> space = i + 1;
        case "," -> comma = i + 1;
        default -> {}
      }
    }
    return symbols.size();
  }

  /** The characters of {@code text} as they stand in a literal. */
  private static List<String> escaped(String text) {
    List<String> symbols = new ArrayList<>(text.length());
    text.codePoints().forEach(c -> symbols.add(escaped(c)));
    return symbols;
  }

  private static String escaped(int c) {
    return switch (c) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> {
        String symbol = Character.toString(c);
        if (isVisible(c)) {
          yield symbol;
        }
        StringBuilder escapes = new StringBuilder();
        symbol.chars().forEach(unit -> escapes.append(String.format("\\u%04x", unit)));
        yield escapes.toString();
      }
    };
  }

  /** Whether a character shows as itself, in a literal and in a comment. */
  static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> c == ' ';
      default -> true;
    };
  }
}
