package dev.autogen.entity;

import dev.autogen.file.Digest;
import dev.autogen.file.NestedJars;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The Hibernate that comes with autogen, as jars inside its own jar, with Envers and a Bean
 * Validation provider. Used only where the project's class path has no Hibernate at all.
 */
final class BundledHibernate {

  private static final NestedJars JARS =
      new NestedJars(BundledHibernate.class, "/META-INF/autogen/hibernate/");

  private BundledHibernate() {}

  /** The jars, unpacked under {@code cache} once. */
  static List<Path> jars(Path cache) {
    List<String> names = index();
    String key = new Digest().add("uncompressed").add(String.join("\n", names)).hex();
    Path directory =
        CacheDirectory.of(
            cache,
            "hibernate-" + key,
            work -> {
              for (String name : names) {
                try (InputStream jar = JARS.open(name)) {
                  copyUncompressed(jar, work.resolve(name));
                }
              }
            });
    return names.stream().map(directory::resolve).toList();
  }

  /**
   * The same jar with nothing packed: made once, and thousands of classes are read with each run.
   */
  private static void copyUncompressed(InputStream jar, Path file) throws IOException {
    try (ZipInputStream in = new ZipInputStream(jar);
        ZipOutputStream out =
            new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      out.setMethod(ZipOutputStream.STORED);
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        byte[] bytes = in.readAllBytes();
        CRC32 sum = new CRC32();
        sum.update(bytes);
        ZipEntry stored = new ZipEntry(entry.getName());
        stored.setLastModifiedTime(entry.getLastModifiedTime());
        stored.setSize(bytes.length);
        stored.setCrc(sum.getValue());
        out.putNextEntry(stored);
        out.write(bytes);
      }
    }
  }

  private static List<String> index() {
    try {
      return JARS.names();
    } catch (IOException e) {
      throw new EntityException(
          "autogen's own copy of Hibernate is missing (" + e.getMessage() + ")",
          "install autogen again, or put Hibernate on the class path with --classpath",
          e);
    }
  }
}
