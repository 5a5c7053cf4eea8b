package dev.autogen.cli;

import dev.autogen.error.AutogenException;
import dev.autogen.project.Project;
import dev.autogen.revision.RevisionGraph;
import dev.autogen.revision.RevisionScript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code autogen edit}. */
@Command(
    mixinStandardHelpOptions = true,
    description = "Open a migration in the editor that EDITOR names.",
    footer = {"", "Example: autogen edit head"})
final class EditCommand extends Action {

  @Parameters(
      arity = "0..1",
      defaultValue = "head",
      paramLabel = "REVISION",
      description = "A revision, head or current; default: ${DEFAULT-VALUE}.")
  private String target;

  @Override
  int act() throws Exception {
    Project project = project();
    RevisionGraph revisions = project.revisions();
    String editor =
        environment()
            .variables()
            .getOrDefault("VISUAL", environment().variables().getOrDefault("EDITOR", ""));
    if (editor.isBlank()) {
      throw AutogenException.usage(
          "no editor is known", "name one in the environment variable EDITOR");
    }
    List<Path> edited = new ArrayList<>();
    for (RevisionScript script : Targets.find(project, revisions, List.of(target))) {
      Path file = Path.of(script.source());
      if (!Files.isRegularFile(file) || !file.toString().endsWith(".java")) {
        throw AutogenException.usage(
            "revision " + script.id() + " is a class in " + script.source() + ", not a source",
            "edit it where its sources are");
      }
      // Through a shell, since people write options into the variable.
      Process process =
          new ProcessBuilder("/bin/sh", "-c", editor + " \"$1\"", "sh", file.toString())
              .inheritIO()
              .start();
      if (process.waitFor() != 0) {
        throw AutogenException.usage(
            "'" + editor + "' ended with exit code " + process.exitValue(),
            "correct the environment variable EDITOR");
      }
      edited.add(file);
    }
    answer(() -> {}, facts -> facts.texts("edited", edited.stream().map(Action::whole).toList()));
    return 0;
  }
}
