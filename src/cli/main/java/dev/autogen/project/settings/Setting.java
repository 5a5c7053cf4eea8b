package dev.autogen.project.settings;

import java.nio.file.Path;

/**
 * A value, and where it was said.
 *
 * @param file the name of the file that says it; empty where none does
 * @param name what it is called there, such as {@code spring.datasource.url}, or the option or
 *     variable that says it; empty for a file that calls it by its own word
 * @param base where a relative path in it starts
 */
public record Setting(String value, String file, String name, Path base) {

  /** One that no file says. */
  public Setting(String value, String name, Path base) {
    this(value, "", name, base);
  }

  /** What to look at to change it, such as {@code AUTOGEN_URL} or {@code autogen.properties}. */
  public String origin() {
    if (file.isEmpty()) {
      return name;
    }
    return name.isEmpty() ? file : file + " (" + name + ")";
  }

  /**
   * What to correct, as it is called in a sentence: {@code --url}, or {@code url in
   * autogen.properties}.
   *
   * @param word the setting's own word, for a file that calls it so
   */
  public String place(String word) {
    return file.isEmpty() ? name : (name.isEmpty() ? word : name) + " in " + file;
  }

  Setting withValue(String newValue) {
    return new Setting(newValue, file, name, base);
  }
}
