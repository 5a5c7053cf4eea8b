package dev.autogen.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mysql.cj.jdbc.MysqlDataSource;
import dev.autogen.Autogen;
import dev.autogen.SchemaInfo;
import dev.autogen.spring.shop.ShopApplication;
import dev.autogen.spring.wanting.WantingApplication;
import dev.autogen.testing.OnMySql;
import dev.autogen.testing.TestSchema;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.persistence.EntityManagerFactory;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/** Applications that start on a real server. */
@OnMySql
class StarterIT {

  private static final String STATE =
      "select concat_ws(' ', @@wait_timeout, @@lock_wait_timeout, @@innodb_lock_wait_timeout,"
          + " @@transaction_isolation, @@information_schema_stats_expiry, @@sql_mode, @@autocommit,"
          + " @@foreign_key_checks)";

  static ConfigurableApplicationContext start(
      Class<?> application, TestSchema schema, Map<String, Object> more, Class<?>... others) {
    List<Class<?>> sources = new ArrayList<>(List.of(others));
    sources.add(application);
    return new SpringApplicationBuilder(sources.toArray(new Class<?>[0]))
        .web(WebApplicationType.NONE)
        .properties(properties(schema, more))
        .run();
  }

  static Map<String, Object> properties(TestSchema schema, Map<String, Object> more) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("spring.datasource.url", schema.jdbcUrl());
    properties.put("spring.datasource.username", schema.user());
    properties.put("spring.datasource.password", schema.password());
    properties.put("spring.datasource.hikari.maximum-pool-size", 3);
    properties.put("spring.jpa.hibernate.ddl-auto", "validate");
    properties.put("spring.jpa.open-in-view", false);
    properties.put("spring.main.banner-mode", "off");
    properties.putAll(more);
    properties.values().removeIf("unset"::equals);
    return properties;
  }

  static ConfigurableApplicationContext start(
      TestSchema schema, Map<String, Object> more, Class<?>... others) {
    return start(ShopApplication.class, schema, more, others);
  }

  /** As many may be started at once, since none sets up the one log that a process has. */
  private static ConfigurableApplicationContext quiet(TestSchema schema) {
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("test", properties(schema, Map.of())));
    context.register(ShopApplication.class);
    context.refresh();
    return context;
  }

  /** What an application that does not start prints. */
  static String refusal(TestSchema schema, Map<String, Object> more, Class<?>... others) {
    return refusal(ShopApplication.class, schema, more, others);
  }

  static String refusal(
      Class<?> application, TestSchema schema, Map<String, Object> more, Class<?>... others) {
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      assertThatThrownBy(() -> start(application, schema, more, others).close()).isNotNull();
    } finally {
      System.setOut(before);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Test
  @Tag("every-boot")
  void theSchemaIsThereBeforeHibernateLooksAtIt(TestSchema schema) throws SQLException {
    try (ConfigurableApplicationContext context = start(schema, Map.of())) {
      assertThat(schema.query("select count(*) from autogen_version")).isEqualTo("1");
      assertThat(context.getBean(EntityManagerFactory.class).isOpen()).isTrue();
      assertThat(context.getBean(Autogen.class).pending()).isEmpty();
    }
    // And once more, when there is nothing to do.
    start(schema, Map.of()).close();
  }

  @Test
  void checkModeKeepsAnApplicationFromASchemaThatIsNotItsOwn(TestSchema schema)
      throws SQLException {
    Map<String, Object> check =
        Map.of("autogen.mode", "check", "spring.jpa.hibernate.ddl-auto", "unset");
    assertThat(refusal(schema, check))
        .contains(
            "APPLICATION FAILED TO START",
            "The schema " + schema.name() + " is not what the migrations of this application make",
            "Upgrade it first, with autogen.mode=upgrade or on the command line.")
        .doesNotContain("\tat dev.autogen");
    assertThat(
            schema.query(
                "select count(*) from information_schema.tables where table_schema ="
                    + " database()"))
        .isEqualTo("0");
    start(schema, Map.of()).close();
    start(schema, check).close();
    schema.execute("alter table customer add column fax int");
    assertThat(refusal(schema, check)).contains("fax");
  }

  @Test
  void checkModeHasHibernateHoldTheEntitiesAgainstTheSchema(TestSchema schema) {
    Map<String, Object> others = new LinkedHashMap<>();
    others.put("autogen.packages", "dev.autogen.spring.shop");
    others.put("spring.jpa.hibernate.ddl-auto", "none");
    start(WantingApplication.class, schema, others).close();
    others.put("spring.jpa.hibernate.ddl-auto", "unset");
    others.put("autogen.mode", "check");
    assertThatThrownBy(() -> start(WantingApplication.class, schema, others).close())
        .rootCause()
        .hasMessageContaining("missing table");
  }

  @Test
  void offModeDoesNothing(TestSchema schema) throws SQLException {
    start(schema, Map.of("autogen.mode", "off", "spring.jpa.hibernate.ddl-auto", "none")).close();
    assertThat(
            schema.query(
                "select count(*) from information_schema.tables where table_schema = database()"))
        .isEqualTo("0");
  }

  @Test
  void tenInstancesStartAtOnce(TestSchema schema) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(10);
    List<Future<Integer>> starts = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      starts.add(
          threads.submit(
              () -> {
                try (ConfigurableApplicationContext context = quiet(schema)) {
                  return context
                      .getBean(AutogenInitializer.class)
                      .result()
                      .orElseThrow()
                      .ids()
                      .size();
                }
              }));
    }
    int run = 0;
    for (Future<Integer> start : starts) {
      run += start.get();
    }
    threads.shutdown();
    assertThat(run).isEqualTo(2);
  }

  @Test
  @Tag("every-boot")
  void aFailingMigrationIsSaidWithItsRemedy(TestSchema schema) {
    assertThat(refusal(schema, Map.of("autogen.packages", "dev.autogen.spring.failing")))
        .contains("APPLICATION FAILED TO START", "Description:", "nowhere", "Action:")
        .doesNotContain("\tat dev.autogen");
  }

  @Test
  void aPoolThatIsTooSmallIsSaidAtOnce(TestSchema schema) {
    long begun = System.nanoTime();
    assertThat(refusal(schema, Map.of("spring.datasource.hikari.maximum-pool-size", 2)))
        .contains(
            "The connection pool of the application holds 2 connections, and migrations need 3 at a"
                + " time.",
            "Set spring.datasource.hikari.maximum-pool-size to 3 or more");
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(25));
  }

  @Test
  @Tag("every-boot")
  void connectionsGoBackAsTheyCame(TestSchema schema) throws SQLException {
    String fresh = schema.query(STATE);
    try (ConfigurableApplicationContext context = start(schema, Map.of())) {
      DataSource pool = context.getBean(DataSource.class);
      List<Connection> all = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        all.add(pool.getConnection());
      }
      for (Connection connection : all) {
        try (Statement statement = connection.createStatement();
            ResultSet rows = statement.executeQuery(STATE)) {
          rows.next();
          assertThat(rows.getString(1)).isEqualTo(fresh);
        }
        connection.close();
      }
    }
  }

  @Test
  void anAccountThatMayOnlyReadIsTold(TestSchema schema) throws SQLException {
    schema.execute(
        "drop user if exists 'reader'@'%'",
        "create user 'reader'@'%' identified by 'reads'",
        "grant select on `" + schema.name() + "`.* to 'reader'@'%'");
    assertThat(
            refusal(
                schema,
                Map.of(
                    "spring.datasource.username", "reader",
                    "spring.datasource.password", "reads")))
        .contains("APPLICATION FAILED TO START", "denied", "Action:")
        .doesNotContain("\tat dev.autogen");
  }

  @Configuration(proxyBeanMethods = false)
  static class WithFlyway {
    @Bean
    Object flywayInitializer() {
      return new Object();
    }
  }

  @Test
  void twoThatWouldChangeOneSchemaAreRefused(TestSchema schema) {
    assertThat(refusal(schema, Map.of(), WithFlyway.class))
        .contains(
            "Flyway and autogen would both change the schema of this application.",
            "Leave it to one of them: spring.flyway.enabled=false once autogen has taken the schema"
                + " over");
  }

  @Configuration(proxyBeanMethods = false)
  static class TwoSources {

    private final Environment environment;

    TwoSources(Environment environment) {
      this.environment = environment;
    }

    /** That of the application may change rows and nothing else. */
    @Bean
    @Primary
    DataSource first() {
      return source("writer", "writes");
    }

    @Bean
    @AutogenDataSource
    DataSource second() {
      return source(
          environment.getProperty("spring.datasource.username"),
          environment.getProperty("spring.datasource.password"));
    }

    private DataSource source(String user, String password) {
      MysqlDataSource source = new MysqlDataSource();
      source.setUrl(environment.getProperty("spring.datasource.url"));
      source.setUser(user);
      source.setPassword(password);
      return source;
    }
  }

  @Test
  void migrationsMayHaveADataSourceOfTheirOwn(TestSchema schema) throws SQLException {
    schema.execute(
        "drop user if exists 'writer'@'%'",
        "create user 'writer'@'%' identified by 'writes'",
        "grant select, insert, update, delete on `" + schema.name() + "`.* to 'writer'@'%'");
    start(schema, Map.of(), TwoSources.class).close();
    assertThat(schema.query("select count(*) from autogen_version")).isEqualTo("1");
  }

  @Test
  void whoWatchesTheApplicationSeesWhatWasRun(TestSchema schema) {
    try (ConfigurableApplicationContext context =
        start(schema, Map.of("management.endpoints.web.exposure.include", "autogen,health"))) {
      SchemaInfo info = context.getBean(AutogenEndpoint.class).info();
      assertThat(info.schema()).isEqualTo(schema.name());
      assertThat(info.current()).containsExactly("c2");
      SchemaHealth health = SchemaHealth.of(context.getBean(Autogen.class));
      assertThat(health.isUp()).isTrue();
      assertThat(health.details()).containsEntry("current", List.of("c2"));
      assertThat(context.containsBean("autogenHealthIndicator")).isTrue();
      SimpleMeterRegistry registry = new SimpleMeterRegistry();
      new AutogenMetrics(context.getBean(AutogenInitializer.class)).bindTo(registry);
      assertThat(registry.get("autogen.revision").tag("revision", "c1").timer().count())
          .isEqualTo(1);
    }
  }

  @Test
  void anApplicationMayEndWhenItsMigrationsAreRun(TestSchema schema) throws SQLException {
    ConfigurableApplicationContext context = start(schema, Map.of("autogen.exit", true));
    assertThat(context.isActive()).isFalse();
    assertThat(schema.query("select count(*) from autogen_version")).isEqualTo("1");
  }
}
