package dev.autogen.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** The newest MySQL that Debian has, unpacked (sid; 9.7 when this was written). */
record DebianMySql(Consumer<String> progress) implements DownloadCache.Entry<MySqlBinary> {

  /** The number counts what is kept of the packages; another number fetches them anew. */
  static final String NAME = "mysql-debian-2";

  @Override
  public void build(Path into) throws IOException {
    DebianPackages packages =
        DebianPackages.ofThisMachine()
            .orElseThrow(() -> new IOException("apt here knows no Debian mirror"));
    progress.accept("fetching MySQL from " + packages.uri() + " (about 65 MB, once)");
    Path work = into.resolve("apt");
    packages.unpack(List.of("mysql-server-core", "mysql-client-core"), work, into.resolve("root"));
    FileTrees.delete(work);
    trim(into.resolve("root"));
  }

  /** Half of the 400 MB is documentation, Perl and programs that are never run here. */
  private static void trim(Path root) throws IOException {
    for (Path entry : FileTrees.list(root.resolve("usr/share"), "*")) {
      if (!entry.endsWith("mysql")) {
        FileTrees.delete(entry);
      }
    }
    for (Path libraries : FileTrees.list(root.resolve("usr/lib"), "*-linux-*")) {
      for (Path entry : FileTrees.list(libraries, "{perl,perl-base,gconv}")) {
        FileTrees.delete(entry);
      }
    }
    for (Path program : FileTrees.list(root.resolve("usr/bin"), "*")) {
      if (!program.endsWith("mysql")) {
        FileTrees.delete(program);
      }
    }
  }

  @Override
  public MySqlBinary open(Path made) throws IOException {
    Path usr = made.resolve("root/usr");
    List<String> launcher = DebianPackages.launcher(made.resolve("root"), List.of());
    return MySqlBinary.inspect(
        List.of(
            launcher.get(0),
            launcher.get(1),
            launcher.get(2),
            usr.resolve("sbin/mysqld").toString()),
        MySqlBinary.unpackedOptions(usr.resolve("share/mysql"), usr.resolve("lib/mysql/plugin")),
        "the MySQL fetched from Debian");
  }
}
