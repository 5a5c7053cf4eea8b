package dev.autogen.tool;

import dev.autogen.error.AutogenException;
import dev.autogen.file.Utf8;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** A changelog of Liquibase, as far as it says which other files belong to it. */
final class Changelog {

  /** How a changelog of changesets in SQL begins. */
  static final String FORMATTED = "--liquibase formatted sql";

  /**
   * What a changelog includes.
   *
   * @param path as it is written
   * @param isFolder whether it is a folder, all of whose files are meant
   * @param isRelative whether the path begins at the changelog
   */
  private record Include(String path, boolean isFolder, boolean isRelative) {}

  /** What says which files belong to it. */
  private enum Form {
    YAML,
    JSON,
    XML,
    SQL
  }

  private final List<Path> roots;
  private final Path file;
  private final String text;
  private final Form form;
  private final List<Include> includes;
  private final boolean isYamlOfChangesets;

  private Changelog(
      List<Path> roots,
      Path file,
      String text,
      Form form,
      List<Include> includes,
      boolean isYamlOfChangesets) {
    this.roots = roots;
    this.file = file;
    this.text = text;
    this.form = form;
    this.includes = includes;
    this.isYamlOfChangesets = isYamlOfChangesets;
  }

  /**
   * Reads one.
   *
   * @param roots the folders where paths of the class path begin
   * @throws AutogenException when it cannot be read
   */
  static Changelog read(List<Path> roots, Path file) {
    try {
      String text = Utf8.read(file);
      String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
      if (name.endsWith(".sql")) {
        return new Changelog(roots, file, text, Form.SQL, List.of(), false);
      }
      if (name.endsWith(".xml")) {
        return new Changelog(roots, file, text, Form.XML, inXml(text), false);
      }
      List<Map<?, ?>> entries = entries(text);
      Form form = name.endsWith(".json") ? Form.JSON : Form.YAML;
      boolean hasChangesets = entries.stream().anyMatch(one -> one.containsKey("changeSet"));
      return new Changelog(
          roots, file, text, form, inYaml(entries), form == Form.YAML && hasChangesets);
    } catch (IOException | YAMLException | SAXException e) {
      throw AutogenException.usage(
          "the changelog "
              + file
              + " cannot be read ("
              + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
              + ")",
          "correct it");
    }
  }

  private static List<Map<?, ?>> entries(String text) {
    List<Map<?, ?>> entries = new ArrayList<>();
    Object document = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    if (document instanceof Map<?, ?> map && map.get("databaseChangeLog") instanceof List<?> all) {
      for (Object one : all) {
        if (one instanceof Map<?, ?> entry) {
          entries.add(entry);
        }
      }
    }
    return entries;
  }

  private static List<Include> inYaml(List<Map<?, ?>> entries) {
    List<Include> includes = new ArrayList<>();
    for (Map<?, ?> entry : entries) {
      if (entry.get("include") instanceof Map<?, ?> include) {
        includes.add(include(include.get("file"), false, include));
      } else if (entry.get("includeAll") instanceof Map<?, ?> include) {
        includes.add(include(include.get("path"), true, include));
      }
    }
    return includes;
  }

  private static Include include(Object path, boolean isFolder, Map<?, ?> said) {
    return new Include(
        String.valueOf(path),
        isFolder,
        "true".equals(String.valueOf(said.get("relativeToChangelogFile"))));
  }

