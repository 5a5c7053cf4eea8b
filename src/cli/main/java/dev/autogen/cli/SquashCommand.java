package dev.autogen.cli;

import dev.autogen.project.Squash;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code autogen squash}. */
@Command(
    mixinStandardHelpOptions = true,
    description = "Make one revision of several that follow each other, and prove it first.",
    footer = {"", "Example: autogen squash 41b7c3aa9f02:8c1f0a52d9e4 -m \"The shop of 2026\""})
final class SquashCommand extends Action {

  @Parameters(
      paramLabel = "FROM:TO",
      description = "The first and the last of them; base for the very first.")
  private String range;

  @Option(
      names = {"-m", "--message"},
      paramLabel = "TEXT",
      defaultValue = "",
      description = "What the revision does; default: the words of the last one.")
  private String message;

  @Override
  int act() {
    if (!range.contains(":")) {
      throw new ParameterException(
          spec.commandLine(),
          "A range has two ends, as in FROM:TO; there is one in '" + range + "'");
    }
    Range ends = Range.parse(range);
    Squash.Result result =
        new Squash(project(), environment().ids())
            .squash(ends.from(), ends.to().isEmpty() ? "head" : ends.to(), message);
    answer(
        () -> print(result.file()),
        facts -> {
          facts.text("revision", result.id());
          facts.texts("written", List.of(whole(result.file())));
          facts.texts("replaced", result.replaced());
          facts.text("moved", whole(result.moved()));
        });
    say(
        "a database at "
            + result.id()
            + " needs nothing; one at "
            + String.join(" or ", result.replaced())
            + " cannot go on");
    say("the old files are in " + shown(result.moved()));
    return 0;
  }
}
