package dev.autogen.report;

import dev.autogen.finding.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What a command found, to be shown in one of many forms.
 *
 * @param command the command that found it, such as {@code check}
 * @param findings what was found, in order
 * @param root the folder that paths are given from, such as the checkout
 * @param standard the file that is named where a form must name one and a finding has none; it is
 *     in the project's folder, from which findings may give theirs
 */
public record Report(String command, List<Finding> findings, Path root, Path standard) {

  public Report {
    findings = List.copyOf(findings);
  }

  /** The file of a finding, from the root on, with {@code /} between folders; empty for none. */
  String file(Finding finding) {
    return finding.place().file().isEmpty() ? "" : relative(Path.of(finding.place().file()));
  }

  /** The same, or the standard one. */
  String fileOrStandard(Finding finding) {
    String file = file(finding);
    return file.isEmpty() ? relative(standard) : file;
  }

  /** The line of a finding, the first where it is not known. */
  static int line(Finding finding) {
    return Math.max(1, finding.place().line());
  }

  private String relative(Path path) {
    Path from = root.toAbsolutePath().normalize();
    Path project = from.resolve(standard).getParent();
    Path whole = project.resolve(path).normalize();
    return (whole.startsWith(from) ? from.relativize(whole) : whole).toString().replace('\\', '/');
  }

  /** A sentence, and another where something is to be done about it. */
  static String message(Finding finding) {
    return sentence(finding.text())
        + (finding.remedy().isEmpty() ? "" : " " + sentence(finding.remedy()));
  }

  private static String sentence(String clause) {
    if (clause.isEmpty()) {
      return "";
    }
    int first = clause.offsetByCodePoints(0, 1);
    return clause.substring(0, first).toUpperCase(Locale.ROOT)
        + clause.substring(first)
        + (clause.endsWith(".") || clause.endsWith("?") ? "" : ".");
  }
}
