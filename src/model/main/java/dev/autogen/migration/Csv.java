package dev.autogen.migration;

import dev.autogen.operation.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads comma-separated values as RFC 4180 has them. A field that is empty and not in quotes is
 * NULL, one in quotes never is; blanks count.
 */
final class Csv {

  private final String text;
  private final char separator;
  private final List<List<Value>> records = new ArrayList<>();
  private int at;
  private int line = 1;

  private Csv(String text, char separator) {
    this.text = text;
    this.separator = separator;
  }

  /**
   * The records of {@code text}; lines without anything are skipped.
   *
   * @throws IllegalArgumentException when a quote is not closed, or text follows one
   */
  static List<List<Value>> records(String text, char separator) {
    Csv csv = new Csv(text.startsWith("\ufeff") ? text.substring(1) : text, separator);
    while (csv.at < csv.text.length()) {
      csv.takeRecord();
    }
    return csv.records;
  }

  private void takeRecord() {
    if (takeLineEnd()) {
      return;
    }
    List<Value> fields = new ArrayList<>();
    do {
      fields.add(takeField());
    } while (take(separator));
    if (at < text.length() && !takeLineEnd()) {
      throw new IllegalArgumentException(
          "line " + line + " of the CSV text goes on behind a closing quote");
    }
    records.add(fields);
  }

  private boolean take(char c) {
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private boolean takeLineEnd() {
    boolean isEnd = text.startsWith("\r\n", at) || text.startsWith("\n", at);
    if (isEnd) {
      at += text.charAt(at) == '\r' ? 2 : 1;
      line++;
    }
    return isEnd;
  }

  private Value takeField() {
    if (take('"')) {
      return Value.text(takeQuoted());
    }
    int start = at;
    while (at < text.length()
        && text.charAt(at) != separator
        && !text.startsWith("\n", at)
        && !text.startsWith("\r\n", at)) {
      at++;
    }
    return at == start ? Value.NULL : Value.text(text.substring(start, at));
  }

  private String takeQuoted() {
    int opened = line;
    StringBuilder value = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != '"') {
        line += c == '\n' ? 1 : 0;
        value.append(c);
      } else if (take('"')) {
        value.append('"');
      } else {
        return value.toString();
      }
    }
    throw new IllegalArgumentException(
        "the quote opened in line " + opened + " of the CSV text is not closed");
  }
}
