package dev.autogen.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the processes that share a development server tell each other through its folder. It is read
 * and written under {@link #lock()}, but for entering as a user.
 *
 * <pre>
 * running   number and port of the mysqld, written as soon as it is started
 * stopping  its number, once it was asked to stop
 * users/    one empty file for each use, named after the Java process
 * </pre>
 */
record DevelopmentFolder(ServerFolder server) {

  private static final Pattern USER = Pattern.compile("(\\d+)_(\\d+)_.*");

  /** Two processes derive a third one's start from a clock that is corrected now and then. */
  private static final long CLOCK = 10_000;

  /** The mysqld that was started last and not asked to stop. */
  record Running(long pid, int port) {}

  DevelopmentFolder(Path path) {
    this(new ServerFolder(path));
  }

  private Path file(String name) {
    return server.path().resolve(name);
  }

  Path lock() {
    return file("lock");
  }

  void ignoreInGit() throws IOException {
    Files.createDirectories(server.path());
    if (!Files.exists(file(".gitignore"))) {
      Files.writeString(file(".gitignore"), "*\n");
    }
  }

  Optional<Running> running() throws IOException {
    List<Long> numbers = numbers(file("running"));
    return numbers.size() == 2
        ? Optional.of(new Running(numbers.get(0), numbers.get(1).intValue()))
        : Optional.empty();
  }

  void writeRunning(ServerProcess process, int port) throws IOException {
    write(file("running"), process.handle().pid() + " " + port);
  }

  /** From here on nobody connects to the server any more; it is only waited for. */
  void writeStopping() throws IOException {
    Optional<Running> running = running();
    if (running.isPresent()) {
      write(file("stopping"), String.valueOf(running.get().pid()));
      Files.deleteIfExists(file("running"));
    }
  }

  void forgetRunning() throws IOException {
    Files.deleteIfExists(file("running"));
    Files.deleteIfExists(file("stopping"));
  }

  /** The mysqld alive on this folder, known from our files or from its own. */
  Optional<ServerProcess> process() throws IOException {
    for (Path file : List.of(file("running"), file("stopping"), server.pidFile())) {
      List<Long> numbers = numbers(file);
      if (!numbers.isEmpty()) {
        Optional<ServerProcess> process = ServerProcess.find(numbers.get(0), server.data());
        if (process.isPresent()) {
          return process;
        }
      }
    }
    return Optional.empty();
  }

  /** Enters this process as one more user; the file is to be deleted when the use ends. */
  Path addUser() throws IOException {
    Files.createDirectories(file("users"));
    ProcessHandle self = ProcessHandle.current();
    String name = self.pid() + "_" + started(self) + "_" + UUID.randomUUID();
    return Files.createFile(file("users").resolve(name));
  }

  /** How many uses of the server there are; entries of dead processes are removed. */
  int users() throws IOException {
    int found = 0;
    for (Path entry : FileTrees.list(file("users"), "*")) {
      Matcher user = USER.matcher(entry.getFileName().toString());
      boolean alive =
          user.matches()
              && ProcessHandle.of(Long.parseLong(user.group(1)))
                  // a number is given to another process sooner or later
                  .filter(p -> Math.abs(started(p) - Long.parseLong(user.group(2))) < CLOCK)
                  .isPresent();
      if (alive) {
        found++;
      } else {
        Files.deleteIfExists(entry);
      }
    }
    return found;
  }

  /** In milliseconds since 1970; 0 where the system does not say. */
  private static long started(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  private static List<Long> numbers(Path file) throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    String text = Files.readString(file).strip();
    return text.matches("\\d+( \\d+)?")
        ? Stream.of(text.split(" ")).map(Long::valueOf).toList()
        : List.of();
  }

  /** A reader finds the old text or the new one, also after a crash. */
  private static void write(Path file, String text) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.writeString(part, text);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
