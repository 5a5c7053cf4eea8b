package dev.autogen.entity;

import dev.autogen.file.CodePlace;
import dev.autogen.file.Digest;
import dev.autogen.file.FileHashes;
import dev.autogen.file.FileStamp;
import dev.autogen.migration.RenamedFrom;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.SortedSet;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Everything that what is read from the entities depends on, as one hash: the content of all files
 * of the models and of the class path, the settings, this Java with its system properties, and
 * autogen's own code with the Hibernate in it. Only the server's version is left out, which is
 * known last.
 */
final class Inputs {

  /** What system properties say of this run of Java, and nothing of the model. */
  private static final Pattern OWN_PROPERTY =
      Pattern.compile("(?:java|sun|jdk|user|os|file|path|line|native|autogen)\\..*");

  /** What no class is loaded from: our own cache, and a version control's store. */
  private static final Set<String> SKIPPED = Set.of(".autogen", ".git");

  private final FileHashes hashes;
  private final Digest digest = new Digest();
  private final Set<Path> jars = new HashSet<>();

  private Inputs(FileHashes hashes) {
    this.hashes = hashes;
  }

  /** The hash, 64 hexadecimal digits. */
  static String hash(EntitySettings settings, FileHashes hashes) throws IOException {
    Inputs inputs = new Inputs(hashes);
    inputs.addThisJava();
    inputs.addOwnCode();
    inputs.addSettings(settings);
    for (Path model : settings.models()) {
      inputs.addPath(model);
    }
    for (Path entry : settings.classpath()) {
      inputs.addPath(entry);
    }
    for (String mapping : settings.mappingFiles()) {
      inputs.digest.add(mapping);
      if (Files.exists(Path.of(mapping))) {
        inputs.addPath(Path.of(mapping));
      }
    }
    return inputs.digest.wholeHex();
  }

  private void addThisJava() {
    Properties properties = System.getProperties();
    digest.add(Runtime.version().toString()).add(properties.getProperty("java.home"));
    digest.add(properties.getProperty("java.vendor", ""));
    digest.add(properties.getProperty("file.encoding", ""));
    digest.add(Locale.getDefault().toString()).add(TimeZone.getDefault().getID());
    for (String name : new TreeSet<>(properties.stringPropertyNames())) {
      if (!OWN_PROPERTY.matcher(name).matches()) {
        digest.add(name).add(properties.getProperty(name, ""));
      }
    }
  }

  private void addOwnCode() throws IOException {
    for (Path own : ownClasses()) {
      addCode(own);
    }
  }

  private void addCode(Path own) throws IOException {
    digest.add(own.toString());
    if (Files.isDirectory(own)) {
      try (Stream<Path> files = Files.walk(own)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".class")).sorted().toList()) {
          digest.add(file.toString()).add(FileStamp.of(file).text());
        }
      }
    } else {
      digest.add(FileStamp.of(own).text());
    }
  }

  /** Where the classes of autogen are from that a project's sources may name, and the reader's. */
  static SortedSet<Path> ownClasses() {
    return new TreeSet<>(
        List.of(CodePlace.required(Inputs.class), CodePlace.required(RenamedFrom.class)));
  }

  private void addSettings(EntitySettings settings) {
    add(settings.packages());
    digest.add(settings.naming());
    add(settings.properties().keySet());
    add(settings.properties().values());
    add(settings.models());
    add(settings.classpath());
    add(settings.mappingFiles());
    digest.add(Path.of("").toAbsolutePath().toString());
  }

  private void add(Iterable<?> values) {
    for (Object value : values) {
      digest.add("+").add(value.toString());
    }
    digest.add(".");
  }

  /** Adds what is in a file or a directory, and in what a jar names as its class path. */
  private void addPath(Path path) throws IOException {
    FileStamp stamp;
    try {
      stamp = FileStamp.of(path);
    } catch (NoSuchFileException e) {
      digest.add("absent");
      return;
    }
    if (stamp.directory()) {
      digest.add("directory");
      addTree(path, "");
      digest.add("end");
    } else if (jars.add(path.toAbsolutePath().normalize())) {
      FileHashes.Content content = hashes.of(path, stamp);
      digest.add(content.hash());
      addFurther(path, content.classPath());
    }
  }

  private void addTree(Path directory, String prefix) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(directory)) {
      files = all.sorted().toList();
    }
    for (Path file : files) {
      String name = file.getFileName().toString();
      FileStamp stamp;
      try {
        stamp = FileStamp.of(file);
      } catch (NoSuchFileException e) {
        // A link to nowhere, or a file that is gone already.
        digest.add(prefix + name).add("absent");
        continue;
      }
      if (stamp.regular()) {
        digest.add(prefix + name).add(hashes.of(file, stamp).hash());
      } else if (stamp.directory() && !SKIPPED.contains(name)) {
        addTree(file, prefix + name + "/");
      }
    }
  }

  private void addFurther(Path jar, List<String> classPath) throws IOException {
    for (String entry : classPath) {
      digest.add(entry);
      try {
        URI uri = jar.toUri().resolve(entry);
        if ("file".equals(uri.getScheme())) {
          addPath(Path.of(uri));
        }
      } catch (IllegalArgumentException | FileSystemNotFoundException e) {
        // What no class loader finds either.
        digest.add("absent");
      }
    }
  }
}
