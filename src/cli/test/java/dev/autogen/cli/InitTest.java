package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** What a project begins with. */
class InitTest {

  @TempDir Path folder;

  private Cli cli;

  @BeforeEach
  void project() {
    cli = new Cli(folder);
  }

  @AfterEach
  void letGo() {
    cli.close();
  }

  @Test
  void aMavenProjectWithSpringGetsItsSettings() {
    cli.file("pom.xml", "<project><parent><artifactId>spring-boot-starter-parent</artifactId>")
        .file("src/main/resources/application.yml", "");
    cli.run("init")
        .is(
            0,
            """
            autogen.properties
            templates/Migration.java.mustache
            .github/workflows/autogen.yml
            """,
            "next: 'mvn -B -q compile dependency:build-classpath -Dmdep.outputFile=target/"
                + "classpath.txt', then 'autogen doctor', which tells whether everything is"
                + " found\n");
    assertThat(cli.files().get("autogen.properties"))
        .contains(
            "\nspring = src/main/resources/application.yml\n",
            "\nmodels = target/classes\n",
            "\nclasspath = target/classpath.txt\n",
            "\nnaming = spring\n");
    assertThat(cli.files().get(".github/workflows/autogen.yml"))
        .contains(
            "\n      - run: mvn -B -q compile dependency",
            " java -jar \"$AUTOGEN_JAR\" review --pending --out review.html\n",
            " java -jar \"$AUTOGEN_JAR\" lint --format sarif > sarif/lint.sarif\n",
            " java -jar \"$AUTOGEN_JAR\" check --format sarif > sarif/check.sarif\n");
    assertThat(steps())
        .extracting(step -> step.get(step.containsKey("name") ? "name" : "uses"))
        .contains(
            "Try the new migrations, and write the page for reviewers",
            "github/codeql-action/upload-sarif@v3",
            "actions/upload-artifact@v4");
  }

  /** The steps of the workflow, which is YAML. */
  private List<Map<String, Object>> steps() {
    Map<String, Map<String, Map<String, List<Map<String, Object>>>>> workflow =
        new Yaml().load(cli.files().get(".github/workflows/autogen.yml"));
    return workflow.get("jobs").get("check").get("steps");
  }

  @Test
  void whereFlywayRunsTheMigrationsTheWorkflowLeavesThatToIt() {
    cli.file("pom.xml", "<project><artifactId>flyway-core</artifactId>")
        .file("src/main/resources/db/migration/V1__a.sql", "CREATE TABLE a (id INT);");
    cli.run("init");
    assertThat(cli.files().get(".github/workflows/autogen.yml"))
        .contains("# Have the migrations run here by the tool that runs them.", " check --format")
        .doesNotContain(" upgrade", " review ");
    assertThat(steps()).isNotEmpty();
  }

  @Test
  void theProfileThatHasTheDatabaseIsSaid() {
    cli.file("pom.xml", "<project><artifactId>spring-boot-starter-parent</artifactId>")
        .file("src/main/resources/application.properties", "spring.datasource.url=jdbc:h2:mem:x\n")
        .file(
            "src/main/resources/application-mysql.properties",
            "spring.datasource.url=${MYSQL_URL:jdbc:mysql://localhost/petclinic}\n")
        .file(
            "src/main/resources/application-postgres.properties",
            "spring.datasource.url=jdbc:postgresql://localhost/petclinic\n");
    assertThat(cli.run("init", "--ci", "none").err())
        .startsWith(
            "the database is the one of the profile mysql, as spring-profiles says in"
                + " autogen.properties\n");
    assertThat(cli.files().get("autogen.properties")).contains("\nspring-profiles = mysql\n");
    assertThat(cli.run("config").out()).contains("jdbc:mysql://localhost/petclinic");
  }

  @Test
  void ofSeveralProfilesWithADatabaseNoneIsChosen() {
    cli.file("pom.xml", "<project><artifactId>spring-boot-starter-parent</artifactId>")
        .file(
            "src/main/resources/application.yml",
            """
            spring.application.name: shop
            ---
            spring.config.activate.on-profile: local
            spring.datasource.url: jdbc:mysql://localhost/shop
            ---
            spring.config.activate.on-profile: "prod"
            spring.datasource.url: jdbc:mysql://db/shop
            """);
    assertThat(cli.run("init", "--ci", "none").err())
        .startsWith(
            "the database is MySQL in local, prod alone: say which profile is meant with"
                + " spring-profiles in autogen.properties\n");
    assertThat(cli.files().get("autogen.properties"))
        .contains(
            """

            # The database is MySQL in several profiles alone (local, prod): say which is meant.
            # spring-profiles = local
            """);
  }

  @Test
  void aProfileOfTheProductionIsNotChosen() {
    cli.file("pom.xml", "<project><groupId>io.quarkus.platform</groupId>")
        .file(
            "src/main/resources/application.properties",
            """
            quarkus.datasource.db-kind=mysql
            %prod.quarkus.datasource.jdbc.url=jdbc:mysql://db/shop
            """);
    assertThat(cli.run("init", "--ci", "none").err())
        .startsWith("the database is MySQL in prod alone: say which profile is meant with");
    assertThat(cli.files().get("autogen.properties")).contains("\n# quarkus-profiles = prod\n");
  }

