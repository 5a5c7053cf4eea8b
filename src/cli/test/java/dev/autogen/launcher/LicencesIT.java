package dev.autogen.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whoever gets autogen gets the licences of all that is in it. */
class LicencesIT {

  private static final Path JAR = Path.of("target", "autogen.jar");
  private static final Pattern TEXT = Pattern.compile("(?i)(.*/)?[a-z]*licen[cs]e(\\.(txt|md))?");
  private static final Pattern VERSION = Pattern.compile("-\\d[^/]*\\.jar$");
  private static final Pattern KEPT = Pattern.compile("META-INF/licences/[\\w-]+");

  @Test
  void aJarWithoutALicenceInsideIsNamedWithItsOwnInTheNotice() throws IOException {
    try (JarFile all = new JarFile(JAR.toFile())) {
      String notice = text(all, "META-INF/NOTICE");
      List<String> unnamed = new ArrayList<>();
      int jars = 0;
      for (JarEntry entry : all.stream().toList()) {
        if (entry.getName().startsWith("META-INF/autogen/") && entry.getName().endsWith(".jar")) {
          jars++;
          String name = VERSION.matcher(entry.getName().replaceFirst(".*/", "")).replaceFirst("");
          boolean isNamed = notice.matches("(?s).*[\\s]" + Pattern.quote(name) + "[,\\s].*");
          if (!hasLicence(all.getInputStream(entry).readAllBytes()) && !isNamed) {
            unnamed.add(name);
          }
        }
      }
      assertThat(unnamed).isEmpty();
      assertThat(jars).isGreaterThan(20);
    }
  }

  @Test
  void theTextsThatTheNoticePointsAtAreThere() throws IOException {
    try (JarFile all = new JarFile(JAR.toFile())) {
      String notice = text(all, "META-INF/NOTICE");
      Matcher kept = KEPT.matcher(notice);
      int found = 0;
      while (kept.find()) {
        assertThat(all.getEntry(kept.group() + "/LICENSE")).as(kept.group()).isNotNull();
        found++;
      }
      assertThat(found).isGreaterThan(2);
      assertThat(notice).contains("The source of MySQL Connector/J", "For three years");
      assertThat(text(all, "META-INF/licences/mysql-connector-j/LICENSE"))
          .contains("GNU GENERAL PUBLIC LICENSE");
    }
  }

  private static boolean hasLicence(byte[] jar) throws IOException {
    try (JarInputStream entries = new JarInputStream(new ByteArrayInputStream(jar))) {
      for (JarEntry entry = entries.getNextJarEntry();
          entry != null;
          entry = entries.getNextJarEntry()) {
        if (!entry.isDirectory() && TEXT.matcher(entry.getName()).matches()) {
          return true;
        }
      }
      return false;
    }
  }

  private static String text(JarFile jar, String name) throws IOException {
    try (InputStream bytes = jar.getInputStream(jar.getEntry(name))) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
