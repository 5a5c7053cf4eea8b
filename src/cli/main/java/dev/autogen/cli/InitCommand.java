package dev.autogen.cli;

import dev.autogen.project.Initialization;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code autogen init}. */
@Command(
    mixinStandardHelpOptions = true,
    description = "Write settings, the template and a check for pull requests into this folder.",
    footer = {"", "Example: autogen init"})
final class InitCommand extends Action {

  @Option(
      names = "--ci",
      paramLabel = "github|gitlab|none",
      description = "Whose check to write: ${COMPLETION-CANDIDATES}; default: as the folder is.")
  private Where where;

  /** The names are what is typed. */
  enum Where {
    github,
    gitlab,
    none
  }

  @Override
  int act() {
    Initialization initialization =
        new Initialization(environment().working().toAbsolutePath().normalize());
    List<Path> written =
        initialization.write(
            where == null
                ? initialization.usualCi()
                : Initialization.Ci.valueOf(where.name().toUpperCase(Locale.ROOT)));
    answer(
        () -> written.forEach(this::print),
        facts -> facts.texts("written", written.stream().map(Action::whole).toList()));
    initialization.remark().ifPresent(this::say);
    say(initialization.next());
    return 0;
  }
}
