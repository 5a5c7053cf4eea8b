package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.TestServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;

/** Does what a page says, and compares what happens with what it says; see DocumentationIT. */
final class PageTrial {

  /** Where the pages are. */
  static final Path PAGES = Path.of("src/site/markdown");

  private PageTrial() {}

  /** Whether a page is tried with Maven, each night. */
  static boolean isTutorial(Path page) {
    return page.getFileName().toString().startsWith("tutorial-");
  }

  static void of(String name, TestServers servers, Path folder) throws Exception {
    Path file = Path.of(name);
    Page page = Page.parse(Files.readString(file));
    Map<Page.Shown, String> different = new LinkedHashMap<>();
    int number = 0;
    for (Page.Section section : page.sections()) {
      Path place = Files.createDirectory(folder.resolve("section" + number++));
      new PageRun(name + number, section, servers, place)
          .run()
          .forEach(
              (step, output) -> {
                if (step instanceof Page.Shown shown) {
                  if (!page.matches(shown, output)) {
                    different.put(shown, output);
                  }
                } else {
                  assertThat(output).as("%s, line %d", name, step.line()).isEmpty();
                }
              });
    }
    if (System.getProperty("autogen.pages", "").equals("write") && !different.isEmpty()) {
      Files.writeString(file, page.with(different));
      return;
    }
    SoftAssertions all = new SoftAssertions();
    different.forEach(
        (shown, output) ->
            all.assertThat(output.stripTrailing())
                .as("%s, line %d: %s", name, shown.line(), shown.command())
                .isEqualTo(page.expected(shown)));
    all.assertAll();
  }
}
