package dev.autogen.cli;

import dev.autogen.migration.RevisionGraph;
import dev.autogen.migration.RevisionScript;

/** Revisions in a line each. */
final class Lines {

  private Lines() {}

  /** {@code 8c1f0a52d9e4 (head) 2026-11-22 Add user roles}. */
  static String of(RevisionGraph revisions, RevisionScript script) {
    boolean head = revisions.children(script.id()).isEmpty();
    return script.id()
        + (head ? " (head)" : "")
        + " "
        + script.created().toString().substring(0, 10)
        + (script.message().isEmpty() ? "" : " " + script.message());
  }

  /** A revision as JSON. */
  static void json(Json.Row row, RevisionGraph revisions, RevisionScript script) {
    row.text("revision", script.id());
    row.texts("parents", script.parents());
    row.text("created", script.created().toString());
    row.text("message", script.message());
    row.text("source", script.source());
    row.flag("head", revisions.children(script.id()).isEmpty());
  }
}
