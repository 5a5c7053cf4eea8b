package dev.autogen.project;

import dev.autogen.finding.Finding;
import dev.autogen.finding.Place;
import dev.autogen.finding.Severity;
import dev.autogen.lint.Code;
import dev.autogen.migration.CallPlace;
import dev.autogen.operation.AlterTable;
import dev.autogen.operation.Operation;
import dev.autogen.source.DraftStep;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the rules find in a migration that is being written: first beside its operations, where it
 * becomes remarks, and then at the lines that these have in its file.
 */
final class WrittenReview {

  /**
   * What stands in the file by other words: what is lost, what the server does, who else uses it.
   */
  private static final String OTHERWISE_SAID = "LBMR";

  private final List<Finding> findings;

  /** Which operation, and which of its clauses, a number stands for that is no line yet. */
  private record Spot(int operation, int clause) {}

  private final Map<Integer, Spot> spots = new TreeMap<>();

  private final List<CallPlace> numbered = new ArrayList<>();

  /** Looks at operations. */
  @FunctionalInterface
  interface Rules {
    /**
     * What they find.
     *
     * @param places where each of the operations is
     */
    List<Finding> look(List<CallPlace> places);
  }

  WrittenReview(List<Operation> operations, Rules rules) {
    int number = 1;
    for (int i = 0; i < operations.size(); i++) {
      int own = number++;
      spots.put(own, new Spot(i, -1));
      List<CallPlace> inner = new ArrayList<>();
      if (operations.get(i) instanceof AlterTable alter) {
        for (int clause = 0; clause < alter.changes().size(); clause++) {
          spots.put(number, new Spot(i, clause));
          inner.add(new CallPlace(number++, List.of()));
        }
      }
      numbered.add(new CallPlace(own, inner));
    }
    this.findings = rules.look(numbered);
  }

  /** The steps, each with a remark for what will be as true on another day. */
  List<DraftStep> remarked(List<DraftStep> steps) {
    List<DraftStep> result = new ArrayList<>(steps);
    Set<String> said = new HashSet<>();
    for (Finding finding : findings) {
      Spot spot = spots.get(finding.place().line());
      Optional<Code> code = Code.of(finding.code());
      if (spot == null
          || code.isEmpty()
          || finding.severity() == Severity.NOTE
          || OTHERWISE_SAID.indexOf(finding.code().charAt(0)) >= 0) {
        continue;
      }
      String remark = finding.code() + ": " + code.get().title() + ".";
      if (said.add(spot + remark)) {
        DraftStep step = result.get(spot.operation());
        result.set(
            spot.operation(),
            spot.clause() < 0 ? step.withComment(remark) : step.withComment(spot.clause(), remark));
      }
    }
    return result;
  }

  /** The findings at the lines of a file; those of it as it was written. */
  List<Finding> in(String file, List<CallPlace> places) {
    return findings.stream()
        .map(
            finding -> {
              Place place = finding.place();
              return finding.withPlace(
                  Place.of(file, line(spots.get(place.line()), places))
                      .about(place.entity(), place.property()));
            })
        .toList();
  }

  private static int line(Spot spot, List<CallPlace> places) {
    if (spot == null || spot.operation() >= places.size()) {
      return 0;
    }
    CallPlace call = places.get(spot.operation());
    return spot.clause() < 0 ? call.line() : call.innerLine(spot.clause());
  }
}
