package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Who knows a name of Alembic finds on the page what it is here. */
class AlembicPageTest {

  private static final Path PAGE = Path.of("src/site/markdown/alembic.md");
  private static final Path NAMES = Path.of("src/test/resources/dev/autogen/site/alembic.names");

  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  @Test
  void everyNameOfAlembicIsOnThePage() throws IOException {
    List<String> left = leftOfTables();
    List<String> missing = new ArrayList<>();
    int names = 0;
    for (String line : Files.readAllLines(NAMES)) {
      if (line.isBlank() || line.startsWith("#") || line.startsWith("[")) {
        continue;
      }
      names++;
      Pattern word = Pattern.compile("(?<![\\w-])" + Pattern.quote(line) + "(?![\\w-])");
      if (left.stream().noneMatch(code -> word.matcher(code).find())) {
        missing.add(line);
      }
    }
    assertThat(names).isGreaterThan(150);
    assertThat(missing).as("names without a row of the page").isEmpty();
  }

  /** A name is mapped where it stands in the left column of a table, and something in the right. */
  private static List<String> leftOfTables() throws IOException {
    List<String> left = new ArrayList<>();
    for (String line : Files.readAllLines(PAGE)) {
      String[] cells = line.split("(?<!\\\\)\\|", -1);
      if (cells.length > 3 && !cells[2].isBlank()) {
        Matcher code = CODE.matcher(cells[1]);
        while (code.find()) {
          left.add(code.group(1));
        }
      }
    }
    return left;
  }

  /** The commands and options that the page says are the same word are there. */
  @Test
  void everyCommandAndOptionThatThePageNamesIsThere() throws IOException {
    picocli.CommandLine root = AutogenCommand.commandLine(CommandPage.environment());
    List<String> unknown = new ArrayList<>();
    Matcher shown = Pattern.compile("`autogen ([a-z][a-z-]*)").matcher(Files.readString(PAGE));
    while (shown.find()) {
      if (!root.getSubcommands().containsKey(shown.group(1))) {
        unknown.add(shown.group(1));
      }
    }
    assertThat(unknown).isEmpty();
  }
}
