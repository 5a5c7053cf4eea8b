package dev.autogen.source;

import dev.autogen.operation.Operation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An operation to write, with what is worth saying about it.
 *
 * @param comments the remarks to stand above the operation, plain text
 * @param changeComments for an alteration, the remarks to stand above its changes, by the change's
 *     place in the list
 */
public record DraftStep(
    Operation operation, List<String> comments, SortedMap<Integer, List<String>> changeComments) {

  public DraftStep {
    comments = List.copyOf(comments);
    changeComments = Collections.unmodifiableSortedMap(new TreeMap<>(changeComments));
  }

  /** A step without remarks. */
  public static DraftStep of(Operation operation) {
    return new DraftStep(operation, List.of(), Collections.emptySortedMap());
  }

  /** Steps without remarks. */
  public static List<DraftStep> of(List<Operation> operations) {
    return operations.stream().map(DraftStep::of).toList();
  }

  /** This step with one more remark: {@code the rows are not brought back}. */
  public DraftStep withComment(String comment) {
    return new DraftStep(operation, appended(comments, comment), changeComments);
  }

  /** This step with one more remark on the change at {@code index}: {@code was varchar(100)}. */
  public DraftStep withComment(int index, String comment) {
    SortedMap<Integer, List<String>> all = new TreeMap<>(changeComments);
    all.put(index, appended(commentsOn(index), comment));
    return new DraftStep(operation, comments, all);
  }

  List<String> commentsOn(int index) {
    return changeComments.getOrDefault(index, List.of());
  }

  private static List<String> appended(List<String> list, String element) {
    List<String> all = new ArrayList<>(list);
    all.add(element);
    return List.copyOf(all);
  }
}
