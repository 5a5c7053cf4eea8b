package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.migration.Operations;
import dev.autogen.migration.TableAlteration;
import dev.autogen.migration.TableDefinition;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who knows a name of Alembic finds on the page what it is here. */
class AlembicPageTest {

  private static final Path PAGE = Path.of("src/site/markdown/alembic.md");
  private static final Path NAMES =
      Path.of("src/cli/test/resources/dev/autogen/site/alembic.names");

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

  @Test
  void everyCommandThatThePageNamesIsThere() throws IOException {
    assertThat(shown("`autogen ([a-z][a-z-]*)")).isNotEmpty().isSubsetOf(Commands.names());
  }

  @Test
  void everyOperationThatThePageNamesIsThere() throws IOException {
    // Operations have capitals where Alembic has underscores, which tells the two apart.
    assertThat(shown("op[.](\\w+)\\(\""))
        .filteredOn(name -> !name.contains("_") && !name.equals("execute"))
        .isNotEmpty()
        .isSubsetOf(methods(Operations.class));
    assertThat(shown("(?<!\\w)t[.](\\w+)\\("))
        .isNotEmpty()
        .isSubsetOf(methods(TableAlteration.class, TableDefinition.class));
  }

  private static List<String> methods(Class<?>... types) {
    return Stream.of(types)
        .flatMap(type -> Stream.of(type.getMethods()))
        .map(Method::getName)
        .toList();
  }

  private static List<String> shown(String pattern) throws IOException {
    return Pattern.compile(pattern)
        .matcher(Files.readString(PAGE))
        .results()
        .map(found -> found.group(1))
        .distinct()
        .toList();
  }
}
