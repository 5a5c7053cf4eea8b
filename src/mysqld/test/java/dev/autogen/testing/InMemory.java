package dev.autogen.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Temporary folders in memory, where that is large enough, for the data of servers that write them
 * as if they were to be kept.
 */
public final class InMemory implements TempDirFactory {

  private static final Path MEMORY = Path.of("/dev/shm");
  private static final long ENOUGH = 2L << 30;

  /** The file system in memory; empty where there is none or it may become full. */
  public static Optional<Path> place() {
    return Files.isWritable(MEMORY) && MEMORY.toFile().getUsableSpace() > ENOUGH
        ? Optional.of(MEMORY)
        : Optional.empty();
  }

  @Override
  public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context)
      throws IOException {
    Optional<Path> place = place();
    return place.isPresent()
        ? Files.createTempDirectory(place.get(), "junit-")
        : Files.createTempDirectory("junit-");
  }
}
