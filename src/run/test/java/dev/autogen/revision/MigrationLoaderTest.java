package dev.autogen.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.autogen.file.FileHashes;
import dev.autogen.file.FileStamp;
import dev.autogen.migration.MigrationException;
import dev.autogen.operation.DropTable;
import dev.autogen.operation.ExecuteSql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationLoaderTest {

  @TempDir Path dir;
  private Path folder;
  private Path cache;

  @BeforeEach
  void folders() {
    folder = dir.resolve("generated-migrations");
    cache = dir.resolve("cache");
  }

  private void source(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private static String migration(String name, String annotation, String body) {
    return """
    import dev.autogen.migration.*;

    %s
    public final class %s implements Migration {
      public void upgrade(Operations op) {
        %s
      }

      public void downgrade(Operations op) {
        op.dropTable("a");
      }
    }
    """
        .formatted(annotation, name, body);
  }

  private static String revision(String id, String more) {
    return "@Revision(id = \"" + id + "\", created = \"2026-11-22T09:14:07Z\"" + more + ")";
  }

  private List<RevisionScript> load() {
    return new MigrationLoader(cache, List.of()).fromSources(folder);
  }

  private ThrowableAssertAlternative<MigrationException> assertFails() {
    return assertThatExceptionOfType(MigrationException.class).isThrownBy(this::load);
  }

  @Test
  void aFolderThatIsNotThereHoldsNoRevision() {
    assertThat(load()).isEmpty();
  }

  @Test
  void aSourceBecomesARevision() throws IOException {
    source(
        "A.java",
        migration(
            "A",
            revision("aaaa", ", parent = \"base1\", message = \"Add \\\"a\\\"\""),
            "op.execute(\"select 1\");"));

    RevisionScript script = load().get(0);

    assertThat(script.id()).isEqualTo("aaaa");
    assertThat(script.parents()).containsExactly("base1");
    assertThat(script.created()).isEqualTo("2026-11-22T09:14:07Z");
    assertThat(script.message()).isEqualTo("Add \"a\"");
    assertThat(script.source()).isEqualTo(folder.resolve("A.java").toString());
    assertThat(script.upgradeOperations()).containsExactly(new ExecuteSql("select 1"));
    assertThat(script.downgradeOperations()).containsExactly(new DropTable("a"));
  }

  @Test
  void foldersPackagesAndHelpersAreFine() throws IOException {
    source(
        "2026/db/B.java",
        "package db;\n" + migration("B", revision("b", ""), "op.execute(Sql.ONE);"));
    source("2026/db/Sql.java", "package db; class Sql { static String ONE = \"select 1\"; }");
    source(".hidden/C.java", "this does not compile");
    source("module-info.java", "module db {}");

    assertThat(load()).hasSize(1);
    assertThat(load().get(0).upgradeOperations()).containsExactly(new ExecuteSql("select 1"));
  }

  @Test
  void theSameSourcesAreCompiledOnce() throws IOException {
    source("A.java", migration("A", revision("a", ""), ""));
    load();
    Path entry = entries().get(0);
    Path classFile = entry.resolve("A.class");
    var compiled = Files.getLastModifiedTime(classFile);

    load();

    assertThat(entries()).containsExactly(entry);
    assertThat(Files.getLastModifiedTime(classFile)).isEqualTo(compiled);
  }

  @Test
  void whatWasLoadedBeforeIsKnownWithoutItsClasses() throws IOException {
    source(
        "A.java",
        migration("A", revision("a1", ", message = \"Eins\\n\""), "op.dropTable(\"b\");"));
    source("B.java", migration("B", revision("b2", ", parent = \"a1\", labels = \"x\""), ""));
    List<RevisionScript> first = new MigrationLoader(cache, List.of()).fromSources(folder);
    List<RevisionScript> again = new MigrationLoader(cache, List.of()).fromSources(folder);
    assertThat(again).usingRecursiveComparison().ignoringFields("migration").isEqualTo(first);
    assertThat(again.get(0).upgradeOperations()).isEqualTo(first.get(0).upgradeOperations());

    for (Path file : compiledClasses()) {
      Files.writeString(file, "no class");
    }
    List<RevisionScript> unloaded = new MigrationLoader(cache, List.of()).fromSources(folder);
    assertThat(unloaded).extracting(RevisionScript::id).containsExactly("a1", "b2");
    for (Path file : compiledClasses()) {
      assertThat(file).hasContent("no class");
    }
    assertThat(unloaded.get(0).upgradeOperations()).isEqualTo(first.get(0).upgradeOperations());
  }

  private List<Path> compiledClasses() throws IOException {
    try (Stream<Path> files = Files.walk(cache)) {
      return files.filter(file -> file.toString().endsWith(".class")).toList();
    }
  }

  @Test
  void aChangedSourceIsCompiledAgain() throws IOException {
    source("A.java", migration("A", revision("a", ""), "op.execute(\"select 1\");"));
    load();
    source("A.java", migration("A", revision("a", ""), "op.execute(\"select 2\");"));

    assertThat(load().get(0).upgradeOperations()).containsExactly(new ExecuteSql("select 2"));
  }

  @Test
  void aSourceThatIsNotReadAgainIsSeenToHaveChangedByWhatNobodyCanSetBack() throws IOException {
    Duration always = Duration.ofDays(-1);
    source("A.java", migration("A", revision("a", ""), "op.execute(\"select 1\");"));
    source("sub/B.java", migration("B", revision("b", ""), ""));
    new MigrationLoader(cache, List.of(), always).fromSources(folder);
    assertThat(cache.resolve("files")).isRegularFile();
    Path file = folder.resolve("A.java");
    FileTime modified = Files.getLastModifiedTime(file);

    FileStamp before = FileStamp.of(file);
    do {
      source("A.java", migration("A", revision("a", ""), "op.execute(\"select 2\");"));
      Files.setLastModifiedTime(file, modified);
    } while (FileStamp.of(file).equals(before));

    assertThat(Files.getLastModifiedTime(file)).isEqualTo(modified);
    List<RevisionScript> changed =
        new MigrationLoader(cache, List.of(), always).fromSources(folder);
    assertThat(Revisions.ids(changed)).containsExactly("a", "b");
    assertThat(changed.get(0).upgradeOperations()).containsExactly(new ExecuteSql("select 2"));
  }

  @Test
  void aSourceJustWrittenIsReadEachTimeWhateverItsStampSays() throws IOException {
    source("A.java", migration("A", revision("a", ""), "op.execute(\"select 1\");"));
    new MigrationLoader(cache, List.of(), Duration.ofDays(1)).fromSources(folder);

    assertThat(cache.resolve("files")).doesNotExist();
  }

  @Test
  void aDamagedMemoryOrIndexIsMadeAnew() throws IOException {
    source("A.java", migration("A", revision("a1", ", message = \"Eins\""), ""));
    Duration always = Duration.ofDays(-1);
    List<RevisionScript> first = new MigrationLoader(cache, List.of(), always).fromSources(folder);
    for (Path file : List.of(cache.resolve("files"), entries().get(0).resolve("revisions"))) {
      byte[] whole = Files.readAllBytes(file);
      for (int at : new int[] {0, whole.length / 2, whole.length - 1}) {
        byte[] damaged = whole.clone();
        damaged[at] ^= 1;
        Files.write(file, damaged);

        List<RevisionScript> again =
            new MigrationLoader(cache, List.of(), always).fromSources(folder);

        assertThat(again).usingRecursiveComparison().ignoringFields("migration").isEqualTo(first);
        assertThat(file).hasBinaryContent(whole);
      }
      Files.write(file, new byte[5]);
      assertThat(new MigrationLoader(cache, List.of(), always).fromSources(folder)).hasSize(1);
      assertThat(file).hasBinaryContent(whole);
    }
  }

  @Test
  void aFolderThatLinksToItselfIsSaidAndALinkToNowhereIsNoMigration() throws IOException {
    source("A.java", migration("A", revision("a", ""), ""));
    Files.createSymbolicLink(folder.resolve("nowhere"), dir.resolve("gone"));
    source("2026/B.java", migration("B", revision("b", ""), ""));
    assertThat(Revisions.ids(load())).containsExactly("a", "b");

    Files.createSymbolicLink(folder.resolve("2026/self"), folder);
    assertFails().withMessageContaining("cannot be read");
  }

  @Test
  void aDamagedCacheIsRepaired() throws IOException {
    source("A.java", migration("A", revision("a", ""), ""));
    load();
    Files.delete(entries().get(0).resolve("A.class"));

    assertThat(load()).hasSize(1);
  }

  private List<Path> entries() throws IOException {
    try (Stream<Path> all = Files.list(cache)) {
      return all.filter(Files::isDirectory).toList();
    }
  }

  @Test
  void compiledClassesAreFoundInDirectoriesAndJars() throws IOException {
    source("db/A.java", "package db;\n" + migration("A", revision("a", ""), ""));
    load();

    List<RevisionScript> found =
        new MigrationLoader(cache, List.of()).fromClassPath(List.of(entries().get(0)));

    assertThat(Revisions.ids(found)).containsExactly("a");
    assertThat(found.get(0).source()).endsWith("A.class");
  }

  @Test
  void whatDoesNotCompileIsNamedWithItsLine() throws IOException {
    source("A.java", migration("A", revision("a", ""), "op.dropTabel(\"a\");"));

    assertFails()
        .withMessageStartingWith(
            folder.resolve("A.java") + ":6 does not compile: cannot find symbol")
        .withMessageContaining("dropTabel");
    assertThat(entries()).isEmpty();
  }

  @Test
  void aRuntimeWithoutCompilerIsSaid() throws IOException {
    source("A.java", migration("A", revision("a", ""), ""));

    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(
            () ->
                new MigrationCompiler(cache, List.of(), FileHashes.MARGIN, () -> null)
                    .compile(MigrationSources.in(folder)))
        .withMessageContaining("has no compiler");
  }

  @Test
  void aMigrationNeedsItsAnnotation() throws IOException {
    source("A.java", migration("A", "", ""));

    assertFails().withMessage("the migration in %s has no @Revision", folder.resolve("A.java"));
  }

  @Test
  void aRevisionMustBeAMigration() throws IOException {
    source("A.java", "@dev.autogen.migration.Revision(id = \"a\", created = \"\") class A {}");

    assertFails()
        .withMessage("the class with a @Revision in %s is no migration", folder.resolve("A.java"));
  }

  @Test
  void anIdMustBeUsableOnTheCommandLine() throws IOException {
    source("A.java", migration("A", revision("head", ""), ""));

    assertFails().withMessageStartingWith("'head' in the @Revision of");
  }

  @Test
  void theTimeMustBeAnInstant() throws IOException {
    source("A.java", migration("A", "@Revision(id = \"a\", created = \"yesterday\")", ""));

    assertFails().withMessageContaining("'yesterday'").withMessageEndingWith("is no instant");
  }

  @Test
  void aConstructorThatFailsIsSaid() throws IOException {
    source(
        "A.java",
        migration(
            "A", revision("a", ""), "} public A() { throw new IllegalStateException(\"no\");"));

    assertFails().withMessageEndingWith("cannot be created: java.lang.IllegalStateException: no");
  }

  @Test
  void aConstructorWithParametersIsSaid() throws IOException {
    source("A.java", migration("A", revision("a", ""), "} public A(int x) {"));

    assertFails().withMessageEndingWith("has no constructor without parameters");
  }

  @Test
  void anUpgradeThatFailsIsSaid() throws IOException {
    source("A.java", migration("A", revision("a", ""), "throw new RuntimeException(\"no rows\");"));
    RevisionScript script = load().get(0);

    assertThatExceptionOfType(MigrationException.class)
        .isThrownBy(script::upgradeOperations)
        .withMessage(
            "upgrade() of revision a (%s) fails: RuntimeException: no rows",
            folder.resolve("A.java"));
  }

  @Test
  void loadersBesideEachOtherDoNotDisturbEachOther() throws Exception {
    for (int i = 0; i < 20; i++) {
      source("M" + i + ".java", migration("M" + i, revision("r" + i, ""), ""));
    }
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<List<RevisionScript>>> loads = Collections.nCopies(4, this::load);
      for (Future<List<RevisionScript>> loaded : threads.invokeAll(loads)) {
        assertThat(loaded.get()).hasSize(20);
      }
    } finally {
      threads.shutdown();
    }
    assertThat(entries()).hasSize(1);
  }

  @Test
  void aDamagedClassIsCompiledAgain() throws IOException {
    source("R1.java", migration("R1", revision("a1", ""), "op.execute(\"select 1\");"));
    assertThat(operations()).isEqualTo(operations());
    List<String> whole = operations();
    for (Path file : classFiles()) {
      byte[] bytes = Files.readAllBytes(file);
      for (byte[] damaged :
          List.of(new byte[0], Arrays.copyOf(bytes, bytes.length / 2), changed(bytes))) {
        Files.write(file, damaged);
        assertThat(operations()).as(file.toString()).isEqualTo(whole);
      }
    }
  }

  private static byte[] changed(byte[] bytes) {
    byte[] changed = bytes.clone();
    changed[changed.length / 2] ^= 1;
    return changed;
  }

  private List<String> operations() {
    return new MigrationLoader(cache, List.of())
        .fromSources(folder).stream().map(script -> script.upgradeOperations().toString()).toList();
  }

  private List<Path> classFiles() throws IOException {
    try (Stream<Path> files = Files.walk(cache)) {
      return files.filter(file -> Files.isRegularFile(file) && !file.endsWith("files")).toList();
    }
  }
}
