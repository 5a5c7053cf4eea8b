package dev.autogen.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A link to a server that is far away: what goes through it is late, and its turns are counted. */
final class SlowLink implements AutoCloseable {

  private static final int BUFFER = 1 << 16;

  private final ServerSocket socket;
  private final int port;
  private final Duration delay;
  private final AtomicInteger turns = new AtomicInteger();

  /**
   * Opens a link.
   *
   * @param port where the server listens on this machine
   * @param delay how long everything is on its way, in each direction
   */
  SlowLink(int port, Duration delay) throws IOException {
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.port = port;
    this.delay = delay;
    start(this::accept);
  }

  int port() {
    return socket.getLocalPort();
  }

  /** How often somebody has waited for an answer since the last time this was asked. */
  int turns() {
    return turns.getAndSet(0);
  }

  private void accept() throws IOException {
    while (!socket.isClosed()) {
      Socket near = socket.accept();
      Socket far = new Socket(InetAddress.getLoopbackAddress(), port);
      near.setTcpNoDelay(true);
      far.setTcpNoDelay(true);
      AtomicBoolean asked = new AtomicBoolean();
      start(() -> pass(near, far, asked, true));
      start(() -> pass(far, near, asked, false));
    }
  }

  private void pass(Socket from, Socket to, AtomicBoolean asked, boolean asking)
      throws IOException {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[BUFFER];
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        // What follows in the same direction is behind it, and not later by as much again.
        if (asked.getAndSet(asking) != asking) {
          LockSupport.parkNanos(delay.toNanos());
          if (asking) {
            turns.incrementAndGet();
          }
        }
        out.write(buffer, 0, length);
        out.flush();
      }
    }
  }

  private interface Task {
    void run() throws IOException;
  }

  private static void start(Task task) {
    Thread thread =
        new Thread(
            () -> {
              try {
                task.run();
              } catch (IOException e) {
                // Closed on one side or the other.
                return;
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
