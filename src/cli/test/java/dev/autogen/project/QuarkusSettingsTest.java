package dev.autogen.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.project.settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings that are read from the configuration of a Quarkus application. */
class QuarkusSettingsTest {

  private static final String RESOURCES = "src/main/resources/";

  @TempDir Path folder;

  private final Map<String, String> variables = new TreeMap<>();
  private final Map<SettingKey, String> options = new EnumMap<>(SettingKey.class);

  @BeforeEach
  void project() throws IOException {
    variables.put("HOME", folder.resolve("home").toString());
    file("pom.xml", "");
    options.put(SettingKey.QUARKUS, "src/main/resources");
  }

  private QuarkusSettingsTest file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  private Settings load() {
    return Settings.load(folder, Optional.empty(), variables, options, Map.of());
  }

  private String said(SettingKey key) {
    return load().setting(key).map(s -> s.value() + " by " + s.origin()).orElse("nothing");
  }

  private Map<String, String> handedOn() {
    return load().properties();
  }

  @Test
  void propertiesGiveDatabaseAndWhatHibernateIsTold() throws IOException {
    file(
        RESOURCES + "application.properties",
        """
        quarkus.datasource.db-kind=mysql
        quarkus.datasource.jdbc.url=jdbc:mysql://${db.host:localhost}:3306/shop
        quarkus.datasource.username=shöp
        quarkus.datasource.password=0123
        quarkus.datasource.db-version=8.4.3
        quarkus.hibernate-orm.physical-naming-strategy = \
        org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy
        quarkus.hibernate-orm.implicit-naming-strategy=com.acme.Names
        quarkus.hibernate-orm.dialect=com.acme.Dialect
        quarkus.hibernate-orm.dialect.mysql.storage-engine=myisam
        quarkus.hibernate-orm.database.default-schema=s
        quarkus.hibernate-orm.database.default-catalog=c
        quarkus.hibernate-orm.mapping.timezone.default-storage=normalize-utc
        quarkus.hibernate-orm.mapping.uuid.preferred-jdbc-type=CHAR
        quarkus.hibernate-orm.mapping.id.optimizer.default=none
        quarkus.hibernate-orm.quote-identifiers.strategy=all-except-column-definitions
        quarkus.hibernate-orm.discriminator.ignore-explicit-for-joined=true
        quarkus.hibernate-orm.validation.enabled=false
        quarkus.hibernate-orm.mapping-files=META-INF/a.xml, META-INF/b.xml
        quarkus.hibernate-orm.packages[0]=com.acme
        quarkus.hibernate-orm.packages[1]=com.other
        quarkus.hibernate-orm.unsupported-properties."hibernate.use_nationalized_character_data"=true
        quarkus.hibernate-orm.unsupported-properties."acme.other"=x
        """);
    assertThat(said(SettingKey.URL))
        .isEqualTo(
            "jdbc:mysql://localhost:3306/shop by application.properties"
                + " (quarkus.datasource.jdbc.url)");
    assertThat(load().text(SettingKey.USER)).isEqualTo("shöp");
    assertThat(load().text(SettingKey.PASSWORD)).isEqualTo("0123");
    assertThat(load().words(SettingKey.MAPPING_FILES))
        .containsExactly("META-INF/a.xml", "META-INF/b.xml");
    assertThat(load().words(SettingKey.PACKAGE)).containsExactly("com.acme", "com.other");
    assertThat(handedOn())
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("jakarta.persistence.database-product-version", "8.4.3"),
                Map.entry(
                    "hibernate.physical_naming_strategy",
                    "org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy"),
                Map.entry("hibernate.implicit_naming_strategy", "com.acme.Names"),
                Map.entry("hibernate.dialect", "com.acme.Dialect"),
                Map.entry("hibernate.dialect.storage_engine", "myisam"),
                Map.entry("hibernate.default_schema", "s"),
                Map.entry("hibernate.default_catalog", "c"),
                Map.entry("hibernate.timezone.default_storage", "NORMALIZE_UTC"),
                Map.entry("hibernate.type.preferred_uuid_jdbc_type", "CHAR"),
                Map.entry("hibernate.id.optimizer.pooled.preferred", "none"),
                Map.entry("hibernate.globally_quoted_identifiers", "true"),
                Map.entry("hibernate.globally_quoted_identifiers_skip_column_definitions", "true"),
                Map.entry("hibernate.discriminator.ignore_explicit_for_joined", "true"),
                Map.entry("jakarta.persistence.validation.mode", "none"),
                Map.entry("hibernate.use_nationalized_character_data", "true")));
    variables.put("DB_HOST", "db");
    variables.put("QUARKUS_DATASOURCE_USERNAME", "deployer");
    variables.put("QUARKUS_HIBERNATE_ORM_DIALECT", "com.acme.Second");
    assertThat(load().text(SettingKey.URL)).isEqualTo("jdbc:mysql://db:3306/shop");
    assertThat(said(SettingKey.USER)).isEqualTo("deployer by QUARKUS_DATASOURCE_USERNAME");
    assertThat(handedOn()).containsEntry("hibernate.dialect", "com.acme.Second");
  }

  @Test
  void whatIsSaidOfFlywayAndLiquibaseIsTaken() throws IOException {
    file(
        RESOURCES + "application.properties",
        """
        quarkus.datasource.jdbc.url=jdbc:mysql://localhost/shop
        quarkus.flyway.locations=db/one,db/two
        quarkus.flyway.sql-migration-prefix=W
        quarkus.flyway.placeholders.owner=shop
        %dev.quarkus.flyway.table=history
        quarkus.flyway.other.table=others
        quarkus.liquibase.change-log=db/master.xml
        quarkus.liquibase.change-log-parameters."owner"=shop
        quarkus.liquibase."other".change-log=db/other.xml
        """);
    assertThat(load().propertiesOf("flyway"))
        .containsEntry("locations", "db/one,db/two")
        .containsEntry("sql-migration-prefix", "W")
        .containsEntry("placeholders.owner", "shop")
        .containsEntry("table", "history")
        .hasSize(4);
    assertThat(load().propertiesOf("liquibase"))
        .containsEntry("change-log", "db/master.xml")
        .containsEntry("change-log-parameters.owner", "shop")
        .hasSize(2);
  }

  @Test
  void yamlIsReadAsQuarkusReadsIt() throws IOException {
    file(
        RESOURCES + "application.yaml",
        """
        db: &db
          username: root
          password: 0123
        quarkus:
          datasource:
            <<: *db
            jdbc:
              url: jdbc:mysql://localhost/dev
          hibernate-orm:
            dialect:
              ~: com.acme.Dialect
              storage-engine: off
        "%prod":
          quarkus.datasource.jdbc.url: jdbc:mysql://prod/shop
        "%{test,staging}":
          quarkus:
            datasource:
              jdbc:
                url: jdbc:mysql://other/shop
        """);
    assertThat(load().text(SettingKey.URL)).isEqualTo("jdbc:mysql://localhost/dev");
    assertThat(load().text(SettingKey.PASSWORD)).isEqualTo("0123");
    assertThat(handedOn())
        .containsEntry("hibernate.dialect", "com.acme.Dialect")
        .containsEntry("hibernate.dialect.storage_engine", "off");
    options.put(SettingKey.QUARKUS_PROFILES, "staging");
    assertThat(load().text(SettingKey.URL)).isEqualTo("jdbc:mysql://other/shop");
    options.put(SettingKey.QUARKUS_PROFILES, "prod");
    assertThat(load().text(SettingKey.URL)).isEqualTo("jdbc:mysql://prod/shop");
  }

  @Test
  void withoutAProfileItIsTheDatabaseOfTheDevelopmentAndNeverThatOfTheProduction()
      throws IOException {
    file(
        RESOURCES + "application.properties",
        """
        %prod.quarkus.datasource.jdbc.url=jdbc:mysql://prod/shop
        quarkus.datasource.db-kind=mysql
        """);
    assertThatThrownBy(() -> load().wantsDevelopmentServer())
        .hasMessage(
            "no database is named, neither in "
                + folder.resolve("src/main/resources")
                + " with the profile dev nor anywhere else");
    variables.put("QUARKUS_PROFILE", "prod");
    assertThat(load().text(SettingKey.URL)).isEqualTo("jdbc:mysql://prod/shop");
    options.put(SettingKey.URL, "development");
    assertThat(load().wantsDevelopmentServer()).isTrue();
  }

  @Test
  void theStrongestPlaceHoldsAndInItTheProfile() throws IOException {
    file(
        RESOURCES + "application.properties",
        """
        quarkus.profile=dev
        quarkus.datasource.jdbc.url=jdbc:mysql://plain/x
        %dev.quarkus.datasource.jdbc.url=jdbc:mysql://dev/x
        %test.quarkus.datasource.jdbc.url=jdbc:mysql://test/x
        %test.quarkus.config.profile.parent=base
        %base.quarkus.datasource.username=base
        quarkus.datasource.username=plain
        quarkus.datasource.password=secret
        %local.quarkus.datasource.password=
        """);
    assertThat(load().text(SettingKey.URL)).isEqualTo("jdbc:mysql://dev/x");
    options.put(SettingKey.QUARKUS_PROFILES, "test");
    assertThat(load().text(SettingKey.URL)).isEqualTo("jdbc:mysql://test/x");
    assertThat(load().text(SettingKey.USER)).isEqualTo("base");
    options.put(SettingKey.QUARKUS_PROFILES, "dev,local");
    assertThat(load().text(SettingKey.URL)).isEqualTo("jdbc:mysql://dev/x");
    assertThat(load().text(SettingKey.PASSWORD)).isEmpty();

    options.remove(SettingKey.QUARKUS_PROFILES);
    file(RESOURCES + "application-dev.properties", "quarkus.datasource.jdbc.url=jdbc:mysql://f/x");
    assertThat(said(SettingKey.URL))
        .isEqualTo("jdbc:mysql://f/x by application-dev.properties (quarkus.datasource.jdbc.url)");
    file("config/application.properties", "quarkus.datasource.jdbc.url=jdbc:mysql://config/x");
    assertThat(load().text(SettingKey.URL)).isEqualTo("jdbc:mysql://config/x");
    file(".env", "QUARKUS_DATASOURCE_JDBC_URL=jdbc:mysql://${HOST}/x\nHOST=env\n");
    assertThat(said(SettingKey.URL))
        .isEqualTo("jdbc:mysql://env/x by .env (QUARKUS_DATASOURCE_JDBC_URL)");
    variables.put("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:mysql://variable/x");
    assertThat(load().text(SettingKey.URL)).isEqualTo("jdbc:mysql://variable/x");
    variables.put("_DEV_QUARKUS_DATASOURCE_JDBC_URL", "jdbc:mysql://devs/x");
    assertThat(load().text(SettingKey.URL)).isEqualTo("jdbc:mysql://devs/x");
  }

  @Test
  void aPersistenceUnitHasItsOwnDataSource() throws IOException {
    file(
        RESOURCES + "application.properties",
        """
        quarkus.datasource."users-db".jdbc.url=jdbc:mysql://users/x
        quarkus.datasource.users-db.username=u
        quarkus.datasource.jdbc.url=jdbc:mysql://default/x
        quarkus.hibernate-orm."users".datasource=users-db
        quarkus.hibernate-orm."users".packages=com.acme.users
        quarkus.hibernate-orm."users".physical-naming-strategy=com.acme.Names
        quarkus.hibernate-orm.users.unsupported-properties."hibernate.a"=b
        """);
    assertThat(load().text(SettingKey.URL)).isEqualTo("jdbc:mysql://users/x");
    assertThat(load().text(SettingKey.USER)).isEqualTo("u");
    assertThat(load().words(SettingKey.PACKAGE)).containsExactly("com.acme.users");
    assertThat(handedOn())
        .containsEntry("hibernate.physical_naming_strategy", "com.acme.Names")
        .containsEntry("hibernate.a", "b");
    variables.put("QUARKUS_DATASOURCE__USERS_DB__USERNAME", "v");
    assertThat(load().text(SettingKey.USER)).isEqualTo("v");

    Files.writeString(
        folder.resolve(RESOURCES + "application.yml"),
        "quarkus: {hibernate-orm: {packages: com.acme.shop}}");
    assertThatThrownBy(this::load)
        .hasMessage(folder.resolve("src/main/resources") + " configures 2 persistence units");
    options.put(SettingKey.PERSISTENCE_UNIT, "<default>");
    assertThat(load().text(SettingKey.URL)).isEqualTo("jdbc:mysql://default/x");
    assertThat(load().words(SettingKey.PACKAGE)).containsExactly("com.acme.shop");
    options.put(SettingKey.PERSISTENCE_UNIT, "user");
    assertThatThrownBy(this::load).hasMessageStartingWith("there is no persistence unit user in ");
  }

  @Test
  void aDataSourceWithoutAUrlIsNoReasonForAnother() throws IOException {
    file(
        RESOURCES + "application.properties",
        """
        quarkus.datasource.jdbc.url=jdbc:mysql://default/x
        quarkus.hibernate-orm.audit.datasource=audit
        """);
    assertThatThrownBy(() -> load().wantsDevelopmentServer())
        .hasMessageContaining("no database is named");
  }

  @Test
  void whatIsSlippedIsSaidByName() throws IOException {
    assertThatThrownBy(this::load).hasMessageEndingWith(" is no configuration of Quarkus");
    file(RESOURCES + "application.properties", "a=${b}\n");
    options.put(SettingKey.QUARKUS_PROFILES, "staging");
    assertThatThrownBy(this::load)
        .hasMessage(
            "nothing in "
                + folder.resolve(RESOURCES + "application.properties")
                + " or beside it is for the profile staging, so it would change nothing");
    options.remove(SettingKey.QUARKUS_PROFILES);
    file(RESOURCES + "application.yaml", "quarkus: [\n");
    assertThatThrownBy(this::load)
        .hasMessageMatching("the Quarkus configuration .*yaml cannot be read .*line \\d.*");
  }

  @Test
  void aNamingThatIsSaidTakesThePlaceOfTheStrategiesOfTheApplication() throws IOException {
    file(
        RESOURCES + "application.properties",
        "quarkus.hibernate-orm.physical-naming-strategy=com.acme.Names\n");
    assertThat(load().text(SettingKey.NAMING)).isEmpty();
    assertThat(handedOn()).containsKey("hibernate.physical_naming_strategy");
    options.put(SettingKey.NAMING, "jpa");
    assertThat(handedOn()).doesNotContainKey("hibernate.physical_naming_strategy");
  }

  @Test
  void hibernateWritesForTheOldestServerWhereNobodySaysWhich() throws IOException {
    file(
        RESOURCES + "application.properties",
        "quarkus.hibernate-orm.database.orm-compatibility.version=5.6\n");
    Setting version = load().handedOn().get("jakarta.persistence.database-product-version");
    assertThat(version.value()).isEqualTo("minimum");
    assertThat(version.origin()).isEqualTo("Quarkus's default");
    assertThat(handedOn())
        .containsEntry("hibernate.id.db_structure_naming_strategy", "legacy")
        .containsEntry("hibernate.timezone.default_storage", "NORMALIZE");
  }

  @Test
  void aBuildThatHasQuarkusPointsAtItsSettings() throws IOException {
    file("target/classes/application.properties", "quarkus.datasource.jdbc.url=jdbc:mysql://a/b\n");
    file("target/classes/META-INF/persistence.xml", "");
    Path classes = folder.resolve("target/classes");
    Path build = folder.resolve("build.properties");
    new BuildSettings(
            java.util.List.of(classes),
            java.util.List.of(folder.resolve("quarkus-core-3.33.2.jar")),
            java.util.List.of(classes))
        .write(build);
    assertThat(Files.readString(build))
        .contains("quarkus=", "application.properties", "persistence=")
        .doesNotContain("naming");
  }
}
