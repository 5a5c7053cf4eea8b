package dev.autogen.entity.hibernate;

import dev.autogen.schema.Default;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a {@code @ColumnDefault}.
 *
 * @param onUpdate what it says after ON UPDATE; empty for nothing
 */
record DefaultText(Default value, String onUpdate) {

  private static final Pattern ON_UPDATE =
      Pattern.compile("(?is)(.*?)\\s*\\bon\\s+update\\s+(\\w+\\s*(?:\\(\\s*\\d*\\s*\\))?)\\s*");
  private static final Pattern NUMBER = Pattern.compile("[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)");
  private static final Pattern QUOTED = Pattern.compile("(?s)'((?:[^'\\\\]|'')*)'");

  static DefaultText of(String text) {
    if (text == null || text.isBlank()) {
      return new DefaultText(Default.NONE, "");
    }
    Matcher onUpdate = ON_UPDATE.matcher(text);
    return onUpdate.matches()
        ? new DefaultText(value(onUpdate.group(1)), onUpdate.group(2))
        : new DefaultText(value(text.strip()), "");
  }

  private static Default value(String text) {
    if (NUMBER.matcher(text).matches()) {
      return Default.literal(text);
    }
    Matcher quoted = QUOTED.matcher(text);
    if (quoted.matches()) {
      return Default.literal(quoted.group(1).replace("''", "'"));
    }
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "", "null" -> Default.NONE;
      // MySQL's TRUE and FALSE are 1 and 0.
      case "true" -> Default.literal("1");
      case "false" -> Default.literal("0");
      default -> Default.expression(text);
    };
  }
}
