package dev.autogen.entity;

import java.net.URL;
import java.util.List;
import java.util.SortedMap;

/**
 * The side of this room that runs next to Hibernate, in the isolated class loader; an interface
 * because two class loaders meet here.
 */
public interface MetadataReader {

  /**
   * Reads the entities.
   *
   * @throws EntityException when Hibernate rejects the mapping
   */
  EntityModel read(Request request);

  /**
   * What to read.
   *
   * @param loader loads the project's classes and Hibernate
   * @param classes the annotated classes, sorted
   * @param packages the packages with annotations of their own, sorted
   * @param mappings the XML mapping files
   * @param properties Hibernate's settings
   * @param hibernateVersion the version of Hibernate found in {@code loader}
   */
  record Request(
      ClassLoader loader,
      List<String> classes,
      List<String> packages,
      List<URL> mappings,
      SortedMap<String, String> properties,
      String naming,
      String serverVersion,
      String hibernateVersion) {}
}
