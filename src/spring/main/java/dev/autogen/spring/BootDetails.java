package dev.autogen.spring;

/**
 * What Spring Boot knows of the application's database. Its own type for that is in another package
 * in each generation.
 */
interface BootDetails {

  /** Whether they are those of something that was started, and not what the properties say. */
  boolean isStarted();

  String url();

  String user();

  String password();

  /** What Boot makes of the properties is of a class that no application can name. */
  static boolean isOfProperties(Object details) {
    return details.getClass().getSimpleName().equals("PropertiesJdbcConnectionDetails");
  }
}
