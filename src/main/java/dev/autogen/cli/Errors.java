package dev.autogen.cli;

import dev.autogen.AutogenException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Says what went wrong in one sentence, and gives the exit code. */
final class Errors {

  private static final int USAGE = 2;
  private static final int FAILURE = 3;

  private final Terminal terminal;
  private final CommonOptions options;

  Errors(Terminal terminal, CommonOptions options) {
    this.terminal = terminal;
    this.options = options;
  }

  int usage(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    print(e.getMessage() + "; see '" + command.getCommandSpec().qualifiedName() + " --help'");
    if (!CommandLine.UnmatchedArgumentException.printSuggestions(e, terminal.err())) {
      terminal.err().flush();
    }
    return USAGE;
  }

  int execution(Exception e, CommandLine command, ParseResult result) {
    if (e instanceof AutogenException known) {
      print(known.getMessage().strip() + (known.remedy().isEmpty() ? "" : "; " + known.remedy()));
      trace(e);
      return known.kind() == AutogenException.Kind.USAGE ? USAGE : FAILURE;
    }
    print(
        "autogen itself failed ("
            + e.getClass().getSimpleName()
            + ": "
            + e.getMessage()
            + "); run it again with --stacktrace and report what it prints");
    trace(e);
    return FAILURE;
  }

  private void print(String sentence) {
    terminal.err().println("error: " + sentence);
  }

  private void trace(Exception e) {
    if (options.stacktrace()) {
      e.printStackTrace(terminal.err());
    }
  }
}
