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
  private final Map<SettingKey, String> options = new EnumMap<>(SettingKey.class);

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

  private String said(SettingKey key) {
    return load().setting(key).map(s -> s.value() + " by " + s.origin()).orElse("nothing");
  }

  private String text(SettingKey key) {
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
            password: 0123 # 83, as for Spring
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
    assertThat(said(SettingKey.URL))
        .isEqualTo("jdbc:mysql://localhost:3306/shop by application.yml (spring.datasource.url)");
    assertThat(text(SettingKey.USER)).isEqualTo("shop");
    assertThat(text(SettingKey.PASSWORD)).isEqualTo("83");
    assertThat(said(SettingKey.NAMING)).isEqualTo("spring by Spring Boot's default");
    assertThat(load().words(SettingKey.MAPPING_FILES))
        .containsExactly("META-INF/orm.xml", "META-INF/more.xml");
    assertThat(load().properties())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "hibernate.dialect", "org.hibernate.dialect.MySQLDialect",
                "hibernate.default_batch_fetch_size", "20",
                "hibernate.jdbc.time_zone", "UTC"));
    variables.put("DB_HOST", "db");
    assertThat(text(SettingKey.URL)).isEqualTo("jdbc:mysql://db:3306/shop");
    variables.put("SPRING_DATASOURCE_USERNAME", "deployer");
    assertThat(said(SettingKey.USER)).isEqualTo("deployer by SPRING_DATASOURCE_USERNAME");
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
    assertThat(text(SettingKey.URL)).isEqualTo("jdbc:mysql://localhost/dev");
    options.put(SettingKey.SPRING_PROFILES, "prod");
    assertThat(text(SettingKey.URL)).isEqualTo("jdbc:mysql://prod-db/shop");
    assertThat(said(SettingKey.USER))
        .isEqualTo("deploy by application-prod.properties (spring.datasource.username)");
    assertThat(text(SettingKey.PASSWORD)).isEqualTo("a");
    options.put(SettingKey.SPRING_PROFILES, "prod,test");
    assertThat(text(SettingKey.URL)).isEqualTo("jdbc:mysql://localhost/dev");
    options.remove(SettingKey.SPRING_PROFILES);
    variables.put("SPRING_PROFILES_ACTIVE", "staging");
    assertThat(text(SettingKey.URL)).isEqualTo("jdbc:mysql://prod-db/shop");
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
    assertThat(said(SettingKey.URL))
        .isEqualTo("jdbc:mysql://db/shop by database.yml (spring.datasource.url)");
    assertThat(said(SettingKey.USER)).isEqualTo("envy by .env (spring.datasource.username)");

    options.put(SettingKey.SPRING_PROFILES, "prod");
    assertThat(text(SettingKey.URL)).isEqualTo("jdbc:mysql://prod/shop");

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
    options.put(SettingKey.SPRING, "conf");
    assertThat(text(SettingKey.URL)).isEqualTo("jdbc:mysql://db/shop");
    assertThat(text(SettingKey.USER)).isEqualTo("pool");
    assertThat(text(SettingKey.NAMING)).isEqualTo("spring");
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
    options.put(SettingKey.ENV, "boot");
    assertThat(text(SettingKey.URL)).isEqualTo("jdbc:mysql://spring/x");
    assertThat(text(SettingKey.USER)).isEqualTo("boot");
    assertThat(text(SettingKey.NAMING)).isEqualTo("spring");
  }

  @Test
  void aKeyWithoutAValueAndAnEmptyDocumentAreNothing() throws IOException {
    file(
        "application.yml",
        "spring.datasource:\n  url: jdbc:mysql://db/shop\n  username: root\n  password:\n---\n# end\n");
    options.put(SettingKey.SPRING, "application.yml");
    assertThat(said(SettingKey.PASSWORD))
        .isEqualTo(" by application.yml (spring.datasource.password)");
    assertThat(text(SettingKey.USER)).isEqualTo("root");
  }

  @Test
  void whatABuildKnowsByItselfIsWeakerThanAllElse() throws IOException {
    file("src/main/resources/application.properties", "spring.datasource.url = jdbc:mysql://a/b");
    file(
        "target/build.properties",
        "naming = spring\nmodels = classes\nspring = ../src/main/resources/application.properties");
    variables.put(Settings.BUILD, folder.resolve("target/build.properties").toString());
    assertThat(said(SettingKey.NAMING)).isEqualTo("spring by build.properties");
    assertThat(load().paths(SettingKey.MODELS)).containsExactly(folder.resolve("target/classes"));
    assertThat(text(SettingKey.URL)).isEqualTo("jdbc:mysql://a/b");
    file("autogen.properties", "url = jdbc:mysql://c/d\nnaming = jpa");
    assertThat(text(SettingKey.URL)).isEqualTo("jdbc:mysql://c/d");
    assertThat(said(SettingKey.NAMING)).isEqualTo("jpa by autogen.properties");
    variables.put("AUTOGEN_URL", "jdbc:mysql://e/f");
    assertThat(text(SettingKey.URL)).isEqualTo("jdbc:mysql://e/f");
  }

  @Test
  void aFileThatIsNamedForTheDatabaseAndNamesNoneIsNoReasonForAnother() throws IOException {
    file("application.yml", "spring.jpa.properties: {hibernate.default_schema: x}\n");
    file("persistence.xml", "<persistence><persistence-unit name='a'/></persistence>");
    options.put(SettingKey.SPRING, "application.yml");
    assertThatThrownBy(() -> load().wantsDevelopmentServer())
        .hasMessage(
            "no database is named, neither in "
                + folder.resolve("application.yml")
                + " nor anywhere else");
    options.put(SettingKey.URL, "development");
    assertThat(load().wantsDevelopmentServer()).isTrue();
    options.put(SettingKey.URL, "jdbc:mysql://db/x");
    assertThat(load().wantsDevelopmentServer()).isFalse();
    options.clear();
    assertThat(load().wantsDevelopmentServer()).isTrue();
    options.put(SettingKey.PERSISTENCE, "persistence.xml");
    assertThatThrownBy(() -> load().wantsDevelopmentServer())
        .hasMessageContaining("persistence.xml");
  }

  @Test
  void aProfileThatNothingIsForIsASlip() throws IOException {
    file(
        "application.yml",
        """
        spring.datasource.url: jdbc:mysql://localhost/dev
        spring.profiles.group.all: [one]
        ---
        spring.config.activate.on-profile: "!(prod | test)"
        """);
    file("application-mysql.yml", "");
    options.put(SettingKey.SPRING, "application.yml");
    options.put(SettingKey.SPRING_PROFILES, "prod,mysql,test,all,default");
    assertThat(text(SettingKey.URL)).isEqualTo("jdbc:mysql://localhost/dev");
    options.put(SettingKey.SPRING_PROFILES, "mysql,prd");
    assertThatThrownBy(this::load)
        .hasMessage(
            "nothing in "
                + folder.resolve("application.yml")
                + " or beside it is for the profile prd, so it would change nothing");
  }

  @Test
  void whatTheBuildReplacesIsNotTakenForAValue() throws IOException {
    file(
        "application.yml",
        """
        info.version: '@project.version@'
        spring.profiles.active: '@spring.profiles.active@'
        spring.datasource: {url: 'jdbc:mysql://db/shop', password: 'p@ss.w@rd'}
        """);
    options.put(SettingKey.SPRING, "application.yml");
    assertThatThrownBy(this::load)
        .hasMessage(
            "spring.profiles.active in "
                + folder.resolve("application.yml")
                + " is @spring.profiles.active@, which the build replaces");
    options.put(SettingKey.SPRING_PROFILES, "default");
    assertThat(text(SettingKey.PASSWORD)).isEqualTo("p@ss.w@rd");
    file("application.yml", "spring.datasource.url: 'jdbc:mysql://@db.host@/shop'\n");
    assertThatThrownBy(this::load).hasMessageContaining("spring.datasource.url in");
  }

  @Test
  void aFolderOfSpringsHasASecondPlaceWhichIsStronger() throws IOException {
    file("res/application.yml", "spring.datasource: {url: 'jdbc:mysql://a/x', username: a}\n");
    file("res/config/application.yml", "spring.datasource.url: jdbc:mysql://b/x\n");
    file("res/config/application-prod.yml", "spring.datasource.username: p\n");
    options.put(SettingKey.SPRING, "res");
    assertThat(text(SettingKey.URL)).isEqualTo("jdbc:mysql://b/x");
    assertThat(text(SettingKey.USER)).isEqualTo("a");
    options.put(SettingKey.SPRING_PROFILES, "prod");
    assertThat(text(SettingKey.USER)).isEqualTo("p");
  }

  @Test
  void aNamingThatIsSaidTakesThePlaceOfTheStrategiesOfTheApplication() throws IOException {
    file(
        "application.properties",
        """
        spring.jpa.hibernate.naming.physical-strategy=com.acme.Names
        spring.jpa.properties.hibernate.implicit_naming_strategy=com.acme.Others
        spring.jpa.properties.hibernate.default_schema=s
        """);
    file("autogen.properties", "spring = application.properties\nnaming = spring\n");
    assertThat(load().properties())
        .containsOnlyKeys(
            "hibernate.default_schema",
            "hibernate.physical_naming_strategy",
            "hibernate.implicit_naming_strategy");
    for (String naming : new String[] {"jpa", "spring"}) {
      options.put(SettingKey.NAMING, naming);
      assertThat(load().properties()).containsOnlyKeys("hibernate.default_schema");
      options.clear();
      variables.put("AUTOGEN_NAMING", naming);
      assertThat(load().properties()).containsOnlyKeys("hibernate.default_schema");
      variables.remove("AUTOGEN_NAMING");
    }
    file("autogen.properties", "spring = application.properties\nnaming = jpa\n");
    assertThat(load().properties()).containsOnlyKeys("hibernate.default_schema");
  }

  @Test
  void aSettingIsCalledByThePlaceToCorrectItIn() throws IOException {
    file("application-mysql.properties", "spring.datasource.url=jdbc:mysql://db/shop\n");
    file("application.properties", "");
    file("autogen.properties", "spring = application.properties\nenv.local.url=jdbc:mysql://l/x\n");
    options.put(SettingKey.SPRING_PROFILES, "mysql");
    assertThat(load().setting(SettingKey.URL).orElseThrow().place("url"))
        .isEqualTo("spring.datasource.url in application-mysql.properties");
    options.put(SettingKey.ENV, "local");
    assertThat(load().setting(SettingKey.URL).orElseThrow().place("url"))
        .isEqualTo("env.local.url in autogen.properties");
    variables.put("AUTOGEN_URL", "x");
    assertThat(load().setting(SettingKey.URL).orElseThrow().place("url")).isEqualTo("AUTOGEN_URL");
    options.put(SettingKey.URL, "x");
    assertThat(load().setting(SettingKey.URL).orElseThrow().place("url")).isEqualTo("--url");
  }

  @Test
  void brokenYamlIsOneSentenceWithItsLine() throws IOException {
    file("application.yml", "spring:\n  datasource: [\n");
    options.put(SettingKey.SPRING, "application.yml");
    assertThatThrownBy(this::load)
        .hasMessageMatching(
            "(?s)the Spring configuration .*application.yml cannot be read .*line \\d.*");
    options.put(SettingKey.SPRING, "missing.yml");
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
    options.put(SettingKey.PERSISTENCE, "persistence.xml");
    assertThatThrownBy(this::load)
        .hasMessageEndingWith("persistence.xml holds 2 persistence units");
    options.put(SettingKey.PERSISTENCE_UNIT, "shop");
    variables.put("SHOP_PASSWORD", "x");
    assertThat(said(SettingKey.URL))
        .isEqualTo("jdbc:mysql://db/shop by persistence.xml (jakarta.persistence.jdbc.url)");
    assertThat(text(SettingKey.PASSWORD)).isEqualTo("x");
    assertThat(text(SettingKey.MAPPING_FILES)).isEqualTo("META-INF/shop.xml");
    assertThat(load().words(SettingKey.PACKAGE)).containsExactly("com.acme.Order", "com.acme.Item");
    assertThat(load().properties()).containsOnlyKeys("hibernate.default_schema");
  }

  @Test
  void theAccountOfTheUsersOptionFileServesAServerThatIsNamed() throws IOException {
    file("home/.my.cnf", "[mysql]\nuser=no\n[client]\nuser = me # it is\npassword=\"a#b\\\\s\"\n");
    assertThat(said(SettingKey.USER)).isEqualTo("nothing");
    options.put(SettingKey.URL, "jdbc:mysql://db/shop");
    assertThat(said(SettingKey.USER)).isEqualTo("me by .my.cnf (user)");
    assertThat(text(SettingKey.PASSWORD)).isEqualTo("a#b\\s");
    options.put(SettingKey.USER, "other");
    assertThat(said(SettingKey.PASSWORD)).isEqualTo("nothing");
    options.remove(SettingKey.USER);
    options.put(SettingKey.URL, "jdbc:mysql://db/shop?user=other");
    assertThat(said(SettingKey.PASSWORD)).isEqualTo("nothing");
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
    options.put(SettingKey.DEFAULTS_FILE, "prod.cnf");
    assertThat(said(SettingKey.URL))
        .isEqualTo("jdbc:mysql://db.example.org:3307/ by prod.cnf (host)");
    assertThat(text(SettingKey.SCHEMA)).isEqualTo("shop");
    assertThat(text(SettingKey.USER)).isEqualTo("deploy");
    assertThat(text(SettingKey.TLS)).isEqualTo("verify-ca");
  }

  @Test
  void aSocketIsRefusedInOneSentence() throws IOException {
    file("local.cnf", "[client]\nsocket=/run/mysqld/mysqld.sock\n");
    options.put(SettingKey.DEFAULTS_FILE, "local.cnf");
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
    options.put(SettingKey.DEFAULTS_FILE, "open.cnf");
    assertThatThrownBy(this::load).hasMessageContaining("may be written by everybody");
  }

  @Test
  void anEncryptedLoginPathIsCalledByItsName() throws IOException {
    file("login.cnf", "");
    Files.write(folder.resolve("login.cnf"), new byte[] {0, 0, 0, 0, (byte) 0xC3, (byte) 0x28, 7});
    options.put(SettingKey.DEFAULTS_FILE, "login.cnf");
    assertThatThrownBy(this::load).hasMessageContaining("is no MySQL option file in UTF-8");
  }

  @Test
  void aPasswordFileCountsAsSaidWhereItIsNamed() throws IOException {
    file("secret", "from-file\n");
    file("autogen.properties", "password = weak\nenv.prod.password-file = secret\n");
    options.put(SettingKey.ENV, "prod");
    assertThat(said(SettingKey.PASSWORD))
        .isEqualTo("from-file by password-file " + folder.resolve("secret"));
    variables.put("AUTOGEN_PASSWORD", "strong");
    assertThat(text(SettingKey.PASSWORD)).isEqualTo("strong");
    file("secret", "\n");
    assertThatThrownBy(this::load).hasMessageContaining("is empty");
  }
}
