package dev.autogen.entity;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The class path of a project and the side of autogen that is linked to a library on it, apart from
 * everything else of autogen: mixed class paths break on logging providers and on second copies of
 * the same library.
 */
public final class IsolatedLoader extends URLClassLoader {

  static {
    ClassLoader.registerAsParallelCapable();
  }

  private final String inside;
  private final List<String> shared;
  private final Set<String> absent = ConcurrentHashMap.newKeySet();

  /**
   * A loader.
   *
   * @param inside how the names begin of the classes of autogen that belong beside the library
   * @param shared how those begin that both sides know, such as what is handed over
   */
  public IsolatedLoader(List<Path> classpath, String inside, List<String> shared) {
    super(
        classpath.stream().map(IsolatedLoader::url).toArray(URL[]::new),
        ClassLoader.getPlatformClassLoader());
    this.inside = inside;
    this.shared = List.copyOf(shared);
  }

  /** That of Hibernate and of what is linked against it here. */
  static IsolatedLoader ofHibernate(List<Path> classpath) {
    return new IsolatedLoader(
        classpath,
        "dev.autogen.entity.hibernate.",
        List.of(
            "dev.autogen.entity.",
            "dev.autogen.schema.",
            "dev.autogen.facts.",
            "dev.autogen.error."));
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(path + " has no URL", e);
    }
  }

  /** Ours first, so that a copy of autogen on the project's class path is not in the way. */
  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (name.startsWith(inside)) {
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? define(name) : loaded;
      }
    }
    if (shared.stream().anyMatch(name::startsWith)) {
      return Class.forName(name, false, IsolatedLoader.class.getClassLoader());
    }
    return super.loadClass(name, resolve);
  }

  /** Hibernate asks for the package-info of each property's class, which is seldom there. */
  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (absent.contains(name)) {
      throw new ClassNotFoundException(name);
    }
    try {
      return super.findClass(name);
    } catch (ClassNotFoundException e) {
      absent.add(name);
      throw e;
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    String resource = "/" + name.replace('.', '/') + ".class";
    try (InputStream stream = IsolatedLoader.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] bytes = stream.readAllBytes();
      // As from the jar it is from, or else Java's class-data archive cannot hold it.
      return defineClass(name, bytes, 0, bytes.length, IsolatedLoader.class.getProtectionDomain());
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }
}
