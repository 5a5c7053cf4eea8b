package dev.autogen.project.settings;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value, and where it was said.
 *
 * @param origin what to look at to change it, such as {@code AUTOGEN_URL} or {@code
 *     autogen.properties}
 * @param base where a relative path in it starts
 */
public record Setting(String value, String origin, Path base) {

  private static final Pattern IN_FILE = Pattern.compile("(.+) \\((.+)\\)");

  /**
   * What to correct, as it is called in a sentence: {@code --url}, or {@code url in
   * autogen.properties}.
   *
   * @param word the setting's own word, for a file that calls it so
   */
  public String place(String word) {
    Matcher inFile = IN_FILE.matcher(origin);
    if (inFile.matches()) {
      return inFile.group(2) + " in " + inFile.group(1);
    }
    return origin.contains(".") ? word + " in " + origin : origin;
  }

  Setting withValue(String newValue) {
    return new Setting(newValue, origin, base);
  }
}
