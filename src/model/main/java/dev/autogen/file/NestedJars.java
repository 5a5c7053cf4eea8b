package dev.autogen.file;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Jars inside the jar of a module, beside an index of them that the build makes.
 *
 * @param owner a class of the module
 * @param folder where they are in its jar, such as {@code /META-INF/autogen/hibernate/}
 */
public record NestedJars(Class<?> owner, String folder) {

  /** The names of the jars: the index is a class path of them. */
  public List<String> names() throws IOException {
    try (InputStream index = open("index")) {
      String classPath = new String(index.readAllBytes(), StandardCharsets.UTF_8);
      return List.of(classPath.strip().replace("./", "").split(":"));
    }
  }

  /**
   * The bytes of one.
   *
   * @throws FileNotFoundException when it is not there
   */
  public InputStream open(String name) throws IOException {
    InputStream stream = owner.getResourceAsStream(folder + name);
    if (stream == null) {
      throw new FileNotFoundException("autogen's own copy of " + name + " is missing");
    }
    return stream;
  }
}
