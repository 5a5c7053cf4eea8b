package dev.autogen.project;

import dev.autogen.error.AutogenException;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionPath;
import dev.autogen.revision.RevisionScript;
import dev.autogen.revision.Target;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a person says of a revision to be written.
 *
 * @param message what it does
 * @param heads the revisions it follows, as they were typed; empty for the only head
 * @param splice whether these may have been followed by others already
 * @param labels names for the branch that begins with it
 * @param dependsOn revisions of other branches that must be run before it, as they were typed
 * @param id empty for a new one
 * @param folder where to write it; empty for the usual place
 */
public record NewRevision(
    String message,
    List<String> heads,
    boolean splice,
    List<String> labels,
    List<String> dependsOn,
    String id,
    Optional<Path> folder) {

  private static final Pattern NAME = Pattern.compile("(?=.*[A-Za-z0-9_])[A-Za-z0-9_.]{1,64}");
  private static final List<String> RESERVED =
      List.of("head", Target.HEADS, Target.BASE, "current");

  public NewRevision {
    heads = List.copyOf(heads);
    labels = List.copyOf(labels);
    dependsOn = List.copyOf(dependsOn);
  }

  /** One that follows the only head. */
  public static NewRevision of(String message) {
    return new NewRevision(message, List.of(), false, List.of(), List.of(), "", Optional.empty());
  }

  /**
   * The revisions it follows.
   *
   * @throws AutogenException when there are several heads and none is named, or the one named is
   *     followed by another
   */
  List<RevisionScript> parents(RevisionGraph revisions) {
    if (heads.isEmpty()) {
      return revisions.head().stream().toList();
    }
    RevisionPath everywhere = new RevisionPath(revisions, List.of());
    List<RevisionScript> parents = new ArrayList<>();
    for (String head : heads) {
      for (RevisionScript parent : everywhere.named(head)) {
        if (!revisions.heads().contains(parent) && !splice) {
          throw AutogenException.usage(
              "revision "
                  + parent.id()
                  + " is not a head: it is followed by "
                  + revisions.children(parent.id()).get(0).id(),
              "name a head, or begin a new branch there with --splice");
        }
        if (!parents.contains(parent)) {
          parents.add(parent);
        }
      }
    }
    return List.copyOf(parents);
  }

  /** The ids of the revisions it depends on. */
  List<String> dependencies(RevisionGraph revisions) {
    return dependsOn.stream().map(name -> revisions.resolve(name).id()).distinct().toList();
  }

  /**
   * Checks the names a person has chosen.
   *
   * @throws AutogenException when one is none, or is taken
   */
  void checkNames(RevisionGraph revisions) {
    List<String> chosen = new ArrayList<>(labels);
    if (!id.isEmpty()) {
      chosen.add(id);
    }
    List<String> taken = new ArrayList<>();
    for (RevisionScript script : revisions.revisions()) {
      taken.add(script.id());
      taken.addAll(script.labels());
    }
    for (String name : chosen) {
      if (!NAME.matcher(name).matches() || RESERVED.contains(name)) {
        throw AutogenException.usage(
            "'" + name + "' can be neither an id nor a label",
            "use 1 to 64 ASCII letters, digits, dots and underscores, at least one of them no dot,"
                + " and none of "
                + String.join(", ", RESERVED));
      }
      if (taken.contains(name)) {
        throw AutogenException.usage(
            "there is a revision or a branch " + name + " already", "choose another name");
      }
      taken.add(name);
    }
  }
}
