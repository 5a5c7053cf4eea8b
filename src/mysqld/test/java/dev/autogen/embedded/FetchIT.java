package dev.autogen.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Downloads about 75 MB each time; the other tests use what the user's cache has. */
@Tag("nightly")
class FetchIT {

  @TempDir Path temporary;

  private MySqlSearch search() {
    return MySqlSearch.of(Map.of(), line -> {}).withPath(List.of()).withCache(temporary);
  }

  @Test
  void newestComesFromDebianAndIsFoundAgain() {
    MySqlBinary fetched = search().find();
    assertThat(fetched.version()).startsWith("9.");
    assertThat(search().withoutFetching().find()).isEqualTo(fetched);
  }

  @Test
  void legacyComesWithMaven() throws Exception {
    MySqlBinary fetched = search().legacy();
    assertThat(fetched.version()).isEqualTo("8.0.15");
    try (MySqlServer server =
        MySqlServer.start(fetched, temporary.resolve("server"), Tuning.THROW_AWAY)) {
      assertThat(server.version()).isEqualTo("8.0.15");
    }
  }
}
