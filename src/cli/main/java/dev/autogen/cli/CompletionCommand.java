package dev.autogen.cli;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code autogen completion}. */
@Command(
    mixinStandardHelpOptions = true,
    description = "Print what lets a shell complete commands and options when Tab is pressed.",
    footer = {
      "",
      "Example: autogen completion bash > ~/.local/share/bash-completion/completions/autogen",
      "For zsh, in ~/.zshrc: source <(autogen completion zsh)",
      "For fish: autogen completion fish > ~/.config/fish/completions/autogen.fish"
    })
final class CompletionCommand extends Action {

  @Parameters(
      arity = "0..1",
      defaultValue = "bash",
      paramLabel = "bash|zsh|fish",
      description = "The shell: ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
  private Shell shell;

  /** The shells there is one for. The names are what is typed. */
  enum Shell {
    bash,
    zsh,
    fish
  }

  @Override
  int act() {
    CommandLine all = Commands.all(environment());
    out().println("# How " + shell + " completes the words of autogen.");
    out()
        .print(
            shell == Shell.fish
                ? new FishCompletion("autogen").of(all)
                // One script serves both: in zsh it first turns on completion as bash does it.
                : AutoComplete.bash("autogen", all));
    out().flush();
    return 0;
  }
}
