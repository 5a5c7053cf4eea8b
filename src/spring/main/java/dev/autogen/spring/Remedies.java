package dev.autogen.spring;

import java.util.regex.Pattern;

/** Remedies that name an option of the command line, as the application says the same. */
final class Remedies {

  private static final Pattern COMMAND = Pattern.compile("say 'autogen upgrade (--allow-[a-z-]+)'");
  private static final Pattern ALLOWED = Pattern.compile("--(allow-drift|allow-data-loss)\\b");
  private static final Pattern VALUE =
      Pattern.compile("--(url|user|password|schema|lock-timeout|schema-lock-timeout)\\b");

  private Remedies() {}

  /** What only the command line can do stays as it is. */
  static String inProperties(String remedy) {
    String text = COMMAND.matcher(remedy).replaceAll("set $1");
    text = ALLOWED.matcher(text).replaceAll("autogen.$1=true");
    text = text.replace("--skip-preflight", "autogen.preflight=false");
    return VALUE.matcher(text).replaceAll("autogen.$1");
  }
}
