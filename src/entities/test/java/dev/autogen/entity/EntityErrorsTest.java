package dev.autogen.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EntityErrorsTest {

  private static final String USER = "@Entity class User { @Id Long id; String name; }";

  @TempDir Path directory;

  private EntityException failure(EntitySettings settings) {
    return catchThrowableOfType(EntityException.class, () -> new EntityReader().read(settings));
  }

  @Test
  void aModelsPathThatDoesNotExist() {
    Path missing = directory.resolve("target/classes");

    assertThat(failure(Models.settings(missing)))
        .hasMessage("the models path " + missing + " does not exist")
        .returns("build the project first, or correct --models", EntityException::remedy);
  }

  @Test
  void noEntities() {
    Models.writeFile(directory, "shop/Other.java", "package shop; class Other {} class More {}");

    assertThat(failure(Models.settings(directory)))
        .hasMessage(
            "there is no @Entity class in " + directory + " (2 classes, 1 source file seen)");
  }

  @Test
  void noEntitiesInThePackage() {
    Models.write(directory, USER.replace("class User", "\nclass User"));

    assertThat(failure(Models.settings(directory).withPackages("elsewhere")))
        .hasMessageContaining(", package elsewhere (0 classes, 1 source file seen)");
  }

  @Test
  void entitiesOfJavaxPersistence() {
    Models.writeFile(
        directory,
        "javax/persistence/Entity.java",
        "package javax.persistence;"
            + " @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)"
            + " public @interface Entity {}");
    Models.writeFile(
        directory, "shop/Old.java", "package shop; @javax.persistence.Entity class Old {}");

    assertThat(failure(Models.settings(directory)))
        .hasMessageContaining("1 entity of javax.persistence seen")
        .extracting(EntityException::remedy)
        .asString()
        .contains("Hibernate 6.2 or later");
  }

  @Test
  void sourcesThatDoNotCompile() {
    Models.writeFile(directory, "shop/A.java", "package shop;\nclass A {\n  Missing a;\n}\n");
    Models.writeFile(directory, "shop/B.java", "package shop;\nclass B {\n  Missing b;\n}\n");

    EntityException failure = failure(Models.settings(directory));

    assertThat(failure)
        .isInstanceOf(CompilationException.class)
        .hasMessage(
            directory.resolve("shop/A.java")
                + ":3 does not compile: cannot find symbol, symbol: class Missing, location: class"
                + " shop.A (and 1 more)");
    assertThat(((CompilationException) failure).line()).isEqualTo(3);
  }

  @Test
  void anEntityThatHibernateRejects() {
    Models.write(directory, "@Entity\nclass Keyless { String name; }");

    assertThat(failure(Models.settings(directory)))
        .hasMessage(
            "Hibernate rejects the entities: Entity 'shop.Keyless' has no identifier"
                + " (every '@Entity' class must declare or inherit at least one '@Id' or '@EmbeddedId'"
                + " property)");
  }

  @Test
  void anAssociationToSomethingThatIsNoEntity() {
    Models.write(directory, "@Entity\nclass Owner { @Id Long id; @ManyToOne Thread other; }");

    assertThat(failure(Models.settings(directory)))
        .hasMessageContaining("shop.Owner")
        .hasMessageContaining("java.lang.Thread");
  }

  @Test
  void aPropertyWhoseTypeMySqlDoesNotHave() {
    Models.write(
        directory,
        """
        @Entity
        class User {
          @Id Long id;
          @JdbcTypeCode(SqlTypes.NAMED_ENUM) Mood mood;
          enum Mood { GOOD }
        }
        """);

    assertThat(failure(Models.settings(directory)))
        .hasMessageStartingWith(
            "column mood of table User (shop.User#mood) has no type on MySQL: ");
  }

  @Test
  void aNamingStrategyThatIsNotThere() {
    Models.write(directory, "@Entity\nclass User { @Id Long id; }");

    assertThat(failure(Models.settings(directory).withNaming("com.acme.Naming")))
        .hasMessage("the naming strategy com.acme.Naming is not on the class path");
    assertThat(failure(Models.settings(directory).withNaming("shop.User")))
        .hasMessage("shop.User is no naming strategy of Hibernate");
  }

  @Test
  void aMappingFileThatIsNotThere() {
    Models.write(directory, "@Entity\nclass User { @Id Long id; }");

    assertThat(failure(Models.settings(directory).withMappingFiles("nowhere.xml")))
        .hasMessage("the mapping file nowhere.xml does not exist");
  }

  @Test
  void aHibernateThatIsTooNewOrTooOld() throws IOException {
    Path model = Models.write(directory.resolve("m"), "@Entity\nclass User { @Id Long id; }");
    Path classes =
        new ModelCompiler(Models.CACHE, BundledHibernate.jars(Models.CACHE), false)
            .compile(List.of(model));
    for (String version : List.of("5.6.15.Final", "6.1.7.Final", "9.1.0.Final")) {
      Path jar = directory.resolve("hibernate-core-" + version + ".jar");
      try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
        out.putNextEntry(new JarEntry("org/hibernate/Version.class"));
      }

      assertThat(failure(Models.settings(classes).withClasspath(List.of(jar))))
          .hasMessage(
              version.startsWith("9.")
                  ? "Hibernate 9.1.0.Final is later than any that autogen was tried with (6.2 to"
                      + " 8.0), and reading with it fails:"
                      + " org/hibernate/service/ServiceRegistry"
                  : "Hibernate "
                      + version
                      + " is on the class path, but autogen reads with 6.2 and later");
    }
  }

  @Test
  void librariesThatDoNotFitTogether() {
    Models.write(directory.resolve("m"), "@Entity\nclass User { @Id Long id; }");
    Path tooOld =
        Models.writeFile(
            directory.resolve("old"),
            "org/jboss/logging/Logger.java",
            "package org.jboss.logging; public interface Logger {}");
    List<Path> mixed = new ArrayList<>();
    mixed.add(new ModelCompiler(Models.CACHE, List.of(), false).compile(List.of(tooOld)));
    mixed.addAll(HibernateVersions.classPath("6.2.49"));

    assertThat(failure(Models.settings(directory.resolve("m")).withClasspath(mixed)))
        .hasMessageStartingWith("the libraries on the class path do not fit together: ");
  }

  @Test
  void classesThatDoNotLoadAreNamedAndNothingIsRead() throws IOException {
    Models.write(directory.resolve("m"), "@Entity\nclass User { @Id Long id; }");
    Models.write(
        directory.resolve("m"), "@Entity\nclass Broken { @Id Long id; @Transient Gone gone; }");
    Models.write(directory.resolve("m"), "class Gone {}");
    Path compiled =
        new ModelCompiler(directory.resolve("c"), BundledHibernate.jars(Models.CACHE), false)
            .compile(List.of(directory.resolve("m")));
    Files.delete(compiled.resolve("shop/Gone.class"));

    assertThat(failure(Models.settings(compiled)))
        .hasMessage(
            "a class does not load, so nobody can say which tables the entities want: shop.Broken"
                + " (class shop.Gone is not on the class path)");
  }

  @Test
  void nothingIsPrinted() {
    Models.write(
        directory,
        "@Entity\n@org.hibernate.annotations.Cache(usage = CacheConcurrencyStrategy.READ_ONLY)\n"
            + "class User { @Id Long id; @Column(name = \"`a b`\") String name; }");
    EntitySettings settings =
        Models.settings(directory)
            .withProperties(
                Map.of(
                    "hibernate.dialect", "org.hibernate.dialect.MySQLDialect",
                    "hibernate.connection.url", "jdbc:mysql://nowhere/x",
                    "hibernate.show_sql", "true",
                    "hibernate.hbm2ddl.auto", "create"));
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (PrintStream capture = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      System.setOut(capture);
      System.setErr(capture);
      new EntityReader().read(settings);
      new EntityReader().read(settings.withClasspath(HibernateVersions.classPath("6.2.49")));
      failure(Models.settings(Models.write(directory.resolve("k"), "@Entity\nclass K {}")));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }

    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
  }
}
