package dev.autogen.cli;

import dev.autogen.embedded.DevelopmentServer;
import dev.autogen.embedded.MySqlBinary;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A project's private server that stays open between commands, so that not each starts it. */
record OwnServer(DevelopmentServer server, ProcessHandle process) implements AutoCloseable {

  private static final Duration END = Duration.ofMinutes(1);

  /** Opens the server of a project. */
  static OwnServer in(Path cache, MySqlBinary mysqld) {
    DevelopmentServer server = DevelopmentServer.open(cache.resolve("mysql"), () -> mysqld);
    return new OwnServer(server, ProcessHandle.of(server.server().pid()).orElseThrow());
  }

  /** Waits for its end: where its files are deleted before that, it never comes to one. */
  @Override
  public void close() {
    server.close();
    try {
      process.onExit().orTimeout(END.toSeconds(), TimeUnit.SECONDS).join();
    } finally {
      // Without its files it would run for ever.
      process.destroyForcibly();
    }
  }
}
