package dev.autogen.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of the documentation: what a reader would do with it, in its order. {@link
 * DocumentationIT} says how a page is written.
 *
 * @param lines its text
 * @param sections one for each project it begins
 */
record Page(List<String> lines, List<Section> sections) {

  private static final Pattern COMMENT = Pattern.compile("<!-- (\\w+): (.*?) -->");
  private static final Pattern FENCE = Pattern.compile("( *)```(\\w*)");
  private static final Pattern DURATION =
      Pattern.compile("\\b\\d+([.]\\d+)? (ms|s|seconds?|minutes?)\\b");
  private static final String PROMPT = "$ ";

  Page {
    lines = List.copyOf(lines);
    sections = List.copyOf(sections);
  }

  /**
   * What is done in one project.
   *
   * @param settings what comments say before the first step: project, database, program, classpath,
   *     classpath
   */
  record Section(Map<String, String> settings, List<Step> steps) {

    String setting(String name, String otherwise) {
      return settings.getOrDefault(name, otherwise);
    }
  }

  /** What a reader does or sees. */
  sealed interface Step {
    /** The line it stands in, the first being 1. */
    int line();
  }

  /** A file the reader writes. */
  record Write(int line, String path, String text) implements Step {}

  /** Something that is done and not shown; it must succeed. */
  record Run(int line, String command) implements Step {}

  /**
   * Something that is shown with what it gives.
   *
   * @param command what is run
   * @param from the first line of what is shown, from 0
   * @param to the line after the last
   */
  record Shown(int line, String command, int from, int to) implements Step {}

  /** The page in {@code text}. */
  static Page parse(String text) {
    List<String> lines = Arrays.asList(text.split("\n", -1));
    List<Section> sections = new ArrayList<>();
    String file = "";
    String shows = "";
    for (int i = 0; i < lines.size(); i++) {
      Matcher comment = COMMENT.matcher(lines.get(i));
      Matcher fence = FENCE.matcher(lines.get(i));
      if (comment.matches()) {
        String word = comment.group(1);
        String value = comment.group(2);
        switch (word) {
          case "project" -> section(sections, true).settings().put(word, value);
          case "database", "program", "classpath" ->
              section(sections, false).settings().put(word, value);
          case "run" -> section(sections, false).steps().add(new Run(i + 1, value));
          case "file" -> file = value;
          case "shows" -> shows = value;
          default ->
              throw new IllegalArgumentException(
                  "line " + (i + 1) + ": nobody knows what <!-- " + word + ": --> means");
        }
      } else if (fence.matches()) {
        int end = i + 1;
        while (!lines.get(end).equals(fence.group(1) + "```")) {
          end++;
        }
        if (fence.group(2).equals("console")) {
          section(sections, false).steps().addAll(commands(lines, i + 1, end));
        } else if (!file.isEmpty()) {
          String content = String.join("\n", lines.subList(i + 1, end)) + "\n";
          section(sections, false).steps().add(new Write(i + 1, file, content));
        } else if (!shows.isEmpty()) {
          section(sections, false).steps().add(new Shown(i + 1, "cat " + shows, i + 1, end));
        }
        file = "";
        shows = "";
        i = end;
      }
    }
    return new Page(lines, sections);
  }

  private static Section section(List<Section> sections, boolean begins) {
    if (sections.isEmpty() || (begins && !sections.get(sections.size() - 1).steps().isEmpty())) {
      sections.add(new Section(new TreeMap<>(), new ArrayList<>()));
    }
    return sections.get(sections.size() - 1);
  }

  private static List<Step> commands(List<String> lines, int from, int to) {
    List<Step> steps = new ArrayList<>();
    int i = from;
    while (i < to) {
      if (!lines.get(i).startsWith(PROMPT)) {
        throw new IllegalArgumentException(
            "line " + (i + 1) + ": a console block begins with '$ ' and a command");
      }
      int line = i + 1;
      StringBuilder command = new StringBuilder(lines.get(i).substring(PROMPT.length()));
      while (lines.get(i).endsWith("\\")) {
        i++;
        command.append('\n').append(lines.get(i));
      }
      i++;
      int start = i;
      while (i < to && !lines.get(i).startsWith(PROMPT)) {
        i++;
      }
      steps.add(new Shown(line, command.toString(), start, i));
    }
    return steps;
  }

  /** What the page says {@code shown} gives. */
  String expected(Shown shown) {
    return String.join("\n", lines.subList(shown.from(), shown.to()));
  }

  /** Whether {@code actual} is what the page says, where … stands for anything. */
  boolean matches(Shown shown, String actual) {
    StringBuilder regex = new StringBuilder();
    for (String line : tidy(expected(shown)).split("\n", -1)) {
      if (line.strip().equals("…")) {
        regex.append("(.*\n)*?");
      } else {
        regex.append(Pattern.quote(line).replace("…", "\\E.*\\Q")).append("\n");
      }
    }
    return Pattern.matches(regex.toString(), tidy(actual) + "\n");
  }

  /** How long something takes, and what stands behind the last word of a line, is not compared. */
  private static String tidy(String text) {
    return DURATION.matcher(text.replaceAll("(?m)[ \t]+$", "").stripTrailing()).replaceAll("1 $2");
  }

  /** The text of the page with what really was shown. */
  String with(Map<Shown, String> actual) {
    List<String> text = new ArrayList<>(lines);
    List<Shown> last = new ArrayList<>(actual.keySet());
    last.sort((a, b) -> Integer.compare(b.from(), a.from()));
    for (Shown shown : last) {
      List<String> place = text.subList(shown.from(), shown.to());
      place.clear();
      actual.get(shown).stripTrailing().lines().forEach(place::add);
    }
    return String.join("\n", text);
  }
}
