package dev.autogen.source;

import dev.autogen.mysql.Ddl;
import dev.autogen.mysql.ScriptText;
import dev.autogen.operation.AlterTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The steps of a migration as SQL, for those who run it with something else than autogen.
 *
 * @param parts the statements of each step, in order
 */
public record SqlSource(List<Part> parts) {

  private static final int MOST_PHRASES = 40;

  /**
   * What one step does.
   *
   * @param comments what is worth saying of it
   * @param statements the statements; what is worth saying of their clauses stands within
   */
  public record Part(List<String> comments, List<String> statements) {

    public Part {
      comments = List.copyOf(comments);
      statements = List.copyOf(statements);
    }
  }

  public SqlSource {
    parts = List.copyOf(parts);
  }

  /** Writes {@code steps}. */
  public static SqlSource of(List<DraftStep> steps) {
    return new SqlSource(steps.stream().map(SqlSource::part).toList());
  }

  private static Part part(DraftStep step) {
    if (step.operation() instanceof AlterTable alter) {
      return new Part(
          step.comments(),
          List.of(
              Ddl.alterTable(
                  alter,
                  clause ->
                      step.commentsOn(clause).stream()
                          .map(comment -> remark(withoutSemicolon(comment)) + "\n  ")
                          .collect(Collectors.joining()))));
    }
    return new Part(step.comments(), Ddl.statements(step.operation()));
  }

  /** Inside a statement a semicolon ends that for some tools, be it in a remark. */
  private static String withoutSemicolon(String comment) {
    return comment.replace("; ", ", ");
  }

  /**
   * A remark in one line. It is no comment to the end of the line, of which some tools take the
   * first word for an order to themselves.
   */
  public static String remark(String text) {
    return "/* " + text.replaceAll("\\s+", " ").replace("*/", "* /").replace("/*", "/ *") + " */";
  }

  /** The first lines of a file: what it does, and each change in a phrase. */
  public static String head(String title, List<String> summary) {
    List<String> lines = new ArrayList<>();
    lines.add(remark(title));
    summary.stream().limit(MOST_PHRASES).map(SqlSource::remark).forEach(lines::add);
    if (summary.size() > MOST_PHRASES) {
      lines.add(remark("and " + (summary.size() - MOST_PHRASES) + " more"));
    }
    return String.join("\n", lines) + "\n";
  }

  /** All statements, in order. */
  public List<String> statements() {
    return parts.stream().flatMap(part -> part.statements().stream()).toList();
  }

  /** A script: each statement with what is worth saying above it. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      if (!text.isEmpty()) {
        text.append('\n');
      }
      part.comments().forEach(comment -> text.append(remark(comment)).append('\n'));
      for (String statement : part.statements()) {
        ScriptText.lines(statement).forEach(line -> text.append(line).append('\n'));
      }
    }
    return text.toString();
  }
}
