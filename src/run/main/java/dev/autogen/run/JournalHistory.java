package dev.autogen.run;

import dev.autogen.mysql.Session;
import dev.autogen.mysql.Sql;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionScript;
import dev.autogen.revision.Target;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What became of a schema as its journal says: the revisions that were run, undone or stamped. */
final class JournalHistory {

  /** Between the ids that a stamp noted newly. */
  private static final String SEPARATOR = " ";

  private JournalHistory() {}

  /** Something that was done. */
  sealed interface Event {}

  /**
   * A revision was upgraded to.
   *
   * @param id of its row
   * @param checksum of what was run; of no operations where an early autogen did not note them
   */
  record Run(long id, String revision, Step.Checksum checksum) implements Event {}

  /** A revision was downgraded from. */
  record Undone(String revision) implements Event {}

  /**
   * A schema was said to be somewhere.
   *
   * @param target a revision, the base, or several heads as one word
   * @param noted the revisions it noted that were not noted before; of a row that an early autogen
   *     wrote, which names the target alone, all up to there
   * @param upTo all revisions up to the target; that alone where it is none of the migrations
   * @param behind those that follow it, which the schema has not had then; of several heads nobody
   *     knows
   */
  record Stamped(String target, Set<String> noted, Set<String> upTo, Set<String> behind)
      implements Event {

    /** Whether it says that nothing was run. */
    boolean isBase() {
      return target.equals(Target.BASE);
    }
  }

  /** What a stamp notes beside its target. */
  static String noted(List<String> ids) {
    return String.join(SEPARATOR, ids);
  }

  /** All that is in the journal of a schema, in order; nothing where there is none. */
  static List<Event> of(Session session, RevisionGraph graph) throws SQLException {
    if (!new JournalTable(session).hasStatements()) {
      return List.of();
    }
    List<Event> events = new ArrayList<>();
    for (Map<String, String> row :
        session.query(
            "SELECT id, revision, direction, checksum, operations, statement FROM "
                + Sql.name(Journal.NAME)
                + " WHERE step = 0 AND state = 'DONE' ORDER BY id")) {
      String revision = row.get("revision");
      events.add(
          switch (JournalWords.direction(row.get("direction"))) {
            case UPGRADE ->
                new Run(
                    Long.parseLong(row.get("id")),
                    revision,
                    new Step.Checksum(row.get("checksum"), row.get("operations")));
            case DOWNGRADE -> new Undone(revision);
            case STAMP -> stamped(revision, row.get("statement"), graph);
          });
    }
    return List.copyOf(events);
  }

  private static Stamped stamped(String target, String statement, RevisionGraph graph) {
    boolean isKnown = graph.revision(target).isPresent();
    Set<String> upTo = isKnown ? ids(graph.ancestors(List.of(target))) : new LinkedHashSet<>();
    Set<String> behind = isKnown ? ids(graph.descendants(List.of(target))) : new LinkedHashSet<>();
    behind.remove(target);
    Set<String> noted = new LinkedHashSet<>();
    if (!statement.isEmpty()) {
      noted.addAll(List.of(statement.split(SEPARATOR)));
    } else if (target.equals(Target.HEADS)) {
      noted.addAll(ids(graph.revisions()));
    } else {
      noted.addAll(upTo);
    }
    if (isKnown || target.equals(Target.HEADS)) {
      upTo.addAll(noted);
    } else if (!target.equals(Target.BASE)) {
      // Somebody said so of a history that is not at hand, which may be another one.
      upTo.add(target);
    }
    return new Stamped(target, noted, upTo, behind);
  }

  private static Set<String> ids(List<RevisionScript> scripts) {
    return scripts.stream()
        .map(RevisionScript::id)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
