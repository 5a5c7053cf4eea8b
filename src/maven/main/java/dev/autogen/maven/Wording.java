package dev.autogen.maven;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What autogen tells somebody to type, as it is typed to Maven. */
final class Wording {

  private static final Set<String> GOALS =
      Set.of(
          "adopt",
          "check",
          "doctor",
          "downgrade",
          "erd",
          "history",
          "lint",
          "plan",
          "revision",
          "review",
          "sql",
          "stamp",
          "status",
          "upgrade");

  private static final Pattern COMMAND = Pattern.compile("'autogen ([^']+)'");

  private static final Pattern MESSAGE = Pattern.compile("-m ([^']+)");

  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--([a-z][a-z-]+)");

  /** The option that messages name with a value. */
  private static final Pattern URL = Pattern.compile("--url (development|jdbc:\\S+)");

  private Wording() {}

  /** The same, in Maven's words; what only the command line has stays as it is. */
  static String of(String text) {
    Matcher command = COMMAND.matcher(text);
    StringBuilder typed = new StringBuilder();
    int end = 0;
    while (command.find()) {
      typed.append(options(text.substring(end, command.start())));
      typed.append("'").append(command(command.group(1))).append("'");
      end = command.end();
    }
    return typed.append(options(text.substring(end))).toString();
  }

  private static String command(String words) {
    Matcher message = MESSAGE.matcher(words);
    if (message.matches()) {
      return "mvn autogen:revision -Dmessage=" + message.group(1);
    }
    String[] parts = words.split(" ", -1);
    if (!GOALS.contains(parts[0])) {
      return "autogen " + words;
    }
    StringBuilder typed = new StringBuilder("mvn autogen:" + parts[0]);
    for (int i = 1; i < parts.length; i++) {
      typed
          .append(' ')
          .append(parts[i].startsWith("-") ? options(parts[i]) : "-Dtarget=" + parts[i]);
    }
    return typed.toString();
  }

  private static String options(String text) {
    return OPTION
        .matcher(URL.matcher(text).replaceAll("-Dautogen.url=$1"))
        .replaceAll("-Dautogen.$1");
  }
}
