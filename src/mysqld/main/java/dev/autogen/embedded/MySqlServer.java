package dev.autogen.embedded;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A running mysqld. It listens on a TCP port of the loopback interface and nowhere else, and ends
 * with {@link #close()} or with this Java.
 */
public final class MySqlServer implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration STOP = Duration.ofSeconds(30);
  private static final String SOCKET = "mysqld.sock";
  private static final int PORT_ATTEMPTS = 3;
  private static final int POLL_MILLIS = 10;

  private final ServerFolder folder;
  private final ServerProcess process;
  private final ServerAddress address;
  private final String version;
  private final Tuning tuning;
  private final Thread hook = new Thread(this::stop, "autogen: stop MySQL");
  private final AtomicBoolean stopped = new AtomicBoolean();

  private MySqlServer(
      ServerFolder folder,
      ServerProcess process,
      ServerAddress address,
      String version,
      Tuning tuning) {
    this.folder = folder;
    this.process = process;
    this.address = address;
    this.version = version;
    this.tuning = tuning;
  }

  /**
   * Starts a server and waits until it answers. The first start in a folder creates the data.
   *
   * @param folder created when absent; holds data, password and log. One server at a time.
   * @throws ServerUnavailableException when it does not start, with the reason from its log
   */
  public static MySqlServer start(MySqlBinary binary, Path folder, Tuning tuning) {
    ServerFolder files = new ServerFolder(folder);
    try {
      MySqlServer server = launch(binary, files, tuning, (process, port) -> {});
      Runtime.getRuntime().addShutdownHook(server.hook);
      return server;
    } catch (IOException e) {
      throw unusable(files, e);
    }
  }

  /** Told of the process before it answers, so that it can be found again after a crash of ours. */
  interface Launched {
    void accept(ServerProcess process, int port) throws IOException;
  }

  /** As {@link #start}, without a shutdown hook. */
  static MySqlServer launch(
      MySqlBinary binary, ServerFolder folder, Tuning tuning, Launched launched)
      throws IOException {
    if (!folder.isInitialized()) {
      folder.initialize(binary, tuning);
    }
    folder.password(); // asked before anything is started that nobody could speak to
    for (int attempt = 1; ; attempt++) {
      int port = freePort();
      ServerProcess process = spawn(binary, folder, tuning, port);
      launched.accept(process, port);
      try {
        MySqlServer server = connect(folder, process, port, tuning, START);
        folder.writeDataVersion(server.version());
        return server;
      } catch (IOException e) {
        process.kill();
        String why = folder.failure();
        // Between choosing the port and opening it somebody else may have taken it.
        if (why.contains("Bind on TCP/IP port") && attempt < PORT_ATTEMPTS) {
          continue;
        }
        throw new ServerUnavailableException(
            "MySQL "
                + binary.version()
                + " did not start in "
                + folder.path()
                + dataOf(folder, binary)
                + ": "
                + why,
            "see the whole log in " + folder.log(),
            e);
      }
    }
  }

  private static String dataOf(ServerFolder folder, MySqlBinary binary) throws IOException {
    String written = folder.dataVersion();
    return written.equals(binary.version()) ? "" : " on the data of MySQL " + written;
  }

  private static ServerProcess spawn(
      MySqlBinary binary, ServerFolder folder, Tuning tuning, int port) throws IOException {
    List<String> words = folder.command(binary, folder.data(), tuning);
    words.addAll(
        List.of(
            "--bind-address=127.0.0.1",
            "--port=" + port,
            "--loose-skip-mysqlx",
            // Relative to the data directory: an absolute path may exceed the 107 bytes allowed.
            "--socket=" + SOCKET,
            "--pid-file=" + folder.pidFile()));
    // Left by a server that was killed. mysqld believes it as long as any process has that number;
    // that no two run on these data is InnoDB's to see to, by locks on its files.
    Files.deleteIfExists(folder.data().resolve(SOCKET + ".lock"));
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    // A file, not a pipe: the server must survive the Java that started it until it is told.
    builder.redirectOutput(folder.log().toFile()).directory(folder.path().toFile());
    Process process = builder.start();
    process.getOutputStream().close();
    return new ServerProcess(process.toHandle());
  }

  /** The server of a process that runs already; waits until it answers. */
  static MySqlServer connect(
      ServerFolder folder, ServerProcess process, int port, Tuning tuning, Duration timeout)
      throws IOException {
    ServerAddress address = new ServerAddress(port, folder.password());
    long deadline = System.nanoTime() + timeout.toNanos();
    while (!address.isOpen()) {
      if (!process.isAlive()) {
        throw new IOException("mysqld ended");
      }
      if (System.nanoTime() > deadline) {
        throw new IOException("mysqld did not answer for " + timeout.toSeconds() + " seconds");
      }
      try {
        Thread.sleep(POLL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted while MySQL was starting");
      }
    }
    return new MySqlServer(folder, process, address, address.version(), tuning);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /**
   * Where a schema is reached. The schema need not exist until a connection is made; empty text:
   * the server, with no schema chosen.
   */
  public String jdbcUrl(String schema) {
    return address.url(schema);
  }

  /** Always root: the server is private, and migrations need any privilege. */
  public String user() {
    return ServerFolder.USER;
  }

  /** Random, made when the data were created. */
  public String password() {
    return address.password();
  }

  /** Three numbers, {@code 9.7.4}. */
  public String version() {
    return version;
  }

  /** The TCP port on 127.0.0.1. */
  public int port() {
    return address.port();
  }

  /** The process number of mysqld. */
  public long pid() {
    return process.handle().pid();
  }

  /** What the server wrote since its start: warnings, errors, why it stopped. */
  public Path log() {
    return folder.log();
  }

  /**
   * Stops the server and waits until it is gone: about 1 s where the data are kept (that long
   * sleeps a thread of InnoDB), at once where they are not. Again: nothing.
   */
  @Override
  public void close() {
    stop();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the Java is ending, and its hooks have been called
    }
  }

  private void stop() {
    if (!stopped.compareAndSet(false, true)) {
      return;
    }
    if (tuning.stopsGracefully()) {
      process.askToStop();
      process.waitForExitOrKill(STOP);
    } else {
      process.kill();
    }
  }

  /** Asks the server to stop and does not wait for it. */
  void askToStop() {
    if (stopped.compareAndSet(false, true)) {
      process.askToStop();
    }
  }

  static ServerUnavailableException unusable(ServerFolder folder, IOException e) {
    return new ServerUnavailableException(
        "the folder of the MySQL server, "
            + folder.path()
            + ", cannot be used: "
            + FileTrees.reason(e),
        "make it readable and writable, or name a server with --url",
        new UncheckedIOException(e));
  }
}
