package dev.autogen.entity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarFile;

/**
 * Which classes are looked at, and which are not, without Hibernate having its say.
 *
 * @param entities the annotated entities, each with the folder or jar it is in
 * @param skipped the entities that are not read, each with the reason, a clause
 * @param classFiles how many classes there are altogether
 */
public record Survey(
    SortedMap<String, Path> entities, SortedMap<String, String> skipped, int classFiles) {

  public Survey {
    entities = Collections.unmodifiableSortedMap(new TreeMap<>(entities));
    skipped = Collections.unmodifiableSortedMap(new TreeMap<>(skipped));
  }

  /**
   * Looks at the classes that {@code settings} name.
   *
   * @throws EntityException when a path is wrong or sources do not compile
   */
  public static Survey of(EntitySettings settings) {
    ModelRoots roots = ModelRoots.of(settings);
    ModelScan all = ModelScan.of(roots.classRoots(), List.of());
    ModelScan accepted = ModelScan.of(roots.classRoots(), settings.packages());
    SortedMap<String, Path> entities = new TreeMap<>();
    SortedMap<String, String> skipped = new TreeMap<>();
    for (String entity : all.entities()) {
      if (accepted.entities().contains(entity)) {
        entities.put(entity, place(entity, roots.classRoots(), settings));
      } else {
        skipped.put(
            entity, "it is in none of the packages " + String.join(", ", settings.packages()));
      }
    }
    for (String entity : all.javaxEntities()) {
      skipped.put(entity, "it is annotated with javax.persistence, of before Hibernate 6");
    }
    return new Survey(entities, skipped, all.classFiles());
  }

  /** Where a class comes from; one that was compiled here, from the models. */
  private static Path place(String type, List<Path> roots, EntitySettings settings) {
    String file = type.replace('.', '/') + ".class";
    for (Path root : roots) {
      if (Files.isDirectory(root) ? Files.exists(root.resolve(file)) : isInJar(root, file)) {
        return root.startsWith(settings.cache()) ? settings.models().get(0) : root;
      }
    }
    return roots.get(0);
  }

  private static boolean isInJar(Path jar, String name) {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.getEntry(name) != null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
