package dev.autogen.cli;

import dev.autogen.project.NewRevision;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a new revision stands. */
final class RevisionOptions {

  @Option(
      names = "--splice",
      description = "Let it follow a revision that is no head, which begins a branch.")
  private boolean splice;

  @Option(
      names = "--branch-label",
      paramLabel = "NAME[,NAME…]",
      split = ",",
      description = "Name the branch that begins with it.")
  private List<String> labels = List.of();

  @Option(
      names = "--rev-id",
      paramLabel = "ID",
      defaultValue = "",
      description = "Its id; default: one of its own.")
  private String id;

  @Option(
      names = "--version-path",
      paramLabel = "DIR",
      description = "The folder to write it to, where there are several.")
  private Path folder;

  /** A revision that follows {@code heads}, as they were typed. */
  NewRevision revision(
      Environment environment, String message, List<String> heads, List<String> dependsOn) {
    return new NewRevision(
        message,
        heads,
        splice,
        labels,
        dependsOn,
        id,
        Optional.ofNullable(folder).map(environment.working()::resolve));
  }
}
