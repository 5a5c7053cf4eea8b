package dev.autogen.cli;

import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Does what each tutorial says, with the real Maven and what this build has made. */
@OnMySql
@Tag("nightly")
class TutorialsIT {

  @TempDir Path folder;

  static List<String> tutorials() throws IOException {
    String only = System.getProperty("autogen.pages.only", "");
    try (Stream<Path> pages = Files.list(PageTrial.PAGES)) {
      return pages
          .filter(PageTrial::isTutorial)
          .map(Path::toString)
          .filter(page -> page.contains(only))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("tutorials")
  void aTutorialDoesWhatItSays(String page, TestServers servers) throws Exception {
    PageTrial.of(page, servers, folder);
  }
}
