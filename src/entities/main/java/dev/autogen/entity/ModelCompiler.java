package dev.autogen.entity;

import dev.autogen.file.Digest;
import dev.autogen.file.FileStamp;
import dev.autogen.file.NotUtf8Exception;
import dev.autogen.file.Utf8;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles models that are given as Java sources, once for each content. */
final class ModelCompiler {

  private final Path cache;
  private final List<Path> classpath;
  private final boolean annotationProcessing;

  /**
   * @param annotationProcessing whether annotation processors on the class path run, as in the
   *     project's own build
   */
  ModelCompiler(Path cache, List<Path> classpath, boolean annotationProcessing) {
    this.cache = cache;
    this.classpath = List.copyOf(classpath);
    this.annotationProcessing = annotationProcessing;
  }

  /**
   * Compiles everything in {@code sourceDirectories} together.
   *
   * @return the directory of the class files
   * @throws CompilationException with the first error
   */
  Path compile(List<Path> sourceDirectories) {
    try {
      List<Path> sources = new ArrayList<>();
      for (Path directory : sourceDirectories) {
        sources.addAll(sourcesIn(directory));
      }
      return CacheDirectory.undamaged(
          cache, "models-" + key(sourceDirectories, sources), work -> compile(sources, work));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The Java sources in {@code directory} and below, sorted. */
  static List<Path> sourcesIn(Path directory) throws IOException {
    return filesIn(directory, ".java");
  }

  static List<Path> filesIn(Path directory, String suffix) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(f -> f.getFileName().toString().endsWith(suffix) && Files.isRegularFile(f))
          .sorted()
          .toList();
    }
  }

  private String key(List<Path> directories, List<Path> sources) throws IOException {
    Digest digest = new Digest().add(Runtime.version().toString());
    for (Path directory : directories) {
      digest.add(directory.toAbsolutePath().toString());
    }
    for (Path source : sources) {
      digest.add(source.toString()).add(text(source));
    }
    digest.add(annotationProcessing ? "processing" : "");
    for (Path entry : classpath) {
      if (Files.exists(entry)) {
        addStamps(entry, digest);
      }
    }
    return digest.hex();
  }

  private static String text(Path source) throws IOException {
    try {
      return Utf8.read(source);
    } catch (NotUtf8Exception e) {
      throw new EntityException(
          e.sentence(),
          "save it in UTF-8, or name directories of compiled classes with --models",
          e);
    }
  }

  /** A class directory is the same when each of its files is. */
  private static void addStamps(Path entry, Digest digest) throws IOException {
    try (Stream<Path> files = Files.walk(entry)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        digest.add(file.toString()).add(FileStamp.of(file).text());
      }
    }
  }

  private void compile(List<Path> sources, Path output) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new EntityException(
          "this Java has no compiler, which models given as sources need",
          "run autogen with a JDK, or name directories of compiled classes with --models");
    }
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8)) {
      List<String> options = new ArrayList<>();
      options.addAll(List.of("-d", output.toString(), "-encoding", "UTF-8", "-parameters"));
      options.addAll(List.of("-nowarn", "-implicit:none", "-Xlint:none", "-Xmaxerrs", "10000"));
      List<Path> path = new ArrayList<>(classpath);
      path.addAll(Inputs.ownClasses());
      options.addAll(List.of("-classpath", joined(path)));
      if (!annotationProcessing) {
        options.add("-proc:none");
      }
      boolean compiled =
          compiler
              .getTask(
                  new StringWriter(),
                  files,
                  diagnostics,
                  options,
                  null,
                  files.getJavaFileObjectsFromPaths(sources))
              .call();
      // Of a file in another encoding javac says so, and compiles it all the same.
      if (!compiled || diagnostics.getDiagnostics().stream().anyMatch(ModelCompiler::isError)) {
        throw failure(diagnostics.getDiagnostics());
      }
    }
  }

  private static EntityException failure(List<Diagnostic<? extends JavaFileObject>> diagnostics) {
    List<Diagnostic<? extends JavaFileObject>> errors =
        diagnostics.stream().filter(ModelCompiler::isError).toList();
    for (Diagnostic<? extends JavaFileObject> error : errors) {
      if (error.getSource() != null) {
        return new CompilationException(
            Path.of(error.getSource().toUri()),
            error.getLineNumber(),
            oneLine(error.getMessage(Locale.ENGLISH)),
            errors.size() - 1);
      }
    }
    return new EntityException(
        "the models do not compile"
            + (errors.isEmpty() ? "" : ": " + oneLine(errors.get(0).getMessage(Locale.ENGLISH))),
        "correct the sources, or name directories of compiled classes with --models");
  }

  private static boolean isError(Diagnostic<?> diagnostic) {
    return diagnostic.getKind() == Diagnostic.Kind.ERROR;
  }

  private static String oneLine(String message) {
    return String.join(
        ", ", message.lines().map(line -> line.strip().replaceAll("\\s+", " ")).toList());
  }

  private static String joined(List<Path> paths) {
    return String.join(java.io.File.pathSeparator, paths.stream().map(Path::toString).toList());
  }
}
