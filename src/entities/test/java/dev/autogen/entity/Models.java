package dev.autogen.entity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Small models, written down where they are tested. */
final class Models {

  /** Shared by all tests, so that the bundled Hibernate is unpacked once. */
  static final Path CACHE = Path.of("target", "entity-cache");

  private static final String IMPORTS =
      """
      import jakarta.persistence.*;
      import jakarta.persistence.ForeignKey;
      import jakarta.persistence.Index;
      import jakarta.persistence.Table;
      import jakarta.validation.constraints.*;
      import java.math.*;
      import java.time.*;
      import java.util.*;
      import org.hibernate.annotations.*;
      import org.hibernate.envers.Audited;
      import org.hibernate.type.SqlTypes;
      """;

  private static final Pattern TYPE =
      Pattern.compile(
          "^(?:public )?(?:abstract )?(?:class|enum|record|@interface) (\\w+)", Pattern.MULTILINE);

  private Models() {}

  /**
   * Writes {@code source}, top-level types at the margin with their annotations above, as one file.
   *
   * @return the source directory
   */
  static Path write(Path directory, String source) {
    Matcher type = TYPE.matcher(source);
    if (!type.find()) {
      throw new IllegalArgumentException(source);
    }
    return writeFile(directory, "shop/" + type.group(1) + ".java", header() + source);
  }

  static String header() {
    return "package shop;\n" + IMPORTS;
  }

  static Path writeFile(Path directory, String name, String content) {
    try {
      Path file = directory.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static EntitySettings settings(Path... models) {
    return EntitySettings.of(CACHE, models);
  }

  /** A resource of the tests. */
  static String resource(String name) {
    try (InputStream stream = Models.class.getResourceAsStream("/entity/" + name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
