package dev.autogen.revision;

import dev.autogen.migration.Migration;
import dev.autogen.migration.Operations;
import java.time.Instant;
import java.util.List;

/** Revisions without any operation, for tests of their order. */
final class Revisions {

  static final Migration NOTHING =
      new Migration() {
        @Override
        public void upgrade(Operations op) {}

        @Override
        public void downgrade(Operations op) {}
      };

  private Revisions() {}

  static RevisionScript revision(String id, int day, String... parents) {
    return new RevisionScript(
        id, List.of(parents), List.of(), List.of(), at(day), "", id + ".java", NOTHING);
  }

  /** The same with a name for the branch that begins there. */
  static RevisionScript labelled(RevisionScript script, String... labels) {
    return new RevisionScript(
        script.id(),
        script.parents(),
        List.of(labels),
        script.dependsOn(),
        script.created(),
        "",
        script.source(),
        NOTHING);
  }

  /** The same with what it needs from other branches. */
  static RevisionScript dependent(RevisionScript script, String... dependsOn) {
    return new RevisionScript(
        script.id(),
        script.parents(),
        script.labels(),
        List.of(dependsOn),
        script.created(),
        "",
        script.source(),
        NOTHING);
  }

  /** The same, doing something. */
  static RevisionScript doing(RevisionScript script, Migration body) {
    return new RevisionScript(
        script.id(),
        script.parents(),
        script.labels(),
        script.dependsOn(),
        script.created(),
        "",
        script.source(),
        body);
  }

  static Instant at(int day) {
    return Instant.parse("2026-11-01T00:00:00Z").plusSeconds(86_400L * day);
  }

  static List<String> ids(List<RevisionScript> scripts) {
    return scripts.stream().map(RevisionScript::id).toList();
  }
}
