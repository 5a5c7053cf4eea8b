package dev.autogen.entity;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The XML mapping files, and the settings of {@code META-INF/persistence.xml}. Hibernate's metadata
 * sources pick up neither by themselves.
 *
 * @param mappings the mapping files, in the order they were found
 * @param properties the settings of the only persistence unit
 * @param warnings what was left out
 */
record MappingFiles(
    List<URL> mappings, SortedMap<String, String> properties, List<String> warnings) {

  private static final String ORM = "META-INF/orm.xml";
  private static final String PERSISTENCE = "META-INF/persistence.xml";

  /**
   * @param roots the models' directories and jars
   * @param named files or resources the user has named
   * @param loader finds resources that are named
   */
  static MappingFiles of(List<Path> roots, List<String> named, ClassLoader loader) {
    Set<String> found = new LinkedHashSet<>();
    SortedMap<String, String> properties = new TreeMap<>();
    List<String> warnings = new ArrayList<>();
    for (Path root : roots) {
      inRoot(root, ORM).ifPresent(url -> found.add(url.toString()));
    }
    for (Path root : roots) {
      inRoot(root, PERSISTENCE)
          .ifPresent(
              url -> {
                List<Element> units = elements(parse(url).getDocumentElement(), "persistence-unit");
                for (Element unit : units) {
                  for (Element file : elements(unit, "mapping-file")) {
                    found.add(resource(file.getTextContent().strip(), loader).toString());
                  }
                }
                if (units.size() == 1) {
                  elements(units.get(0), "class").stream()
                      .map(type -> type.getTextContent().strip())
                      .forEach(type -> requireListed(type, PERSISTENCE, loader));
                  for (Element property : elements(units.get(0), "property")) {
                    properties.put(property.getAttribute("name"), property.getAttribute("value"));
                  }
                } else if (units.size() > 1) {
                  warnings.add(
                      "META-INF/persistence.xml holds "
                          + units.size()
                          + " persistence units, so the properties of none of them are used");
                }
              });
    }
    for (String name : named) {
      Path file = Path.of(name);
      found.add(
          (Files.exists(file) ? url(file.toUri().toString()) : resource(name, loader)).toString());
    }
    return new MappingFiles(
        found.stream().map(MappingFiles::url).toList(), properties, List.copyOf(warnings));
  }

  /**
   * See that a class that somebody lists is there, without which Hibernate would not start.
   *
   * @param where what lists it
   */
  static void requireListed(String type, String where, ClassLoader loader) {
    String file = type.replace('.', '/') + ".class";
    if (loader.getResource(file) == null) {
      throw new EntityException(
          where + " lists class " + type + ", which is in no models and not on the class path",
          "name its folder or jar with --models or --classpath, or take it off the list");
    }
  }

  private static java.util.Optional<URL> inRoot(Path root, String name) {
    URL url =
        Files.isDirectory(root)
            ? url(root.resolve(name).toUri().toString())
            : url("jar:" + root.toUri() + "!/" + name);
    try (InputStream probe = open(url)) {
      return java.util.Optional.of(url);
    } catch (IOException e) {
      return java.util.Optional.empty();
    }
  }

  private static URL resource(String name, ClassLoader loader) {
    URL url = loader.getResource(name);
    if (url == null) {
      throw new EntityException(
          "the mapping file " + name + " does not exist",
          "give its path, or its name on the class path");
    }
    return url;
  }

  private static URL url(String text) {
    try {
      return new URL(text);
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  /** Without the cache of open jars, which would keep the file locked and stale. */
  private static InputStream open(URL url) throws IOException {
    java.net.URLConnection connection = url.openConnection();
    connection.setUseCaches(false);
    return connection.getInputStream();
  }

  private static Document parse(URL url) {
    try (InputStream stream = open(url)) {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setNamespaceAware(true);
      javax.xml.parsers.DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(stream);
    } catch (IOException | SAXException | ParserConfigurationException e) {
      throw new EntityException(
          url + " cannot be read: " + e.getMessage(), "correct the file, or remove it", e);
    }
  }

  private static List<Element> elements(Element parent, String name) {
    NodeList nodes = parent.getElementsByTagNameNS("*", name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }
}
