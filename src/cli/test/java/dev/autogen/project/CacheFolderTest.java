package dev.autogen.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheFolderTest {

  @TempDir Path folder;

  /** A folder nobody can write to, the administrator included. */
  private Path unwritable(String name) {
    return folder.resolve("nowhere").resolve(name);
  }

  @Test
  void whereTheProjectCanBeWrittenItIsThere() {
    assertThat(new CacheFolder(folder, Map.of()).path()).isEqualTo(folder.resolve(".autogen"));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void otherwiseItIsInTheUsersCacheForEachProject() {
    Map<String, String> variables = Map.of("HOME", folder.resolve("home").toString());
    Path one = new CacheFolder(unwritable("one"), variables).path();
    assertThat(one).isDirectory().hasParent(folder.resolve("home/.cache/autogen/projects"));
    assertThat(new CacheFolder(unwritable("two"), variables).path()).isNotEqualTo(one);
    assertThat(new CacheFolder(unwritable("one"), variables).path()).isEqualTo(one);
    variables = Map.of("HOME", "/x", "XDG_CACHE_HOME", folder.resolve("xdg").toString());
    assertThat(new CacheFolder(unwritable("one"), variables).path())
        .hasParent(folder.resolve("xdg/autogen/projects"));
  }

  @Test
  void withoutAUsersCacheItIsATemporaryFolderThatNobodyElseCanWrite() throws IOException {
    Path path = new CacheFolder(unwritable("one"), Map.of()).path();
    try {
      assertThat(path).hasParent(Path.of(System.getProperty("java.io.tmpdir")));
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
          .isEqualTo("rwx------");
      assertThat(new CacheFolder(unwritable("one"), Map.of()).path()).isEqualTo(path);
    } finally {
      Files.delete(path);
    }
  }

  @Test
  void gitIsToldToLeaveItOut() throws IOException {
    CacheFolder.ignoreInGit(folder.resolve("gone"));
    CacheFolder.ignoreInGit(folder);
    assertThat(folder.resolve(".gitignore")).hasContent("*");
    Files.writeString(folder.resolve(".gitignore"), "own\n");
    CacheFolder.ignoreInGit(folder);
    assertThat(folder.resolve(".gitignore")).hasContent("own");
  }
}
