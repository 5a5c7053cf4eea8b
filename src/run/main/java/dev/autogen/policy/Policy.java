package dev.autogen.policy;

import dev.autogen.diff.Rename;
import dev.autogen.diff.Renames;
import dev.autogen.operation.DropTable;
import dev.autogen.operation.Operation;
import dev.autogen.schema.Schema;
import java.util.ArrayList;
import java.util.List;
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
   * @param setAside what was set aside unasked, and why, a clause each
   * @param forbidden what is only in the database and may not be dropped, a noun phrase each
   * @param acceptable all differences that could be accepted, those that are included
   * @param accepted those that are
   * @param stale accepted lines that belong to no difference any more
   */
  public record Applied(
      List<Operation> renames,
      List<Rename> kept,
      Schema target,
      List<String> setAside,
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

    /** Everything that was set aside, and why, a clause each. */
    public List<String> remarks() {
      return Stream.concat(setAside.stream(), accepted.stream().map(Acceptance::remark)).toList();
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

  private Applied over(Schema live, Schema target, List<String> forbidden) {
    List<String> setAside = new ArrayList<>();
    Schema counted = hooked.over(live, target, setAside);
    Schema kept = onlyInDatabase.over(live, counted, setAside, new ArrayList<>());
    Schema equal = hooked.insisted(live, counted, equivalences.over(live, kept, setAside));
    Applied applied = accepted.over(live, equal, setAside);
    // What is accepted is no longer forbidden.
    onlyInDatabase.over(live, applied.target(), new ArrayList<>(), forbidden);
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
}
