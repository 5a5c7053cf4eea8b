package dev.autogen.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mysql.cj.jdbc.Driver;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * What an application does: a SessionFactory of its own Hibernate, in a class loader of its own,
 * that creates the schema. Shares nothing with autogen, so that no test asks autogen about itself.
 */
public final class HibernateItself {

  private static final Set<String> MAPPED =
      Set.of("Entity", "MappedSuperclass", "Embeddable", "Converter", "ConverterRegistration");

  private final List<Path> classPath;
  private final Path scratch;
  private final List<Path> roots = new ArrayList<>();
  private List<String> packages = List.of();
  private boolean reversed;

  /**
   * @param classPath Hibernate and all the models need
   * @param scratch a folder for what is compiled
   */
  public HibernateItself(List<Path> classPath, Path scratch) {
    this.classPath = List.copyOf(classPath);
    this.scratch = scratch;
  }

  /** Maps the classes of a jar or folder. */
  public HibernateItself classesOf(Path root) {
    roots.add(root);
    return this;
  }

  /** Maps the classes that the sources under {@code folder} compile to. */
  public HibernateItself sourcesIn(Path folder) throws IOException {
    Path classes = Files.createDirectories(scratch.resolve("compiled" + roots.size()));
    List<String> arguments = new ArrayList<>();
    Collections.addAll(arguments, "-nowarn", "-proc:none", "-parameters", "-g");
    Collections.addAll(arguments, "-d", classes.toString(), "-cp", joined(classPath));
    try (Stream<Path> files = Files.walk(folder)) {
      files.map(Path::toString).filter(f -> f.endsWith(".java")).sorted().forEach(arguments::add);
    }
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    if (ToolProvider.getSystemJavaCompiler()
            .run(null, errors, errors, arguments.toArray(new String[0]))
        != 0) {
      throw new IOException(errors.toString(UTF_8));
    }
    return classesOf(classes);
  }

  /** Maps only what is in these packages and those below. */
  public HibernateItself inPackages(List<String> only) {
    packages = List.copyOf(only);
    return this;
  }

  /** Lists the classes the other way round. */
  public HibernateItself reversed() {
    reversed = true;
    return this;
  }

  /** Creates the schema over a connection. What the server refuses is left out. */
  public void create(TestSchema schema) {
    Map<String, Object> settings = new TreeMap<>();
    settings.put("hibernate.connection.url", schema.jdbcUrl());
    settings.put("hibernate.connection.username", schema.user());
    settings.put("hibernate.connection.password", schema.password());
    settings.put("hibernate.connection.driver_class", Driver.class.getName());
    settings.put("hibernate.hbm2ddl.auto", "create-only");
    boot(settings);
  }

  /** The statements it would create the schema with. */
  public List<String> script(String serverVersion) throws IOException {
    Path script = Files.createDirectories(scratch).resolve("create.sql");
    Files.deleteIfExists(script);
    Map<String, Object> settings = new TreeMap<>();
    settings.put("jakarta.persistence.database-product-name", "MySQL");
    settings.put("jakarta.persistence.database-product-version", serverVersion);
    String[] version = serverVersion.split("\\.", -1);
    settings.put("jakarta.persistence.database-major-version", version[0]);
    settings.put("jakarta.persistence.database-minor-version", version[1]);
    settings.put("hibernate.boot.allow_jdbc_metadata_access", "false");
    settings.put("hibernate.temp.use_jdbc_metadata_defaults", "false");
    settings.put("hibernate.dialect.mysql.bytes_per_character", "4");
    settings.put("jakarta.persistence.schema-generation.scripts.action", "create");
    settings.put("jakarta.persistence.schema-generation.scripts.create-target", script.toString());
    settings.put("hibernate.hbm2ddl.delimiter", "\n;");
    boot(settings);
    return Stream.of(Files.readString(script).split("\n;\n?", -1))
        .map(String::strip)
        .filter(statement -> !statement.isEmpty())
        .toList();
  }

  private void boot(Map<String, Object> settings) {
    List<URL> urls = new ArrayList<>();
    Thread thread = Thread.currentThread();
    Logger log = Logger.getLogger("org.hibernate");
    log.setLevel(Level.OFF);
    ClassLoader before = thread.getContextClassLoader();
    try {
      for (Path path : roots) {
        urls.add(path.toUri().toURL());
      }
      for (Path path : classPath) {
        urls.add(path.toUri().toURL());
      }
      urls.add(withoutExpressionLanguage().toUri().toURL());
      urls.add(Driver.class.getProtectionDomain().getCodeSource().getLocation());
      try (URLClassLoader loader =
          new URLClassLoader(urls.toArray(new URL[0]), ClassLoader.getPlatformClassLoader())) {
        thread.setContextClassLoader(loader);
        Class<?> type = loader.loadClass("org.hibernate.cfg.Configuration");
        Object configuration = type.getConstructor().newInstance();
        for (Map.Entry<String, Object> setting : settings.entrySet()) {
          type.getMethod("setProperty", String.class, String.class)
              .invoke(configuration, setting.getKey(), setting.getValue().toString());
        }
        for (Class<?> mapped : mapped(loader)) {
          type.getMethod("addAnnotatedClass", Class.class).invoke(configuration, mapped);
        }
        try (AutoCloseable factory =
            (AutoCloseable) type.getMethod("buildSessionFactory").invoke(configuration)) {
          if (factory.toString().isEmpty()) {
            throw new IllegalStateException("a SessionFactory has a name");
          }
        }
      }
    } catch (Exception e) {
      throw new IllegalStateException("Hibernate itself does not start", e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** An application has an expression language for its messages; these class paths have none. */
  private Path withoutExpressionLanguage() throws IOException {
    Path folder = scratch.resolve("validation");
    Files.writeString(
        Files.createDirectories(folder.resolve("META-INF")).resolve("validation.xml"),
        """
        <validation-config xmlns="https://jakarta.ee/xml/ns/validation/configuration" version="3.0">
          <message-interpolator>
            org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator
          </message-interpolator>
        </validation-config>
        """
            .replaceAll(">\\s+org", ">org")
            .replaceAll("Interpolator\\s+<", "Interpolator<"));
    return folder;
  }

  private List<Class<?>> mapped(ClassLoader loader) throws IOException {
    List<Class<?>> classes = new ArrayList<>();
    for (Path root : roots) {
      for (String name : names(root)) {
        if (!packages.isEmpty() && packages.stream().noneMatch(p -> name.startsWith(p + "."))) {
          continue;
        }
        try {
          Class<?> type = Class.forName(name, false, loader);
          for (Annotation annotation : type.getAnnotations()) {
            if (MAPPED.contains(annotation.annotationType().getSimpleName())) {
              classes.add(type);
              break;
            }
          }
        } catch (ClassNotFoundException | LinkageError e) {
          // Not every class of a library's jar can be loaded, and none of these is mapped.
        }
      }
    }
    if (reversed) {
      Collections.reverse(classes);
    }
    return classes;
  }

  private static List<String> names(Path root) throws IOException {
    if (Files.isDirectory(root)) {
      return names(root, root);
    }
    try (FileSystem jar = FileSystems.newFileSystem(root)) {
      return names(jar.getPath("/"), jar.getPath("/"));
    }
  }

  private static List<String> names(Path folder, Path root) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(file -> file.endsWith(".class") && !file.startsWith("META-INF"))
          .filter(file -> !file.endsWith("-info.class"))
          .map(file -> file.substring(0, file.length() - ".class".length()).replace('/', '.'))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String joined(List<Path> paths) {
    return paths.stream().map(Path::toString).collect(Collectors.joining(":"));
  }
}
