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
    Matcher quoted = QUOTED.matcher(text);
    if (quoted.matches()) {
      return Default.literal(quoted.group(1).replace("''", "'"));
    }
    // A number stays bare: a BIT takes 1 and refuses '1'. The server gives it its own form.
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "", "null" -> Default.NONE;
      default -> Default.expression(text);
    };
  }
}
