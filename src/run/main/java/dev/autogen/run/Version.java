package dev.autogen.run;

import dev.autogen.error.AutogenException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of autogen. */
public final class Version {

  private Version() {}

  /**
   * Makes sure that modules are of this version, as far as their jars tell.
   *
   * @param classes one of each module
   * @throws AutogenException when one is of another
   */
  public static void require(Class<?>... classes) {
    String expected = Version.class.getPackage().getImplementationVersion();
    for (Class<?> type : classes) {
      String found = type.getPackage().getImplementationVersion();
      if (expected != null && found != null && !found.equals(expected)) {
        throw AutogenException.usage(
            "the class path has autogen "
                + expected
                + " and, in "
                + type.getPackage().getImplementationTitle()
                + ", autogen "
                + found,
            "use one version of all modules of autogen");
      }
    }
  }

  /** Such as {@code 0.1.0}. */
  public static String current() {
    try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
