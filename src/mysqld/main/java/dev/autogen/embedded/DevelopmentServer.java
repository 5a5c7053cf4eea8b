package dev.autogen.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * The MySQL server a project keeps for itself: its data stay, the process is there while somebody
 * uses it. Whoever opens it first starts it, later ones use the same, the last to close it stops
 * it. One whose starter was killed is used on by the next.
 *
 * <p>Two servers never run on one folder: starting and stopping are done under a file lock, a
 * process left over is found by its number, and InnoDB itself locks its files.
 */
public final class DevelopmentServer implements AutoCloseable {

  /** Another process may be creating the data, or starting, or waiting for a stop. */
  private static final Duration OTHERS = Duration.ofMinutes(2);

  private static final Duration ANSWER = Duration.ofSeconds(15);
  private static final Duration STOP = Duration.ofSeconds(30);

  private final DevelopmentFolder files;
  private final MySqlServer server;
  private final Path user;
  private final Thread hook = new Thread(this::leave, "autogen: leave the development server");
  private final AtomicBoolean left = new AtomicBoolean();

  private DevelopmentServer(DevelopmentFolder files, MySqlServer server, Path user) {
    this.files = files;
    this.server = server;
    this.user = user;
  }

  /**
   * Uses the running server of a folder, or starts it; the first time, creates its data.
   *
   * @param folder created when absent, {@code .autogen/mysql} by custom
   * @param binary asked only when the server must be started
   * @throws ServerUnavailableException when there is no mysqld, it does not start, the data were
   *     written by a version it cannot follow, or another process keeps the folder locked
   */
  public static DevelopmentServer open(Path folder, Supplier<MySqlBinary> binary) {
    DevelopmentFolder files = new DevelopmentFolder(folder);
    try {
      files.ignoreInGit();
      // Before waiting for the lock: whoever holds it to leave then lets the server run.
      Path user = files.addUser();
      try {
        Optional<MySqlServer> joined = join(files);
        // Not under the lock: finding a mysqld may be a download of minutes.
        MySqlServer server = joined.isPresent() ? joined.get() : joinOrStart(files, binary.get());
        DevelopmentServer opened = new DevelopmentServer(files, server, user);
        Runtime.getRuntime().addShutdownHook(opened.hook);
        return opened;
      } catch (IOException | RuntimeException e) {
        Files.deleteIfExists(user);
        throw e;
      }
    } catch (IOException e) {
      throw MySqlServer.unusable(files.server(), e);
    }
  }

  private static Optional<MySqlServer> join(DevelopmentFolder files) throws IOException {
    try (FolderLock lock = lock(files, OTHERS)) {
      return attach(files);
    }
  }

  private static MySqlServer joinOrStart(DevelopmentFolder files, MySqlBinary binary)
      throws IOException {
    try (FolderLock lock = lock(files, OTHERS)) {
      Optional<MySqlServer> running = attach(files);
      return running.isPresent() ? running.get() : start(files, binary);
    }
  }

  private static FolderLock lock(DevelopmentFolder files, Duration timeout) throws IOException {
    return FolderLock.acquire(files.lock(), timeout)
        .orElseThrow(
            () ->
                new ServerUnavailableException(
                    "another autogen has been starting or stopping the development server in "
                        + files.server().path()
                        + " for "
                        + timeout.toSeconds()
                        + " seconds",
                    "wait for it or end it, then run the command again"));
  }

  /**
   * The server that runs there already. One that does not answer, or is stopping, is waited out.
   */
  private static Optional<MySqlServer> attach(DevelopmentFolder files) throws IOException {
    Optional<DevelopmentFolder.Running> running = files.running();
    Optional<ServerProcess> process = files.process();
    if (process.isEmpty()) {
      return Optional.empty();
    }
    if (running.isPresent()) {
      try {
        return Optional.of(
            MySqlServer.connect(
                files.server(), process.get(), running.get().port(), Tuning.DURABLE, ANSWER));
      } catch (IOException e) {
        // it hangs, or is not the one recorded: replaced below
      }
    }
    process.get().askToStop();
    process.get().waitForExitOrKill(STOP);
    return Optional.empty();
  }

