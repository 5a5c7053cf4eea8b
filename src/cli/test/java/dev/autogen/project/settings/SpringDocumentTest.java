package dev.autogen.project.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.error.AutogenException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.env.PropertiesPropertySourceLoader;
import org.springframework.boot.env.PropertySourceLoader;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;

/** A file is read as Spring Boot's own loader reads it, or refused where that refuses it. */
class SpringDocumentTest {

  @TempDir Path folder;

  static Stream<String> yaml() {
    return Stream.of(
        "",
        "# only comments\n# nothing else\n",
        "---\n",
        "---\n---\n---\n",
        "a: 1\n---\n",
        "a: 1\n---\n# a comment\n",
        "---\n# first\n---\na: 1\n...\n",
        "%YAML 1.2\n---\na: 1\n",
        "\uFEFFa: 1\nb: 2\n",
        "a: 1\r\nb: 2\r\n",
        "spring:\n  datasource:\n    url: jdbc:mysql://localhost/x\n    password:\n",
        "foo:\n",
        "foo: null\nbar: ~\nbaz: ''\nqux: \"\"\n",
        "foo: Null\nbar: NULL\n",
        "foo: {}\nbar: []\nbaz: {a: {}}\n",
        "{}\n",
        "[]\n",
        "''\n",
        "a text alone\n",
        "42\n",
        "- a\n- b\n",
        "a: yes\nb: no\nc: on\nd: off\ne: True\nf: FALSE\ng: y\nh: n\n",
        "a: 'yes'\nb: \"off\"\n",
        "a: 0x10\nb: 0123\nc: 0b101\nd: 1_000\ne: 0o17\nf: 089\ng: +5\nh: -0\n",
        "a: 190:20:30\nb: 12:30\nc: 3306\n",
        "a: 1.50\nb: 1e3\nc: 1.0e+3\nd: .5\ne: .inf\nf: -.INF\ng: .nan\nh: 5.\n",
        "a: 99999999999\nb: 99999999999999999999\n",
        "a: 2026-11-22\nb: 2026-11-22T09:14:07Z\nc: 2026-11-22 09:14:07\n",
        "a: =\n",
        "a: !!str 0x10\nb: !!int '7'\nc: !!float 1\nd: !!bool yes\n",
        "a: !!binary aGFsbG8=\n",
        "a: !!set {x, y}\n",
        "a: !!omap [x: 1, y: 2]\n",
        "a: !!java.net.URL [\"http://x\"]\n",
        "a: !own x\n",
        "a: &x {b: 1, c: 2}\nd: *x\n",
        "a: &x {b: 1, c: 2}\nd: {<<: *x, c: 3, e: 4}\n",
        "a: &x {b: 1}\nb: &y {c: 2}\nd:\n  <<: [*x, *y]\n  e: 5\n",
        "a: &x [1, 2]\nb: *x\n",
        "a: &x text\nb: *x\nc: *x\n",
        "a: *nowhere\n",
        "a: 1\na: 2\n",
        "a: {b: 1, b: 2}\n",
        "a:\n  b: 1\na.b: 2\n",
        "a: [1, two, {b: 3, c: [4, 5]}, [], {}, null]\n",
        "a:\n- b\n- c: 1\n  d: 2\n",
        "a: [[1, 2], [3]]\n",
        "1: one\n2: two\n",
        "a: {1: one, true: two, null: three, 1.5: four}\n",
        "yes: a\n",
        "a: {'[b.c]': 1, \"[d]\": {e: 2}, '/f/**': 3}\n",
        "spring.jpa.properties:\n  hibernate: {jdbc.time_zone: UTC}\n  '[hibernate.default_schema]': x\n",
        "a.b.c: 1\na:\n  b:\n    d: 2\n",
        "a: |\n  one\n  two\nb: >\n  one\n  two\nc: |-\n  x\nd: >+\n  y\n\n",
        "a: \"x\\ty\\u00fc\\n\"\nb: 'it''s'\nc: \"\\x41\"\n",
        "a: one\n  two\n",
        "a: x # comment\nb: x#none\nc: '#'\n",
        "a: b: c\n",
        "a:\n\tb: 1\n",
        "a: 1\t\nb:\t2\n",
        "a: [\n",
        "a: 'open\n",
        "url: @db.url@\n",
        "url: '@db.url@'\nspring.profiles.active: '@spring.profiles.active@'\n",
        "url: jdbc:mysql://@db.host@:3306/x\n",
        "a: %x\n",
        "a: `x`\n",
        "a: ${X:y}\nb: \"${X:y}\"\n",
        "a: {b: ${X}}\n",
        "? a\n: 1\n? [b, c]\n: 2\n",
        "a: größe\nüber: ☃\n\uD83D\uDE00: x\n",
        "a: \u0007\n",
        "a: 1\n---\nspring.config.activate.on-profile: prod\na: 2\n---\nb: 3\n",
        "spring:\n  config:\n    activate:\n      on-profile:\n      - prod\n      - \"test & !x\"\n",
        "spring: {profiles: {active: [a, b], group: {prod: [x, y]}}}\n",
        "a: 'x'\n... \nb: 1\n",
        "a: ' padded '\nb:   unpadded   \n");
  }

