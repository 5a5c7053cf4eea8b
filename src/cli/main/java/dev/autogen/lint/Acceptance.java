package dev.autogen.lint;

import dev.autogen.finding.Element;
import dev.autogen.finding.Finding;
import dev.autogen.finding.Place;
import dev.autogen.migration.Accept;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * That a finding is known and meant to be so.
 *
 * @param of what it must be about, such as {@code users.email}; empty for whatever it is about
 * @param because why
 * @param from the first line of the source that it may be at; 0 for anywhere
 * @param to the last one
 * @param place where this is said
 */
record Acceptance(
    String code, String revision, String of, String because, int from, int to, Place place) {

  private static final Pattern COMMENT =
      Pattern.compile("//\\s*accept\\s+(\\w+)\\b\\s*(?::\\s*(.*?))?\\s*$");

  /** Such as {@code lint C1 8c1f0a52d9e4 users.email: all instances are stopped}. */
  private static final Pattern LINE =
      Pattern.compile("lint\\s+(\\S+)\\s+([^\\s:]+)(?:\\s+([^\\s:]+))?\\s*(?::\\s*(.*))?");

  private static final String UNUSED = "unused-acceptance";
  private static final String WRONG = "wrong-acceptance";

  /** Those that stand at a migration's class. */
  static List<Acceptance> at(Class<?> migration, String revision, String source) {
    return Arrays.stream(migration.getAnnotationsByType(Accept.class))
        .map(
            accept ->
                new Acceptance(
                    accept.code(),
                    revision,
                    accept.of(),
                    accept.because(),
                    0,
                    0,
                    Place.of(source, 0)))
        .toList();
  }

  /**
   * Those that stand in comments: behind a call, or in the lines of comments above it.
   *
   * @param lines of the source
   */
  static List<Acceptance> in(List<String> lines, String revision, String source) {
    List<Acceptance> found = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Matcher comment = COMMENT.matcher(lines.get(i));
      if (comment.find()) {
        int to = i;
        while (to < lines.size() - 1 && lines.get(to).strip().startsWith("//")) {
          to++;
        }
        found.add(
            new Acceptance(
                comment.group(1),
                revision,
                "",
                Optional.ofNullable(comment.group(2)).orElse(""),
                i + 1,
                to + 1,
                Place.of(source, i + 1)));
      }
    }
    return found;
  }

  /** Those of the lines of a file that begin with {@code lint}. */
  static List<Acceptance> of(Collection<String> lines, String file) {
    List<Acceptance> found = new ArrayList<>();
    for (String line : lines) {
      Matcher matcher = LINE.matcher(line);
      found.add(
          matcher.matches()
              ? new Acceptance(
                  matcher.group(1),
                  matcher.group(2),
                  Optional.ofNullable(matcher.group(3)).orElse(""),
                  Optional.ofNullable(matcher.group(4)).orElse("").strip(),
                  0,
                  0,
                  Place.of(file, 0))
              : new Acceptance("", "", "", line, 0, 0, Place.of(file, 0)));
    }
    return found;
  }

  boolean accepts(Finding finding) {
    Element element = finding.element();
    String path =
        element.owner().isEmpty() ? element.name() : element.owner() + "." + element.name();
    int line = finding.place().line();
    return code.equals(finding.code())
        && (of.isEmpty() || of.equals(path) || of.equals(element.tableName()))
        && (from == 0 || (line >= from && line <= to));
  }

  /** What is wrong with it; empty where nothing is. */
  Optional<Finding> mistake(Collection<String> codes) {
    if (code.isEmpty()) {
      return Optional.of(
          wrong("the line '" + because + "' accepts nothing")
              .withRemedy("write it as: lint CODE REVISION TABLE.COLUMN: REASON"));
    }
    if (!codes.contains(code)) {
      return Optional.of(
          wrong("finding " + code + " is accepted, and there is no such finding")
              .withRemedy("use one of " + String.join(", ", codes)));
    }
    return because.isBlank()
        ? Optional.of(
            wrong("finding " + code + " is accepted without a reason")
                .withRemedy("say why, for those who read it later"))
        : Optional.empty();
  }

  private Finding wrong(String text) {
    return Finding.error(WRONG, element(), text).withPlace(place);
  }

  /** That it accepts nothing that is there. */
  Finding unused() {
    return Finding.warning(
            UNUSED,
            element(),
            "finding "
                + code
                + (of.isEmpty() ? "" : " of " + of)
                + " is accepted, and is not there")
        .withRemedy("take the acceptance out")
        .withPlace(place);
  }

  private Element element() {
    return revision.isEmpty() ? Element.project("accepted findings") : Element.revision(revision);
  }
}
