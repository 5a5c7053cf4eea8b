package dev.autogen.policy;

import dev.autogen.diff.Rename;
import dev.autogen.diff.Renames;
import dev.autogen.error.AutogenException;
import dev.autogen.facts.SchemaValidity;
import dev.autogen.finding.Element;
import dev.autogen.finding.Finding;
import dev.autogen.operation.DropTable;
import dev.autogen.operation.Operation;
import dev.autogen.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;

/**
 * What a project does about differences.
 *
 * @param equivalences column types that count as one
 * @param onlyInDatabase what becomes of things the entities know nothing of
 * @param accepted differences that are accepted, a line each
 * @param hooked what the project's own code says
 */
public record Policy(
    Equivalences equivalences,
    OnlyInDatabase onlyInDatabase,
    Accepted accepted,
    HookPolicy hooked) {

  /** Sets nothing aside. */
  public static final Policy NONE =
      new Policy(Equivalences.NONE, OnlyInDatabase.DROP_ALL, Accepted.NOTHING, HookPolicy.NOTHING);

  /**
   * What is left of the differences.
   *
   * @param renames what still gets a new name, before all else
   * @param kept what keeps its name though the entities have another
   * @param target what the live schema is to become
   * @param setAside what was set aside unasked, and why
   * @param forbidden what is only in the database and may not be dropped, a noun phrase each
   * @param acceptable all differences that could be accepted, those that are included
   * @param accepted those that are
   * @param stale accepted lines that belong to no difference any more
   */
  public record Applied(
      List<Operation> renames,
      List<Rename> kept,
      Schema target,
      List<Finding> setAside,
      List<String> forbidden,
      SortedSet<Acceptance> acceptable,
      SortedSet<Acceptance> accepted,
      SortedSet<String> stale) {

    public Applied {
      renames = List.copyOf(renames);
      kept = List.copyOf(kept);
      setAside = List.copyOf(setAside);
      forbidden = List.copyOf(forbidden);
    }

    /** Everything that was set aside, and why. */
    public List<Finding> remarks() {
      return Stream.concat(setAside.stream(), accepted.stream().map(Acceptance::finding)).toList();
    }
  }

  /**
   * Sets aside what is to be set aside of the differences between {@code live} and target.
   *
   * @param renames what gives {@code live} the names of the target
   */
  public Applied over(Schema live, Renames.Found renames, Schema target) {
    List<String> forbidden = new ArrayList<>();
    for (Operation operation : renames.operations()) {
      if (operation instanceof DropTable drop) {
        onlyInDatabase.displaced(drop.table(), forbidden);
      }
    }
    Applied rest = over(renames.renamed(), target, forbidden);
    return AcceptedRenames.over(accepted, live, renames.operations(), rest);
  }

  /**
   * Each decides by what those before it have left, since one thing hangs on another: a key stays
   * where its column does, and a type counts as another where that of the key that leads to it
   * does.
   */
  private Applied over(Schema live, Schema target, List<String> forbidden) {
    List<Finding> setAside = new ArrayList<>();
    Schema counted = hooked.over(live, target, setAside);
    Schema kept = onlyInDatabase.over(live, counted, setAside, new ArrayList<>());
    Schema equal = hooked.insisted(live, counted, equivalences.over(live, kept, setAside));
    Applied applied = accepted.over(live, equal, setAside);
    // What is accepted is no longer forbidden, and what hangs on it may be.
    onlyInDatabase.over(live, applied.target(), new ArrayList<>(), forbidden);
    ensurePossible(live, target, applied);
    return new Applied(
        List.of(),
        List.of(),
        applied.target(),
        applied.setAside(),
        forbidden,
        applied.acceptable(),
        applied.accepted(),
        applied.stale());
  }

  /**
   * What is set aside may not be what something needs that is not.
   *
   * @throws AutogenException when it is, naming who set it aside
   */
  private static void ensurePossible(Schema live, Schema target, Applied applied) {
    if (applied.remarks().isEmpty()) {
      return;
    }
    Optional<SchemaValidity.Defect> defect = SchemaValidity.defect(applied.target(), live, target);
    if (defect.isEmpty()) {
      return;
    }
    Optional<String> missing = defect.get().missing().map(Element::label);
    boolean isOfHook =
        applied.setAside().stream()
            .filter(finding -> finding.code().equals(HookPolicy.LEFT_OUT))
            .map(finding -> finding.element().label())
            .anyMatch(label -> missing.filter(label::equalsIgnoreCase).isPresent());
    if (isOfHook) {
      throw AutogenException.usage(
          "a hook leaves out " + missing.get() + ", which " + defect.get().by() + " needs",
          "let it leave out both");
    }
    if (!applied.accepted().isEmpty()) {
      throw Accepted.inTheWay(defect.get().text());
    }
    throw AutogenException.usage(
        "with what is set aside " + defect.get().text(),
        "correct the entities, or what only-in-database, equivalent or a hook sets aside, which 'autogen"
            + " check --verbose' lists");
  }
}
