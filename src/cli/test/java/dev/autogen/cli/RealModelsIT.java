package dev.autogen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.testing.HibernateItself;
import dev.autogen.testing.MavenClassPaths;
import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Models that nobody here wrote, each with its own Hibernate: from an empty schema there and back,
 * and what is created is what Hibernate's own export creates on the same server, table by table.
 */
@OnMySql
@Tag("nightly")
class RealModelsIT {

  /** The models, as they are on Maven Central. */
  enum Model {
    KEYCLOAK("K1 8", "keycloak-model-jpa", "", "org.keycloak:keycloak-model-jpa:26.6.0"),
    // Its own jboss-logging is too old for its Hibernate, as its users find out.
    HAPI_FHIR(
        "",
        "hapi-fhir-jpaserver-model",
        "",
        "ca.uhn.hapi.fhir:hapi-fhir-jpaserver-model:8.8.0",
        "org.jboss.logging:jboss-logging:3.6.1.Final"),
    AXON(
        "K1 2, K2 2",
        "axon-",
        "org.axonframework.eventhandling,org.axonframework.eventsourcing,org.axonframework.modelling",
        "org.axonframework:axon-eventsourcing:4.9.3",
        "org.hibernate.orm:hibernate-core:6.6.53.Final"),
    SPRING_MODULITH(
        "",
        "spring-modulith-events-jpa",
        "",
        "org.springframework.modulith:spring-modulith-events-jpa:2.1.1",
        "org.hibernate.orm:hibernate-core:7.2.19.Final"),
    GAMBIT("K1 9", "gambit"),
    ANIMAL("K1 2", "animal"),
    USERGUIDE("K1 6", "userguide"),
    CONTACTS("K1 1", "contacts");

    private final String jars;
    private final String packages;
    private final String coordinates;

    /** What the rules say of the first migration; why each is right, the page of findings says. */
    private final String found;

    Model(String found, String domain) {
      this(
          found,
          "hibernate-testing",
          "org.hibernate.testing.orm.domain." + domain,
          "org.hibernate.orm:hibernate-testing:6.6.15.Final");
    }

    Model(String found, String jars, String packages, String... coordinates) {
      this.found = found;
      this.jars = jars;
      this.packages = packages;
      this.coordinates = String.join(" ", coordinates);
    }
  }

  /** What Hibernate's own export cannot make: an index of the table has the same name. */
  private static final List<String> REFUSED =
      List.of("NPM_PACKAGE_VER FK_NPM_PKV_RESID", "NPM_PACKAGE_VER_RES FK_NPM_PKVR_RESID");

  private static final Pattern FOUND = Pattern.compile("(?m)^  (error|warning) (\\S+) ");

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void thereAndBackAndAsHibernateHasIt(Model model, TestSchema ours, TestSchema hibernates)
      throws SQLException, IOException {
    Map<String, List<String>> projects = new TreeMap<>();
    for (Model each : Model.values()) {
      projects.put(each.jars, List.of(each.coordinates.split(" ", -1)));
    }
    List<Path> classPath = new MavenClassPaths("models").of(projects).get(model.jars);
    List<Path> jars =
        classPath.stream()
            .filter(path -> path.getFileName().toString().startsWith(model.jars))
            .toList();
    List<String> given = new ArrayList<>(List.of("--models", joined(jars)));
    given.addAll(List.of("--classpath", joined(classPath)));
    if (!model.packages.isEmpty()) {
      given.addAll(List.of("--package", model.packages));
    }

    if (model == Model.HAPI_FHIR) {
      // An index on a varchar(768): too long a key for MySQL with four bytes a character.
      ours.execute("alter database character set utf8mb3");
      hibernates.execute("alter database character set utf8mb3");
    }
    CommandLineRun.In shell = CommandLineRun.In.on(folder, ours);
    CommandLineRun initial = shell.runWith(given, "-m", "Initial");
    assertThat(initial.code()).as(initial.err()).isZero();
    assertThat(found(shell.run("lint", "head").out())).isEqualTo(model.found);
    CommandLineRun upgrade = shell.run("upgrade");
    assertThat(upgrade.code()).as(upgrade.err()).isZero();
    Map<String, String> created = texts(ours);
    assertThat(shell.runWith(given, "-m", "Again").out()).isEmpty();

    HibernateItself own = new HibernateItself(classPath, folder.resolve("own"));
    jars.forEach(own::classesOf);
    if (!model.packages.isEmpty()) {
      own.inPackages(List.of(model.packages.split(",", -1)));
    }
    own.create(hibernates);
    List<String> refused = model == Model.HAPI_FHIR ? REFUSED : List.of();
    created.keySet().removeIf(table -> table.startsWith("autogen_"));
    Map<String, String> expected = texts(hibernates);
    for (String without : refused) {
      // autogen gives the foreign key an index of another name, and so both.
      String[] words = without.split(" ", -1);
      assertThat(created.remove(words[0])).contains("CONSTRAINT `" + words[1] + "` FOREIGN KEY");
      expected.remove(words[0]);
    }
    assertThat(sorted(created)).isEqualTo(sorted(expected));

    CommandLineRun back = shell.run("downgrade", "base");
    assertThat(back.code()).as(back.err()).isZero();
    assertThat(texts(ours).keySet()).containsExactly("autogen_journal", "autogen_version");
  }

  /** How often each code was found as more than a note, errors with their severity. */
  private static String found(String lint) {
    Map<String, Integer> counts = new TreeMap<>();
    Matcher line = FOUND.matcher(lint);
    while (line.find()) {
      counts.merge(line.group(2) + (line.group(1).equals("error") ? "!" : ""), 1, Integer::sum);
    }
    return counts.entrySet().stream()
        .map(one -> one.getKey() + " " + one.getValue())
        .collect(Collectors.joining(", "));
  }

  private static String joined(List<Path> paths) {
    return paths.stream().map(Path::toString).collect(Collectors.joining(":"));
  }

  /**
   * The order of columns aside, each table's text as a set of lines, without the character set that
   * the server notes with each literal of a check: it is the connection's.
   */
  private static Map<String, String> sorted(Map<String, String> texts) {
    Map<String, String> sorted = new TreeMap<>();
    texts.forEach(
        (table, text) ->
            sorted.put(
                table,
                text.replace("_utf8mb3'", "_utf8mb4'")
                    .lines()
                    .map(line -> line.replaceAll(",$", ""))
                    .sorted()
                    .collect(Collectors.joining("\n"))));
    return sorted;
  }

  private static Map<String, String> texts(TestSchema schema) throws SQLException {
    Map<String, String> texts = new TreeMap<>();
    try (Connection connection = schema.connection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("show tables")) {
      while (rows.next()) {
        texts.put(
            rows.getString(1),
            schema.showCreateTable(rows.getString(1)).replaceAll(" AUTO_INCREMENT=\\d+", ""));
      }
    }
    return texts;
  }
}
