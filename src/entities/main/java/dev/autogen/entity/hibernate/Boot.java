package dev.autogen.entity.hibernate;

import dev.autogen.entity.EntityException;
import dev.autogen.entity.EntitySettings;
import dev.autogen.entity.MetadataReader.Request;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.hibernate.boot.MetadataBuilder;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.BootstrapServiceRegistry;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.boot.spi.MetadataBuilderContributor;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.tool.schema.internal.SchemaCreatorImpl;

/**
 * Hibernate's metadata of the entities, built without a connection.
 *
 * @param settings the settings it was built with, the user's validation mode among them
 */
record Boot(
    StandardServiceRegistry registry, MetadataImplementor metadata, Map<String, Object> settings)
    implements AutoCloseable {

  static final String VALIDATION_MODE = "jakarta.persistence.validation.mode";

  private static final String CONTRIBUTOR = "hibernate.metadata_builder_contributor";

  private static final String PRODUCT_VERSION = "jakarta.persistence.database-product-version";

  private static final List<String> PASSED_ON =
      List.of("hibernate.", "jakarta.persistence.", "org.hibernate.envers.");

  /** Settings of a connection, a pool, or an action on a database: none of that happens here. */
  private static final List<String> DROPPED =
      List.of(
          "hibernate.connection.",
          "hibernate.hikari.",
          "hibernate.agroal.",
          "hibernate.c3p0.",
          "hibernate.hbm2ddl.auto",
          "hibernate.hbm2ddl.import",
          "hibernate.cache.",
          "hibernate.transaction.",
          "hibernate.session_factory",
          "hibernate.jndi.",
          "jakarta.persistence.jdbc.",
          "jakarta.persistence.jtaDataSource",
          "jakarta.persistence.nonJtaDataSource",
          "jakarta.persistence.schema-generation.",
          "jakarta.persistence.sharedCache.");

  /**
   * @throws EntityException when a class does not load, or with Hibernate's own message when it
   *     rejects the mapping
   */
  static Boot of(Request request) {
    StandardServiceRegistry registry = null;
    try {
      Map<String, Object> settings = settings(request);
      List<Class<?>> classes = LinkedClasses.of(request);
      BootstrapServiceRegistry bootstrap =
          new BootstrapServiceRegistryBuilder().applyClassLoader(request.loader()).build();
      Map<String, Object> offline = new HashMap<>(settings);
      // Bean Validation is applied by this room, as it takes effect only in a SessionFactory.
      offline.put(VALIDATION_MODE, "none");
      registry = new StandardServiceRegistryBuilder(bootstrap).applySettings(offline).build();
      MetadataSources sources = new MetadataSources(registry);
      request.packages().forEach(sources::addPackage);
      classes.forEach(sources::addAnnotatedClass);
      request.mappings().forEach(sources::addURL);
      MetadataBuilder builder = sources.getMetadataBuilder();
      contribute(request.loader(), settings, builder);
      MetadataImplementor metadata = (MetadataImplementor) builder.build();
      return new Boot(registry, metadata, settings);
    } catch (RuntimeException | LinkageError e) {
      if (registry != null) {
        StandardServiceRegistryBuilder.destroy(registry);
      }
      throw Rejection.of(e, request.classes());
    }
  }

  /** The time zone in which times are written and read; empty where none is set. */
  String connectionZone() {
    return settings.getOrDefault("hibernate.jdbc.time_zone", "").toString().strip();
  }

  /** Hibernate itself asks the class that is named only where an application is started. */
  @SuppressWarnings("removal")
  private static void contribute(
      ClassLoader loader, Map<String, Object> settings, MetadataBuilder builder) {
    Object name = settings.get(CONTRIBUTOR);
    if (name == null) {
      return;
    }
    try {
      Class.forName(name.toString().strip(), true, loader)
          .asSubclass(MetadataBuilderContributor.class)
          .getDeclaredConstructor()
          .newInstance()
          .contribute(builder);
    } catch (ReflectiveOperationException | ClassCastException e) {
      throw new EntityException(
          "the class " + name + " of " + CONTRIBUTOR + " cannot be used (" + e + ")",
          "put it on --classpath or in --models, or correct the setting",
          e);
    }
  }

  private static Map<String, Object> settings(Request request) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("jakarta.persistence.database-product-name", "MySQL");
    String version = request.properties().getOrDefault(PRODUCT_VERSION, request.serverVersion());
    if (version.equals(EntitySettings.MINIMUM_VERSION)) {
      // Up to 6.x Hibernate chooses none for a server of no version.
      settings.put("hibernate.dialect", "org.hibernate.dialect.MySQLDialect");
    } else {
      String[] parts = version.split("[.\\-+]", 3);
      settings.put(PRODUCT_VERSION, version);
      settings.put("jakarta.persistence.database-major-version", parts[0]);
      settings.put("jakarta.persistence.database-minor-version", parts.length > 1 ? parts[1] : "0");
    }
    // utf8mb4; the real width comes from the server only where there is a connection.
    settings.put("hibernate.dialect.mysql.bytes_per_character", "4");
    request
        .properties()
        .forEach(
            (name, value) -> {
              if (!name.equals(PRODUCT_VERSION)
                  && PASSED_ON.stream().anyMatch(name::startsWith)
                  && DROPPED.stream().noneMatch(name::startsWith)) {
                settings.put(name, value);
              }
            });
    NamingStrategies.apply(request.naming(), request.loader(), settings);
    settings.put("hibernate.boot.allow_jdbc_metadata_access", "false");
    if (!HibernateMembers.hasSetting("ALLOW_METADATA_ON_BOOT")) {
      // The setting above came with 6.5; from then on this one is only a warning.
      settings.put("hibernate.temp.use_jdbc_metadata_defaults", "false");
    }
    settings.put("hibernate.hbm2ddl.auto", "none");
    settings.put("hibernate.cache.use_second_level_cache", "false");
    return settings;
  }

  /** Whether the schema holds what Bean Validation says. */
  boolean appliesBeanValidation() {
    Object apply = settings.getOrDefault("hibernate.validator.apply_to_ddl", "true");
    String mode =
        settings.getOrDefault(VALIDATION_MODE, "auto").toString().toLowerCase(Locale.ROOT);
    return Boolean.parseBoolean(apply.toString())
        && (mode.isBlank() || mode.contains("auto") || mode.contains("ddl"));
  }

  /**
   * Does with the metadata what an application's start does.
   *
   * @throws EntityException with Hibernate's own message when it fails
   */
  void confirm(Request request) {
    // While it is open: closing it takes the services with it.
    try (SessionFactory factory = metadata.buildSessionFactory()) {
      new SchemaCreatorImpl(registry).generateCreationCommands(metadata, false);
    } catch (RuntimeException | LinkageError e) {
      throw Rejection.of(e, request.classes());
    }
  }

  @Override
  public void close() {
    StandardServiceRegistryBuilder.destroy(registry);
  }
}
