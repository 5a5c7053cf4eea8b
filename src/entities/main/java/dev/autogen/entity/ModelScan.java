package dev.autogen.entity;

import io.github.classgraph.AnnotationInfo;
import io.github.classgraph.AnnotationInfoList;
import io.github.classgraph.ClassGraph;
import io.github.classgraph.ClassInfo;
import io.github.classgraph.FieldInfo;
import io.github.classgraph.MethodInfo;
import io.github.classgraph.PackageInfo;
import io.github.classgraph.ScanResult;
import java.beans.Introspector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The annotated classes in the models' class files, found without loading any.
 *
 * @param classes the classes Hibernate is to be told of, sorted
 * @param entities those of them that are entities, sorted
 * @param packages the packages with mapping annotations of their own, sorted
 * @param annotations the mapping annotations in use, by name
 * @param renamedFrom the names given by autogen's {@code @RenamedFrom}, by {@code Class#member},
 *     and by {@code Class#} for a class
 * @param leftOut entity classes that the accepted packages leave out, sorted
 * @param classFiles how many classes there are altogether
 * @param javaxEntities classes annotated with the {@code javax.persistence} of before 2020, sorted
 */
record ModelScan(
    List<String> classes,
    List<String> entities,
    List<String> packages,
    SortedSet<String> annotations,
    SortedMap<String, String> renamedFrom,
    List<String> leftOut,
    int classFiles,
    List<String> javaxEntities) {

  private static final String RENAMED_FROM = "dev.autogen.migration.RenamedFrom";
  static final String ENTITY = "jakarta.persistence.Entity";

  private static final Set<String> MAPPED =
      Set.of(
          ENTITY,
          "jakarta.persistence.Embeddable",
          "jakarta.persistence.MappedSuperclass",
          "jakarta.persistence.Converter");

  private static final List<String> MAPPING_PACKAGES =
      List.of("jakarta.persistence.", "org.hibernate.annotations.", "org.hibernate.envers.");

  /**
   * Scans.
   *
   * @param accepted packages, with those below, and names of classes; empty for all there are
   * @throws EntityException when a class file cannot be read
   */
  static ModelScan of(List<Path> roots, List<String> accepted) {
    ClassGraph graph =
        new ClassGraph()
            .enableClassInfo()
            .enableFieldInfo()
            .enableMethodInfo()
            .enableAnnotationInfo()
            .ignoreClassVisibility()
            .ignoreFieldVisibility()
            .ignoreMethodVisibility()
            .disableRuntimeInvisibleAnnotations()
            .overrideClasspath(roots.stream().map(Path::toString).toList());
    try (ScanResult result = graph.scan()) {
      BrokenClasses.refuse(result, roots);
      return of(result, accepted);
    }
  }

  /** The same where the entities in {@code unread} are left out too. */
  ModelScan leavingOut(List<Path> unread) {
    if (unread.isEmpty()) {
      return this;
    }
    List<String> all = new ArrayList<>(leftOut);
    try (ScanResult result =
        new ClassGraph()
            .enableAnnotationInfo()
            .ignoreClassVisibility()
            .disableRuntimeInvisibleAnnotations()
            .overrideClasspath(unread.stream().map(Path::toString).toList())
            .scan()) {
      BrokenClasses.refuse(result, unread);
      all.addAll(result.getClassesWithAnnotation(ENTITY).getNames());
    }
    return new ModelScan(
        classes,
        entities,
        packages,
        annotations,
        renamedFrom,
        all.stream().sorted().distinct().toList(),
        classFiles,
        javaxEntities);
  }

  /** The package of a class, or a package itself: packages are written small. */
  private static String packageOf(String name) {
    return name.replaceFirst("[.]\\p{Lu}.*", "");
  }

  private static boolean isInPackages(String name, List<String> accepted) {
    return accepted.isEmpty()
        || accepted.stream()
            .map(ModelScan::packageOf)
            .anyMatch(one -> name.equals(one) || name.startsWith(one + "."));
  }

  /** Whose columns may be in the table of an entity that is read. */
  private static void refuseSubclass(ClassInfo leftOut, List<String> entities) {
    for (String above : leftOut.getSuperclasses().getNames()) {
      if (entities.contains(above)) {
        throw new EntityException(
            "entity "
                + leftOut.getName()
                + " is in none of the packages to be read, but it extends "
                + above
                + ", in whose table its columns may be",
            "add it to package");
      }
    }
  }

  private static boolean isAccepted(String type, List<String> accepted) {
    return accepted.isEmpty()
        || accepted.stream().anyMatch(name -> type.matches(Pattern.quote(name) + "([.$].*)?"));
  }

  private static ModelScan of(ScanResult result, List<String> accepted) {
    List<String> classes = new ArrayList<>();
    List<String> entities = new ArrayList<>();
    List<String> javax = new ArrayList<>();
    SortedSet<String> annotations = new TreeSet<>();
    SortedMap<String, String> renamedFrom = new TreeMap<>();
    List<ClassInfo> leftOut = new ArrayList<>();
    int classFiles = 0;
    for (ClassInfo info : result.getAllClasses()) {
      if (isInPackages(info.getPackageName(), accepted)) {
        classFiles++;
      }
      if (!isAccepted(info.getName(), accepted)) {
        if (names(info.getAnnotationInfo()).contains(ENTITY)) {
          leftOut.add(info);
        }
        continue;
      }
      Set<String> own = names(info.getAnnotationInfo());
      if (own.contains("javax.persistence.Entity")) {
        javax.add(info.getName());
      }
      if (own.stream().anyMatch(MAPPED::contains)) {
        classes.add(info.getName());
        annotations.addAll(mappingAnnotations(info));
        renamedFrom.putAll(renamedFrom(info));
        if (own.contains(ENTITY)) {
          entities.add(info.getName());
        }
      }
    }
    leftOut.forEach(info -> refuseSubclass(info, entities));
    List<String> packages = new ArrayList<>();
    for (PackageInfo info : result.getPackageInfo()) {
      Set<String> own = names(info.getAnnotationInfo());
      if (isInPackages(info.getName(), accepted) && own.stream().anyMatch(ModelScan::isMapping)) {
        packages.add(info.getName());
        own.stream().filter(ModelScan::isMapping).forEach(annotations::add);
      }
    }
    return new ModelScan(
        classes.stream().sorted().toList(),
        entities.stream().sorted().toList(),
        packages.stream().sorted().toList(),
        annotations,
        renamedFrom,
        leftOut.stream().map(ClassInfo::getName).sorted().toList(),
        classFiles,
        javax.stream().sorted().toList());
  }

  private static SortedSet<String> mappingAnnotations(ClassInfo info) {
    SortedSet<String> found = new TreeSet<>();
    Stream.of(
            names(info.getAnnotationInfo()).stream(),
            info.getDeclaredFieldInfo().stream()
                .flatMap(f -> names(f.getAnnotationInfo()).stream()),
            info.getDeclaredMethodInfo().stream()
                .flatMap(m -> names(m.getAnnotationInfo()).stream()))
        .flatMap(names -> names)
        .filter(ModelScan::isMapping)
        .forEach(found::add);
    return found;
  }

  private static SortedMap<String, String> renamedFrom(ClassInfo info) {
    SortedMap<String, String> names = new TreeMap<>();
    String type = info.getName() + "#";
    note(names, type, info.getAnnotationInfo(RENAMED_FROM));
    for (FieldInfo field : info.getDeclaredFieldInfo()) {
      note(names, type + field.getName(), field.getAnnotationInfo(RENAMED_FROM));
    }
    for (MethodInfo method : info.getDeclaredMethodInfo()) {
      String property =
          Introspector.decapitalize(method.getName().replaceFirst("^(?:get|is)(?=[A-Z])", ""));
      note(names, type + property, method.getAnnotationInfo(RENAMED_FROM));
    }
    return names;
  }

  private static void note(SortedMap<String, String> names, String key, AnnotationInfo found) {
    if (found != null) {
      names.put(key, String.valueOf(found.getParameterValues().getValue("value")));
    }
  }

  /** The annotations written there, not the inherited ones and not those on annotations. */
  private static Set<String> names(AnnotationInfoList annotations) {
    Set<String> names = new HashSet<>();
    for (AnnotationInfo annotation : annotations.directOnly()) {
      names.add(annotation.getName());
    }
    return names;
  }

  private static boolean isMapping(String annotation) {
    return MAPPING_PACKAGES.stream().anyMatch(annotation::startsWith);
  }
}
