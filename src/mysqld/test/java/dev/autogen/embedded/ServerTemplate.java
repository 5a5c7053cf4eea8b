package dev.autogen.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Throw-away servers that start in the time a copy takes: the data directory is created once for
 * each version and kept until {@code mvn clean}.
 *
 * @param folder holds the templates and the folders of the running servers
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
      String process = "-" + ProcessHandle.current().pid();
      Path copy = folder.resolve("run-" + binary.version() + process);
      for (int i = 2; Files.exists(copy); i++) {
        copy = folder.resolve("run-" + binary.version() + "-" + i + process);
      }
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

  /** What earlier runs left, with the servers of those that were killed. */
  private void clearAway() throws IOException {
    for (Path run : FileTrees.list(folder, "run-*")) {
      long owner = Long.parseLong(run.toString().replaceFirst(".*-", ""));
      if (ProcessHandle.of(owner).isEmpty()) {
        ServerFolder left = new ServerFolder(run);
        if (Files.exists(left.pidFile())) {
          long pid = Long.parseLong(Files.readString(left.pidFile()).strip());
          ServerProcess.find(pid, left.data()).ifPresent(ServerProcess::kill);
        }
        FileTrees.delete(run);
      }
    }
  }
}
