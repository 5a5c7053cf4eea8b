package dev.autogen.migration;

import java.util.List;

/**
 * Where in the source of a migration an operation is said.
 *
 * @param line of the call, the first is 1; 0 where it is not known
 * @param inner those of the calls in its braces: the clauses of an alteration, the operations of a
 *     block; empty where it has none
 */
public record CallPlace(int line, List<CallPlace> inner) {

  public CallPlace {
    inner = List.copyOf(inner);
  }

  /** A call without braces. */
  static CallPlace of(int line) {
    return new CallPlace(line, List.of());
  }

  /** The line of a call in the braces, or this call's own where that is not known. */
  public int innerLine(int index) {
    return index < inner.size() && inner.get(index).line() > 0 ? inner.get(index).line() : line;
  }
}
