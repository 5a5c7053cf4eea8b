package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A Quarkus application with Panache, built by its own plugin and started: what its Hibernate
 * creates is what the entities are taken to ask for, with nothing but the settings it has.
 */
@OnMySql
@Tag("nightly")
class QuarkusIT {

  private static final Path PROJECT = Path.of("src/cli/test/resources/projects/quarkus");

  /** The first build fetches a few hundred libraries. */
  private static final int MOST_MINUTES = 15;

  @TempDir Path folder;
  private Cli cli;

  @BeforeEach
  void project() throws IOException {
    try (Stream<Path> files = Files.walk(PROJECT)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = folder.resolve(PROJECT.relativize(file));
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
    cli = new Cli(folder);
  }

  @AfterEach
  void letGo() {
    cli.close();
  }

  @Test
  void whatQuarkusCreatesAgrees(TestSchema schema) throws Exception {
    agrees(schema, Map.of());
    assertThat(schema.showCreateTable("Customer")).contains("`firstName` varchar(40) NOT NULL");
    // Hibernate is told of no server, and so writes for one that has no checks.
    assertThat(schema.showCreateTable("Customer"))
        .contains("`kind` tinyint")
        .doesNotContain("`kind` between");
  }

  @Test
  void soItDoesWithOtherNamesTypesAndAVersion(TestSchema schema) throws Exception {
    agrees(
        schema,
        Map.of(
            "QUARKUS_DATASOURCE_DB_VERSION", "8.4",
            "QUARKUS_HIBERNATE_ORM_PHYSICAL_NAMING_STRATEGY",
                "org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy",
            "QUARKUS_HIBERNATE_ORM_IMPLICIT_NAMING_STRATEGY",
                "org.hibernate.boot.model.naming.ImplicitNamingStrategyLegacyHbmImpl",
            "QUARKUS_HIBERNATE_ORM_MAPPING_TIMEZONE_DEFAULT_STORAGE", "column",
            "QUARKUS_HIBERNATE_ORM_MAPPING_UUID_PREFERRED_JDBC_TYPE", "CHAR",
            "QUARKUS_HIBERNATE_ORM_MAPPING_DURATION_PREFERRED_JDBC_TYPE", "BIGINT",
            "QUARKUS_HIBERNATE_ORM_QUOTE_IDENTIFIERS_STRATEGY", "only-keywords",
            "QUARKUS_HIBERNATE_ORM_VALIDATION_MODE", "callback"));
    assertThat(schema.showCreateTable("customer"))
        .contains(
            "`first_name` varchar(255)", "`token` varchar(36)", "`wait_time` bigint", "CHECK");
  }

  private void agrees(TestSchema schema, Map<String, String> told)
      throws IOException, InterruptedException {
    Map<String, String> variables = new TreeMap<>(told);
    variables.put("QUARKUS_DATASOURCE_JDBC_URL", schema.jdbcUrl());
    variables.put("QUARKUS_DATASOURCE_USERNAME", schema.user());
    variables.put("QUARKUS_DATASOURCE_PASSWORD", schema.password());
    run(
        variables,
        "mvn",
        "-B",
        "-q",
        "package",
        "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath",
        "-Dmdep.outputFile=target/classpath.txt");
    run(
        variables,
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-jar",
        "target/quarkus-app/quarkus-run.jar");
    assertThat(cli.run("init", "--ci", "none").code()).isZero();
    variables.forEach(cli::variable);
    cli.run("check").is(0, "", "entities, migrations and database agree\n");
  }

  private void run(Map<String, String> variables, String... command)
      throws IOException, InterruptedException {
    Path output = folder.resolve("output.txt");
    ProcessBuilder builder =
        new ProcessBuilder(List.of(command))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(variables);
    Process process = builder.start();
    boolean hasEnded = process.waitFor(MOST_MINUTES, TimeUnit.MINUTES);
    if (!hasEnded) {
      process.destroyForcibly();
    }
    assertThat(hasEnded && process.exitValue() == 0).as(Files.readString(output)).isTrue();
  }
}
