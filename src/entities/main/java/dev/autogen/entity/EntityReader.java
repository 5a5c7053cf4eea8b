package dev.autogen.entity;

import dev.autogen.entity.MetadataReader.Request;
import dev.autogen.file.FileHashes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Reads entities, without any database. */
public final class EntityReader {

  private static final String HIBERNATE_SIDE =
      "dev.autogen.entity.hibernate.HibernateMetadataReader";

  private static final String ENVERS = "org.hibernate.envers.";

  private final Optional<EntityCache> cache;

  /** Reads from the entities each time. */
  public EntityReader() {
    this.cache = Optional.empty();
  }

  private EntityReader(Path cache) {
    this.cache = Optional.of(new EntityCache(cache));
  }

  /**
   * Keeps what it has read in {@code cache}, a folder of its own that may be deleted at any time,
   * and reads the entities again when anything they depend on has changed.
   */
  public static EntityReader cachingIn(Path cache) {
    return new EntityReader(cache);
  }

  /** Whether one of these class directories and jars has Hibernate. */
  public static boolean isHibernateIn(List<Path> paths) {
    List<URL> urls = new ArrayList<>();
    try {
      for (Path path : paths) {
        urls.add(path.toUri().toURL());
      }
      try (URLClassLoader loader =
          new URLClassLoader(urls.toArray(new URL[0]), ClassLoader.getPlatformClassLoader())) {
        return HibernateVersion.isPresent(loader);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What the entities say. The same classes and settings give an equal result.
   *
   * @throws CompilationException when models given as sources do not compile
   * @throws EntityException when there are no entities, Hibernate rejects one, or a path is wrong
   */
  public EntityModel read(EntitySettings settings) {
    return prepare(settings).read(settings.serverVersion());
  }

  /**
   * Does what can be done before the server's version is known: the longer part where entities were
   * read before, and the search for classes where not.
   *
   * @param settings where the entities are; its server version does not matter
   * @throws EntityException as {@link #read} does
   */
  public Prepared prepare(EntitySettings settings) {
    if (cache.isEmpty()) {
      return new Prepared(settings, Optional.empty(), Optional.of(Found.by(settings)));
    }
    Optional<String> inputs = inputs(settings, cache.get());
    boolean isKnown = inputs.isPresent() && cache.get().knows(inputs.get());
    return new Prepared(
        settings, inputs, isKnown ? Optional.empty() : Optional.of(Found.by(settings)));
  }

  /** Empty where a file cannot be read; reading the entities will say more about it. */
  private static Optional<String> inputs(EntitySettings settings, EntityCache cache) {
    try {
      FileHashes hashes = new FileHashes(cache.hashes());
      String inputs = Inputs.hash(settings, hashes);
      cache.save(hashes);
      return Optional.of(inputs);
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    }
  }

  /** Entities of which all is done that needs no server's version. */
  public final class Prepared {

    private final EntitySettings settings;
    private final Optional<String> inputs;
    private final Optional<Found> found;

    private Prepared(EntitySettings settings, Optional<String> inputs, Optional<Found> found) {
      this.settings = settings;
      this.inputs = inputs;
      this.found = found;
    }

    /**
     * What the entities say to a server of that version.
     *
     * @throws EntityException as {@link EntityReader#read} does
     */
    public EntityModel read(String serverVersion) {
      Optional<EntityModel> known = inputs.flatMap(i -> cache.get().get(i, serverVersion));
      if (known.isPresent()) {
        return known.get();
      }
      EntitySettings complete = settings.withServerVersion(serverVersion);
      EntityModel model = readNow(complete, found.orElseGet(() -> Found.by(complete)));
      // Only when nothing has changed in between is it certain what it was read from.
      if (inputs.isPresent() && inputs.equals(inputs(settings, cache.get()))) {
        cache.get().put(inputs.get(), serverVersion, model);
      }
      return model;
    }
  }

  private static EntityModel readNow(EntitySettings settings, Found found) {
    return withReader(
        settings,
        found,
        (reader, ready) -> {
          EntityModel model = reader.read(ready.request());
          List<String> warnings = new ArrayList<>(ready.warnings());
          warnings.addAll(model.warnings());
          return model.with(ready.renamedFrom(), found.scan().leftOut(), ready.unread(), warnings);
        });
  }

  /** Where everything is, and which classes are annotated. */
  private record Found(ModelRoots roots, ModelScan scan) {
    static Found by(EntitySettings settings) {
      ModelRoots roots = ModelRoots.of(settings);
      return new Found(
          roots,
          ModelScan.of(roots.classRoots(), settings.packages()).leavingOut(roots.unreadRoots()));
    }
  }

  private record Ready(
      Request request,
      SortedMap<String, String> renamedFrom,
      List<String> unread,
      List<String> warnings) {}

  private static <T> T withReader(
      EntitySettings settings, Found found, BiFunction<MetadataReader, Ready, T> use) {
    ModelRoots roots = found.roots();
    ModelScan scan = found.scan();
    try (IsolatedLoader loader = IsolatedLoader.ofHibernate(roots.loaderPath());
        Quiet quiet = new Quiet(loader)) {
      MappingFiles mappings =
          MappingFiles.of(roots.resourceRoots(), settings.mappingFiles(), loader);
      settings.packages().stream()
          .filter(EntityReader::isClass)
          .forEach(type -> MappingFiles.requireListed(type, "package", loader));
      if (scan.entities().isEmpty() && mappings.mappings().isEmpty()) {
        throw nothingFound(settings, scan, roots);
      }
      String version = HibernateVersion.of(loader);
      SortedMap<String, String> properties = new TreeMap<>(mappings.properties());
      properties.putAll(settings.properties());
      Request request =
          new Request(
              loader,
              scan.classes(),
              scan.packages(),
              mappings.mappings(),
              properties,
              settings.naming(),
              settings.serverVersion(),
              version);
      List<String> warnings = new ArrayList<>(mappings.warnings());
      List<String> lost = lost(scan, loader, version);
      warnings.addAll(lost);
      // Of the others the application's own Hibernate knows no more than this one.
      List<String> unread = lost.stream().filter(EntityReader::asksForTables).toList();
      HibernateVersion.untried(version).ifPresent(warnings::add);
      try {
        return use.apply(
            hibernateSide(loader), new Ready(request, scan.renamedFrom(), unread, warnings));
      } catch (RuntimeException | LinkageError e) {
        Optional<EntityException> lacking = HibernateVersion.lacking(version, e);
        if (lacking.isPresent()) {
          throw lacking.get();
        }
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a name is one of a class, as persistence units list them, and of no package. */
  private static boolean isClass(String name) {
    return Character.isUpperCase(name.charAt(name.lastIndexOf('.') + 1));
  }

  private static MetadataReader hibernateSide(ClassLoader loader) {
    try {
      return (MetadataReader)
          loader.loadClass(HIBERNATE_SIDE).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(HIBERNATE_SIDE, e);
    }
  }

  private static boolean asksForTables(String lost) {
    return lost.contains(ENVERS) || lost.contains("javax.persistence");
  }

  /** The JVM drops annotations it cannot find without a word, and with them what they say. */
  private static List<String> lost(ModelScan scan, ClassLoader loader, String version) {
    List<String> lost = new ArrayList<>();
    for (String annotation : scan.annotations()) {
      if (loader.getResource(annotation.replace('.', '/') + ".class") == null
          && loader.getResource(nested(annotation)) == null) {
        lost.add(
            "@"
                + annotation
                + " is used, but Hibernate "
                + version
                + " has no such annotation, so what it says is lost");
      }
    }
    if (!scan.javaxEntities().isEmpty()) {
      lost.add(
          "classes annotated with javax.persistence are not read, such as "
              + scan.javaxEntities().get(0));
    }
    return lost;
  }

  private static String nested(String annotation) {
    int dot = annotation.lastIndexOf('.');
    return annotation.substring(0, dot).replace('.', '/')
        + "$"
        + annotation.substring(dot + 1)
        + ".class";
  }

  private static EntityException nothingFound(
      EntitySettings settings, ModelScan scan, ModelRoots roots) {
    StringBuilder message = new StringBuilder("there is no @Entity class in ");
    message.append(String.join(", ", settings.models().stream().map(Path::toString).toList()));
    if (!settings.packages().isEmpty()) {
      message.append(", package ").append(String.join(", ", settings.packages()));
    }
    message.append(" (").append(count(scan.classFiles(), "class")).append(", ");
    message.append(count(roots.sourceFiles(), "source file"));
    if (!scan.classes().isEmpty()) {
      message.append(", ").append(scan.classes().size());
      message.append(" embeddables, mapped superclasses or converters");
    }
    if (scan.javaxEntities().isEmpty()) {
      message.append(" seen)");
      return new EntityException(
          message.toString(),
          "name with --models the directory that the packages start in, such as target/classes or"
              + " src/main/java");
    }
    message.append(", ").append(scan.javaxEntities().size());
    message.append(
        (scan.javaxEntities().size() == 1 ? " entity" : " entities")
            + " of javax.persistence seen)");
    return new EntityException(
        message.toString(),
        "migrate the entities to jakarta.persistence, that is Hibernate 6.2 or later, which is what"
            + " autogen reads");
  }

  private static String count(int n, String noun) {
    return n + " " + noun + (n == 1 ? "" : noun.endsWith("s") ? "es" : "s");
  }
}
