package dev.autogen.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * MySQL's own tests, as Debian packages them (340 MB, once); nothing of them is run but their SQL.
 */
public record MySqlTestSuite() implements DownloadCache.Entry<Path> {

  private static final String NAME = "mysql-tests-1";

  /**
   * The folder with the tests, and the suites of them.
   *
   * @throws AssertionError when they cannot be had here, saying why
   */
  public static Path folder() {
    Path cache =
        Path.of(
            System.getenv()
                .getOrDefault("XDG_CACHE_HOME", System.getProperty("user.home") + "/.cache"),
            "autogen");
    try {
      return new DownloadCache(cache).get(NAME, new MySqlTestSuite());
    } catch (IOException e) {
      throw new AssertionError(
          "MySQL's own tests (Debian's package mysql-testsuite, of sid) cannot be had: "
              + e.getMessage(),
          e);
    }
  }

  @Override
  public void build(Path into) throws IOException {
    DebianPackages packages =
        DebianPackages.ofThisMachine()
            .orElseThrow(() -> new IOException("apt here knows no Debian mirror"));
    Path work = into.resolve("apt");
    Path root = into.resolve("root");
    packages.unpackAlone("mysql-testsuite", work, root);
    FileTrees.delete(work);
    Files.move(root.resolve("usr/lib/mysql-test"), into.resolve("mysql-test"));
    FileTrees.delete(root);
    try (Stream<Path> files = Files.walk(into)) {
      files
          .filter(Files::isRegularFile)
          .filter(file -> !file.toString().matches(".*[.](test|inc)"))
          .forEach(MySqlTestSuite::delete);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Path open(Path made) throws IOException {
    Path tests = made.resolve("mysql-test");
    for (String needed : List.of("t", "include", "suite/innodb/t")) {
      if (!Files.isDirectory(tests.resolve(needed))) {
        throw new IOException("there is no " + needed + " in it");
      }
    }
    return tests;
  }
}