  @Test
  void aQuarkusProjectSaysItselfHowThingsAreNamed() {
    cli.file("pom.xml", "<project><groupId>io.quarkus.platform</groupId>")
        .file("src/main/resources/application.properties", "");
    cli.run("init", "--ci", "none");
    assertThat(cli.files().get("autogen.properties"))
        .contains("\nquarkus = src/main/resources/application.properties\n", "\n# naming = jpa\n");
  }

  @Test
  void aGradleProjectOnGitLabGetsIts() {
    cli.file("build.gradle.kts", "plugins { kotlin(\"jvm\") }")
        .file("src/main/kotlin/a/A.kt", "class A")
        .file(".gitlab-ci.yml", "");
    assertThat(cli.run("init").out()).contains("autogen.gitlab-ci.yml").doesNotContain(".github");
    assertThat(cli.files().get("autogen.properties"))
        .contains(
            "\nmodels = build/classes/kotlin/main\n",
            "\nclasspath = build/classpath.txt\n",
            "tasks.register(\"writeClasspath\")",
            "\n# url = jdbc:mysql://localhost:3306/shop\n",
            "\nnaming = jpa\n");
    assertThat(cli.files().get("autogen.gitlab-ci.yml"))
        .contains("\n    - ./gradlew classes writeClasspath\n");
  }

  @Test
  void theSettingsItWritesAreGoodOnesAndTheTemplateIsUsed() {
    cli.file("src/main/java/empty.txt", "");
    assertThat(cli.run("init", "--ci", "none", "-q").err()).isEmpty();
    assertThat(cli.run("config").out()).contains("models", "src/main/java", "generated-migrations");
    cli.file(
        "templates/Migration.java.mustache",
        "// ours\n" + cli.files().get("templates/Migration.java.mustache"));
    cli.run("revision", "-m", "One");
    assertThat(cli.files().get("generated-migrations/R20261122_091607_One.java"))
        .contains("// ours");
  }

  @Test
  void anEmptyFolderIsNotInTheWay() throws IOException {
    Files.createDirectories(folder.resolve("templates"));
    Files.createDirectories(folder.resolve("generated-migrations"));
    assertThat(cli.run("init", "--ci", "none").code()).isZero();
    assertThat(cli.files()).containsKeys("autogen.properties", "templates/Migration.java.mustache");
  }

  @Test
  void nothingIsOverwritten() throws SQLException {
    cli.file("autogen.properties", "naming = jpa\n").file("templates/Migration.java.mustache", "");
    cli.refuses(
        2,
        "autogen.properties, templates/Migration.java.mustache are there already, and nothing was"
            + " written; move them away, or change what it says by hand",
        "init");
  }

  @Test
  void springsSettingsAreFoundInTheirSecondPlaceAndBuiltOnesWhereTheBuildCompletesThem() {
    cli.file("pom.xml", "<project>spring-boot</project>")
        .file("src/main/resources/config/application.yml", "a: 1\n");
    cli.run("init", "--ci", "none");
    assertThat(cli.files().get("autogen.properties"))
        .contains("\nspring = src/main/resources/config/application.yml\n");
    Cli both = anew();
    both.file("src/main/resources/application.yml", "p: '@active@'\n").run("init", "--ci", "none");
    assertThat(both.files().get("autogen.properties")).contains("\nspring = target/classes\n");
  }

  private Cli anew() {
    cli.files().keySet().stream()
        .filter(name -> name.matches("autogen[.]properties|templates/.*"))
        .forEach(name -> folder.resolve(name).toFile().delete());
    return cli;
  }

  @Test
  void everyModuleWithSourcesIsRead() {
    cli.file("pom.xml", "<modules><module>api</module><module>core</module><module>doc</module>")
        .file("api/src/main/java/a/A.java", "")
        .file("core/src/main/java/b/B.java", "")
        .file("doc/readme.txt", "");
    cli.run("init", "--ci", "none");
    assertThat(cli.files().get("autogen.properties"))
        .contains(
            "\nmodels = api/target/classes:core/target/classes\n",
            "\nclasspath = api/target/classpath.txt:core/target/classpath.txt\n");
  }

  @Test
  void gradlesModulesAndLanguagesAreRead() {
    cli.file("settings.gradle.kts", "include(\":api\", \"shop:core\")\n")
        .file("build.gradle.kts", "")
        .file("api/src/main/java/a/A.java", "")
        .file("api/src/main/kotlin/a/B.kt", "")
        .file("shop/core/src/main/kotlin/a/C.kt", "");
    cli.run("init", "--ci", "none");
    assertThat(cli.files().get("autogen.properties"))
        .contains(
            "\nmodels = api/build/classes/java/main:api/build/classes/kotlin/main"
                + ":shop/core/build/classes/kotlin/main\n",
            "\nclasspath = api/build/classpath.txt:shop/core/build/classpath.txt\n");
  }
}
