package dev.autogen.run;

import dev.autogen.operation.CreateTable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Journals tables that are created one right after the other together: all are noted before the
 * first, and all are reported after the last. Each of these notes is a commit that the server
 * flushes, two of which for every table cost a quarter of what the tables do. A run that is killed
 * between leaves notes of what was done, was under way or had not begun; whether its table is there
 * tells that for each.
 */
final class Creations {

  private static final int MOST = 50;

  /** In characters of the statements: well within the smallest packet a server may be set to. */
  private static final int LONGEST = 200_000;

  private final Journal journal;
  private final Map<Integer, Long> open = new TreeMap<>();
  private final List<Journal.Finished> finished = new ArrayList<>();

  Creations(Journal journal) {
    this.journal = journal;
  }

  static boolean isOne(Step step) {
    return step instanceof Step.DdlStatement && step.operation() instanceof CreateTable;
  }

  /**
   * The creation at {@code index} and those that follow it, as many as are journalled together.
   *
   * @param isToDo whether a step was not done by an earlier run
   */
  static List<Step> from(List<Step> steps, int index, Predicate<Step> isToDo) {
    int end = index;
    long length = 0;
    while (end < steps.size()
        && end < index + MOST
        && isOne(steps.get(end))
        && isToDo.test(steps.get(end))) {
      length += steps.get(end).text().length();
      if (length > LONGEST && end > index) {
        break;
      }
      end++;
    }
    return steps.subList(index, end);
  }

  /** Whether a step is noted as begun. */
  boolean isBegun(Step step) {
    return open.containsKey(step.number());
  }

  /** Notes that these begin. */
  void begin(List<Journal.Note> notes) throws SQLException {
    List<Long> rows = journal.start(notes);
    for (int i = 0; i < rows.size(); i++) {
      open.put(notes.get(i).beginning().step(), rows.get(i));
    }
  }

  /** The row of a step, which is the caller's to report from now on. */
  long take(Step step) {
    return open.remove(step.number());
  }

  /** Reports all that are done where no other is to come. */
  void done(Journal.Finished one) throws SQLException {
    finished.add(one);
    if (open.isEmpty()) {
      settle();
    }
  }

  /** Reports all that are done, and takes back the notes of those that did not begin. */
  void settle() throws SQLException {
    journal.done(finished);
    finished.clear();
    journal.forget(open.values());
    open.clear();
  }
}
