package dev.autogen.run;

import dev.autogen.event.Direction;
import dev.autogen.revision.RevisionScript;
import java.util.HashMap;
import java.util.Map;

/**
 * The steps of the revisions that a run leads through. Each is asked for several times before it is
 * run, and the migration is asked once.
 */
final class Plan {

  private final Direction direction;
  private final Map<String, RevisionSteps> byRevision = new HashMap<>();

  Plan(Direction direction) {
    this.direction = direction;
  }

  Direction direction() {
    return direction;
  }

  RevisionSteps of(RevisionScript script) {
    return byRevision.computeIfAbsent(script.id(), id -> RevisionSteps.of(script, direction));
  }

  /** As {@link #of}, for the last time. */
  RevisionSteps take(RevisionScript script) {
    RevisionSteps steps = of(script);
    byRevision.remove(script.id());
    return steps;
  }
}
