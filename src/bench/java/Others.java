import jakarta.persistence.Entity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import liquibase.command.CommandScope;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;

/**
 * What autogen is measured against, each as the only thing a process does: {@code boot} reads the
 * mapping without a database, {@code validate} has Hibernate compare it with the schema, {@code
 * diff} has liquibase-hibernate do so, {@code read} reads information_schema.
 */
final class Others {

  private Others() {}

  /**
   * Arguments: what to do, the class directory, the JDBC URL, the user; the password is in
   * PASSWORD.
   */
  public static void main(String[] arguments) throws Exception {
    Logger.getLogger("").setLevel(Level.OFF);
    Path classes = Path.of(arguments[1]);
    String url = arguments[2];
    String user = arguments[3];
    String password = System.getenv("PASSWORD");
    switch (arguments[0]) {
      case "boot" -> System.out.println(tables(metadata(classes, offline())));
      case "validate" -> {
        Map<String, Object> settings = new TreeMap<>();
        settings.put("jakarta.persistence.jdbc.url", url);
        settings.put("jakarta.persistence.jdbc.user", user);
        settings.put("jakarta.persistence.jdbc.password", password);
        settings.put("hibernate.hbm2ddl.auto", "validate");
        metadata(classes, settings).buildSessionFactory().close();
        System.out.println("valid");
      }
      case "diff" -> {
        CommandScope diff = new CommandScope("diff");
        diff.addArgumentValue("url", url);
        diff.addArgumentValue("username", user);
        diff.addArgumentValue("password", password);
        diff.addArgumentValue(
            "referenceUrl",
            "hibernate:classic:" + arguments[4] + "?dialect=org.hibernate.dialect.MySQLDialect");
        diff.setOutput(System.out);
        diff.execute();
      }
      case "ask" -> {
        try (Connection connection = java.sql.DriverManager.getConnection(url, user, password);
            Statement statement = connection.createStatement();
            ResultSet rows = statement.executeQuery("SELECT 'ok'")) {
          rows.next();
          System.out.println(rows.getString(1));
        }
      }
      case "read" -> read(url, user, password);
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private static Map<String, Object> offline() {
    Map<String, Object> settings = new TreeMap<>();
    settings.put("hibernate.boot.allow_jdbc_metadata_access", "false");
    settings.put("jakarta.persistence.database-product-name", "MySQL");
    settings.put("jakarta.persistence.database-major-version", "9");
    settings.put("jakarta.persistence.database-minor-version", "7");
    settings.put("hibernate.hbm2ddl.auto", "none");
    return settings;
  }

  private static Metadata metadata(Path classes, Map<String, Object> settings) throws Exception {
    StandardServiceRegistryBuilder registry =
        new StandardServiceRegistryBuilder(new BootstrapServiceRegistryBuilder().build());
    MetadataSources sources = new MetadataSources(registry.applySettings(settings).build());
    for (String name : names(classes)) {
      Class<?> type = Class.forName(name);
      if (type.isAnnotationPresent(Entity.class)) {
        sources.addAnnotatedClass(type);
      }
    }
    return sources.getMetadataBuilder().build();
  }

  static List<String> names(Path classes) throws IOException {
    try (Stream<Path> files = Files.walk(classes)) {
      return files
          .map(file -> classes.relativize(file).toString())
          .filter(name -> name.endsWith(".class"))
          .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
          .sorted()
          .toList();
    }
  }

  private static long tables(Metadata metadata) {
    return metadata.collectTableMappings().size();
  }

  /** The time of the tenth reading, in seconds. */
  private static void read(String url, String user, String password) throws Exception {
    try (Connection connection = java.sql.DriverManager.getConnection(url, user, password);
        Statement statement = connection.createStatement()) {
      long start = 0;
      for (int i = 0; i < 10; i++) {
        start = System.nanoTime();
        for (String table :
            List.of("TABLES", "COLUMNS", "STATISTICS", "KEY_COLUMN_USAGE", "TABLE_CONSTRAINTS")) {
          try (ResultSet rows =
              statement.executeQuery(
                  "SELECT * FROM information_schema."
                      + table
                      + " WHERE TABLE_SCHEMA = DATABASE()")) {
            while (rows.next()) {
              rows.getString(3);
            }
          }
        }
      }
      System.out.println((System.nanoTime() - start) / 1e9);
    }
  }
}
