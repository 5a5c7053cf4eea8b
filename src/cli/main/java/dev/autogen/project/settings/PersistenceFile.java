package dev.autogen.project.settings;

import dev.autogen.error.AutogenException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** What a persistence unit of a {@code persistence.xml} says. */
public final class PersistenceFile {

  private static final Map<String, String> CONNECTION =
      Map.of(
          "jakarta.persistence.jdbc.url", "url",
          "jakarta.persistence.jdbc.user", "user",
          "jakarta.persistence.jdbc.password", "password",
          "hibernate.connection.url", "url",
          "hibernate.connection.username", "user",
          "hibernate.connection.password", "password");

  private PersistenceFile() {}

  /**
   * Reads a unit.
   *
   * @param unit its name; empty for the only one
   * @throws AutogenException when the file cannot be read, or has no such unit or several
   */
  public static Layer read(Path file, String unit, Map<String, String> variables) {
    Element chosen = chosen(file, unit);
    SortedMap<String, Setting> settings = new TreeMap<>();
    SortedMap<String, Setting> handedOn = new TreeMap<>();
    for (Element properties : children(chosen, "properties")) {
      for (Element property : children(properties, "property")) {
        String name = property.getAttribute("name").strip();
        Setting setting = setting(file, name, property.getAttribute("value").strip());
        String word = CONNECTION.get(name);
        if (word != null) {
          settings.putIfAbsent(word, setting);
        } else if (Layer.isHandedOn(name)
            && !name.startsWith("jakarta.persistence.jdbc.")
            && !name.startsWith("hibernate.connection.")) {
          handedOn.put(name, setting);
        }
      }
    }
    texts(chosen, "mapping-file")
        .ifPresent(all -> settings.put("mapping-files", setting(file, "mapping-file", all)));
    boolean onlyListed =
        children(chosen, "exclude-unlisted-classes").stream()
            .anyMatch(e -> !e.getTextContent().strip().equals("false"));
    if (onlyListed) {
      texts(chosen, "class").ifPresent(all -> settings.put("package", setting(file, "class", all)));
    }
    return Layer.withPlaceholders(
        settings, handedOn, name -> Optional.ofNullable(variables.get(name)));
  }

  private static Setting setting(Path file, String what, String value) {
    return new Setting(
        value, String.valueOf(file.getFileName()), what, file.toAbsolutePath().getParent());
  }

  private static Element chosen(Path file, String unit) {
    List<Element> units = children(parse(file), "persistence-unit");
    List<String> names = units.stream().map(u -> u.getAttribute("name")).toList();
    if (unit.isEmpty() ? units.size() == 1 : names.contains(unit)) {
      return units.get(unit.isEmpty() ? 0 : names.indexOf(unit));
    }
    throw AutogenException.usage(
        unit.isEmpty()
            ? file + " holds " + units.size() + " persistence units"
            : "there is no persistence unit " + unit + " in " + file,
        names.isEmpty()
            ? "name another file with --persistence"
            : "name one of " + String.join(", ", names) + " with --persistence-unit");
  }

  private static Element parse(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setNamespaceAware(true);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(in).getDocumentElement();
    } catch (IOException e) {
      throw unreadable(file, AutogenException.reason(e));
    } catch (SAXException e) {
      throw unreadable(file, String.valueOf(e.getMessage()).replaceFirst("[.]$", ""));
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static AutogenException unreadable(Path file, String reason) {
    return AutogenException.usage(
        file + " cannot be read (" + reason + ")",
        "correct it, or name another with --persistence");
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> children = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && name.equals(element.getLocalName())) {
        children.add(element);
      }
    }
    return children;
  }

  private static Optional<String> texts(Element parent, String name) {
    List<String> texts =
        children(parent, name).stream().map(e -> e.getTextContent().strip()).toList();
    return texts.isEmpty() ? Optional.empty() : Optional.of(String.join(",", texts));
  }
}
