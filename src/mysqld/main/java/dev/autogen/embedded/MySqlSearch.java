package dev.autogen.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Finds a {@code mysqld}, or fetches one into the user's cache. In this order: the one that was
 * named, the one on the PATH, MySQL from Debian on machines of that family, MySQL 8.0.15 through
 * Maven.
 *
 * @param mysqld the path of a mysqld that alone is to be used; empty text: search
 * @param path where programs are looked for
 * @param cache the folder downloads are kept in, created when needed
 * @param mayFetch whether something may be downloaded; what the cache has is used either way
 * @param progress takes one line for each thing that takes long
 */
public record MySqlSearch(
    String mysqld, List<Path> path, Path cache, boolean mayFetch, Consumer<String> progress) {

  public MySqlSearch {
    path = List.copyOf(path);
  }

  /** The search of a user with these environment variables and no wishes. */
  public static MySqlSearch of(Map<String, String> environment, Consumer<String> progress) {
    String words = environment.getOrDefault("PATH", "");
    List<Path> path =
        Stream.concat(
                Stream.of(words.split(File.pathSeparator)).filter(word -> !word.isBlank()),
                // Where packages put it; not on an ordinary user's PATH on every system.
                Stream.of("/usr/sbin", "/usr/libexec"))
            .map(Path::of)
            .toList();
    String caches = environment.getOrDefault("XDG_CACHE_HOME", "");
    Path cache =
        caches.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache", "autogen")
            : Path.of(caches, "autogen");
    return new MySqlSearch("", path, cache, true, progress);
  }

  /** The same, using that file alone; empty text: search. */
  public MySqlSearch withMysqld(String mysqld) {
    return new MySqlSearch(mysqld, path, cache, mayFetch, progress);
  }

  /** The same with other folders in place of the PATH. */
  public MySqlSearch withPath(List<Path> path) {
    return new MySqlSearch(mysqld, path, cache, mayFetch, progress);
  }

  /** The same with another folder for downloads. */
  public MySqlSearch withCache(Path cache) {
    return new MySqlSearch(mysqld, path, cache, mayFetch, progress);
  }

  /** The same, downloading nothing. */
  public MySqlSearch withoutFetching() {
    return new MySqlSearch(mysqld, path, cache, false, progress);
  }

  /**
   * The first mysqld that runs.
   *
   * @throws ServerUnavailableException when there is none; the message says what was tried
   */
  public MySqlBinary find() {
    if (!mysqld.isEmpty()) {
      return named();
    }
    List<String> tried = new ArrayList<>();
    return onPath(tried)
        .or(() -> fetched(DebianMySql.NAME, new DebianMySql(progress), "from Debian", tried))
        .or(() -> fetched(MavenMySql.NAME, new MavenMySql(progress), "with Maven", tried))
        .orElseThrow(() -> nothingFound(tried));
  }

  /**
   * MySQL from Debian, whatever is installed.
   *
   * @throws ServerUnavailableException when it cannot be had here
   */
  public MySqlBinary newest() {
    List<String> tried = new ArrayList<>();
    return fetched(DebianMySql.NAME, new DebianMySql(progress), "from Debian", tried)
        .orElseThrow(() -> nothingFound(tried));
  }

  /**
   * MySQL 8.0.15, whatever is installed.
   *
   * @throws ServerUnavailableException when it cannot be had here
   */
  public MySqlBinary legacy() {
    List<String> tried = new ArrayList<>();
    return fetched(MavenMySql.NAME, new MavenMySql(progress), "with Maven", tried)
        .orElseThrow(() -> nothingFound(tried));
  }

  private MySqlBinary named() {
    Path file = Path.of(mysqld).toAbsolutePath();
    if (!Files.isRegularFile(file) || !Files.isExecutable(file)) {
      throw new ServerUnavailableException(
          "the mysqld that is set, " + file + ", is not an executable file",
          "set the path of the mysqld program itself, or remove the setting to let autogen search");
    }
    return MySqlBinary.installed(file);
  }

  private Optional<MySqlBinary> onPath(List<String> tried) {
    for (Path folder : path) {
      Path file = folder.resolve("mysqld").toAbsolutePath();
      if (Files.isRegularFile(file) && Files.isExecutable(file)) {
        try {
          return Optional.of(MySqlBinary.installed(file));
        } catch (ServerUnavailableException e) {
          tried.add(e.getMessage());
        }
      }
    }
    if (tried.isEmpty()) {
      tried.add("mysqld is not on the PATH");
    }
    return Optional.empty();
  }

  private Optional<MySqlBinary> fetched(
      String name, DownloadCache.Entry<MySqlBinary> entry, String how, List<String> tried) {
    DownloadCache downloads = new DownloadCache(cache.toAbsolutePath());
    try {
      Optional<MySqlBinary> found =
          mayFetch ? Optional.of(downloads.get(name, entry)) : downloads.find(name, entry);
      if (found.isEmpty()) {
        tried.add("fetching it " + how + " is switched off");
      }
      return found;
    } catch (IOException | ServerUnavailableException e) {
      tried.add("fetching it " + how + " failed (" + withoutFullStop(FileTrees.reason(e)) + ")");
      return Optional.empty();
    }
  }

  private static String withoutFullStop(String sentence) {
    return sentence.replaceFirst("\\.$", "");
  }

  private static ServerUnavailableException nothingFound(List<String> tried) {
    return new ServerUnavailableException(
        "no MySQL server was found: " + String.join(", ", tried), Remedy.GET_A_SERVER);
  }
}
