package dev.autogen.cli;

import dev.autogen.error.AutogenException;
import dev.autogen.project.Autogenerate;
import dev.autogen.project.DropQuestions;
import dev.autogen.project.NewRevision;
import dev.autogen.project.Project;
import dev.autogen.project.RenameQuestions;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionScript;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code autogen merge}. */
@Command(
    mixinStandardHelpOptions = true,
    description = "Join several heads by a migration that follows all of them.",
    footer = {"", "Example: autogen merge heads -m \"Join roles and invoices\""})
final class MergeCommand extends Action {

  @Parameters(
      arity = "0..*",
      defaultValue = "heads",
      paramLabel = "REVISION",
      description = "The revisions to join; default: ${DEFAULT-VALUE}.")
  private List<String> targets;

  @Mixin private RevisionOptions options = new RevisionOptions();

  @Option(
      names = {"-m", "--message"},
      paramLabel = "TEXT",
      description = "What the migration does; default: which it joins.")
  private String message;

  @Override
  int act() throws Exception {
    Project project = project();
    RevisionGraph revisions = project.revisions();
    List<String> ids =
        Targets.find(project, revisions, targets).stream().map(RevisionScript::id).toList();
    if (ids.size() < 2) {
      throw AutogenException.usage(
          "there is nothing to join: "
              + String.join(", ", targets)
              + " is "
              + (ids.isEmpty() ? "no revision" : "one revision, " + ids.get(0)),
          "name two revisions or more");
    }
    NewRevision merge =
        options.revision(
            environment(),
            message == null ? "Merge " + String.join(" and ", ids) : message,
            ids,
            List.of());
    return report(
        new Autogenerate(
                project, environment().ids(), RenameQuestions.nobody(), DropQuestions.nobody())
            .writeEmpty(merge));
  }
}