  static Stream<String> properties() {
    return Stream.of(
        "",
        "a=1\nb = 2 \nc:3\nd 4\n",
        "a=1\n#---\na=2\n",
        "a=1\n!---\nb=2\n",
        "a=1\n#---\n#---\nb=2\n",
        "#---\na=1\n",
        "# comment\n#---\na=1\n",
        "a=1\n#--- \nb=2\n",
        "a[0]=x\na[1]=y\n",
        "a[]=x\na[]=y\nb[]=z\n",
        "a[]=x,y,,z\n",
        "a=one\\\n  two\n",
        "a=gr\u00F6\u00DFe\nb=gr\\u00f6\\u00dfe\n",
        "a=\nb\n",
        "a=1\na=2\n",
        "a=\\u00g\n");
  }

  @ParameterizedTest
  @MethodSource("yaml")
  void yamlIsReadAsSpringBootReadsIt(String text) throws IOException {
    comparesTo(new YamlPropertySourceLoader(), "application.yml", text);
  }

  @ParameterizedTest
  @MethodSource("properties")
  void propertiesAreReadAsSpringBootReadsThem(String text) throws IOException {
    comparesTo(new PropertiesPropertySourceLoader(), "application.properties", text);
  }

  @Test
  void whatTheBuildReplacesIsCalledSo() throws IOException {
    Path file = Files.writeString(folder.resolve("application.yml"), "a: 1\nurl: @db.url@\n");
    assertThatThrownBy(() -> SpringDocument.read(file))
        .hasMessage(
            "the Spring configuration "
                + file
                + " holds a placeholder between @ signs in line 2, which the build replaces");
  }

  private void comparesTo(PropertySourceLoader spring, String name, String text)
      throws IOException {
    Path file =
        Files.writeString(
            folder.resolve(name),
            text,
            name.endsWith(".yml") ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
    assertThat(ours(file)).isEqualTo(theirs(spring, file));
  }

  /** Documents that say something; empty where the file is refused. */
  private static Optional<List<SortedMap<String, String>>> ours(Path file) {
    try {
      return Optional.of(
          SpringDocument.read(file).stream()
              .map(SpringDocument::properties)
              .filter(properties -> !properties.isEmpty())
              .toList());
    } catch (AutogenException e) {
      return Optional.empty();
    }
  }

  private static Optional<List<SortedMap<String, String>>> theirs(
      PropertySourceLoader spring, Path file) throws IOException {
    List<PropertySource<?>> sources;
    try {
      sources = spring.load("x", new FileSystemResource(file));
    } catch (RuntimeException e) {
      return Optional.empty();
    }
    List<SortedMap<String, String>> documents = new ArrayList<>();
    for (PropertySource<?> source : sources) {
      SortedMap<String, String> properties = new TreeMap<>();
      for (String name : ((EnumerablePropertySource<?>) source).getPropertyNames()) {
        properties.put(
            name,
            ApplicationConversionService.getSharedInstance()
                .convert(source.getProperty(name), String.class));
      }
      if (!properties.isEmpty()) {
        documents.add(properties);
      }
    }
    return Optional.of(documents);
  }
}
