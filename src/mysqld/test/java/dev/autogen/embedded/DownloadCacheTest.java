package dev.autogen.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadCacheTest {

  private static final MySqlBinary BINARY = new MySqlBinary(List.of("x"), List.of(), "9.7.4", "x");

  @TempDir Path folder;

  private final AtomicInteger builds = new AtomicInteger();

  /** Writes one file; opens when it is there. */
  private class Entry implements DownloadCache.Entry<MySqlBinary> {
    @Override
    public void build(Path into) throws IOException {
      builds.incrementAndGet();
      Files.writeString(into.resolve("done"), "");
    }

    @Override
    public MySqlBinary open(Path made) throws IOException {
      Files.readString(made.resolve("done"));
      return BINARY;
    }
  }

  @Test
  void buildsOnce() throws IOException {
    DownloadCache cache = new DownloadCache(folder);
    assertThat(cache.get("a", new Entry())).isEqualTo(BINARY);
    assertThat(cache.get("a", new Entry())).isEqualTo(BINARY);
    assertThat(builds).hasValue(1);
  }

  @Test
  void aFailedBuildLeavesNothing() {
    DownloadCache cache = new DownloadCache(folder);
    DownloadCache.Entry<MySqlBinary> failing =
        new Entry() {
          @Override
          public void build(Path into) throws IOException {
            Files.writeString(into.resolve("half"), "");
            throw new IOException("network down");
          }
        };
    assertThatThrownBy(() -> cache.get("a", failing)).hasMessage("network down");
    assertThat(folder).isDirectoryNotContaining("glob:**/a{,.part*}");
  }

  @Test
  void whatAnInterruptedBuildLeftIsClearedAway() throws IOException {
    Files.writeString(Files.createDirectory(folder.resolve("a.part123")).resolve("half"), "");
    new DownloadCache(folder).get("a", new Entry());
    assertThat(folder).isDirectoryNotContaining("glob:**/a.part*");
  }

  @Test
  void aDamagedEntryIsBuiltAgain() throws IOException {
    DownloadCache cache = new DownloadCache(folder);
    cache.get("a", new Entry());
    Files.delete(folder.resolve("a/done"));
    assertThat(cache.find("a", new Entry())).isEmpty();
    assertThat(cache.get("a", new Entry())).isEqualTo(BINARY);
    assertThat(builds).hasValue(2);
  }

  @Test
  void twoAtOnceBuildOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    Callable<MySqlBinary> get = () -> new DownloadCache(folder).get("a", new Entry());
    for (Future<MySqlBinary> got : threads.invokeAll(List.of(get, get, get, get))) {
      assertThat(got.get()).isEqualTo(BINARY);
    }
    threads.shutdown();
    assertThat(builds).hasValue(1);
  }
}
