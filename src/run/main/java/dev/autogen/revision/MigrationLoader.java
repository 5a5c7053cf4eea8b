package dev.autogen.revision;

import dev.autogen.file.FileHashes;
import dev.autogen.migration.Migration;
import dev.autogen.migration.MigrationException;
import dev.autogen.migration.Revision;
import io.github.classgraph.ClassGraph;
import io.github.classgraph.ClassInfo;
import io.github.classgraph.ClassInfoList;
import io.github.classgraph.ScanResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds, compiles and loads migrations. */
public final class MigrationLoader {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.]{1,64}");
  private static final Set<String> RESERVED = Set.of("head", Target.HEADS, Target.BASE, "current");

  private final Path cache;
  private final List<Path> classPath;
  private final Duration margin;

  /**
   * A loader.
   *
   * @param cache the folder for compiled migrations; made when needed, and always safe to delete
   * @param classPath the class directories and jars of the project, for what its migrations call
   */
  public MigrationLoader(Path cache, List<Path> classPath) {
    this(cache, classPath, FileHashes.MARGIN);
  }

  /** For files whose clock is known to be finer than {@code margin}. */
  MigrationLoader(Path cache, List<Path> classPath, Duration margin) {
    this.cache = cache;
    this.classPath = List.copyOf(classPath);
    this.margin = margin;
  }

  /**
   * The revisions among the Java sources in {@code folder} and the folders in it; none where there
   * is no such folder yet. They are compiled unless the same sources were compiled before. A class
   * that is neither a {@link Migration} nor a {@link Revision} may stand beside them to help.
   *
   * @throws MigrationException when the sources do not compile, or hold what is not a revision
   */
  public List<RevisionScript> fromSources(Path folder) {
    MigrationSources sources = sourcesIn(folder);
    if (sources.files().isEmpty()) {
      return List.of();
    }
    if (ModuleLayer.boot().findModule("java.compiler").isEmpty()) {
      throw withoutCompiler();
    }
    MigrationCompiler compiler = new MigrationCompiler(cache, classPath, margin);
    CompiledMigrations compiled = compiler.compile(sources);
    Classes classes = new Classes(compiler, sources, compiled);
    Optional<List<RevisionScript>> known =
        RevisionIndex.read(
            compiled.classes(),
            folder,
            (name, source) -> new LazyMigration(() -> loaded(classes.loader(), name, source)));
    if (known.isPresent()) {
      return List.copyOf(known.get());
    }
    List<RevisionIndex.Entry> entries = new ArrayList<>();
    ClassLoader loader = classes.loader();
    for (CompiledMigrations.Unit unit : compiled.units()) {
      load(loader, unit.className(), folder.resolve(unit.source()).toString())
          .ifPresent(script -> entries.add(new RevisionIndex.Entry(unit, script)));
    }
    RevisionIndex.write(compiled.classes(), entries);
    return entries.stream().map(RevisionIndex.Entry::script).toList();
  }

  /** That nothing compiles the sources; told by a class that needs no compiler itself. */
  static MigrationException withoutCompiler() {
    return new MigrationException(
        "the Java in " + System.getProperty("java.home") + " has no compiler for migrations",
        "run autogen with a JDK of 17 or later, or compile the migrations with your project");
  }

  /**
   * The loader of what was compiled. Before the first class is loaded all are held against what the
   * compiler made, and are made again where one was damaged: a class that is cut short fails, but
   * one in which a letter has changed would do something else.
   */
  private final class Classes {

    private final MigrationCompiler compiler;
    private final MigrationSources sources;
    private CompiledMigrations compiled;
    private ClassLoader loader;

    private Classes(
        MigrationCompiler compiler, MigrationSources sources, CompiledMigrations compiled) {
      this.compiler = compiler;
      this.sources = sources;
      this.compiled = compiled;
    }

    synchronized ClassLoader loader() {
      if (loader == null) {
        if (!compiled.isWhole()) {
          compiler.discard(compiled);
          compiled = compiler.compile(sources);
        }
        List<Path> roots = new ArrayList<>(classPath);
        roots.add(0, compiled.classes());
        loader = MigrationLoader.loader(roots);
      }
      return loader;
    }
  }

  private static Migration loaded(ClassLoader loader, String name, String source) {
    return load(loader, name, source)
        .map(RevisionScript::migration)
        .orElseThrow(() -> new IllegalStateException(name + " was a migration"));
  }

  /**
   * The revisions among the compiled classes in {@code roots}, class directories and jars; the
   * class path of this loader is there for what they call.
   *
   * @throws MigrationException when a root cannot be read or holds a class that only looks like a
   *     revision
   */
  public List<RevisionScript> fromClassPath(List<Path> roots) {
    Map<String, String> candidates = new TreeMap<>();
    for (Path root : roots) {
      ClassFiles.marked(root).forEach(candidates::putIfAbsent);
    }
    if (candidates.isEmpty()) {
      return List.of();
    }
    List<Path> all = new ArrayList<>(roots);
    all.addAll(classPath);
    ClassLoader loader = loader(all);
    List<RevisionScript> scripts = new ArrayList<>();
    candidates.forEach((name, source) -> load(loader, name, source).ifPresent(scripts::add));
    return List.copyOf(scripts);
  }

  /**
   * The revisions among the classes that {@code classes} finds in packages, and in those below;
   * none for no package.
   *
   * @throws MigrationException when a class only looks like a revision, or one in another package
   *     of the same application follows one of them, or is followed by one
   */
  public static List<RevisionScript> fromPackages(
      ClassLoader classes, Collection<String> packages) {
    if (packages.isEmpty()) {
      return List.of();
    }
    try (ScanResult found =
        new ClassGraph()
            .acceptPackages(packages.toArray(new String[0]))
            .overrideClassLoaders(classes)
            .enableAnnotationInfo()
            .ignoreClassVisibility()
            .scan()) {
      ClassInfoList revisions = found.getClassesWithAnnotation(Revision.class);
      requireRelatives(revisions, packages);
      List<RevisionScript> scripts = new ArrayList<>();
      for (String name : revisions.getNames()) {
        load(classes, name, name).ifPresent(scripts::add);
      }
      return List.copyOf(scripts);
    }
  }

  /**
   * Whoever names a package means all there is of a history: one in the default package, or in the
   * package beside, would be left out without a word.
   */
  private static void requireRelatives(ClassInfoList found, Collection<String> packages) {
    if (found.isEmpty()) {
      return;
    }
    Set<String> ids = new HashSet<>();
    Set<String> parents = new HashSet<>();
    Set<URI> places = new TreeSet<>();
    for (ClassInfo type : found) {
      ids.addAll(texts(type, "id"));
      parents.addAll(texts(type, "parent"));
      places.add(type.getClasspathElementURI());
    }
    try (ScanResult all =
        new ClassGraph()
            .overrideClasspath(places)
            .enableAnnotationInfo()
            .ignoreClassVisibility()
            .scan()) {
      Set<String> names = Set.copyOf(found.getNames());
      for (ClassInfo other : all.getClassesWithAnnotation(Revision.class)) {
        boolean isFollowed = texts(other, "id").stream().anyMatch(parents::contains);
        boolean follows = texts(other, "parent").stream().anyMatch(ids::contains);
        if (!names.contains(other.getName()) && (isFollowed || follows)) {
          throw new MigrationException(
              "revision "
                  + String.join(", ", texts(other, "id"))
                  + " (class "
                  + other.getName()
                  + ") "
                  + (follows ? "follows" : "is followed by")
                  + " one of those in "
                  + String.join(", ", packages)
                  + " and is in none of these packages",
              other.getPackageName().isEmpty()
                  ? "give it a package there"
                  : "name " + other.getPackageName() + ", too");
        }
      }
    }
  }

  private static List<String> texts(ClassInfo type, String name) {
    Object value = type.getAnnotationInfo(Revision.class).getParameterValues().getValue(name);
    return value instanceof Object[] several
        ? Arrays.stream(several).map(String::valueOf).toList()
        : List.of(String.valueOf(value));
  }

  /**
   * Revisions that somebody else made, such as beans of an application.
   *
   * @throws MigrationException when one of them has no {@link Revision}
   */
  public static List<RevisionScript> of(Collection<? extends Migration> migrations) {
    List<RevisionScript> scripts = new ArrayList<>();
    for (Migration migration : migrations) {
      // What a container makes may be of a class below the one that was written.
      Class<?> type = migration.getClass();
      while (type.getAnnotation(Revision.class) == null && type.getSuperclass() != null) {
        type = type.getSuperclass();
      }
      Revision revision = type.getAnnotation(Revision.class);
      if (revision == null) {
        throw new MigrationException(
            "the migration " + migration.getClass().getName() + " has no @Revision",
            "annotate the class with @Revision(id = …, parent = …, created = …)");
      }
      scripts.add(script(revision, type.getName(), migration));
    }
    return List.copyOf(scripts);
  }

  /**
   * Revisions by their classes.
   *
   * @throws MigrationException when one of them cannot be made
   */
  public static List<RevisionScript> ofClasses(Collection<Class<? extends Migration>> types) {
    return of(types.stream().map(type -> instance(type, type.getName())).toList());
  }

  private static MigrationSources sourcesIn(Path folder) {
    if (!Files.exists(folder)) {
      return new MigrationSources(folder, List.of());
    }
    if (!Files.isDirectory(folder)) {
      throw new MigrationException(
          folder + " is not a folder", "name the folder that holds the migrations");
    }
    try {
      return MigrationSources.in(folder);
    } catch (IOException | DirectoryIteratorException e) {
      throw new MigrationException(
          "the migrations in " + folder + " cannot be read: " + e.getMessage(),
          "make the folder readable",
          e);
    }
  }

  // Never closed: a migration may load a class of its own at any later time.
  private static ClassLoader loader(List<Path> roots) {
    URL[] urls = new URL[roots.size()];
    for (int i = 0; i < urls.length; i++) {
      try {
        urls[i] = roots.get(i).toUri().toURL();
      } catch (MalformedURLException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new URLClassLoader(urls, Migration.class.getClassLoader());
  }

  private static Optional<RevisionScript> load(ClassLoader loader, String name, String source) {
    try {
      Class<?> type = Class.forName(name, false, loader);
      Revision revision = type.getAnnotation(Revision.class);
      boolean migrates =
          Migration.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers());
      if (revision == null && !migrates) {
        return Optional.empty();
      }
      if (revision == null) {
        throw new MigrationException(
            "the migration in " + source + " has no @Revision",
            "annotate class " + name + " with @Revision(id = …, parent = …, created = …)");
      }
      if (!migrates) {
        throw new MigrationException(
            "the class with a @Revision in " + source + " is no migration",
            "let class " + name + " implement " + Migration.class.getName());
      }
      return Optional.of(script(revision, source, instance(type, source)));
    } catch (ClassNotFoundException | LinkageError e) {
      throw new MigrationException(
          "the migration in " + source + " cannot be loaded: " + e,
          "put what it needs on the class path",
          e);
    }
  }

  private static RevisionScript script(Revision revision, String source, Migration migration) {
    for (String id :
        Stream.of(
                Stream.of(revision.id()),
                Stream.of(revision.parent()),
                Stream.of(revision.labels()),
                Stream.of(revision.dependsOn()))
            .flatMap(ids -> ids)
            .toList()) {
      if (!ID.matcher(id).matches() || RESERVED.contains(id)) {
        throw new MigrationException(
            "'" + id + "' in the @Revision of " + source + " is neither an id nor a label",
            "use 1 to 64 ASCII letters, digits, dots and underscores, and none of head, heads,"
                + " base, current");
      }
    }
    try {
      return new RevisionScript(
          revision.id(),
          List.of(revision.parent()),
          List.of(revision.labels()),
          List.of(revision.dependsOn()),
          List.of(revision.replaces()),
          List.of(revision.loses()),
          Instant.parse(revision.created()),
          revision.message(),
          source,
          migration);
    } catch (DateTimeParseException e) {
      throw new MigrationException(
          "'" + revision.created() + "' in the @Revision of " + source + " is no instant",
          "write it like 2026-11-22T09:14:07Z",
          e);
    }
  }

  private static Migration instance(Class<?> type, String source) {
    try {
      Constructor<?> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      return (Migration) constructor.newInstance();
    } catch (NoSuchMethodException e) {
      throw new MigrationException(
          "the migration in " + source + " has no constructor without parameters",
          "add one to class " + type.getName(),
          e);
    } catch (InvocationTargetException | Error e) {
      throw new MigrationException(
          "the migration in "
              + source
              + " cannot be created: "
              + (e.getCause() == null ? e : e.getCause()),
          "correct the constructor of class " + type.getName(),
          e);
    } catch (ReflectiveOperationException e) {
      throw new MigrationException(
          "the migration in " + source + " cannot be created: " + e,
          "make " + type.getName() + " a top-level or static class",
          e);
    }
  }
}