  private static List<Include> inXml(String text) throws IOException, SAXException {
    List<Include> includes = new ArrayList<>();
    NodeList all;
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setNamespaceAware(true);
      all =
          factory
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(text)))
              .getDocumentElement()
              .getElementsByTagNameNS("*", "*");
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
    for (int i = 0; i < all.getLength(); i++) {
      Element element = (Element) all.item(i);
      boolean isFolder = element.getLocalName().equals("includeAll");
      if (isFolder || element.getLocalName().equals("include")) {
        includes.add(
            new Include(
                element.getAttribute(isFolder ? "path" : "file"),
                isFolder,
                element.getAttribute("relativeToChangelogFile").equals("true")));
      }
    }
    return includes;
  }

  private Optional<Path> find(Include include) {
    String path = ToolProject.onClassPath(include.path());
    if (include.isRelative()) {
      return Optional.of(file.resolveSibling(path).normalize()).filter(Files::exists);
    }
    return roots.stream().map(root -> root.resolve(path)).filter(Files::exists).findFirst();
  }

  /** The changelog that says what comes last: this one, or the last it includes that does. */
  private Changelog last() {
    if (!includes.isEmpty() && !includes.get(includes.size() - 1).isFolder()) {
      Optional<Path> included = find(includes.get(includes.size() - 1));
      if (included.isPresent() && !included.get().toString().endsWith(".sql")) {
        Changelog inner = read(roots, included.get());
        if (!inner.includes.isEmpty()) {
          return inner.last();
        }
      }
    }
    return this;
  }

  /** All files it includes, itself first, so far as they are among the sources. */
  List<Path> files() {
    List<Path> files = new ArrayList<>();
    files.add(file);
    for (Include include : includes) {
      Optional<Path> found = find(include);
      if (found.isPresent() && include.isFolder()) {
        LiquibaseTool.sorted(found.get()).forEach(files::add);
      } else if (found.isPresent()) {
        files.addAll(
            found.get().toString().endsWith(".sql")
                ? List.of(found.get())
                : read(roots, found.get()).files());
      }
    }
    return files;
  }

  /** Gives a file its name. */
  @FunctionalInterface
  interface Naming {

    /**
     * A path that is not there.
     *
     * @param mustBeLast whether it has to sort behind all others of the folder
     * @param ending what says in which form it is, such as {@code .sql}
     */
    Path in(Path folder, boolean mustBeLast, String ending);
  }

  /**
   * Where further changesets go.
   *
   * @param file a file that is to be made, or the changelog itself where it holds them
   * @param changelog what has to be changed to include it; empty where nothing has
   * @param text the changelog's text then
   */
  record Place(Path file, Optional<Path> changelog, String text) {}

  /**
   * Where the changesets of a migration go.
   *
   * @param name gives a file its name, from those in its folder
   * @throws AutogenException where a file has to be included and that cannot be written
   */
  Place place(Naming name) {
    Changelog last = last();
    if (last.form == Form.SQL) {
      return new Place(last.file, Optional.of(last.file), last.text);
    }
    Optional<Include> end =
        last.includes.isEmpty()
            ? Optional.empty()
            : Optional.of(last.includes.get(last.includes.size() - 1));
    Optional<Path> there = end.flatMap(last::find);
    String ending = last.ending(there);
    if (there.isPresent() && end.get().isFolder()) {
      return new Place(name.in(there.get(), true, ending), Optional.empty(), "");
    }
    Path folder = there.map(Path::getParent).orElse(last.file.resolveSibling("changes"));
    Path next = name.in(folder, false, ending);
    return new Place(next, Optional.of(last.file), last.including(next, end));
  }

  /** YAML where the last changesets there are stand in YAML; SQL otherwise. */
  private String ending(Optional<Path> last) {
    Optional<Path> neighbour =
        last.isPresent() && Files.isDirectory(last.get())
            ? LiquibaseTool.sorted(last.get()).stream().reduce((one, other) -> other)
            : last;
    String ending =
        neighbour
            .map(path -> path.getFileName().toString().replaceFirst(".*(?=[.])", ""))
            .orElse(isYamlOfChangesets ? ".yaml" : "");
    return ending.matches("(?i)[.]ya?ml") ? ending : ".sql";
  }

  /** Its text with one more file included, as it includes the others. */
  private String including(Path next, Optional<Include> like) {
    boolean isRelative = like.isEmpty() || like.get().isRelative();
    String path = isRelative ? slashed(file.getParent().relativize(next)) : onClassPath(next, like);
    return switch (form) {
      case YAML -> inYaml(path, isRelative);
      case XML -> inXml(path, isRelative);
      case JSON -> JsonChangelog.including(text, path, isRelative);
      case SQL -> throw new IllegalStateException("a changelog in SQL includes nothing");
    };
  }

  private static String slashed(Path path) {
    return path.toString().replace('\\', '/');
  }

  private String onClassPath(Path next, Optional<Include> like) {
    String name =
        roots.stream()
            .filter(next::startsWith)
            .findFirst()
            .map(root -> slashed(root.relativize(next)))
            .orElseGet(() -> slashed(next));
    String written = like.map(Include::path).orElse("");
    Matcher front = Pattern.compile("(classpath\\*?:)?/?").matcher(written);
    return (front.lookingAt() ? front.group() : "") + name;
  }

  private String inYaml(String path, boolean isRelative) {
    String indent = "  ";
    Matcher item =
        Pattern.compile("(?m)^( *)- +(include|includeAll|changeSet|property|preConditions)\\s*:")
            .matcher(text);
    if (item.find()) {
      indent = item.group(1);
    }
    Matcher inner = Pattern.compile("(?m)^( *)- +include\\s*:\\s*\\n( *)\\w").matcher(text);
    String keys = inner.find() ? inner.group(2) : indent + "    ";
    String list = text.replaceFirst("\\[\\s*]\\s*$", "").stripTrailing();
    return list
        + "\n"
        + indent
        + "- include:\n"
        + keys
        + "file: "
        + quoted(path)
        + "\n"
        + (isRelative ? keys + "relativeToChangelogFile: true\n" : "");
  }

  /** A text that YAML might take for something else is quoted. */
  private static String quoted(String path) {
    return path.matches("[A-Za-z0-9_./:-]+") && !path.contains(": ") ? path : "\"" + path + "\"";
  }

  private String inXml(String path, boolean isRelative) {
    int end = text.lastIndexOf("</");
    String last = text.substring(0, end).stripTrailing();
    String escaped = path.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
    Matcher indent = Pattern.compile("(?m)^([ \\t]+)<").matcher(last);
    return last
        + "\n"
        + (indent.find() ? indent.group(1) : "  ")
        + "<include file=\""
        + escaped
        + "\""
        + (isRelative ? " relativeToChangelogFile=\"true\"" : "")
        + "/>\n"
        + text.substring(end);
  }
}
