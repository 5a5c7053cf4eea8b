package dev.autogen.cli;

import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the documentation shows is what happens. Every page, README.md and {@code
 * src/site/markdown/*.md}, is read from top to bottom as a person would try it out: each command of
 * a {@code console} block is run, and what it prints is compared with what the page says.
 *
 * <pre>
 * &lt;!-- project: clinic --&gt;            begins anew: a fresh copy of the project, an empty schema
 * &lt;!-- file: src/main/java/Note.java --&gt; the code block that follows is written to that file
 * &lt;!-- run: autogen upgrade -q --&gt;     is done, is not shown, and must succeed
 * &lt;!-- shows: generated-migrations/R…_Add.java --&gt; the code block that follows is in that file
 *
 * ```console
 * $ autogen check
 * create table Note (2 columns)
 * …
 * $ echo $?
 * 1
 * ```
 * </pre>
 *
 * <ul>
 *   <li>A project is {@code empty} (where a page says nothing), {@code clinic} (the sample of this
 *       repository), or a folder of {@code src/cli/test/resources/projects}.
 *   <li>{@code <!-- database: unset -->} sets no variables; there still is a server at
 *       localhost:3306 with a schema and a user {@code shop}, whose password is {@code secret}.
 *       {@code <!-- database: development -->} has nothing but the project's development server.
 *       Otherwise AUTOGEN_URL, AUTOGEN_USER and AUTOGEN_PASSWORD name that schema. Both lines stand
 *       before the first step.
 *   <li>The commands run in one shell, with standard error where it is on a terminal; a line that
 *       ends with a backslash goes on in the next one. {@code mysql} is the real client, as user
 *       {@code shop}. {@code autogen} runs in the test itself; {@code <!-- program: jar -->} starts
 *       the real launcher instead, which takes a second each time and needs target/autogen.jar.
 *   <li>{@code <!-- program: maven -->} makes mvn a command, which takes minutes; such pages are
 *       called tutorial-… and are tried each night, by TutorialsIT.
 *   <li>{@code <!-- classpath: flyway -->}, or liquibase, puts the jars of that tool into {@code
 *       target/classpath.txt}, and makes it a command.
 *   <li>{@code …} stands for anything in a line, and alone in a line for any lines. Durations are
 *       not compared. Ids and times are the same in every run. The project is in /home/you/shop.
 *   <li>{@code -Dautogen.pages=write} puts what really was shown into the page, wherever it is not
 *       what the page says; {@code -Dautogen.pages.only=running} runs that page alone.
 * </ul>
 */
@OnMySql
class DocumentationIT {

  private static final Path README = Path.of("README.md");

  /** They take as long as all others together. */
  private static final List<String> LONG = List.of("commands.md", "flyway-liquibase.md");

  @TempDir Path folder;

  static List<String> pages() throws IOException {
    return allPages().stream().filter(page -> LONG.stream().noneMatch(page::endsWith)).toList();
  }

  static List<String> longPages() throws IOException {
    return allPages().stream().filter(page -> LONG.stream().anyMatch(page::endsWith)).toList();
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("longPages")
  @Tag("nightly")
  void aLongPageShowsWhatHappens(String name, TestServers servers) throws Exception {
    aPageShowsWhatHappens(name, servers);
  }

  private static List<String> allPages() throws IOException {
    List<String> pages = new ArrayList<>();
    pages.add(README.toString());
    try (Stream<Path> files = Files.list(PageTrial.PAGES)) {
      files
          .filter(page -> !PageTrial.isTutorial(page))
          .map(Path::toString)
          .filter(name -> name.endsWith(".md"))
          .sorted()
          .forEach(pages::add);
    }
    String only = System.getProperty("autogen.pages.only", "");
    return pages.stream().filter(page -> page.contains(only)).toList();
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("pages")
  void aPageShowsWhatHappens(String name, TestServers servers) throws Exception {
    PageTrial.of(name, servers, folder);
  }
}
