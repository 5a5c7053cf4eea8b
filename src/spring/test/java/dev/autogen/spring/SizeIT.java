package dev.autogen.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.Autogen;
import dev.autogen.error.AutogenException;
import io.github.classgraph.ClassGraph;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the starter adds to the jar of an application. */
class SizeIT {

  @Test
  void itAddsLessThanTwoMegabytes() throws IOException, URISyntaxException {
    long bytes = 0;
    for (Class<?> part :
        List.of(
            AutogenInitializer.class, Autogen.class, AutogenException.class, ClassGraph.class)) {
      Path jar = Path.of(part.getProtectionDomain().getCodeSource().getLocation().toURI());
      assertThat(jar).isRegularFile();
      bytes += Files.size(jar);
    }
    assertThat(bytes).isLessThan(2_000_000);
  }
}
