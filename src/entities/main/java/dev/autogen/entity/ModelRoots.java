package dev.autogen.entity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where everything is.
 *
 * @param classRoots the class files of the models
 * @param resourceRoots where {@code META-INF} of the models may be
 * @param loaderPath everything Hibernate runs with
 * @param unreadRoots the libraries within an application's archive, whose entities are not read
 */
record ModelRoots(
    List<Path> classRoots,
    List<Path> resourceRoots,
    List<Path> loaderPath,
    List<Path> unreadRoots,
    int sourceFiles) {

  static ModelRoots of(EntitySettings given) {
    List<Path> within = new ArrayList<>();
    EntitySettings settings = unpacked(given, within);
    List<Path> sources = new ArrayList<>();
    List<Path> classes = new ArrayList<>();
    int sourceFiles = 0;
    for (Path model : settings.models()) {
      int inModel = sourceFiles(model);
      sourceFiles += inModel;
      (inModel > 0 && !hasClasses(model) ? sources : classes).add(model);
    }
    Set<Path> libraries = new LinkedHashSet<>();
    boolean bundled = !hasHibernate(settings, classes);
    if (bundled) {
      // Before the project's path, so that no older API there takes the place of its own.
      libraries.addAll(BundledHibernate.jars(settings.cache()));
    }
    libraries.addAll(classes);
    libraries.addAll(settings.classpath());
    List<Path> classRoots = new ArrayList<>(classes);
    if (!sources.isEmpty()) {
      classRoots.add(
          new ModelCompiler(settings.cache(), List.copyOf(libraries), !bundled).compile(sources));
    }
    List<Path> resourceRoots = new ArrayList<>(classes);
    resourceRoots.addAll(sources);
    Set<Path> loaderPath = new LinkedHashSet<>();
    if (bundled) {
      loaderPath.addAll(libraries);
    }
    loaderPath.addAll(classRoots);
    loaderPath.addAll(sources);
    loaderPath.addAll(libraries);
    return new ModelRoots(classRoots, resourceRoots, List.copyOf(loaderPath), within, sourceFiles);
  }

  /** The same with what is in archives of applications in place of the archives. */
  private static EntitySettings unpacked(EntitySettings settings, List<Path> within) {
    List<Path> models = new ArrayList<>();
    for (Path model : settings.models()) {
      Optional<ApplicationArchive> archive = ApplicationArchive.in(model, settings.cache());
      models.addAll(archive.map(ApplicationArchive::classes).orElse(List.of(model)));
      archive.map(ApplicationArchive::libraries).ifPresent(within::addAll);
    }
    if (models.equals(settings.models())) {
      return settings;
    }
    List<Path> libraries = new ArrayList<>(within);
    libraries.addAll(settings.classpath());
    return settings.withModels(models).withClasspath(libraries);
  }

  private static boolean hasHibernate(EntitySettings settings, List<Path> classes) {
    List<Path> path = new ArrayList<>(classes);
    path.addAll(settings.classpath());
    try (IsolatedLoader loader = IsolatedLoader.ofHibernate(path)) {
      return HibernateVersion.isPresent(loader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int sourceFiles(Path model) {
    return files(model, ".java");
  }

  private static boolean hasClasses(Path model) {
    return files(model, ".class") > 0;
  }

  private static int files(Path model, String suffix) {
    if (!Files.exists(model)) {
      throw new EntityException(
          "the models path " + model + " does not exist",
          "build the project first, or correct --models");
    }
    try {
      return Files.isDirectory(model) ? ModelCompiler.filesIn(model, suffix).size() : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
