package dev.autogen.revision;

import dev.autogen.error.AutogenException;
import dev.autogen.migration.CallPlace;
import dev.autogen.migration.Migration;
import dev.autogen.migration.MigrationException;
import dev.autogen.migration.Operations;
import dev.autogen.operation.Operation;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * One loaded revision.
 *
 * @param parents the ids of the revisions it follows; empty for a base
 * @param labels names of the branch that begins with it
 * @param dependsOn ids or labels of revisions of other branches that must be run before it
 * @param replaces ids of revisions that were squashed into it
 * @param loses tables whose rows go with it and are meant to
 * @param message what it does, in one line; may be empty
 * @param source where it comes from, for people: the path of the source file or class file
 */
public record RevisionScript(
    String id,
    List<String> parents,
    List<String> labels,
    List<String> dependsOn,
    List<String> replaces,
    List<String> loses,
    Instant created,
    String message,
    String source,
    Migration migration) {

  public RevisionScript {
    parents = List.copyOf(parents);
    labels = List.copyOf(labels);
    dependsOn = List.copyOf(dependsOn);
    replaces = List.copyOf(replaces);
    loses = List.copyOf(loses);
  }

  /** The migration, loaded if it was not yet. */
  @Override
  public Migration migration() {
    return migration instanceof LazyMigration lazy ? lazy.loaded() : migration;
  }

  /** One that replaces none and loses nothing. */
  public RevisionScript(
      String id,
      List<String> parents,
      List<String> labels,
      List<String> dependsOn,
      Instant created,
      String message,
      String source,
      Migration migration) {
    this(id, parents, labels, dependsOn, List.of(), List.of(), created, message, source, migration);
  }

  /**
   * The operations that lead to this revision.
   *
   * @throws MigrationException when the migration's own code fails
   */
  public List<Operation> upgradeOperations() {
    return collect("upgrade", op -> migration().upgrade(op));
  }

  /**
   * The operations that lead back from this revision.
   *
   * @throws MigrationException when the migration's own code fails
   */
  public List<Operation> downgradeOperations() {
    return collect("downgrade", op -> migration().downgrade(op));
  }

  /**
   * The same as {@link #upgradeOperations}, with where in the source each is said.
   *
   * @throws MigrationException when the migration's own code fails
   */
  public Located located() {
    Operations operations = Operations.located(migration().getClass(), source);
    return new Located(
        collect("upgrade", operations, op -> migration().upgrade(op)), operations.places());
  }

  /**
   * Operations and where they are said.
   *
   * @param places one for each of {@code operations}
   */
  public record Located(List<Operation> operations, List<CallPlace> places) {
    public Located {
      operations = List.copyOf(operations);
      places = List.copyOf(places);
    }
  }

  private List<Operation> collect(String direction, Consumer<Operations> body) {
    return collect(direction, new Operations(migration().getClass(), source), body);
  }

  private List<Operation> collect(
      String direction, Operations operations, Consumer<Operations> body) {
    try {
      body.accept(operations);
      return operations.toList();
    } catch (MigrationException e) {
      throw e;
    } catch (RuntimeException | Error e) {
      throw new MigrationException(
          AutogenException.Kind.FAILURE,
          direction + "() of revision " + id + " (" + source + ") fails: " + what(e),
          "correct the migration, or the code it calls",
          e);
    }
  }

  private static String what(Throwable thrown) {
    String name = thrown.getClass().getSimpleName();
    return thrown.getMessage() == null ? name : name + ": " + thrown.getMessage();
  }

  /** The id, and in brackets where it comes from, as messages name a revision. */
  String label() {
    return id + " (" + source + ")";
  }
}
