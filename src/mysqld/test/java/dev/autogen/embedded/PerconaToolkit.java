package dev.autogen.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;

/** Percona's pt-online-schema-change, with the Perl it runs on, as Debian packages them (once). */
public record PerconaToolkit() implements DownloadCache.Entry<Path> {

  private static final String NAME = "percona-toolkit-1";

  private static final String PROGRAM = "pt-online-schema-change";

  /** Perl looks for its modules where it was built to, and the client library for its plugins. */
  private static final String SCRIPT =
      """
      #!/bin/sh
      root=$(cd "$(dirname "$0")" && pwd)/root
      libraries=$(echo "$root"/usr/lib/*-linux-*)
      version=$(basename "$libraries"/perl5/*)
      PERL5LIB=$libraries/perl5/$version:$root/usr/share/perl5:$libraries/perl/$version
      PERL5LIB=$PERL5LIB:$root/usr/share/perl/$version:$libraries/perl-base
      export PERL5LIB
      export MARIADB_PLUGIN_DIR="$libraries/libmariadb3/plugin"
      exec "$libraries"/ld-linux*.so.* --library-path "$libraries" "$root/usr/bin/perl" \\
        "$root/usr/bin/%s" "$@"
      """
          .formatted(PROGRAM);

  /**
   * The program.
   *
   * @throws AssertionError when it cannot be had here, saying why
   */
  public static Path program() {
    Path cache =
        Path.of(
            System.getenv()
                .getOrDefault("XDG_CACHE_HOME", System.getProperty("user.home") + "/.cache"),
            "autogen");
    try {
      return new DownloadCache(cache).get(NAME, new PerconaToolkit());
    } catch (IOException e) {
      throw new AssertionError(
          "percona-toolkit (Debian's package, of sid) cannot be had: " + e.getMessage(), e);
    }
  }

  @Override
  public void build(Path into) throws IOException {
    DebianPackages packages =
        DebianPackages.ofThisMachine()
            .orElseThrow(() -> new IOException("apt here knows no Debian mirror"));
    Path work = into.resolve("apt");
    packages.unpack(List.of("percona-toolkit"), work, into.resolve("root"));
    FileTrees.delete(work);
    Path program = into.resolve(PROGRAM);
    Files.writeString(program, SCRIPT);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Override
  public Path open(Path made) throws IOException {
    Path program = made.resolve(PROGRAM);
    Command.Result version =
        Command.of(List.of(program.toString(), "--version")).run(Duration.ofSeconds(30));
    if (!version.succeeded()) {
      throw new IOException(version.lastLine());
    }
    return program;
  }
}
