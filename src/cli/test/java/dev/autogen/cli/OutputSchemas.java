package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The published schemas of what commands print for programs. They let more come; here they do not,
 * so that nothing is printed that they do not tell.
 */
final class OutputSchemas {

  private static final Path FOLDER = Path.of("src/site/resources/schemas").toAbsolutePath();
  private static final String BASE = "https://autogen.dev/schemas/";
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /** What prints no result of its own, but text that somebody else made or reads. */
  static final Set<String> TEXT = Set.of("completion", "help");

  private static final SchemaRegistry SCHEMAS = read();

  private OutputSchemas() {}

  private static SchemaRegistry read() {
    Map<String, String> texts = new HashMap<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.toList()) {
        JsonNode schema = MAPPER.readTree(Files.readString(file));
        assertThat(schema.get("$id").asText()).isEqualTo(BASE + file.getFileName());
        close(schema);
        texts.put(BASE + file.getFileName(), schema.toString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return SchemaRegistry.withDefaultDialect(
        SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(texts));
  }

  private static void close(JsonNode node) {
    if (node instanceof ObjectNode object && object.path("type").asText().equals("object")) {
      object.put("additionalProperties", false);
    }
    node.forEach(OutputSchemas::close);
  }

  /** The commands that have one. */
  static Set<String> commands() {
    Set<String> commands = new TreeSet<>(Commands.names());
    commands.removeAll(TEXT);
    return commands;
  }

  /** Whether a command line asks for an object. */
  static boolean areFor(String... words) {
    List<String> all = List.of(words);
    return Form.in(words) == Form.json
        && TEXT.stream().noneMatch(all::contains)
        && Stream.of("--help", "-h", "--version", "-V", "client").noneMatch(all::contains);
  }

  /**
   * Asserts that {@code output} is one object, as the schema of its command says.
   *
   * @return the object
   */
  static JsonNode check(int code, String output, String... words) {
    String command = Stream.of(words).filter(commands()::contains).findFirst().orElse("revision");
    try {
      JsonNode object = MAPPER.readTree(output);
      boolean isError = object.has("error");
      assertThat(
              SCHEMAS
                  .getSchema(SchemaLocation.of(BASE + (isError ? "error" : command) + ".json"))
                  .validate(object))
          .as("%s printed%n%s", String.join(" ", words), output)
          .isEmpty();
      if (isError) {
        assertThat(object.get("error").path("exit").asInt(code)).isEqualTo(code);
      }
      return object;
    } catch (IOException e) {
      throw new AssertionError(String.join(" ", words) + " printed\n" + output, e);
    }
  }
}
