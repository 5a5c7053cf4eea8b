package dev.autogen.cli;

import dev.autogen.finding.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Findings of a review for people: by table, each with where it is and what to do. */
record ReviewText(Screen screen) {

  private static final String INDENT = "  ";

  /** The lines, those of a table beneath its name. */
  List<String> lines(List<Finding> findings) {
    Map<String, List<Finding>> byTable = new LinkedHashMap<>();
    for (Finding finding : findings) {
      byTable.computeIfAbsent(heading(finding), table -> new ArrayList<>()).add(finding);
    }
    List<String> lines = new ArrayList<>();
    byTable.forEach(
        (table, some) -> {
          lines.add(table);
          some.forEach(finding -> lines.addAll(lines(finding)));
        });
    return lines;
  }

  private static String heading(Finding finding) {
    String table = finding.element().tableName();
    return table.isEmpty() ? finding.element().kind().word().replace('-', ' ') : "table " + table;
  }

  private List<String> lines(Finding finding) {
    List<String> lines = new ArrayList<>();
    lines.add(INDENT + summary(finding));
    detail(lines, finding.remedy().isEmpty() ? "" : "remedy: " + finding.remedy());
    if (!finding.fix().isEmpty()) {
      detail(lines, "instead:");
      finding.fix().lines().forEach(line -> detail(lines, INDENT + line));
    }
    detail(lines, finding.acceptance().isEmpty() ? "" : "accept: " + finding.acceptance());
    return lines;
  }

  /** One line: how bad, the code, where, and what. */
  String summary(Finding finding) {
    return severity(finding)
        + " "
        + finding.code()
        + " "
        + where(finding)
        + finding.text()
        + (finding.place().mapped().isEmpty() ? "" : " (" + finding.place().mapped() + ")");
  }

  private static String where(Finding finding) {
    String file = finding.place().file();
    if (file.isEmpty()) {
      return "";
    }
    return finding.place().line() > 0 ? file + ":" + finding.place().line() + ": " : file + ": ";
  }

  private String severity(Finding finding) {
    String word = finding.severity().word();
    return switch (finding.severity()) {
      case ERROR -> screen.bad(word);
      case WARNING -> screen.revision(word);
      case NOTE -> screen.notable(word);
    };
  }

  private static void detail(List<String> lines, String text) {
    if (!text.isEmpty()) {
      lines.add(INDENT + INDENT + text);
    }
  }
}
