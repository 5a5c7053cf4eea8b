package dev.autogen.entity;

import java.net.URL;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which Hibernate a class loader holds. */
final class HibernateVersion {

  /** The last one that the tests read with. */
  private static final int LAST_MAJOR = 8;

  private static final int LAST_MINOR = 0;

  private static final Pattern NUMBER = Pattern.compile("(\\d+)\\.(\\d+)\\..*");
  private static final Pattern JAR = Pattern.compile("hibernate-core-(\\d[^/!]*)\\.jar");

  private HibernateVersion() {}

  static boolean isPresent(ClassLoader loader) {
    return loader.getResource("org/hibernate/Version.class") != null;
  }

  /**
   * The version, such as {@code 6.6.53.Final}.
   *
   * @throws EntityException when it is not one that autogen can read with
   */
  static String of(ClassLoader loader) {
    String version = read(loader);
    Matcher number = NUMBER.matcher(version);
    if (number.matches()) {
      int major = Integer.parseInt(number.group(1));
      int minor = Integer.parseInt(number.group(2));
      if (major > 6 || (major == 6 && minor >= 2)) {
        return version;
      }
    }
    throw new EntityException(
        "Hibernate " + version + " is on the class path, but autogen reads with 6.2 and later",
        "use one of these versions of Hibernate, or leave it off --classpath to use autogen's own"
            + " copy");
  }

  /** What is to be said of a version later than any that was tried; empty for any other. */
  static Optional<String> untried(String version) {
    Matcher number = NUMBER.matcher(version);
    if (!number.matches()) {
      return Optional.empty();
    }
    int major = Integer.parseInt(number.group(1));
    int minor = Integer.parseInt(number.group(2));
    return major > LAST_MAJOR || (major == LAST_MAJOR && minor > LAST_MINOR)
        ? Optional.of(
            "Hibernate "
                + version
                + " is later than any that autogen was tried with (6.2 to "
                + LAST_MAJOR
                + "."
                + LAST_MINOR
                + ")")
        : Optional.empty();
  }

  /**
   * Why entities could not be read: with a later Hibernate, because it no longer has something that
   * reading needs.
   */
  static Optional<EntityException> lacking(String version, Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      if (cause instanceof LinkageError && message.replace('/', '.').contains("org.hibernate.")) {
        return untried(version)
            .map(
                sentence ->
                    new EntityException(
                        sentence + ", and reading with it fails: " + message,
                        "use an earlier Hibernate, or leave it off --classpath to use autogen's"
                            + " own copy",
                        failure));
      }
    }
    return Optional.empty();
  }

  private static String read(ClassLoader loader) {
    // The jar's name first: a repackaged jar may have lost the manifest the class looks into.
    URL url = loader.getResource("org/hibernate/Version.class");
    Matcher jar = JAR.matcher(String.valueOf(url));
    if (jar.find()) {
      return jar.group(1);
    }
    try {
      return String.valueOf(
          loader.loadClass("org.hibernate.Version").getMethod("getVersionString").invoke(null));
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new EntityException(
          "the Hibernate on the class path does not load (" + e + ")",
          "give the complete runtime class path of the project with --classpath",
          e);
    }
  }
}
