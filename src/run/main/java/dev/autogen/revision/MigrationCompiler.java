package dev.autogen.revision;

import dev.autogen.error.AutogenException;
import dev.autogen.file.CodePlace;
import dev.autogen.file.NotUtf8Exception;
import dev.autogen.file.Utf8;
import dev.autogen.migration.Migration;
import dev.autogen.migration.MigrationException;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Compiles a folder of migrations, all of them or, where nothing changed, none. */
final class MigrationCompiler {

  private final MigrationCache cache;
  private final List<Path> classPath;
  private final Supplier<JavaCompiler> compilers;

  /**
   * A compiler.
   *
   * @param margin how old a file must be for its hash to be remembered
   */
  MigrationCompiler(Path cache, List<Path> classPath, Duration margin) {
    this(cache, classPath, margin, ToolProvider::getSystemJavaCompiler);
  }

  MigrationCompiler(
      Path cache, List<Path> classPath, Duration margin, Supplier<JavaCompiler> compilers) {
    this.cache = new MigrationCache(cache, margin);
    this.classPath = classPath;
    this.compilers = compilers;
  }

  CompiledMigrations compile(MigrationSources sources) {
    Path folder = sources.folder();
    try {
      String key = cache.key(sources, classPath);
      return cache.get(
          key,
          classes -> {
            SortedMap<String, String> sourceByClass = compile(folder, sources.paths(), classes);
            // The compiler has read them once more, and perhaps as somebody was saving.
            if (!cache.key(MigrationSources.in(folder), classPath).equals(key)) {
              throw new MigrationException(
                  "the migrations in " + folder + " were changed while they were compiled",
                  "run it again");
            }
            return sourceByClass;
          });
    } catch (IOException | UncheckedIOException e) {
      throw new MigrationException(
          "the migrations in "
              + folder
              + " cannot be compiled into "
              + cache
              + " ("
              + AutogenException.reason(
                  e instanceof UncheckedIOException unchecked
                      ? unchecked.getCause()
                      : (IOException) e)
              + ")",
          "make both folders accessible, or name a folder elsewhere with the setting cache",
          e);
    }
  }

  private SortedMap<String, String> compile(Path folder, List<Path> sources, Path classes)
      throws IOException {
    JavaCompiler compiler = compilers.get();
    if (compiler == null) {
      throw MigrationLoader.withoutCompiler();
    }
    refuseOtherEncodings(sources);
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    StringWriter output = new StringWriter();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(diagnostics, Locale.ENGLISH, StandardCharsets.UTF_8)) {
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, withApi());
      files.setLocationFromPaths(StandardLocation.SOURCE_PATH, List.of());
      Recorder recorder = new Recorder(files, folder);
      boolean done =
          compiler
              .getTask(
                  output,
                  recorder,
                  diagnostics,
                  options(),
                  null,
                  files.getJavaFileObjectsFromPaths(sources))
              .call();
      // Of a file in another encoding javac says so, and compiles it all the same.
      if (!done || diagnostics.getDiagnostics().stream().anyMatch(MigrationCompiler::isError)) {
        throw failure(folder, diagnostics.getDiagnostics(), output.toString());
      }
      return recorder.sourceByClass;
    }
  }

  private static List<String> options() {
    List<String> options = new ArrayList<>();
    // On 17 itself they say the same, and --release first reads what every Java before had.
    options.addAll(
        Runtime.version().feature() == 17
            ? List.of("-source", "17", "-target", "17")
            : List.of("--release", "17"));
    options.addAll(List.of("-proc:none", "-nowarn", "-encoding", "UTF-8"));
    return options;
  }

  private static void refuseOtherEncodings(List<Path> sources) throws IOException {
    for (Path source : sources) {
      try {
        Utf8.read(source);
      } catch (NotUtf8Exception e) {
        throw new MigrationException(e.sentence(), "save it in UTF-8", e);
      }
    }
  }

  private static boolean isError(Diagnostic<?> diagnostic) {
    return diagnostic.getKind() == Diagnostic.Kind.ERROR;
  }

  private List<Path> withApi() {
    List<Path> all = new ArrayList<>(classPath);
    all.add(0, CodePlace.required(Migration.class));
    return all;
  }

  private static MigrationException failure(
      Path folder, List<Diagnostic<? extends JavaFileObject>> diagnostics, String output) {
    List<Diagnostic<? extends JavaFileObject>> errors =
        diagnostics.stream().filter(MigrationCompiler::isError).toList();
    if (errors.isEmpty()) {
      return new MigrationException(
          "the migrations in " + folder + " do not compile: " + output.strip(),
          "correct them, or what they need on the class path");
    }
    Diagnostic<? extends JavaFileObject> first = errors.get(0);
    String message =
        first
            .getMessage(Locale.ENGLISH)
            .lines()
            .map(String::strip)
            .collect(Collectors.joining(" "));
    String more = errors.size() == 1 ? "" : " (and " + (errors.size() - 1) + " more errors)";
    String place =
        first.getSource() == null
            ? folder.toString()
            : folder.resolve(relative(folder, first.getSource())) + ":" + first.getLineNumber();
    return new MigrationException(
        place + " does not compile: " + message + more,
        message.contains("No space left")
            ? "make room on the disk, or name a folder elsewhere with the setting cache"
            : "correct the migration");
  }

  private static String relative(Path folder, FileObject source) {
    return folder
        .toAbsolutePath()
        .relativize(Path.of(source.toUri()))
        .toString()
        .replace(File.separatorChar, '/');
  }

  /** Remembers which source each class comes from. */
  private static final class Recorder extends ForwardingJavaFileManager<JavaFileManager> {

    private final Path folder;
    private final SortedMap<String, String> sourceByClass = new TreeMap<>();

    private Recorder(JavaFileManager files, Path folder) {
      super(files);
      this.folder = folder;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling)
        throws IOException {
      sourceByClass.put(className, relative(folder, sibling));
      return super.getJavaFileForOutput(location, className, kind, sibling);
    }
  }

  /** Takes a damaged entry out of the cache. */
  void discard(CompiledMigrations damaged) {
    cache.discard(damaged);
  }

  /** The files below {@code folder}, deepest first. */
  static List<Path> deepestFirst(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.sorted((a, b) -> b.compareTo(a)).toList();
    }
  }
}
