package dev.autogen.spring;

import com.zaxxer.hikari.HikariDataSource;
import dev.autogen.Autogen;
import dev.autogen.MigrationOptions;
import dev.autogen.error.AutogenException;
import dev.autogen.migration.Migration;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.SchemaManagement;
import org.springframework.boot.jdbc.SchemaManagementProvider;
import org.springframework.boot.sql.init.dependency.DatabaseInitializationDependencyConfigurer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;

/** Runs migrations, or looks whether they were run, before anything uses the schema. */
@AutoConfiguration(
    afterName = {
      "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
      "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
      "org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration",
      "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
      "org.springframework.boot.autoconfigure.liquibase.LiquibaseAutoConfiguration",
      "org.springframework.boot.liquibase.autoconfigure.LiquibaseAutoConfiguration"
    })
@ConditionalOnClass(DataSource.class)
@ConditionalOnProperty(prefix = "autogen", name = "enabled", matchIfMissing = true)
@EnableConfigurationProperties(AutogenProperties.class)
@Import(DatabaseInitializationDependencyConfigurer.class)
public class AutogenAutoConfiguration {

  /** How many connections a run has at a time. */
  private static final int CONNECTIONS = 3;

  private static final Logger LOG = LoggerFactory.getLogger(Autogen.class);

  /** The names of beans of those who would change the same schema, and how to keep them from it. */
  private enum Other {
    FLYWAY("Flyway", "flywayInitializer", "spring.flyway.enabled=false"),
    LIQUIBASE("Liquibase", "liquibase", "spring.liquibase.enabled=false");

    private final String name;
    private final String bean;
    private final String without;

    Other(String name, String bean, String without) {
      this.name = name;
      this.bean = bean;
      this.without = without;
    }
  }

  /** autogen as the application may ask it, too. */
  @Bean
  @ConditionalOnMissingBean
  Autogen autogen(
      AutogenProperties properties,
      Connections connections,
      ObjectProvider<Migration> migrations,
      ObjectProvider<AutogenCustomizer> customizers,
      BeanFactory beans) {
    List<String> packages = new ArrayList<>(properties.getPackages());
    List<Migration> given = migrations.orderedStream().toList();
    if (packages.isEmpty() && given.isEmpty() && AutoConfigurationPackages.has(beans)) {
      packages.addAll(AutoConfigurationPackages.get(beans));
    }
    Autogen autogen =
        connections
            .connect(Autogen.configure())
            .schema(properties.getSchema() == null ? "" : properties.getSchema())
            .packages(packages.toArray(new String[0]))
            .migrations(given)
            .options(options -> options(options, properties))
            .progress(LOG::info);
    for (AutogenCustomizer customizer : customizers.orderedStream().toList()) {
      autogen = customizer.customize(autogen);
    }
    return autogen;
  }

