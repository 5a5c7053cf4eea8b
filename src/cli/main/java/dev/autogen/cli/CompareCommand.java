package dev.autogen.cli;

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
      List<String> differences = upgrade.differences();
      if (common().json()) {
        Json.print(
            out(),
            json -> {
              json.text("from", upgrade.from());
              json.text("to", upgrade.to());
              json.texts("differences", differences);
              json.texts("warnings", upgrade.warnings());
            });
      } else {
        warn(upgrade.warnings());
        differences.forEach(out()::println);
        say(
            (differences.isEmpty()
                    ? "no difference"
                    : CheckCommand.count(differences.size(), "difference"))
                + " from Hibernate "
                + upgrade.from()
                + " to "
                + upgrade.to());
      }
      return differences.isEmpty() ? 0 : 1;
    }
  }
}
