package dev.autogen.revision;

import dev.autogen.file.CheckedFile;
import dev.autogen.file.Manifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * Compiled sources in the cache.
 *
 * @param classes the class directory
 * @param units sorted by the names of the classes
 */
record CompiledMigrations(Path classes, List<Unit> units) {

  private static final String INDEX = "sources";

  CompiledMigrations {
    units = List.copyOf(units);
  }

  /** A class, by its binary name, and its source, relative to the folder that was compiled. */
  record Unit(String className, String source) {}

  static CompiledMigrations of(Path classes, SortedMap<String, String> sourceByClass) {
    return new CompiledMigrations(
        classes,
        sourceByClass.entrySet().stream().map(e -> new Unit(e.getKey(), e.getValue())).toList());
  }

  /** Writes the list that marks a class directory as complete. */
  void writeIndex() throws IOException {
    Manifest.write(classes);
    String lines =
        units.stream()
            .map(unit -> unit.className() + "\t" + unit.source() + "\n")
            .collect(Collectors.joining());
    CheckedFile.write(classes.resolve(INDEX), lines.getBytes(StandardCharsets.UTF_8));
  }

  /** What is in {@code classes}; empty where anything is missing. */
  static Optional<CompiledMigrations> in(Path classes) {
    Optional<byte[]> index = CheckedFile.read(classes.resolve(INDEX));
    if (index.isEmpty()) {
      return Optional.empty();
    }
    List<Unit> units = new ArrayList<>();
    for (String line : new String(index.get(), StandardCharsets.UTF_8).lines().toList()) {
      int tab = line.indexOf('\t');
      if (tab < 0) {
        return Optional.empty();
      }
      units.add(new Unit(line.substring(0, tab), line.substring(tab + 1)));
    }
    return areThere(classes, units)
        ? Optional.of(new CompiledMigrations(classes, units))
        : Optional.empty();
  }

  /** Whether each class is what was compiled; reads them all. */
  boolean isWhole() {
    return Manifest.isWhole(classes);
  }

  /** Asks for the names in a directory at once: a thousand files take a thousand times as long. */
  private static boolean areThere(Path classes, List<Unit> units) {
    Map<String, Set<String>> filesByPackage = new HashMap<>();
    for (Unit unit : units) {
      String name = unit.className();
      int dot = name.lastIndexOf('.');
      String in = dot < 0 ? "" : name.substring(0, dot);
      Set<String> files = filesByPackage.computeIfAbsent(in, key -> files(classes, key));
      if (!files.contains(name.substring(dot + 1).concat(".class"))) {
        return false;
      }
    }
    return true;
  }

  private static Set<String> files(Path classes, String in) {
    String[] files = classes.resolve(in.replace('.', '/')).toFile().list();
    return files == null ? Set.of() : new HashSet<>(List.of(files));
  }
}
