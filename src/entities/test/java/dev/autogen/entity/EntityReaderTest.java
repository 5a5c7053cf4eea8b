package dev.autogen.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.schema.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EntityReaderTest {

  @TempDir Path directory;

  private static List<String> tables(EntitySettings settings) {
    return new EntityReader().read(settings).schema().tables().stream().map(Table::name).toList();
  }

  private EntitySettings userAccount() {
    return Models.settings(
        Models.write(
            directory,
            """
            @Entity
            class UserAccount {
              @Id Long id;
              String firstName;
              @ManyToMany Set<UserAccount> bestFriends;
            }
            """));
  }

  @Test
  void namesAreJakartasUnlessSaidOtherwise() {
    assertThat(tables(userAccount())).containsExactly("UserAccount", "UserAccount_UserAccount");
  }

  @Test
  void springNamingIsSpringBoots() {
    for (EntitySettings settings :
        List.of(
            userAccount(), userAccount().withClasspath(HibernateVersions.classPath("6.6.53")))) {
      EntityModel model = new EntityReader().read(settings.withNaming("spring"));

      assertThat(model.schema().tables())
          .extracting(Table::name)
          .containsExactly("user_account", "user_account_best_friends");
      assertThat(model.schema().existing("user_account").column("first_name")).isPresent();
    }
  }

  @Test
  void aNamingStrategyOfTheModelsOwn() {
    EntitySettings settings = userAccount();
    Models.writeFile(
        directory,
        "shop/Prefixed.java",
        """
        package shop;
        import org.hibernate.boot.model.naming.*;
        import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;
        public class Prefixed extends PhysicalNamingStrategyStandardImpl {
          @Override
          public Identifier toPhysicalTableName(Identifier name, JdbcEnvironment context) {
            return Identifier.toIdentifier("t_" + name.getText());
          }
        }
        """);

    assertThat(tables(settings.withNaming("shop.Prefixed")))
        .containsExactly("t_UserAccount", "t_UserAccount_UserAccount");
  }

  @Tag("nightly")
  @Test
  void hibernateWritesForTheServerItIsToldOf() {
    Models.write(directory, "@Entity\nclass User { @Id Long id; Kind kind; enum Kind { A, B } }");
    String version = "jakarta.persistence.database-product-version";

    for (EntitySettings settings :
        List.of(
            Models.settings(directory),
            Models.settings(directory).withClasspath(HibernateVersions.classPath("6.2.49")),
            Models.settings(directory).withClasspath(HibernateVersions.classPath("6.6.53")))) {
      assertThat(checks(settings)).hasSize(1);
      assertThat(checks(settings.withProperties(Map.of(version, "8.0.15")))).isEmpty();
      assertThat(checks(settings.withProperties(Map.of(version, "8.4")))).hasSize(1);
      assertThat(checks(settings.withProperties(Map.of(version, EntitySettings.MINIMUM_VERSION))))
          .isEmpty();
    }
  }

  private static List<?> checks(EntitySettings settings) {
    return new EntityReader().read(settings).schema().existing("User").checks();
  }

  @Test
  void whatAContributorOfTheMetadataDoesCounts() {
    Models.write(directory, "@Entity\nclass User { @Id Long id; }");
    Models.writeFile(
        directory,
        "shop/Catalog.java",
        """
        package shop;
        import org.hibernate.boot.MetadataBuilder;
        import org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy;
        public class Catalog implements org.hibernate.boot.spi.MetadataBuilderContributor {
          @Override
          public void contribute(MetadataBuilder builder) {
            builder.applyPhysicalNamingStrategy(new CamelCaseToUnderscoresNamingStrategy());
          }
        }
        """);
    String name = "hibernate.metadata_builder_contributor";

    assertThat(tables(Models.settings(directory).withProperties(Map.of(name, "shop.Catalog"))))
        .containsExactly("user");
    assertThatThrownBy(
            () -> tables(Models.settings(directory).withProperties(Map.of(name, "shop.Nothing"))))
        .hasMessageContaining("the class shop.Nothing of " + name + " cannot be used");
  }

  @Test
  void settingsAreHandedOn() {
    Models.write(directory, "@Entity\n@Audited\nclass User { @Id Long id; }");

    assertThat(
            tables(
                Models.settings(directory)
                    .withProperties(Map.of("org.hibernate.envers.audit_table_suffix", "_history"))))
        .containsExactly("REVINFO", "User", "User_history");
  }

  @Test
  void tablesOfTheDefaultCatalogAreOurOwn() {
    Models.write(directory, "@Entity\nclass User { @Id Long id; }");
    Models.write(
        directory,
        "@Entity\n@Table(catalog = \"shop\")\nclass Item { @Id Long id; @ManyToOne User user; }");

    EntityModel model =
        new EntityReader()
            .read(
                Models.settings(directory)
                    .withProperties(Map.of("hibernate.default_catalog", "shop")));

    assertThat(model.schema().tables()).extracting(Table::name).containsExactly("Item", "User");
    assertThat(model.warnings()).isEmpty();
  }

  @Test
  void beanValidationCanBeSwitchedOff() {
    Models.write(directory, "@Entity\nclass User { @Id Long id; @NotNull String name; }");

    for (Map<String, String> off :
        List.of(
            Map.of("jakarta.persistence.validation.mode", "callback"),
            Map.of("hibernate.validator.apply_to_ddl", "false"))) {
      EntityModel model = new EntityReader().read(Models.settings(directory).withProperties(off));
      assertThat(model.schema().existing("User").column("name").orElseThrow().nullable()).isTrue();
    }
  }

  @Test
  void aConstraintOfOnesOwnThatIsMadeOfOthersCounts() {
    Models.write(
        directory,
        """
        @NotNull
        @Size(max = 30)
        @jakarta.validation.Constraint(validatedBy = {})
        @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
        @interface Given {
          String message() default "";
          Class<?>[] groups() default {};
          Class<? extends jakarta.validation.Payload>[] payload() default {};
        }
        """);
    Models.write(directory, "@Entity\nclass User { @Id Long id; @Given String name; }");

    var name =
        new EntityReader()
            .read(Models.settings(directory))
            .schema()
            .existing("User")
            .column("name")
            .orElseThrow();

    assertThat(name.type()).isEqualTo("varchar(30)");
    assertThat(name.nullable()).isFalse();
  }

  @Test
  void constraintsInAFileCountWhereNoClassHasAny() {
    Models.write(directory, "@Entity\nclass User { @Id Long id; String name; }");
    EntityReader reader = new EntityReader();
    EntityModel none = reader.read(Models.settings(directory));
    assertThat(none.schema().existing("User").column("name").orElseThrow().nullable()).isTrue();

    Models.writeFile(
        directory,
        "META-INF/validation.xml",
        """
        <validation-config xmlns="https://jakarta.ee/xml/ns/validation/configuration" version="3.0">
          <constraint-mapping>META-INF/constraints.xml</constraint-mapping>
        </validation-config>
        """);
    Models.writeFile(
        directory,
        "META-INF/constraints.xml",
        """
        <constraint-mappings xmlns="https://jakarta.ee/xml/ns/validation/mapping" version="3.0">
          <bean class="shop.User">
            <field name="name"><constraint annotation="jakarta.validation.constraints.NotNull"/></field>
          </bean>
        </constraint-mappings>
        """);
    EntityModel model = reader.read(Models.settings(directory));
    assertThat(model.warnings()).isEmpty();
    assertThat(model.schema().existing("User").column("name").orElseThrow().nullable()).isFalse();
  }

  @Test
  void mappingFilesOfTheModelsAreRead() {
    Models.write(directory, "@Entity\nclass User { @Id Long id; String name; }");
    Models.writeFile(directory, "shop/Plain.java", "package shop; public class Plain { Long id; }");
    Models.writeFile(directory, "META-INF/orm.xml", orm("shop.User", "people"));
    Models.writeFile(directory, "META-INF/more.xml", orm("shop.Plain", "plains"));
    Models.writeFile(
        directory,
        "META-INF/persistence.xml",
        """
        <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.0">
          <persistence-unit name="main">
            <mapping-file>META-INF/more.xml</mapping-file>
            <properties>
              <property name="hibernate.dialect.storage_engine" value="myisam"/>
            </properties>
          </persistence-unit>
        </persistence>
        """);

    EntityModel model = new EntityReader().read(Models.settings(directory));

    assertThat(model.schema().tables()).extracting(Table::name).containsExactly("people", "plains");
    assertThat(model.schema().existing("people").options().engine()).isEqualTo("MyISAM");
  }

  @Test
  void aListedClassThatIsNotThereIsMissed() {
    Models.write(directory, "@Entity\nclass User { @Id Long id; }");
    String unit =
        """
        <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.0">
          <persistence-unit name="main">
            <class>shop.%s</class>
          </persistence-unit>
        </persistence>
        """;
    Models.writeFile(directory, "META-INF/persistence.xml", unit.formatted("User"));
    EntitySettings settings = Models.settings(directory);
    assertThat(new EntityReader().read(settings).schema().tables()).hasSize(1);
    EntitySettings listing = settings.withPackages("shop.User", "shop.Gone");
    assertThatThrownBy(() -> new EntityReader().read(listing))
        .hasMessageContaining("package lists class shop.Gone, which is in no models");
    Models.writeFile(directory, "META-INF/persistence.xml", unit.formatted("Gone"));
    assertThatThrownBy(() -> new EntityReader().read(settings))
        .isInstanceOf(EntityException.class)
        .hasMessageContaining("META-INF/persistence.xml lists class shop.Gone");
  }

  private static String orm(String type, String table) {
    return """
    <entity-mappings xmlns="https://jakarta.ee/xml/ns/persistence/orm" version="3.0">
      <entity class="%s" access="FIELD">
        <table name="%s"/>
        <attributes><id name="id"/></attributes>
      </entity>
    </entity-mappings>
    """
        .formatted(type, table);
  }

  @Test
  void aGeneratorThatCountsInTheTableOfAnEntityLeavesNoRow() {
    Models.write(
        directory,
        """
        @Entity
        @Table(name = "TICKETS")
        class Ticket {
          @Id
          @GeneratedValue(strategy = GenerationType.TABLE, generator = "tickets")
          @TableGenerator(name = "tickets", table = "tickets")
          Long id;
        }
        """);

    EntityModel model = new EntityReader().read(Models.settings(directory));

    assertThat(model.schema().existing("TICKETS").seedRows()).isEmpty();
    assertThat(model.warnings())
        .isNotEmpty()
        .allSatisfy(
            warning ->
                assertThat(warning)
                    .startsWith(
                        "table TICKETS is left without the row that Hibernate starts a generator"
                            + " with, since its statement does not fit the table: insert into"));
  }

  @Test
  void aNameOfAForeignKeyIsTakenOnce() {
    Models.write(
        directory,
        """
        @Entity
        class Pair {
          @Id Long id;
          @ManyToOne @JoinColumn(foreignKey = @ForeignKey(name = "fk_person")) Pair first;
          @ManyToOne @JoinColumn(foreignKey = @ForeignKey(name = "FK_PERSON")) Pair second;
        }

        @Entity
        class Single {
          @Id Long id;
          @ManyToOne @JoinColumn(foreignKey = @ForeignKey(name = "fk_person_2")) Pair third;
          @ManyToOne @JoinColumn(foreignKey = @ForeignKey(name = "fk_person")) Pair only;
        }
        """);

    EntityModel model = new EntityReader().read(Models.settings(directory));

    List<String> names =
        model.schema().tables().stream()
            .flatMap(table -> table.foreignKeys().stream())
            .map(key -> key.name().toLowerCase(Locale.ROOT))
            .sorted()
            .toList();
    assertThat(names).containsExactly("fk_person", "fk_person_2", "fk_person_3", "fk_person_4");
    assertThat(model.warnings())
        .hasSize(2)
        .allMatch(
            warning -> warning.endsWith("since MySQL takes each name once and another one has it"));
  }

  @Test
  void packageAnnotationsCount() {
    Models.writeFile(
        directory,
        "shop/package-info.java",
        "@org.hibernate.annotations.ConverterRegistration(converter = Flag.class, autoApply = true)"
            + " package shop;");
    Models.write(
        directory,
        """
        class Flag implements AttributeConverter<Boolean, String> {
          public String convertToDatabaseColumn(Boolean value) { return null; }
          public Boolean convertToEntityAttribute(String value) { return null; }
        }
        """);
    Models.write(directory, "@Entity\nclass User { @Id Long id; @Column(length = 3) Boolean on; }");

    assertThat(
            new EntityReader()
                .read(Models.settings(directory))
                .schema()
                .existing("User")
                .column("on")
                .orElseThrow()
                .type())
        .isEqualTo("varchar(3)");
  }

  @Test
  void classesAndJarsAreModelsToo() throws IOException {
    Models.write(directory.resolve("src"), "@Entity\nclass User { @Id Long id; }");
    Path classes =
        new ModelCompiler(Models.CACHE, BundledHibernate.jars(Models.CACHE), false)
            .compile(List.of(directory.resolve("src")));
    Path jar = directory.resolve("models.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry("shop/User.class"));
      out.write(Files.readAllBytes(classes.resolve("shop/User.class")));
    }

    assertThat(tables(Models.settings(classes))).containsExactly("User");
    assertThat(tables(Models.settings(jar))).containsExactly("User");
  }

  @Test
  void sourcesAreCompiledOnceForEachContent() throws IOException {
    Path cache = directory.resolve("cache");
    Path source = Models.write(directory.resolve("src"), "@Entity\nclass User { @Id Long id; }");
    ModelCompiler compiler = new ModelCompiler(cache, BundledHibernate.jars(Models.CACHE), false);

    Path first = compiler.compile(List.of(source));
    Path again = compiler.compile(List.of(source));
    Models.write(source, "@Entity\nclass User { @Id Long id; String name; }");
    Path changed = compiler.compile(List.of(source));

    assertThat(again).isEqualTo(first).isNotEqualTo(changed);
    try (Stream<Path> left = Files.list(cache)) {
      assertThat(left).containsExactlyInAnyOrder(first, changed);
    }
  }

  @Test
  void anAnnotationThisHibernateLacksIsAWarning() throws IOException {
    Models.write(
        directory.resolve("src"),
        "@Entity\n@org.hibernate.annotations.Proxy(lazy = false)\nclass User { @Id Long id; }");
    Path classes =
        new ModelCompiler(Models.CACHE, HibernateVersions.classPath("6.2.49"), false)
            .compile(List.of(directory.resolve("src")));

    assertThat(new EntityReader().read(Models.settings(classes)).warnings())
        .containsExactly(
            "@org.hibernate.annotations.Proxy is used, but Hibernate 7.4.1.Final has no such"
                + " annotation, so what it says is lost");
  }
}
