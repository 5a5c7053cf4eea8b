package dev.autogen.migration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Compiled sources in the cache.
 *
 * @param classes the class directory
 * @param sourceByClass for each class, by its binary name, the source it comes from, relative to
 *     the folder that was compiled
 */
record CompiledMigrations(Path classes, SortedMap<String, String> sourceByClass) {

  private static final String INDEX = "sources.txt";

  CompiledMigrations {
    sourceByClass = Collections.unmodifiableSortedMap(new TreeMap<>(sourceByClass));
  }

  /** Writes the list that marks a class directory as complete. */
  void writeIndex() throws IOException {
    Files.write(
        classes.resolve(INDEX),
        sourceByClass.entrySet().stream().map(e -> e.getKey() + "\t" + e.getValue()).toList());
  }

  /** What is in {@code classes}; empty where anything is missing. */
  static Optional<CompiledMigrations> in(Path classes) throws IOException {
    Path index = classes.resolve(INDEX);
    if (!Files.isRegularFile(index)) {
      return Optional.empty();
    }
    SortedMap<String, String> sources = new TreeMap<>();
    List<String> lines = Files.readAllLines(index);
    for (String line : lines) {
      int tab = line.indexOf('\t');
      if (tab < 0 || !Files.isRegularFile(classFile(classes, line.substring(0, tab)))) {
        return Optional.empty();
      }
      sources.put(line.substring(0, tab), line.substring(tab + 1));
    }
    return Optional.of(new CompiledMigrations(classes, sources));
  }

  private static Path classFile(Path classes, String name) {
    return classes.resolve(name.replace('.', '/') + ".class");
  }
}
