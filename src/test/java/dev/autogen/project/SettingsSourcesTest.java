package dev.autogen.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings that are read from the files of others: Spring Boot, JPA and MySQL. */
class SettingsSourcesTest {

  @TempDir Path folder;

  private final Map<String, String> variables = new TreeMap<>();
  private final Map<Settings.Key, String> options = new EnumMap<>(Settings.Key.class);

  @BeforeEach
  void home() {
    variables.put("HOME", folder.resolve("home").toString());
  }

  private SettingsSourcesTest file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  private Settings load() {
    return Settings.load(folder, Optional.empty(), variables, options, Map.of());
  }

  private String said(Settings.Key key) {
    return load().setting(key).map(s -> s.value() + " by " + s.origin()).orElse("nothing");
  }

  private String text(Settings.Key key) {
    return load().text(key);
  }

  @Test
  void springBootsYamlGivesDatabaseNamingAndWhatHibernateIsTold() throws IOException {
    file(
        "src/main/resources/application.yml",
        """
        spring:
          datasource:
            url: jdbc:mysql://${DB_HOST:localhost}:3306/shop
            username: shop
            password: 0123
          jpa:
            database-platform: org.hibernate.dialect.MySQLDialect
            mapping-resources:
              - META-INF/orm.xml
              - META-INF/more.xml
            properties:
              hibernate:
                default_batch_fetch_size: 20
              "[hibernate.jdbc.time_zone]": UTC
              javax.cache.uri: x
        """);
    file("autogen.properties", "spring = src/main/resources/application.yml\n");
    assertThat(said(Settings.Key.URL))
        .isEqualTo("jdbc:mysql://localhost:3306/shop by application.yml (spring.datasource.url)");
    assertThat(text(Settings.Key.USER)).isEqualTo("shop");
    assertThat(text(Settings.Key.PASSWORD)).isEqualTo("0123");
    assertThat(said(Settings.Key.NAMING)).isEqualTo("spring by Spring Boot's default");
    assertThat(load().words(Settings.Key.MAPPING_FILES))
        .containsExactly("META-INF/orm.xml", "META-INF/more.xml");
    assertThat(load().properties())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "hibernate.dialect", "org.hibernate.dialect.MySQLDialect",
                "hibernate.default_batch_fetch_size", "20",
                "hibernate.jdbc.time_zone", "UTC"));
    variables.put("DB_HOST", "db");
    assertThat(text(Settings.Key.URL)).isEqualTo("jdbc:mysql://db:3306/shop");
    variables.put("SPRING_DATASOURCE_USERNAME", "deployer");
    assertThat(said(Settings.Key.USER)).isEqualTo("deployer by SPRING_DATASOURCE_USERNAME");
  }

  @Test
  void profilesComeFromDocumentsOfTheFileAndFromFilesBesideIt() throws IOException {
    file(
        "application.yml",
        """
        spring.datasource: {url: "jdbc:mysql://localhost/dev", username: dev, password: a}
        shop: {host: prod-db}
        ---
        spring:
          config.activate.on-profile: "prod & !test | staging"
          datasource:
            url: jdbc:mysql://${shop.host}/shop
        """);
    file("application-prod.properties", "spring.datasource.username=deploy\n");
    file("autogen.properties", "spring = application.yml\n");
    assertThat(text(Settings.Key.URL)).isEqualTo("jdbc:mysql://localhost/dev");
    options.put(Settings.Key.SPRING_PROFILES, "prod");
    assertThat(text(Settings.Key.URL)).isEqualTo("jdbc:mysql://prod-db/shop");
    assertThat(said(Settings.Key.USER))
        .isEqualTo("deploy by application-prod.properties (spring.datasource.username)");
    assertThat(text(Settings.Key.PASSWORD)).isEqualTo("a");
    options.put(Settings.Key.SPRING_PROFILES, "prod,test");
    assertThat(text(Settings.Key.URL)).isEqualTo("jdbc:mysql://localhost/dev");
    options.remove(Settings.Key.SPRING_PROFILES);
    variables.put("SPRING_PROFILES_ACTIVE", "staging");
    assertThat(text(Settings.Key.URL)).isEqualTo("jdbc:mysql://prod-db/shop");
  }

  @Test
  void whatSpringBootsConfigurationImportsIsStrongerThanIt() throws IOException {
    file(
        "src/main/resources/application.yml",
        """
        spring:
          config.import:
            - database.yml
            - optional:file:.env[.properties]
            - optional:file:/nowhere/at/all.yml
            - optional:configserver:http://config:8888
            - configtree:/run/secrets/
          datasource: {url: "jdbc:mysql://localhost/dev", username: dev}
        ---
        spring.config: {activate.on-profile: prod, import: "classpath:more/prod.properties"}
        """);
    file(
        "src/main/resources/database.yml",
        "spring: {config.import: application.yml, datasource.url: 'jdbc:mysql://db/shop'}");
    file(
        "src/main/resources/more/prod.properties",
        "spring.datasource.url=jdbc:mysql://prod/shop\n");
    file(".env", "spring.datasource.username=envy\n");
    file("autogen.properties", "spring = src/main/resources/application.yml\n");
    assertThat(said(Settings.Key.URL))
        .isEqualTo("jdbc:mysql://db/shop by database.yml (spring.datasource.url)");
    assertThat(said(Settings.Key.USER)).isEqualTo("envy by .env (spring.datasource.username)");

    options.put(Settings.Key.SPRING_PROFILES, "prod");
    assertThat(text(Settings.Key.URL)).isEqualTo("jdbc:mysql://prod/shop");

    file("src/main/resources/application.yml", "spring.config.import: 'file:gone.yml'");
    assertThatThrownBy(this::load)
        .hasMessageEndingWith("application.yml imports file:gone.yml, which is not there");
  }

  @Test
  void springBootsPropertiesHaveDocumentsToo() throws IOException {
    file(
        "conf/application.properties",
        """
        spring.datasource.url=jdbc:mysql://localhost/dev
        spring.datasource.hikari.username=pool
        spring.jpa.hibernate.naming.physical-strategy=com.acme.Names
        spring.profiles.active=prod
        spring.profiles.group.prod=db
        #---
        spring.config.activate.on-profile=db
        spring.datasource.url=jdbc:mysql://db/shop
        """);
    options.put(Settings.Key.SPRING, "conf");
    assertThat(text(Settings.Key.URL)).isEqualTo("jdbc:mysql://db/shop");
    assertThat(text(Settings.Key.USER)).isEqualTo("pool");
    assertThat(text(Settings.Key.NAMING)).isEqualTo("spring");
    assertThat(load().properties())
        .containsEntry("hibernate.physical_naming_strategy", "com.acme.Names");
  }

  @Test
  void whatSpringBootSaysIsStrongerThanOnlyWhatIsBehindTheOneWhoPointsAtIt() throws IOException {
    file("application.yml", "spring.datasource: {url: 'jdbc:mysql://spring/x', username: s}\n");
    file(
        "autogen.properties",
        """
        user = everywhere
        naming = jpa
        url = jdbc:mysql://file/x
        env.boot.spring = application.yml
        env.boot.user = boot
        """);
    options.put(Settings.Key.ENV, "boot");
    assertThat(text(Settings.Key.URL)).isEqualTo("jdbc:mysql://spring/x");
    assertThat(text(Settings.Key.USER)).isEqualTo("boot");
    assertThat(text(Settings.Key.NAMING)).isEqualTo("spring");
  }

  @Test
  void brokenYamlIsOneSentenceWithItsLine() throws IOException {
    file("application.yml", "spring:\n  datasource: [\n");
    options.put(Settings.Key.SPRING, "application.yml");
    assertThatThrownBy(this::load)
        .hasMessageMatching(
            "(?s)the Spring configuration .*application.yml cannot be read .*line \\d.*");
    options.put(Settings.Key.SPRING, "missing.yml");
    assertThatThrownBy(this::load).hasMessageContaining("missing.yml cannot be read (it does not");
  }

  @Test
  void aPersistenceUnitGivesItsConnectionItsFilesAndItsClasses() throws IOException {
    file(
        "persistence.xml",
        """
        <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.0">
          <persistence-unit name="shop">
            <mapping-file>META-INF/shop.xml</mapping-file>
            <class>com.acme.Order</class>
            <class>com.acme.Item</class>
            <exclude-unlisted-classes/>
            <properties>
              <property name="jakarta.persistence.jdbc.url" value="jdbc:mysql://db/shop"/>
              <property name="jakarta.persistence.jdbc.user" value="shop"/>
              <property name="jakarta.persistence.jdbc.password" value="${SHOP_PASSWORD}"/>
              <property name="hibernate.default_schema" value="s"/>
            </properties>
          </persistence-unit>
          <persistence-unit name="audit"/>
        </persistence>
        """);
    options.put(Settings.Key.PERSISTENCE, "persistence.xml");
    assertThatThrownBy(this::load)
        .hasMessageEndingWith("persistence.xml holds 2 persistence units");
    options.put(Settings.Key.PERSISTENCE_UNIT, "shop");
    variables.put("SHOP_PASSWORD", "x");
    assertThat(said(Settings.Key.URL))
        .isEqualTo("jdbc:mysql://db/shop by persistence.xml (jakarta.persistence.jdbc.url)");
    assertThat(text(Settings.Key.PASSWORD)).isEqualTo("x");
    assertThat(text(Settings.Key.MAPPING_FILES)).isEqualTo("META-INF/shop.xml");
    assertThat(load().words(Settings.Key.PACKAGE))
        .containsExactly("com.acme.Order", "com.acme.Item");
    assertThat(load().properties()).containsOnlyKeys("hibernate.default_schema");
  }

  @Test
  void theAccountOfTheUsersOptionFileServesAServerThatIsNamed() throws IOException {
    file("home/.my.cnf", "[mysql]\nuser=no\n[client]\nuser = me # it is\npassword=\"a#b\\\\s\"\n");
    assertThat(said(Settings.Key.USER)).isEqualTo("nothing");
    options.put(Settings.Key.URL, "jdbc:mysql://db/shop");
    assertThat(said(Settings.Key.USER)).isEqualTo("me by .my.cnf (user)");
    assertThat(text(Settings.Key.PASSWORD)).isEqualTo("a#b\\s");
    options.put(Settings.Key.USER, "other");
    assertThat(said(Settings.Key.PASSWORD)).isEqualTo("nothing");
    options.remove(Settings.Key.USER);
    options.put(Settings.Key.URL, "jdbc:mysql://db/shop?user=other");
    assertThat(said(Settings.Key.PASSWORD)).isEqualTo("nothing");
  }

  @Test
  void anOptionFileThatIsNamedSaysWhereTheServerIs() throws IOException {
    file(
        "prod.cnf",
        """
        !include common.cnf
        [client]
        host=db.example.org
        port=3307
        ssl_mode=VERIFY_CA
        database=shop
        """);
    file("common.cnf", "[client]\nuser=deploy\nhost=other\n[autogen]\npassword='it''s'\n");
    options.put(Settings.Key.DEFAULTS_FILE, "prod.cnf");
    assertThat(said(Settings.Key.URL))
        .isEqualTo("jdbc:mysql://db.example.org:3307/ by prod.cnf (host)");
    assertThat(text(Settings.Key.SCHEMA)).isEqualTo("shop");
    assertThat(text(Settings.Key.USER)).isEqualTo("deploy");
    assertThat(text(Settings.Key.TLS)).isEqualTo("verify-ca");
  }

  @Test
  void aSocketIsRefusedInOneSentence() throws IOException {
    file("local.cnf", "[client]\nsocket=/run/mysqld/mysqld.sock\n");
    options.put(Settings.Key.DEFAULTS_FILE, "local.cnf");
    assertThatThrownBy(this::load)
        .hasMessage(
            folder.resolve("local.cnf")
                + " leads to the socket /run/mysqld/mysqld.sock, and MySQL's Java driver speaks TCP"
                + " only");
  }

  @Test
  void anOptionFileEverybodyMayWriteIsNotBelieved() throws IOException {
    file("open.cnf", "[client]\nuser=x\n");
    Files.setPosixFilePermissions(
        folder.resolve("open.cnf"), PosixFilePermissions.fromString("rw-rw-rw-"));
    options.put(Settings.Key.DEFAULTS_FILE, "open.cnf");
    assertThatThrownBy(this::load).hasMessageContaining("may be written by everybody");
  }

  @Test
  void anEncryptedLoginPathIsCalledByItsName() throws IOException {
    file("login.cnf", "");
    Files.write(folder.resolve("login.cnf"), new byte[] {0, 0, 0, 0, (byte) 0xC3, (byte) 0x28, 7});
    options.put(Settings.Key.DEFAULTS_FILE, "login.cnf");
    assertThatThrownBy(this::load).hasMessageContaining("is no MySQL option file in UTF-8");
  }

  @Test
  void aPasswordFileCountsAsSaidWhereItIsNamed() throws IOException {
    file("secret", "from-file\n");
    file("autogen.properties", "password = weak\nenv.prod.password-file = secret\n");
    options.put(Settings.Key.ENV, "prod");
    assertThat(said(Settings.Key.PASSWORD))
        .isEqualTo("from-file by password-file " + folder.resolve("secret"));
    variables.put("AUTOGEN_PASSWORD", "strong");
    assertThat(text(Settings.Key.PASSWORD)).isEqualTo("strong");
    file("secret", "\n");
    assertThatThrownBy(this::load).hasMessageContaining("is empty");
  }
}
