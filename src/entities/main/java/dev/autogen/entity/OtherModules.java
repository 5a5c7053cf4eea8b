package dev.autogen.entity;

import io.github.classgraph.ClassGraph;
import io.github.classgraph.ScanResult;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** Modules of an application that are on its class path and not among those that are read. */
public final class OtherModules {

  private OtherModules() {}

  /**
   * Which of {@code names} are entities that {@code classPath} holds.
   *
   * @throws EntityException when one of them is there and cannot be read
   */
  public static List<String> entitiesAmong(Collection<String> names, List<Path> classPath) {
    if (names.isEmpty() || classPath.isEmpty()) {
      return List.of();
    }
    try (ScanResult found =
        new ClassGraph()
            .enableAnnotationInfo()
            .ignoreClassVisibility()
            .disableRuntimeInvisibleAnnotations()
            .acceptClasses(names.toArray(new String[0]))
            .overrideClasspath(classPath.stream().map(Path::toString).toList())
            .scan()) {
      BrokenClasses.refuse(found, classPath, names);
      return found.getClassesWithAnnotation(ModelScan.ENTITY).getNames().stream()
          .filter(names::contains)
          .sorted()
          .toList();
    }
  }
}
