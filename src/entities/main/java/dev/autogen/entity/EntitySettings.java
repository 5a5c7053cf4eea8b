package dev.autogen.entity;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What to read, and how Hibernate is to read it.
 *
 * @param models where the entities are: class directories, jars, or directories of Java sources
 * @param classpath the project's runtime class path; empty for sources and classes that need
 *     nothing but the bundled Hibernate
 * @param packages only classes in these packages and below; empty for all
 * @param naming {@code jpa} for what Hibernate does by itself, {@code spring} for what Spring Boot
 *     sets, or the names of one or two naming strategy classes, physical or implicit, separated by
 *     a comma
 * @param properties settings for Hibernate ({@code hibernate.*}, {@code jakarta.persistence.*},
 *     {@code org.hibernate.envers.*}), handed on as they are
 * @param mappingFiles further XML mapping files: paths, or names of resources on the class path.
 *     {@code META-INF/orm.xml} and those named by {@code META-INF/persistence.xml} need no mention
 * @param serverVersion the MySQL server's version, such as {@code 9.7.4}
 * @param cache a directory for compiled sources and the unpacked bundled Hibernate; created when
 *     missing, and may be deleted at any time
 */
public record EntitySettings(
    List<Path> models,
    List<Path> classpath,
    List<String> packages,
    String naming,
    SortedMap<String, String> properties,
    List<String> mappingFiles,
    String serverVersion,
    Path cache) {

  /** The server version assumed where none is known. */
  public static final String DEFAULT_SERVER_VERSION = "9.7.0";

  /**
   * The value of {@code jakarta.persistence.database-product-version} that has Hibernate write for
   * the oldest server it serves, as an application does that tells it of none.
   */
  public static final String MINIMUM_VERSION = "minimum";

  public EntitySettings {
    models = List.copyOf(models);
    classpath = List.copyOf(classpath);
    packages = List.copyOf(packages);
    properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
    mappingFiles = List.copyOf(mappingFiles);
  }

  /** Settings that say nothing but where the models are. */
  public static EntitySettings of(Path cache, Path... models) {
    return new EntitySettings(
        List.of(models),
        List.of(),
        List.of(),
        "jpa",
        Collections.emptySortedMap(),
        List.of(),
        DEFAULT_SERVER_VERSION,
        cache);
  }

  EntitySettings withModels(List<Path> newModels) {
    return new EntitySettings(
        newModels, classpath, packages, naming, properties, mappingFiles, serverVersion, cache);
  }

  public EntitySettings withClasspath(List<Path> newClasspath) {
    return new EntitySettings(
        models, newClasspath, packages, naming, properties, mappingFiles, serverVersion, cache);
  }

  public EntitySettings withPackages(String... newPackages) {
    return new EntitySettings(
        models,
        classpath,
        List.of(newPackages),
        naming,
        properties,
        mappingFiles,
        serverVersion,
        cache);
  }

  public EntitySettings withNaming(String newNaming) {
    return new EntitySettings(
        models, classpath, packages, newNaming, properties, mappingFiles, serverVersion, cache);
  }

  public EntitySettings withProperties(Map<String, String> newProperties) {
    return new EntitySettings(
        models,
        classpath,
        packages,
        naming,
        new TreeMap<>(newProperties),
        mappingFiles,
        serverVersion,
        cache);
  }

  public EntitySettings withMappingFiles(String... newMappingFiles) {
    return new EntitySettings(
        models,
        classpath,
        packages,
        naming,
        properties,
        List.of(newMappingFiles),
        serverVersion,
        cache);
  }

  public EntitySettings withServerVersion(String newServerVersion) {
    return new EntitySettings(
        models, classpath, packages, naming, properties, mappingFiles, newServerVersion, cache);
  }
}