  private static MySqlServer start(DevelopmentFolder files, MySqlBinary binary) throws IOException {
    ServerFolder folder = files.server();
    files.forgetRunning();
    String written = folder.dataVersion();
    if (folder.isInitialized() && ServerVersion.isOlderSeries(binary.version(), written)) {
      throw new ServerUnavailableException(
          "the development server's data in "
              + folder.path()
              + " were written by MySQL "
              + written
              + ", and the mysqld found here is "
              + binary.version()
              + ", which cannot read them",
          "set the path of a mysqld "
              + written
              + " or later, or delete that folder with the data in it");
    }
    return MySqlServer.launch(binary, folder, Tuning.DURABLE, files::writeRunning);
  }

  /**
   * What there is of a project's server.
   *
   * @param version of the MySQL that wrote the data last
   * @param port where it listens now; empty where it does not run
   * @param users how many processes use it now
   * @param bytes what its data take on disk
   */
  public record Look(String version, OptionalInt port, int users, long bytes) {}

  /** What there is in a folder; empty where no server was made there yet. */
  public static Optional<Look> look(Path folder) {
    DevelopmentFolder files = new DevelopmentFolder(folder);
    if (!files.server().isInitialized()) {
      return Optional.empty();
    }
    try (FolderLock lock = lock(files, OTHERS)) {
      Optional<DevelopmentFolder.Running> running = files.running();
      return Optional.of(
          new Look(
              files.server().dataVersion(),
              running.isPresent() && files.process().isPresent()
                  ? OptionalInt.of(running.get().port())
                  : OptionalInt.empty(),
              files.users(),
              FileTrees.size(files.server().path())));
    } catch (IOException e) {
      throw MySqlServer.unusable(files.server(), e);
    }
  }

  /**
   * Stops the server of a folder, and waits for its end.
   *
   * @return whether it ran
   * @throws ServerUnavailableException when another process uses it
   */
  public static boolean stop(Path folder) {
    DevelopmentFolder files = new DevelopmentFolder(folder);
    if (!files.server().isInitialized()) {
      return false;
    }
    try (FolderLock lock = lock(files, OTHERS)) {
      return stop(files);
    } catch (IOException e) {
      throw MySqlServer.unusable(files.server(), e);
    }
  }

  private static boolean stop(DevelopmentFolder files) throws IOException {
    Optional<ServerProcess> process = files.process();
    if (files.users() > 0) {
      throw new ServerUnavailableException(
          "another autogen uses the private server in " + files.server().path(),
          "wait for it or end it, then run the command again");
    }
    if (process.isPresent()) {
      process.get().askToStop();
      process.get().waitForExitOrKill(STOP);
    }
    files.forgetRunning();
    return process.isPresent();
  }

  /**
   * Deletes the server of a folder with everything in it; the next {@link #open} makes a new one.
   *
   * @return whether there was one
   * @throws ServerUnavailableException when another process uses it
   */
  public static boolean delete(Path folder) {
    DevelopmentFolder files = new DevelopmentFolder(folder);
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (FolderLock lock = lock(files, OTHERS)) {
      boolean wasThere = files.server().isInitialized();
      stop(files);
      for (Path entry : FileTrees.list(folder, "*")) {
        // The lock goes on to keep others out.
        if (!entry.equals(files.lock())) {
          FileTrees.delete(entry);
        }
      }
      return wasThere;
    } catch (IOException e) {
      throw MySqlServer.unusable(files.server(), e);
    }
  }

  /** The server; closing it is this object's work. */
  public MySqlServer server() {
    return server;
  }

  /**
   * Ends this use. The last user asks the server to stop and does not wait the second that takes;
   * the next {@link #open} does, if it comes that soon.
   */
  @Override
  public void close() {
    leave();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the Java is ending, and its hooks have been called
    }
  }

  private void leave() {
    if (!left.compareAndSet(false, true)) {
      return;
    }
    try (FolderLock lock = lock(files, STOP)) {
      Files.deleteIfExists(user);
      if (files.users() == 0) {
        files.writeStopping();
        server.askToStop();
      }
    } catch (IOException | ServerUnavailableException e) {
      // The folder is gone or locked. The server stays or is stopped by whoever holds it; that this
      // process is not a user any more is seen from its end.
    }
  }
}
