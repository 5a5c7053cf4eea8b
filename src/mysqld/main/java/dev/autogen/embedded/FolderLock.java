package dev.autogen.embedded;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/**
 * Mutual exclusion between processes (and between the threads of one) by a lock on a file. The
 * operating system gives it back when the holder dies, however it dies, so there is no stale lock
 * to recognise. The file itself stays.
 */
public final class FolderLock implements AutoCloseable {

  private static final int POLL_MILLIS = 20;

  private final FileChannel channel;
  private final FileLock lock;

  private FolderLock(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  /** Waits up to {@code timeout}; empty when another holder kept it all that time. */
  public static Optional<FolderLock> acquire(Path file, Duration timeout) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    long deadline = System.nanoTime() + timeout.toNanos();
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    // One channel for the whole wait: on Linux, closing any channel on a file gives back the locks
    // this whole process has on it, so opening and closing one per attempt would free the lock of
    // another thread.
    try {
      while (true) {
        FileLock lock = tryLock(channel);
        if (lock != null) {
          return Optional.of(new FolderLock(channel, lock));
        }
        if (System.nanoTime() > deadline) {
          channel.close();
          return Optional.empty();
        }
        Thread.sleep(POLL_MILLIS);
      }
    } catch (InterruptedException e) {
      channel.close();
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for " + file);
    }
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // held by another thread of this process
    }
  }

  @Override
  public void close() throws IOException {
    lock.release();
    channel.close();
  }
}
