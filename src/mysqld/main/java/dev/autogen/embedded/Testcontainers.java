package dev.autogen.embedded;

import dev.autogen.file.NestedJars;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What serves {@code jdbc:tc} URLs: MySQL in Docker for as long as a connection is open.
 * Testcontainers comes as jars inside autogen's own jar and is unpacked and loaded for such a URL
 * only, so that nothing else waits for it or meets its libraries.
 */
public final class Testcontainers {

  private static final NestedJars JARS =
      new NestedJars(Testcontainers.class, "/META-INF/autogen/testcontainers/");
  private static final String DRIVER = "org.testcontainers.jdbc.ContainerDatabaseDriver";

  /** How Testcontainers says that an image cannot be had. */
  private static final Pattern UNFETCHED =
      Pattern.compile("Can't get Docker image: RemoteDockerImage\\(imageName=([^,)]+)");

  private final Path cache;
  private final Consumer<String> progress;
  private ClassLoader loader;

  /**
   * No server yet.
   *
   * @param cache the folder the jars are unpacked in, created when needed
   * @param progress takes one line when a server is about to be started, which may mean a download
   */
  public Testcontainers(Path cache, Consumer<String> progress) {
    this.cache = cache;
    this.progress = progress;
  }

  /**
   * Starts the server that {@code url} describes and connects to it, or connects again where it
   * runs; closing the last connection ends the server.
   *
   * @throws ServerUnavailableException when Docker does not answer or cannot start the server
   * @throws SQLException when the started server refuses the connection
   */
  public synchronized Connection connect(String url, Properties properties) throws SQLException {
    if (loader == null) {
      progress.accept("Starting " + url.replaceFirst(":?//.*", "") + " with Docker");
      // Kept, since its classes know the servers that run: another's would start a second one.
      loader = loader();
    }
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // Testcontainers asks the thread which databases and Docker transports there are.
    thread.setContextClassLoader(loader);
    try {
      Driver driver = (Driver) loader.loadClass(DRIVER).getDeclaredConstructor().newInstance();
      return driver.connect(url, properties);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(DRIVER, e);
    } catch (RuntimeException | LinkageError e) {
      throw unavailable(e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static ServerUnavailableException unavailable(Throwable failure) {
    Throwable root = failure;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      Matcher image = UNFETCHED.matcher(String.valueOf(cause.getMessage()));
      if (image.find()) {
        return new ServerUnavailableException(
            "Docker cannot fetch the image " + image.group(1),
            "correct the version in the URL, or see why 'docker pull " + image.group(1) + "' fails",
            failure);
      }
      root = cause;
    }
    String reason = String.valueOf(root.getMessage()).strip().lines().findFirst().orElse("");
    if (reason.startsWith("Could not find a valid Docker environment")) {
      return new ServerUnavailableException(
          "a jdbc:tc URL starts MySQL in Docker, and no Docker engine answers here",
          "start Docker, or name a server with --url jdbc:mysql://HOST:PORT/SCHEMA",
          failure);
    }
    return new ServerUnavailableException(
        "Docker did not start MySQL (" + reason + ")",
        "see what 'docker run' says to the same image",
        failure);
  }

  // Never closed: closing the connection may need a further class.
  private ClassLoader loader() {
    try {
      List<String> names = JARS.names();
      // A version of autogen has its own folder, by the versions of what it unpacks.
      String folder = "testcontainers-" + Integer.toHexString(names.hashCode());
      List<URL> urls = new ArrayList<>();
      for (Path jar : new DownloadCache(cache.toAbsolutePath()).get(folder, new Jars(names))) {
        urls.add(jar.toUri().toURL());
      }
      return new URLClassLoader(urls.toArray(URL[]::new), Testcontainers.class.getClassLoader());
    } catch (IOException e) {
      throw new ServerUnavailableException(
          "Testcontainers cannot be unpacked into " + cache + " (" + FileTrees.reason(e) + ")",
          "make the folder writable, or name another with the variable XDG_CACHE_HOME",
          e);
    }
  }

  private record Jars(List<String> names) implements DownloadCache.Entry<List<Path>> {

    @Override
    public void build(Path into) throws IOException {
      for (String name : names) {
        try (InputStream jar = JARS.open(name)) {
          Files.copy(jar, into.resolve(name));
        }
      }
    }

    @Override
    public List<Path> open(Path made) throws IOException {
      List<Path> jars = names.stream().map(made::resolve).toList();
      for (Path jar : jars) {
        if (!Files.isReadable(jar)) {
          throw new NoSuchFileException(jar.toString());
        }
      }
      return jars;
    }
  }
}
