package dev.autogen.erd;

/** How much room text takes, in the fixed-width font of a diagram. */
final class Metrics {

  static final double HEADER = 26;
  static final double ROW = 18;
  static final double PADDING = 8;

  /** A character of twelve units; no usual fixed-width font has wider ones. */
  static final double CHARACTER = 7.3;

  /** Signs and keys before the name of a column. */
  static final int MARGIN = 10;

  private static final int LONGEST = 44;

  /** From here on are the scripts that take two places each. */
  private static final int WIDE = 0x1100;

  private Metrics() {}

  /** What is shown of a text that may be long. */
  static String shown(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
  }

  static int places(String text) {
    return text.codePoints()
        .map(character -> (character >= WIDE && character < 0x2000) || character > 0x2E80 ? 2 : 1)
        .sum();
  }

  static double width(Box box) {
    int most = places(shown(box.name())) + places(shown(box.oldName())) + 4;
    for (Box.Row row : box.rows()) {
      most = Math.max(most, MARGIN + places(name(row)) + 2 + places(type(row)));
    }
    return 2 * PADDING + CHARACTER * most;
  }

  static double height(Box box) {
    return HEADER + ROW * (box.rows().size() + (box.hidden() > 0 ? 1 : 0)) + PADDING / 2;
  }

  /** How far below its upper edge a column stands; the header where it is not shown. */
  static double middle(Box box, String column) {
    int row = box.indexOf(column);
    return row < 0 ? HEADER / 2 : HEADER + ROW * row + ROW / 2;
  }

  /** All that stands for the name of a column, the old one before it. */
  static String name(Box.Row row) {
    return (row.oldName().isEmpty() ? "" : shown(row.oldName()) + " ") + shown(row.name());
  }

  static String type(Box.Row row) {
    return (row.oldType().isEmpty() ? "" : shown(row.oldType()) + " ")
        + shown(row.type())
        + (row.nullable() ? " null" : "");
  }
}
