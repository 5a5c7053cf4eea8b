package dev.autogen.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.compare.Comparison;
import dev.autogen.diff.RenameHints;
import dev.autogen.entity.EntityModel;
import dev.autogen.entity.EntityReader;
import dev.autogen.entity.EntitySettings;
import dev.autogen.entity.HibernateVersions;
import dev.autogen.mysql.Database;
import dev.autogen.mysql.Session;
import dev.autogen.mysql.TableText;
import dev.autogen.testing.HibernateItself;
import dev.autogen.testing.OnEveryServer;
import dev.autogen.testing.TestSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the free texts of a mapping mean is what the server makes of them when an application's own
 * Hibernate creates the schema: there is no difference to that, and from nothing the same tables
 * are made.
 */
class DefinitionsIT {

  private static final String HEADER =
      """
      package shop;
      import jakarta.persistence.*;
      import jakarta.persistence.Table;
      import java.util.*;
      import org.hibernate.annotations.*;
      """;

  @TempDir Path folder;

  @OnEveryServer
  void columns(TestSchema exported, TestSchema made) throws Exception {
    for (String version : HibernateVersions.ends()) {
      agrees(version, resource("columns"), exported, made);
    }
  }

  @OnEveryServer
  @Tag("nightly")
  void columnsOfTheMostUsed(TestSchema exported, TestSchema made) throws Exception {
    agrees("6.6.53", resource("columns"), exported, made);
  }

  @Tag("nightly")
  @OnEveryServer
  void tableOptions(TestSchema exported, TestSchema made) throws Exception {
    agrees("7.4.1", resource("options"), exported, made);
  }

  private static String resource(String name) throws IOException {
    return Files.readString(Path.of("src/cli/test/resources/definitions/" + name + ".txt"));
  }

  private void agrees(String version, String source, TestSchema exported, TestSchema made)
      throws Exception {
    Path models = folder.resolve(version);
    Files.createDirectories(models.resolve("shop"));
    Files.writeString(models.resolve("shop/Model.java"), HEADER + source);
    EntitySettings settings =
        EntitySettings.of(Path.of("target/entity-cache"), models)
            .withClasspath(HibernateVersions.classPath(version))
            .withServerVersion(exported.server().version().replaceAll("-.*", ""));
    EntityModel model = new EntityReader().read(settings);
    assertThat(model.warnings()).isEmpty();
    try (Session session = fresh(exported);
        Session empty = fresh(made)) {
      new HibernateItself(HibernateVersions.classPath(version), models.resolve("own"))
          .sourcesIn(models)
          .create(exported);
      assertThat(compare(session, model).changes())
          .as(version + ", on what Hibernate made")
          .isEmpty();

      Execution.of(compare(empty, model).operations(), empty);
      assertThat(compare(empty, model).changes()).as(version + ", made").isEmpty();
      assertThat(texts(empty)).as(version + " from nothing").isEqualTo(texts(session));
    }
  }

  /** A SessionFactory sorts the columns, which autogen leaves as they are declared. */
  private static String texts(Session session) throws SQLException {
    return TableText.withoutKeyOrder(TableText.all(session)).values().stream()
        .map(text -> text.lines().sorted().collect(Collectors.joining("\n")))
        .collect(Collectors.joining("\n"));
  }

  private static Comparison compare(Session session, EntityModel model) throws SQLException {
    return Comparison.of(
            session,
            model.schema(),
            column ->
                model.freeOrderEnums().stream()
                    .anyMatch(ref -> column.equals(ref.table() + "." + ref.column())),
            table -> true,
            RenameHints.none())
        .whole();
  }

  private static Session fresh(TestSchema schema) throws SQLException {
    Session session = new Database(schema.jdbcUrl(), schema.user(), schema.password()).open();
    session.execute("DROP DATABASE " + schema.name());
    session.execute("CREATE DATABASE " + schema.name());
    session.execute("USE " + schema.name());
    return session;
  }
}
