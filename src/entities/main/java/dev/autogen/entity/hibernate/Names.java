package dev.autogen.entity.hibernate;

import dev.autogen.facts.text.Quoting;
import java.util.regex.Pattern;

/** Names of constraints. */
final class Names {

  /**
   * What Hibernate makes up: a prefix and an MD5 in base 35. The hash changes with its version, the
   * naming strategy and the quoting, so that such a name means nothing.
   */
  private static final Pattern HASHED = Pattern.compile("(?:FK|UK|IDX)_?[0-9a-z]{20,25}");

  private Names() {}

  static boolean isGenerated(String name) {
    return HASHED.matcher(name).matches();
  }

  /** A name without the quotes it may have been rendered with. */
  static String plain(String name) {
    int last = name.length() - 1;
    if (last > 0 && name.charAt(0) == name.charAt(last)) {
      if (name.charAt(0) == '`') {
        return Quoting.plainName(name);
      }
      if (name.charAt(0) == '"') {
        return name.substring(1, last).replace("\"\"", "\"");
      }
    }
    return name;
  }
}
