package dev.autogen.entity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autogen.file.FileHashes;
import dev.autogen.file.FileStamp;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterTry;

/** Whatever is changed of what a model depends on, what was read before is not taken for it. */
class InputsTest {

  private static final int MILLIS_A_TICK = 100;

  private final Path folder = newFolder();
  private final Path classes = folder.resolve("classes");
  private final Path library = folder.resolve("library");
  private final Path jar = folder.resolve("a.jar");
  private final Path further = folder.resolve("further.jar");
  private final Path mapping = folder.resolve("mapping.xml");
  private final Path memory = folder.resolve("memory");

  /** One thing somebody may change. */
  private enum Change {
    CONTENT_OF_CLASS,
    SAME_SIZE_AND_TIME,
    NEW_CLASS,
    CLASS_GONE,
    CLASS_MOVED,
    RESOURCE_OF_LIBRARY,
    CONTENT_OF_JAR,
    JAR_BEHIND_THE_MANIFEST,
    JAR_GONE_BEHIND_THE_MANIFEST,
    MAPPING_FILE,
    ORDER_OF_CLASS_PATH,
    SHORTER_CLASS_PATH,
    PACKAGES,
    NAMING,
    SETTING,
    MAPPING_FILE_LEFT_OUT,
    SYSTEM_PROPERTY
  }

  @Property(tries = 85, shrinking = ShrinkingMode.OFF)
  void aChangeOfAnyInputIsSeenAndNothingElseIs(
      @ForAll Change change, @ForAll long seed, @ForAll boolean remembered) throws IOException {
    Random random = new Random(seed);
    List<Path> files = write(random);
    EntitySettings settings = settings();
    String before = hash(settings, remembered);
    assertThat(hash(settings, remembered)).isEqualTo(before);

    EntitySettings changed = apply(change, settings, files, random);

    try {
      assertThat(hash(changed, remembered)).as("%s", change).isNotEqualTo(before);
      assertThat(hash(changed, false)).isEqualTo(hash(changed, remembered));
    } finally {
      System.clearProperty("hibernate.of.a.test");
    }
  }

  @Property(tries = 10, shrinking = ShrinkingMode.OFF)
  void filesWrittenAgainWithTheSameContentAreTheSame(@ForAll long seed) throws IOException {
    write(new Random(seed));
    String before = hash(settings(), true);
    write(new Random(seed));
    assertThat(hash(settings(), true)).isEqualTo(before);
  }

  private List<Path> write(Random random) throws IOException {
    List<Path> files = new ArrayList<>();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      files.add(write(classes.resolve("shop/sub" + i + "/C" + i + ".class"), bytes(random)));
    }
    write(classes.resolve("META-INF/persistence.xml"), bytes(random));
    write(library.resolve("hibernate.properties"), bytes(random));
    write(mapping, bytes(random));
    jar(jar, bytes(random), "further.jar missing.jar");
    jar(further, bytes(random), "a.jar");
    return files;
  }

  private EntitySettings settings() {
    return EntitySettings.of(folder.resolve("cache"), classes)
        .withClasspath(List.of(library, jar))
        .withPackages("shop")
        .withProperties(Map.of("hibernate.some", "value"))
        .withMappingFiles(mapping.toString(), "META-INF/other.xml");
  }

  private EntitySettings apply(
      Change change, EntitySettings settings, List<Path> files, Random random) throws IOException {
    Path file = files.get(random.nextInt(files.size()));
    switch (change) {
      case CONTENT_OF_CLASS -> write(file, bytes(random));
      case SAME_SIZE_AND_TIME -> {
        FileTime time = Files.getLastModifiedTime(file);
        byte[] content = Files.readAllBytes(file);
        content[random.nextInt(content.length)] ^= 1;
        write(file, content);
        Files.setLastModifiedTime(file, time);
      }
      case NEW_CLASS -> write(classes.resolve("shop/New.class"), bytes(random));
      case CLASS_GONE -> Files.delete(file);
      case CLASS_MOVED -> Files.move(file, file.resolveSibling("Moved.class"));
      case RESOURCE_OF_LIBRARY -> write(library.resolve("hibernate.properties"), bytes(random));
      case CONTENT_OF_JAR -> jar(jar, bytes(random), "further.jar missing.jar");
      case JAR_BEHIND_THE_MANIFEST -> jar(further, bytes(random), "a.jar");
      case JAR_GONE_BEHIND_THE_MANIFEST -> Files.delete(further);
      case MAPPING_FILE -> write(mapping, bytes(random));
      case SYSTEM_PROPERTY -> System.setProperty("hibernate.of.a.test", "x");
      default -> {
        // A setting, below.
      }
    }
    return switch (change) {
      case ORDER_OF_CLASS_PATH -> settings.withClasspath(List.of(jar, library));
      case SHORTER_CLASS_PATH -> settings.withClasspath(List.of(library));
      case PACKAGES -> settings.withPackages("shop", "store");
      case NAMING -> settings.withNaming("spring");
      case SETTING -> settings.withProperties(Map.of("hibernate.some", "other"));
      case MAPPING_FILE_LEFT_OUT -> settings.withMappingFiles(mapping.toString());
      default -> settings;
    };
  }

  /** The hash, with the memory of the last time or without any. */
  private String hash(EntitySettings settings, boolean remembered) throws IOException {
    if (!remembered) {
      return Inputs.hash(settings, new FileHashes(folder.resolve("none")));
    }
    waitForTheClockOfTheFiles();
    FileHashes hashes = new FileHashes(memory, Duration.ofMillis(-MILLIS_A_TICK));
    String hash = Inputs.hash(settings, hashes);
    hashes.save();
    return hash;
  }

  /** Until a file written now bears another time than those written before. */
  private void waitForTheClockOfTheFiles() throws IOException {
    Path probe = folder.resolve("probe");
    Files.writeString(probe, "");
    long before = FileStamp.of(probe).newest();
    do {
      Files.writeString(probe, "x");
    } while (FileStamp.of(probe).newest() == before);
  }

  private static byte[] bytes(Random random) {
    byte[] bytes = new byte[8 + random.nextInt(40)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static Path write(Path file, byte[] content) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.write(file, content);
  }

  private static void jar(Path file, byte[] content, String classPath) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath);
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out)) {
      jar.putNextEntry(dated("META-INF/MANIFEST.MF"));
      manifest.write(jar);
      jar.putNextEntry(dated("shop/Thing.class"));
      jar.write(content);
    }
  }

  private static ZipEntry dated(String name) {
    ZipEntry entry = new ZipEntry(name);
    entry.setLastModifiedTime(FileTime.fromMillis(0));
    return entry;
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory("inputs");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterTry
  void removeFolder() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
