package dev.autogen.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.mysql.cj.jdbc.MysqlDataSource;
import dev.autogen.spring.shop.ShopApplication;
import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;

/** Which of the databases that an application speaks of is migrated, and by whom. */
@OnMySql
class ConnectionsIT {

  private static final String NOWHERE = "jdbc:mysql://nowhere.invalid:3306/shop";
  private static final String TABLES =
      "select count(*) from information_schema.tables where table_schema = database()";

  /** What Testcontainers' {@code @ServiceConnection} and Docker Compose register. */
  private static ApplicationContextInitializer<GenericApplicationContext> started(
      TestSchema schema) {
    return context -> register(context, connectionDetails(), schema);
  }

  private static <T> void register(
      GenericApplicationContext context, Class<T> type, TestSchema schema) {
    Object details =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getJdbcUrl" -> schema.jdbcUrl();
                  case "getUsername" -> schema.user();
                  case "getPassword" -> schema.password();
                  case "getDriverClassName" -> "com.mysql.cj.jdbc.Driver";
                  case "toString" -> "a container";
                  case "hashCode" -> 1;
                  case "equals" -> arguments[0] instanceof Proxy;
                  default -> null;
                });
    context.registerBean(type, () -> type.cast(details));
  }

  /** It has a package of its own in each Boot. */
  private static Class<?> connectionDetails() {
    try {
      return Class.forName("org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails");
    } catch (ClassNotFoundException e) {
      try {
        return Class.forName("org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails");
      } catch (ClassNotFoundException neither) {
        throw new IllegalStateException(neither);
      }
    }
  }

  private static void startBeside(TestSchema container, Map<String, Object> more) {
    Map<String, Object> properties = new LinkedHashMap<>(StarterIT.properties(container, more));
    properties.put("spring.datasource.url", NOWHERE);
    new SpringApplicationBuilder(ShopApplication.class)
        .web(WebApplicationType.NONE)
        .properties(properties)
        .initializers(started(container))
        .run()
        .close();
  }

  @Test
  @Tag("every-boot")
  void whatWasStartedIsMigratedAndNotWhatThePropertiesName(TestSchema schema) throws SQLException {
    startBeside(schema, Map.of());
    assertThat(schema.query("select count(*) from autogen_version")).isEqualTo("1");
  }

  @Test
  @Tag("every-boot")
  void itIsStrongerThanAUrlOfMigrationsAlone(TestSchema schema) throws SQLException {
    startBeside(schema, Map.of("autogen.url", NOWHERE, "autogen.user", "deployer"));
    assertThat(schema.query("select count(*) from autogen_version")).isEqualTo("1");
  }

  private static Map<String, Object> asWriter(TestSchema schema) throws SQLException {
    schema.execute(
        "drop user if exists 'clerk'@'%'",
        "create user 'clerk'@'%' identified by 'writes'",
        "grant select, insert, update, delete on `" + schema.name() + "`.* to 'clerk'@'%'");
    return Map.of(
        "spring.datasource.username",
        "clerk",
        "spring.datasource.password",
        "writes",
        "autogen.user",
        schema.user(),
        "autogen.password",
        schema.password());
  }

  @Test
  @Tag("every-boot")
  void migrationsMayHaveAnAccountOfTheirOwn(TestSchema schema) throws SQLException {
    StarterIT.start(schema, asWriter(schema)).close();
    assertThat(schema.query("select count(*) from autogen_version")).isEqualTo("1");
  }

  @Configuration(proxyBeanMethods = false)
  static class OwnSource {
    @Bean
    DataSource source(Environment environment) {
      MysqlDataSource source = new MysqlDataSource();
      source.setUrl(environment.getProperty("spring.datasource.url"));
      source.setUser(environment.getProperty("spring.datasource.username"));
      source.setPassword(environment.getProperty("spring.datasource.password"));
      return source;
    }
  }

  @Test
  void anAccountOfNoDatabaseIsTold(TestSchema schema) throws SQLException {
    assertThat(StarterIT.refusal(schema, asWriter(schema), OwnSource.class))
        .contains(
            "Autogen.user names an account, and nothing says of which database",
            "Set autogen.url, too, or mark a data source by @AutogenDataSource.");
  }

  @Configuration(proxyBeanMethods = false)
  static class SecondSource {
    @Bean
    DataSource other() {
      return new MysqlDataSource();
    }
  }

  @Test
  void twoDataSourcesOfWhichNoneIsPrimaryAreTold(TestSchema schema) {
    assertThat(StarterIT.refusal(schema, Map.of(), OwnSource.class, SecondSource.class))
        .contains(
            "The application has several data sources, and none is the primary one.",
            "Mark the one to run migrations with by @AutogenDataSource, or name its database with"
                + " autogen.url.")
        .doesNotContain("\tat dev.autogen");
  }

  @Test
  void aSchemaMayBeNamedBesideTheDataSource(TestSchema schema) throws SQLException {
    try (TestSchema other = TestSchema.create(schema.server(), schema.name() + "_2")) {
      Map<String, Object> named =
          Map.of("autogen.schema", other.name(), "spring.jpa.hibernate.ddl-auto", "none");
      StarterIT.start(schema, named).close();
      assertThat(other.query("select count(*) from autogen_version")).isEqualTo("1");
      assertThat(schema.query(TABLES)).isEqualTo("0");
      // The pool's connections are in their own schema again.
      StarterIT.start(schema, Map.of()).close();
      assertThat(schema.query("select count(*) from autogen_version")).isEqualTo("1");
    }
  }

  @Test
  void rowsGoOnlyWhereThatIsSaid(TestSchema schema) throws SQLException {
    schema.execute("create table visit (id int primary key)", "insert into visit values (1)");
    Map<String, Object> losing = new LinkedHashMap<>();
    losing.put("autogen.packages", "dev.autogen.spring.losing");
    losing.put("spring.jpa.hibernate.ddl-auto", "none");
    assertThat(StarterIT.refusal(schema, losing))
        .contains("APPLICATION FAILED TO START", "visit", "autogen.allow-data-loss=true")
        .doesNotContain("\tat dev.autogen");
    assertThat(schema.query("select count(*) from visit")).isEqualTo("1");
    losing.put("autogen.allow-data-loss", true);
    StarterIT.start(schema, losing).close();
    assertThat(schema.query("select count(*) from visit")).isEqualTo("0");
  }
}
