package dev.autogen.project.settings;

import java.nio.file.Path;

/**
 * A value, and where it was said.
 *
 * @param origin what to look at to change it, such as {@code AUTOGEN_URL} or {@code
 *     autogen.properties}
 * @param base where a relative path in it starts
 */
public record Setting(String value, String origin, Path base) {

  Setting withValue(String newValue) {
    return new Setting(newValue, origin, base);
  }
}
