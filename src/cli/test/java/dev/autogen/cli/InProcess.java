package dev.autogen.cli;

import java.util.List;

/**
 * Runs a command line in this process as if it were one of its own, which ends with its threads.
 */
final class InProcess {

  private InProcess() {}

  /**
   * Runs it; the exit code. Nothing of it goes on afterwards: entities that were being read beside
   * what failed would still be written to a cache, in a folder that its test deletes.
   */
  static int run(Environment environment, String... arguments) {
    try {
      return Commands.run(environment, arguments);
    } finally {
      for (List<Thread> reading = reading(); !reading.isEmpty(); reading = reading()) {
        reading.forEach(InProcess::join);
      }
    }
  }

  private static List<Thread> reading() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("autogen: entities"))
        .toList();
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
