package dev.autogen.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What one server keeps on disk: its data, root's password (readable by the owner alone), the
 * version that wrote the data last, and its log.
 *
 * @param path absolute
 */
record ServerFolder(Path path) {

  static final String USER = "root";

  private static final Duration INITIALIZE = Duration.ofMinutes(3);
  private static final Pattern ERROR_LINE =
      Pattern.compile("\\S+ \\d+ \\[ERROR] (?:\\[MY-\\d+] )?(?:\\[\\w+] )?(.*)");

  ServerFolder {
    path = path.toAbsolutePath().normalize();
  }

  Path data() {
    return path.resolve("data");
  }

  Path log() {
    return path.resolve("mysqld.log");
  }

  Path pidFile() {
    return path.resolve("mysqld.pid");
  }

  private Path versionFile() {
    return path.resolve("version");
  }

  private Path passwordFile() {
    return path.resolve("password");
  }

  boolean isInitialized() {
    return Files.isDirectory(data());
  }

  /**
   * What {@link #initialize} made up.
   *
   * @throws ServerUnavailableException when it is lost, since nobody else knows it
   */
  String password() throws IOException {
    String password =
        Files.isRegularFile(passwordFile()) ? Files.readString(passwordFile()).strip() : "";
    if (password.isEmpty()) {
      throw new ServerUnavailableException(
          "the password of the development server, " + passwordFile() + ", is lost",
          "put the file back, or delete the folder " + path + " with the data in it");
    }
    return password;
  }

  /** The version of MySQL that last ran on these data; empty text when none did. */
  String dataVersion() throws IOException {
    return Files.exists(versionFile()) ? Files.readString(versionFile()).strip() : "";
  }

  void writeDataVersion(String version) throws IOException {
    Files.writeString(versionFile(), version + "\n");
  }

  /**
   * Creates the data directory with a new random password. It appears complete or not at all.
   *
   * @throws ServerUnavailableException when mysqld cannot do it
   */
  void initialize(MySqlBinary binary, Tuning tuning) throws IOException {
    Files.createDirectories(path);
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    FileTrees.writePrivate(passwordFile(), password);
    for (Path left : FileTrees.list(path, "data.new*")) {
      FileTrees.delete(left);
    }
    // A name of its own: an interrupted one's mysqld may still be writing.
    Path created = Files.createTempDirectory(path, "data.new");
    // The password reaches the server through a file: a command line is readable by everybody.
    // Names are not resolved, so 'localhost' does not match a TCP connection; 127.0.0.1 does.
    Path sql = path.resolve("initialize.sql");
    FileTrees.writePrivate(
        sql,
        """
        ALTER USER 'root'@'localhost' IDENTIFIED BY '%1$s';
        CREATE USER 'root'@'127.0.0.1' IDENTIFIED BY '%1$s';
        GRANT ALL ON *.* TO 'root'@'127.0.0.1' WITH GRANT OPTION;
        """
            .formatted(password));
    try {
      List<String> words = command(binary, created, tuning);
      words.add("--initialize-insecure");
      words.add("--init-file=" + sql);
      Command.Result result = Command.of(words).run(INITIALIZE);
      if (!result.succeeded()) {
        throw new ServerUnavailableException(
            "MySQL "
                + binary.version()
                + " could not create its data in "
                + path
                + ": "
                + firstError(result.output()),
            "check that the folder is writable and the disk has 200 MB left");
      }
    } finally {
      Files.deleteIfExists(sql);
    }
    writeDataVersion(binary.version());
    Files.move(created, data(), StandardCopyOption.ATOMIC_MOVE);
  }

  /** The words that start mysqld on a data directory of this folder; the caller adds to them. */
  List<String> command(MySqlBinary binary, Path dataDirectory, Tuning tuning) {
    List<String> words = new ArrayList<>(binary.command());
    words.add("--no-defaults");
    words.add("--datadir=" + dataDirectory);
    words.addAll(binary.options());
    words.addAll(tuning.options());
    if ("root".equals(System.getProperty("user.name"))) {
      words.add("--user=root"); // it refuses to run as root unless told to, as in containers
    }
    return words;
  }

  /** What the log gives as the reason of a failed start. */
  String failure() throws IOException {
    return Files.exists(log()) ? firstError(Files.readString(log())) : "it wrote no log";
  }

  private static String firstError(String log) {
    return log.lines()
        .map(ERROR_LINE::matcher)
        .filter(java.util.regex.Matcher::matches)
        .map(line -> line.group(1).strip().replaceFirst("\\.$", ""))
        .findFirst()
        .or(() -> log.lines().filter(line -> !line.isBlank()).reduce((a, b) -> b))
        .orElse("it gave no reason");
  }

  /** Copies an initialised folder that no server runs on; both then have the same password. */
  ServerFolder copyTo(Path target) throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, target.resolve(path.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    return new ServerFolder(target);
  }
}
