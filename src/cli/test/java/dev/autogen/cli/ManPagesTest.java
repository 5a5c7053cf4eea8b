package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The manual says all that {@code --help} says. */
class ManPagesTest {

  @TempDir Path folder;

  private CommandLine root;

  @BeforeEach
  void write() throws IOException {
    ManPages.main(new String[] {folder.toString()});
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    Terminal terminal = new Terminal(nowhere, nowhere, () -> "");
    root =
        Commands.all(new Environment(Path.of(""), Map.of(), Clock.systemUTC(), () -> "", terminal));
  }

  private String page(String name) throws IOException {
    return Files.readString(folder.resolve(name + ".1"));
  }

  @Test
  void everyCommandHasAPageWithItsOptions() throws IOException {
    for (String name : Commands.names()) {
      String page = page("autogen-" + name);
      CommandLine command = root.getSubcommands().get(name);
      assertThat(page)
          .startsWith(".TH \"AUTOGEN\\-")
          .contains(".SH SYNOPSIS\nautogen " + roff(name));
      for (OptionSpec option : command.getCommandSpec().options()) {
        if (!HelpText.isCommon(option)) {
          assertThat(page).contains("\\fB" + roff(option.longestName()) + "\\fR");
        }
      }
      assertThat(page("autogen")).contains("\\fBautogen " + roff(name) + "\\fR");
    }
  }

  @Test
  void theProgramsPageHasWhatEveryCommandHeeds() throws IOException {
    String page = page("autogen");
    assertThat(page).contains(".SH CONNECTION\n", ".SH OUTPUT\n", "Exit codes: 0 done");
    for (OptionSpec option : root.getCommandSpec().options()) {
      assertThat(page).contains("\\fB" + roff(option.longestName()) + "\\fR");
    }
    assertThat(page).doesNotContain("${").matches("\\p{ASCII}*");
  }

  /** A line that only looks like a request would be left out of what is shown. */
  @Test
  void onlyRequestsBeginAsOne() throws IOException {
    for (String name : Commands.names()) {
      assertThat(page("autogen-" + name).lines().filter(line -> line.matches("[.'].*")))
          .allMatch(line -> line.matches("\\.(TH|SH|TP|PP|nf|fi)( .*)?"));
    }
  }

  private static String roff(String text) {
    return text.replace("-", "\\-");
  }
}
