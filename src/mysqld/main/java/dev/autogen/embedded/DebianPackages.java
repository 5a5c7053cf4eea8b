package dev.autogen.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Packages of Debian's sid suite, unpacked into a folder with all they depend on, down to the C
 * library. MySQL is in no stable suite. apt works on a private state folder and an empty list of
 * installed packages: nothing of the system is read but its mirrors, proxies and keyrings, nothing
 * is changed, and no root rights are needed.
 */
final class DebianPackages {

  private static final Duration TIMEOUT = Duration.ofMinutes(10);
  private static final Pattern SHELL_VALUE = Pattern.compile("(\\w+)='(.*)'");
  private static final List<String> KEYRINGS =
      List.of(
          "/usr/share/keyrings/debian-archive-keyring.pgp",
          "/usr/share/keyrings/debian-archive-keyring.gpg");

  /** Lists cannot be emptied by {@code -o}, only by a directive in a file. */
  private static final String NO_HOOKS =
      """
      #clear APT::Update::Pre-Invoke;
      #clear APT::Update::Post-Invoke;
      #clear APT::Update::Post-Invoke-Success;
      #clear DPkg::Pre-Invoke;
      #clear DPkg::Post-Invoke;
      #clear DPkg::Pre-Install-Pkgs;
      """;

  private final AptSource mirror;

  private DebianPackages(AptSource mirror) {
    this.mirror = mirror;
  }

  String uri() {
    return mirror.uri();
  }

  /** The Debian mirror this machine's apt uses; empty where there is no apt or no such mirror. */
  static Optional<DebianPackages> ofThisMachine() throws IOException {
    List<AptSource> mirrors =
        configuredSources().stream().filter(AptSource::isDebianMirror).toList();
    return mirrors.stream()
        .filter(AptSource::isOnDebianOrg)
        .findFirst()
        .or(() -> mirrors.stream().findFirst())
        .map(DebianPackages::withKeyring)
        .map(DebianPackages::new);
  }

  /** A source that names no keyring is trusted by any of apt's; here by Debian's own alone. */
  private static AptSource withKeyring(AptSource source) {
    return KEYRINGS.stream()
        .filter(keyring -> source.signedBy().isEmpty() && Files.isReadable(Path.of(keyring)))
        .findFirst()
        .map(source::signedBy)
        .orElse(source);
  }

  private static List<AptSource> configuredSources() throws IOException {
    Command.Result result;
    try {
      result =
          Command.of(
                  List.of(
                      "apt-config",
                      "shell",
                      "LIST",
                      "Dir::Etc::sourcelist/f",
                      "PARTS",
                      "Dir::Etc::sourceparts/d"))
              .run(Duration.ofSeconds(20));
    } catch (IOException e) {
      return List.of(); // no apt here
    }
    List<Path> files = new ArrayList<>();
    for (String line : result.output().lines().toList()) {
      Matcher matcher = SHELL_VALUE.matcher(line.strip());
      if (matcher.matches() && matcher.group(1).equals("LIST")) {
        files.add(Path.of(matcher.group(2)));
      } else if (matcher.matches()) {
        files.addAll(FileTrees.list(Path.of(matcher.group(2)), "*.{list,sources}"));
      }
    }
    List<AptSource> sources = new ArrayList<>();
    for (Path file : files) {
      if (Files.isRegularFile(file) && Files.isReadable(file)) {
        String text = Files.readString(file);
        sources.addAll(
            file.toString().endsWith(".sources")
                ? AptSource.parseDeb822(text)
                : AptSource.parseList(text));
      }
    }
    return sources;
  }

  /**
   * Downloads the packages and all they depend on, and unpacks them into {@code root}.
   *
   * @param work an existing folder for apt's own files; they are of no use afterwards
   * @throws IOException with apt's own error line when anything fails
   */
  void unpack(List<String> packages, Path work, Path root) throws IOException {
    update(work, root);
    List<String> install =
        new ArrayList<>(List.of("install", "--no-install-recommends", "--download-only"));
    install.addAll(packages);
    apt(work, install);
    extract(work, root);
  }

  /** As {@link #unpack}, one package without what it depends on: to be read, not to be run. */
  void unpackAlone(String name, Path work, Path root) throws IOException {
    update(work, root);
    // It downloads to where it is run.
    apt(
        List.of("env", "-C", work.resolve("cache/archives").toString()),
        work,
        List.of("download", name));
    extract(work, root);
  }

  private void update(Path work, Path root) throws IOException {
    Files.createDirectories(work.resolve("state/lists/partial"));
    Files.createDirectories(work.resolve("cache/archives/partial"));
    Files.createDirectories(root);
    Files.writeString(work.resolve("state/status"), "");
    Files.writeString(work.resolve("sid.sources"), mirror.stanza("sid"));
    Files.writeString(work.resolve("no-hooks.conf"), NO_HOOKS);
    apt(work, List.of("update"));
  }

  private static void extract(Path work, Path root) throws IOException {
    for (Path archive : FileTrees.list(work.resolve("cache/archives"), "*.deb")) {
      run(List.of("dpkg-deb", "-x", archive.toString(), root.toString()));
    }
  }

  private static void apt(Path work, List<String> words) throws IOException {
    apt(List.of(), work, words);
  }

  private static void apt(List<String> before, Path work, List<String> words) throws IOException {
    List<String> command = new ArrayList<>(before);
    command.addAll(List.of("apt-get", "-q", "-y"));
    command.add("--config-file=" + work.resolve("no-hooks.conf"));
    Map<String, String> options =
        Map.of(
            "Dir::State", work.resolve("state").toString(),
            "Dir::State::status", work.resolve("state/status").toString(),
            "Dir::Cache", work.resolve("cache").toString(),
            "Dir::Etc::sourcelist", work.resolve("sid.sources").toString(),
            "Dir::Etc::sourceparts", "/dev/null",
            "Dir::Etc::preferences", "/dev/null",
            "Dir::Etc::preferencesparts", "/dev/null",
            "Acquire::Languages", "none",
            "Acquire::Retries", "3");
    options.forEach((name, value) -> command.add("-o" + name + "=" + value));
    command.addAll(words);
    run(command);
  }

  private static void run(List<String> words) throws IOException {
    Command.Result result = new Command(words, Map.of("LC_ALL", "C")).run(TIMEOUT);
    if (!result.succeeded()) {
      String why =
          result
              .output()
              .lines()
              .filter(line -> line.startsWith("E: ") || line.startsWith("Err:"))
              .findFirst()
              .orElseGet(result::lastLine);
      throw new IOException(words.get(0) + ": " + why);
    }
  }

  /**
   * How to run a program with the libraries of an unpacked tree instead of the system's: its own
   * dynamic loader comes first.
   */
  static List<String> launcher(Path root, List<Path> moreLibraries) throws IOException {
    for (Path libraries : FileTrees.list(root.resolve("usr/lib"), "*-linux-*")) {
      List<Path> loaders = FileTrees.list(libraries, "ld-linux*.so.*");
      if (!loaders.isEmpty()) {
        StringBuilder path = new StringBuilder();
        moreLibraries.forEach(folder -> path.append(folder).append(':'));
        return List.of(
            loaders.get(0).toString(), "--library-path", path.append(libraries).toString());
      }
    }
    throw new IOException("no dynamic loader under " + root);
  }
}
