package dev.autogen.embedded;

import java.util.ArrayList;
import java.util.List;

/** What a server's data are worth. */
public enum Tuning {
  /** Committed data survive a crash of anything, as a server's defaults have it. */
  DURABLE,

  /** The data end with the server: nothing is flushed, and it is stopped by killing it. */
  THROW_AWAY;

  /** Those that only some versions know are {@code loose}: ignored where they are unknown. */
  private static final List<String> ALWAYS =
      List.of(
          "--skip-log-bin",
          // Waits half a second for its I/O threads at shutdown (measured on 9.7.4).
          "--innodb-use-native-aio=0",
          // 100 MB of redo log is the default, written out in full.
          "--loose-innodb-redo-log-capacity=32M",
          "--loose-innodb-log-file-size=16M",
          "--skip-name-resolve",
          // Dumps and loads of pages nobody will miss.
          "--innodb-buffer-pool-dump-at-shutdown=0",
          "--innodb-buffer-pool-load-at-startup=0");

  private static final List<String> CARELESS =
      List.of(
          "--innodb-flush-method=nosync",
          "--innodb-flush-log-at-trx-commit=0",
          "--innodb-doublewrite=0",
          "--innodb-buffer-pool-size=64M",
          // On, because migrations read who holds a metadata lock from it; but small.
          "--performance-schema-digests-size=200",
          "--performance-schema-events-statements-history-long-size=10",
          "--performance-schema-events-stages-history-long-size=10",
          "--performance-schema-events-waits-history-long-size=10",
          "--performance-schema-events-transactions-history-long-size=10");

  /** Whether the server is given the time to write its data out when it is stopped. */
  boolean stopsGracefully() {
    return this == DURABLE;
  }

  List<String> options() {
    List<String> options = new ArrayList<>(ALWAYS);
    if (this == THROW_AWAY) {
      options.addAll(CARELESS);
    }
    return options;
  }
}
