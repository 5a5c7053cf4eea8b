package dev.autogen.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which classes a run of the installed program loads, and from where. */
@OnMySql
class StartIT {

  @TempDir static Path place;
  private static Installation installed;

  @TempDir Path folder;

  @BeforeAll
  static void unpack() throws Exception {
    installed = Installation.unpackedIn(place);
  }

  @Tag("nightly")
  @Test
  void classesArePreparedOnceInTheBackgroundAndUsedFromThen(TestSchema schema) throws Exception {
    Map<String, String> variables = Installation.variables();
    variables.put("HOME", folder.resolve("home").toString());
    // So that the second run reads the entities as well.
    variables.put("AUTOGEN_CACHE", "off");
    Path archives = Files.createDirectories(folder.resolve("home/.cache/autogen/startup"));
    ProgramRun first;
    try (WatchService made = archives.getFileSystem().newWatchService()) {
      archives.register(made, StandardWatchEventKinds.ENTRY_CREATE);
      first = checkOfTheSample(schema, variables);
      Path archive;
      do {
        WatchKey key = made.poll(60, TimeUnit.SECONDS);
        assertThat(key).as("something new in %s", archives).isNotNull();
        archive = archives.resolve((Path) key.pollEvents().get(0).context());
        key.reset();
      } while (archive.toString().endsWith(".making"));
    }
    assertThat(first.err()).hasLineCount(1);
    Path log = folder.resolve("log");
    variables.put("AUTOGEN_OPTS", "-Xlog:class+load:file=" + log);
    assertThat(checkOfTheSample(schema, variables)).isEqualTo(first);
    List<String> loaded = Files.readAllLines(log);
    for (String name :
        List.of(
            "com.mysql.cj.jdbc.Driver",
            "org.hibernate.mapping.Table",
            "dev.autogen.entity.hibernate.Boot")) {
      assertThat(loaded)
          .filteredOn(line -> line.contains(" " + name + " "))
          .singleElement(InstanceOfAssertFactories.STRING)
          .contains("shared objects file");
    }
  }

  @Tag("nightly")
  @Test
  void anArchiveThatJavaCannotUseOrMakeIsNoTrouble(TestSchema schema) throws Exception {
    Map<String, String> variables = Installation.variables();
    ProgramRun plain = checkOfTheSample(schema, variables);
    variables.put("XDG_CACHE_HOME", Files.writeString(folder.resolve("file"), "").toString());
    assertThat(checkOfTheSample(schema, variables)).isEqualTo(plain);

    Path archives = Files.createDirectories(folder.resolve("cache/autogen/startup"));
    variables.put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    variables.put("CI", "true");
    assertThat(checkOfTheSample(schema, variables)).isEqualTo(plain);
    assertThat(archives).as("in CI every run is the first").isEmptyDirectory();
  }

  private ProgramRun checkOfTheSample(TestSchema schema, Map<String, String> variables)
      throws Exception {
    Map<String, String> all = new HashMap<>(variables);
    all.putAll(Installation.reaching(schema));
    return installed.run(folder, all, "check");
  }

  @Tag("nightly")
  @Test
  void whatACommandDoesNotNeedIsNotLoaded(TestSchema schema) throws Exception {
    String driver = "com.mysql.cj.";
    List<String> entities = List.of("org.hibernate.", "dev.autogen.shaded.classgraph.");
    assertThat(packagesLoaded(schema, "history"))
        .doesNotContain(driver)
        .doesNotContainAnyElementsOf(entities);
    assertThat(packagesLoaded(schema, "heads"))
        .doesNotContain(driver)
        .doesNotContainAnyElementsOf(entities);
    assertThat(packagesLoaded(schema, "--help"))
        .doesNotContain(driver)
        .doesNotContainAnyElementsOf(entities);
    assertThat(packagesLoaded(schema, "current"))
        .contains(driver)
        .doesNotContainAnyElementsOf(entities);
    assertThat(packagesLoaded(schema, "upgrade"))
        .contains(driver)
        .doesNotContainAnyElementsOf(entities);
    assertThat(packagesLoaded(schema, "check")).contains(driver).containsAll(entities);
    assertThat(packagesLoaded(schema, "check"))
        .contains(driver)
        .doesNotContainAnyElementsOf(entities);
  }

  /** Those of the libraries' packages that a command loads classes of. */
  private List<String> packagesLoaded(TestSchema schema, String command) throws Exception {
    Path log = folder.resolve("log");
    Map<String, String> variables = Installation.variables();
    variables.putAll(Installation.reaching(schema));
    variables.put(
        "AUTOGEN_MIGRATIONS", Path.of("generated-migrations").toAbsolutePath().toString());
    variables.put("AUTOGEN_OPTS", "-Xlog:class+load:file=" + log + ":none");
    assertThat(installed.run(folder, variables, command).code()).isLessThan(2);
    List<String> loaded = Files.readAllLines(log);
    return Stream.of("com.mysql.cj.", "org.hibernate.", "dev.autogen.shaded.classgraph.")
        .filter(name -> loaded.stream().anyMatch(line -> line.startsWith(name)))
        .toList();
  }
}
