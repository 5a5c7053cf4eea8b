package dev.autogen.project.settings;

import java.io.Reader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Reads YAML as Spring Boot and Quarkus do, with the library of both.
 *
 * <p>Spring Boot has it set as its {@code OriginTrackedYamlLoader} sets it, with its own rules for
 * names and values that are none. So {@code yes} is true, {@code 0x10} is 16, and a key without a
 * value says the empty text. To Quarkus every value is the text that is written.
 */
final class ApplicationYaml {

  private ApplicationYaml() {}

  /**
   * The documents of {@code text} as Spring Boot reads it, in order, as properties by their whole
   * name.
   *
   * @throws org.yaml.snakeyaml.error.YAMLException when it is malformed
   */
  static List<SortedMap<String, String>> ofSpring(Reader text) {
    return documents(text, new NoTimestamps());
  }

  /**
   * The same as Quarkus reads it.
   *
   * @throws org.yaml.snakeyaml.error.YAMLException when it is malformed
   */
  static List<SortedMap<String, String>> ofQuarkus(Reader text) {
    return documents(text, new Texts());
  }

  private static List<SortedMap<String, String>> documents(Reader text, Resolver values) {
    List<SortedMap<String, String>> documents = new ArrayList<>();
    for (Object document : yaml(values).loadAll(text)) {
      // One that holds nothing, as behind a last '---', is none.
      if (document != null) {
        SortedMap<String, String> properties = new TreeMap<>();
        flatten(asMap(document), "", properties);
        documents.add(properties);
      }
    }
    return documents;
  }

  private static Yaml yaml(Resolver values) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setMaxAliasesForCollections(Integer.MAX_VALUE);
    options.setAllowRecursiveKeys(true);
    DumperOptions unused = new DumperOptions();
    return new Yaml(new Values(options), new Representer(unused), unused, options, values);
  }

  /** A document of an empty text or list alone is nothing. */
  private static final class Values extends SafeConstructor {

    Values(LoaderOptions options) {
      super(options);
    }

    @Override
    public Object getData() {
      Object data = super.getData();
      boolean isNothing =
          (data instanceof CharSequence text && text.isEmpty())
              || (data instanceof Collection<?> list && list.isEmpty());
      return isNothing ? null : data;
    }
  }

  /** {@code 2026-11-22} stays the text it is. */
  private static final class NoTimestamps extends Resolver {
    @Override
    public void addImplicitResolver(Tag tag, Pattern pattern, String first, int limit) {
      if (!tag.equals(Tag.TIMESTAMP)) {
        super.addImplicitResolver(tag, pattern, first, limit);
      }
    }
  }

  /**
   * Nothing is a number or a truth; only what is none, and what is taken from elsewhere, is known.
   */
  private static final class Texts extends Resolver {
    @Override
    public void addImplicitResolver(Tag tag, Pattern pattern, String first, int limit) {
      if (tag.equals(Tag.NULL) || tag.equals(Tag.MERGE)) {
        super.addImplicitResolver(tag, pattern, first, limit);
      }
    }
  }

  private static Map<String, Object> asMap(Object document) {
    Map<String, Object> named = new LinkedHashMap<>();
    if (document instanceof Map<?, ?> map) {
      map.forEach(
          (key, value) ->
              named.put(
                  key instanceof CharSequence ? key.toString() : "[" + key + "]",
                  value instanceof Map<?, ?> ? asMap(value) : value));
    } else {
      // A text alone is a document too.
      named.put("document", document);
    }
    return named;
  }

  private static void flatten(
      Map<String, Object> values, String path, SortedMap<String, String> properties) {
    values.forEach(
        (key, value) -> {
          String name = path.isBlank() ? key : path + (key.startsWith("[") ? "" : ".") + key;
          if (value instanceof Map<?, ?> map) {
            flatten(asMap(map), name, properties);
          } else if (value instanceof Collection<?> list && !list.isEmpty()) {
            int at = 0;
            for (Object each : list) {
              flatten(Collections.singletonMap("[" + at++ + "]", each), name, properties);
            }
          } else {
            properties.put(name, text(value));
          }
        });
  }

  /** As Spring converts a value to text. */
  private static String text(Object value) {
    if (value instanceof Collection<?>) {
      return "";
    }
    return value instanceof byte[] bytes
        ? IntStream.range(0, bytes.length)
            .mapToObj(i -> String.valueOf(bytes[i]))
            .collect(Collectors.joining(","))
        : value == null ? "" : value.toString();
  }
}
