package dev.autogen.cli;

import dev.autogen.diff.Change;
import dev.autogen.finding.Finding;
import dev.autogen.project.Connection;
import dev.autogen.project.Entities;
import dev.autogen.project.Project;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code autogen compare}. */
@Command(
    mixinStandardHelpOptions = true,
    description =
        "Say what another Hibernate would do to the schema of the entities; exit code 1 if anything.",
    footer = {"", "Example: autogen compare --hibernate target/hibernate-7-class-path.txt"})
final class CompareCommand extends Action {

  @Option(
      names = "--hibernate",
      required = true,
      paramLabel = "PATH[:PATH…]",
      description = "The other Hibernate with all it needs: jars, or a text file that lists them.")
  private String hibernate;

  @Override
  int act() throws Exception {
    Project project = project();
    List<Path> libraries =
        Arrays.stream(hibernate.split(File.pathSeparator, -1))
            .map(environment().working()::resolve)
            .toList();
    try (Connection connection = project.connect()) {
      Entities.Upgrade upgrade = project.entities().upgrade(connection, libraries);
      List<Change> differences = upgrade.differences();
      answer(
          () -> {
            warn(upgrade.warnings());
            Change.texts(differences).forEach(this::print);
            say(
                (differences.isEmpty()
                        ? "no difference"
                        : CheckCommand.count(differences.size(), "difference"))
                    + " from Hibernate "
                    + upgrade.from()
                    + " to "
                    + upgrade.to());
          },
          facts -> {
            facts.text("from", upgrade.from());
            facts.text("to", upgrade.to());
            facts.list("differences", differences, new ChangeFacts(upgrade.properties())::facts);
            facts.texts("warnings", Finding.texts(upgrade.warnings()));
          });
      return differences.isEmpty() ? 0 : 1;
    }
  }
}
