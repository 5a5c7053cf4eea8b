package dev.autogen.embedded;

import dev.autogen.testing.InMemory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Throw-away servers that start in the time a copy takes: the data directory is created once for
 * each version and kept until {@code mvn clean}. The copies are in memory where that is large
 * enough, in which statements that define take half the time, and go with this Java.
 *
 * @param folder holds the templates
 */
public record ServerTemplate(Path folder) {

  public ServerTemplate {
    folder = folder.toAbsolutePath();
  }

  /** Starts a server on a fresh copy. */
  public MySqlServer start(MySqlBinary binary) {
    return MySqlServer.start(binary, fresh(binary), Tuning.THROW_AWAY);
  }

  /** A fresh copy for a server that a test starts, and starts again. */
  public Path fresh(MySqlBinary binary) {
    try (FolderLock lock =
        FolderLock.acquire(folder.resolve("lock"), Duration.ofMinutes(5)).orElseThrow()) {
      clearAway();
      Path runs = Files.createDirectories(InMemory.place().map(this::within).orElse(folder));
      String process = "-" + ProcessHandle.current().pid();
      int number = 1;
      while (Files.exists(runs.resolve("run-" + binary.version() + "-" + number + process))) {
        number++;
      }
      Path copy = runs.resolve("run-" + binary.version() + "-" + number + process);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> clearAway(copy)));
      return template(binary).copyTo(copy).path();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A folder with an empty server's data, for a test that starts it in its own way. */
  public Path copy(MySqlBinary binary, Path target) {
    try (FolderLock lock =
        FolderLock.acquire(folder.resolve("lock"), Duration.ofMinutes(5)).orElseThrow()) {
      return template(binary).copyTo(target).path();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ServerFolder template(MySqlBinary binary) throws IOException {
    ServerFolder template = new ServerFolder(folder.resolve("template-" + binary.version()));
    if (!template.isInitialized()) {
      template.initialize(binary, Tuning.THROW_AWAY);
    }
    return template;
  }

  /** A folder of its own for each folder of templates. */
  private Path within(Path memory) {
    byte[] path = folder.toString().getBytes(StandardCharsets.UTF_8);
    return memory.resolve("autogen-" + UUID.nameUUIDFromBytes(path));
  }

  /** What earlier runs left, with the servers of those that were killed. */
  private void clearAway() throws IOException {
    List<Path> places = new ArrayList<>(List.of(folder));
    InMemory.place().map(this::within).ifPresent(places::add);
    for (Path place : places) {
      for (Path run : FileTrees.list(place, "run-*")) {
        long owner = Long.parseLong(run.toString().replaceFirst(".*-", ""));
        if (ProcessHandle.of(owner).isEmpty()) {
          clearAway(run);
        }
      }
    }
  }

  /** A copy, with the server on it where one still runs. */
  private static void clearAway(Path run) {
    ServerFolder left = new ServerFolder(run);
    try {
      if (Files.exists(left.pidFile())) {
        long pid = Long.parseLong(Files.readString(left.pidFile()).strip());
        ServerProcess.find(pid, left.data()).ifPresent(ServerProcess::kill);
      }
      FileTrees.delete(run);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
