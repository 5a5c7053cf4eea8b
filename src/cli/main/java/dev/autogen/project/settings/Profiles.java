package dev.autogen.project.settings;

import dev.autogen.error.AutogenException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which documents of a Spring Boot configuration count: those whose {@code
 * spring.config.activate.on-profile} holds. Grammar as in Spring's reference, "Profiles": names,
 * {@code !}, {@code &}, {@code |} and parentheses; several separated by commas count if any does.
 */
final class Profiles {

  private static final Pattern TOKEN = Pattern.compile("\\s*([!&|(),]|[^!&|(),\\s]+)");

  private final List<String> tokens;
  private final Set<String> active;
  private int at;

  private Profiles(List<String> tokens, Set<String> active) {
    this.tokens = tokens;
    this.active = active;
  }

  /**
   * Whether {@code expression} holds when {@code active} profiles are.
   *
   * @throws IllegalArgumentException when it is none
   */
  static boolean holds(String expression, Collection<String> active) {
    List<String> tokens =
        TOKEN.matcher(expression.strip()).results().map(result -> result.group(1)).toList();
    Profiles profiles = new Profiles(tokens, Set.copyOf(active));
    boolean any = profiles.either();
    while (profiles.take(",")) {
      any |= profiles.either();
    }
    if (profiles.at < tokens.size()) {
      throw new IllegalArgumentException(expression);
    }
    return any;
  }

  /** The profiles that {@code expression} speaks of. */
  static Set<String> names(String expression) {
    return TOKEN
        .matcher(expression.strip())
        .results()
        .map(result -> result.group(1))
        .filter(token -> !token.matches("[!&|(),]"))
        .collect(Collectors.toUnmodifiableSet());
  }

  private boolean either() {
    boolean result = both();
    while (take("|")) {
      result |= both();
    }
    return result;
  }

  private boolean both() {
    boolean result = one();
    while (take("&")) {
      result &= one();
    }
    return result;
  }

  private boolean one() {
    if (take("!")) {
      return !one();
    }
    if (take("(")) {
      boolean result = either();
      if (!take(")")) {
        throw new IllegalArgumentException(String.join(" ", tokens));
      }
      return result;
    }
    if (at == tokens.size() || tokens.get(at).matches("[&|),]")) {
      throw new IllegalArgumentException(String.join(" ", tokens));
    }
    return active.contains(tokens.get(at++));
  }

  private boolean take(String token) {
    if (at < tokens.size() && tokens.get(at).equals(token)) {
      at++;
      return true;
    }
    return false;
  }

  /** That a profile is asked for and nothing is for it. */
  static AutogenException unknown(Path base, String profile, String option) {
    return AutogenException.usage(
        "nothing in "
            + base
            + " or beside it is for the profile "
            + profile
            + ", so it would change nothing",
        "correct " + option);
  }
}