  /** Which database, and who connects to it. */
  @Bean
  Connections autogenConnections(
      AutogenProperties properties,
      ObjectProvider<DataSource> dataSource,
      @AutogenDataSource ObjectProvider<DataSource> own,
      ObjectProvider<AutogenConnectionDetails> details,
      ObjectProvider<BootDetails> boot) {
    return new Connections(properties, dataSource, own, details, boot);
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(name = "org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails")
  static class Boot3Jdbc {

    @Bean
    @ConditionalOnSingleCandidate(
        type = "org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails")
    BootDetails autogenBootDetails(
        org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails details) {
      return new Boot3Details(details);
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(name = "org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails")
  static class Boot4Jdbc {

    @Bean
    @ConditionalOnSingleCandidate(
        type = "org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails")
    BootDetails autogenBootDetails(
        org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails details) {
      return new Boot4Details(details);
    }
  }

  private static MigrationOptions options(MigrationOptions usual, AutogenProperties properties) {
    MigrationOptions options =
        usual
            .withLockTimeout(properties.getLockTimeout())
            .withLockRetries(properties.getLockRetries())
            .withSchemaLockTimeout(properties.getSchemaLockTimeout());
    options = properties.isAllowDrift() ? options.withDriftAllowed() : options;
    options = properties.isAllowDataLoss() ? options.withLossesAllowed() : options;
    options = properties.isRefuseNewer() ? options.withNewerRefused() : options;
    return properties.isPreflight() ? options : options.withoutPreflight();
  }

  /** Does it. */
  @Bean
  @ConditionalOnMissingBean
  AutogenInitializer autogenInitializer(
      Autogen autogen,
      AutogenProperties properties,
      Connections connections,
      ObjectProvider<PoolSize> pools,
      ListableBeanFactory beans) {
    List<Runnable> conditions = new ArrayList<>();
    conditions.add(() -> requireAlone(beans));
    conditions.add(
        () ->
            pools.ifAvailable(
                size ->
                    connections
                        .dataSource()
                        .ifPresent(source -> requireConnections(size.of(source)))));
    return new AutogenInitializer(
        autogen, properties.getMode(), properties.getTarget(), conditions);
  }

  private static void requireAlone(ListableBeanFactory beans) {
    for (Other other : Other.values()) {
      if (beans.containsBeanDefinition(other.bean)) {
        throw AutogenException.usage(
            other.name + " and autogen would both change the schema of this application",
            "leave it to one of them: "
                + other.without
                + " once autogen has taken the schema over, autogen.mode=check or off until then");
      }
    }
  }

  private static void requireConnections(int size) {
    if (size < CONNECTIONS) {
      throw AutogenException.usage(
          "the connection pool of the application holds "
              + size
              + (size == 1 ? " connection" : " connections")
              + ", and migrations need "
              + CONNECTIONS
              + " at a time",
          "set spring.datasource.hikari.maximum-pool-size to "
              + CONNECTIONS
              + " or more, or give migrations a data source of their own with @AutogenDataSource or"
              + " autogen.url");
    }
  }

  /** How many connections a data source can give. */
  interface PoolSize {
    int of(DataSource source);
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(HikariDataSource.class)
  static class Hikari {

    @Bean
    PoolSize autogenPoolSize() {
      return source ->
          source instanceof HikariDataSource pool ? pool.getMaximumPoolSize() : Integer.MAX_VALUE;
    }
  }

  /** Boot is not to make the tables of an embedded database itself. */
  @Bean
  @ConditionalOnProperty(
      prefix = "autogen",
      name = "mode",
      havingValue = "upgrade",
      matchIfMissing = true)
  SchemaManagementProvider autogenSchemaManagement() {
    return dataSource -> SchemaManagement.MANAGED;
  }

  /** Ends the application as soon as it has started. */
  @Bean
  @Order(Integer.MIN_VALUE)
  @ConditionalOnProperty(prefix = "autogen", name = "exit", havingValue = "true")
  ApplicationRunner autogenExit(ConfigurableApplicationContext context) {
    return arguments -> {
      LOG.info("autogen.exit is set: the application ends");
      SpringApplication.exit(context);
    };
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(MeterBinder.class)
  static class Metrics {

    @Bean
    MeterBinder autogenMetrics(AutogenInitializer initializer) {
      return new AutogenMetrics(initializer);
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(name = "org.springframework.boot.actuate.endpoint.annotation.Endpoint")
  static class Actuator {

    @Bean
    AutogenEndpoint autogenEndpoint(Autogen autogen) {
      return new AutogenEndpoint(autogen);
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(name = "org.springframework.boot.actuate.health.HealthIndicator")
  static class Boot3Health {

    @Bean
    Boot3HealthIndicator autogenHealthIndicator(Autogen autogen) {
      return new Boot3HealthIndicator(autogen);
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(name = "org.springframework.boot.health.contributor.HealthIndicator")
  static class Boot4Health {

    @Bean
    Boot4HealthIndicator autogenHealthIndicator(Autogen autogen) {
      return new Boot4HealthIndicator(autogen);
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty(prefix = "autogen", name = "mode", havingValue = "check")
  @ConditionalOnClass(
      name = "org.springframework.boot.autoconfigure.orm.jpa.HibernatePropertiesCustomizer")
  static class Boot3Check {

    @Bean
    Boot3Validation autogenValidation() {
      return new Boot3Validation();
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty(prefix = "autogen", name = "mode", havingValue = "check")
  @ConditionalOnClass(
      name = "org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer")
  static class Boot4Check {

    @Bean
    Boot4Validation autogenValidation() {
      return new Boot4Validation();
    }
  }
}
