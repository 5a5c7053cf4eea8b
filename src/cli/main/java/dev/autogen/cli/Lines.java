package dev.autogen.cli;

import dev.autogen.error.Printable;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionScript;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Revisions for people and for programs.
 *
 * @param current the heads that a database holds; empty where none was asked
 * @param screen how they look
 */
record Lines(RevisionGraph revisions, Collection<String> current, Screen screen) {

  private static final int GAP = 2;

  /** {@code 8c1f0a52d9e4 (head) 2026-11-22 Add user roles}. */
  String of(RevisionScript script) {
    return name(script)
        + " "
        + date(script)
        + (script.message().isEmpty() ? "" : " " + Printable.line(script.message()));
  }

  /**
   * A line each; on a terminal the same in columns, of which the message is cut to what fits.
   *
   * @param indent how many columns stand before them already
   */
  List<String> of(List<RevisionScript> scripts, int indent) {
    if (!screen.isTerminal()) {
      return scripts.stream().map(this::of).toList();
    }
    int names = Columns.widest(scripts.stream().map(RevisionScript::id).toList());
    List<String> lines = new ArrayList<>();
    for (RevisionScript script : scripts) {
      String marks = marks(script);
      String start = " ".repeat(GAP) + date(script) + " ".repeat(GAP);
      String end = marks.isEmpty() ? "" : " ".repeat(GAP) + marks;
      int left = screen.columns() - indent - names - Columns.of(start + end);
      String message =
          Columns.cut(Printable.line(script.message()), Math.max(left, Columns.of("…")));
      String id = screen.revision(Columns.padded(script.id(), names));
      lines.add((id + start + message + screen.good(end)).stripTrailing());
    }
    return lines;
  }

  private static String date(RevisionScript script) {
    return script.created().toString().substring(0, 10);
  }

  /** {@code 8c1f0a52d9e4 (head, branch shop)}. */
  private String name(RevisionScript script) {
    String marks = marks(script);
    return screen.revision(script.id()) + (marks.isEmpty() ? "" : " " + screen.good(marks));
  }

  private String marks(RevisionScript script) {
    List<String> marks = new ArrayList<>();
    boolean head = isHead(script);
    if (head) {
      marks.add("head");
    }
    if (current.contains(script.id())) {
      marks.add("current");
    }
    (head ? revisions.labelsOf(script) : script.labels())
        .forEach(label -> marks.add("branch " + label));
    return marks.isEmpty() ? "" : "(" + String.join(", ", marks) + ")";
  }

  /** The same over several lines, with all that is known. */
  List<String> all(RevisionScript script) {
    List<String> lines = new ArrayList<>();
    lines.add(name(script));
    detail(lines, "message", List.of(script.message()));
    detail(lines, script.parents().size() > 1 ? "merges" : "follows", script.parents());
    detail(lines, "depends on", revisions.dependencies(script.id()));
    List<RevisionScript> children = revisions.children(script.id());
    detail(
        lines,
        children.size() > 1 ? "branches into" : "followed by",
        children.stream().map(RevisionScript::id).toList());
    detail(lines, "branch", revisions.labelsOf(script));
    detail(lines, "created", List.of(script.created().toString()));
    detail(lines, "file", List.of(script.source()));
    return lines;
  }

  private static void detail(List<String> lines, String name, List<String> values) {
    String value = Printable.line(String.join(", ", values));
    if (!value.isEmpty()) {
      lines.add("  %-13s %s".formatted(name, value));
    }
  }

  /** A revision for a program. */
  void facts(Facts row, RevisionScript script) {
    row.text("revision", script.id());
    row.texts("parents", script.parents());
    row.texts("labels", revisions.labelsOf(script));
    row.texts("dependsOn", revisions.dependencies(script.id()));
    row.text("created", script.created().toString());
    row.text("message", script.message());
    row.text("source", script.source());
    row.flag("head", isHead(script));
    if (!current.isEmpty()) {
      row.flag("current", current.contains(script.id()));
    }
  }

  private boolean isHead(RevisionScript script) {
    return revisions.children(script.id()).isEmpty();
  }
}
