package dev.autogen.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A mysqld process, started by this Java or by another one. */
record ServerProcess(ProcessHandle handle) {

  private static final int POLL_MILLIS = 10;

  /**
   * The living process of that number, if it is a mysqld on that data directory and not one that
   * has been given the same number since.
   */
  static Optional<ServerProcess> find(long pid, Path dataDirectory) {
    return ProcessHandle.of(pid)
        .filter(handle -> commandLine(handle).contains(dataDirectory.toString()))
        .map(ServerProcess::new)
        .filter(ServerProcess::isAlive);
  }

  /**
   * A process that has ended but was not yet collected by its parent counts as dead: after the
   * death of the Java that started it, that may be for ever in a container.
   */
  boolean isAlive() {
    return handle.isAlive() && !isZombie();
  }

  private boolean isZombie() {
    Path proc = Path.of("/proc", String.valueOf(handle.pid()));
    try {
      // proc(5): number, (name), state. The state is that of the first thread, and the others may
      // take longer; only when they are gone too are the files closed and the locks free.
      String stat = Files.readString(proc.resolve("stat"));
      return stat.startsWith("Z", stat.lastIndexOf(')') + 2)
          && FileTrees.list(proc.resolve("task"), "*").size() <= 1;
    } catch (IOException e) {
      return false; // not Linux, or gone this moment, which handle.isAlive() tells the next time
    }
  }

  private static String commandLine(ProcessHandle handle) {
    return handle.info().commandLine().orElse("");
  }

  void askToStop() {
    handle.destroy();
  }

  /** Ends the process at once and waits until it is gone. */
  void kill() {
    handle.destroyForcibly();
    waitForExit(Duration.ofSeconds(10));
  }

  /** Waits until the process is gone, and kills it when {@code timeout} was not enough. */
  void waitForExitOrKill(Duration timeout) {
    if (!waitForExit(timeout)) {
      kill();
    }
  }

  private boolean waitForExit(Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    boolean interrupted = false;
    // Polled: for a process that is not a child, onExit() polls too, at growing intervals.
    while (isAlive() && System.nanoTime() < deadline) {
      try {
        Thread.sleep(POLL_MILLIS);
      } catch (InterruptedException e) {
        interrupted = true; // a server half stopped is worse than a late answer
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return !isAlive();
  }
}
