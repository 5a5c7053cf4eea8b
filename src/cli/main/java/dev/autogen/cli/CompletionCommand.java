package dev.autogen.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code autogen completion}. */
@Command(
    mixinStandardHelpOptions = true,
    description = "Print what lets a shell complete commands and options when Tab is pressed.",
    footer = {
      "",
      "Example: autogen completion bash > ~/.local/share/bash-completion/completions/autogen",
      "For zsh, in ~/.zshrc: source <(autogen completion zsh)"
    })
final class CompletionCommand extends Action {

  @Parameters(
      arity = "0..1",
      defaultValue = "bash",
      paramLabel = "bash|zsh",
      description = "The shell: ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
  private Shell shell;

  /** The shells there is one for. The names are what is typed. */
  enum Shell {
    bash,
    zsh
  }

  @Override
  int act() {
    // One script serves both: in zsh it first turns on completion as bash does it.
    out().println("# How " + shell + " completes the words of autogen.");
    out().print(AutoComplete.bash("autogen", Commands.all(environment())));
    out().flush();
    return 0;
  }
}
