package dev.autogen.mysql;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a JDBC URL, well formed or not, and where in it a password stands: behind the user
 * before a host, or as the value of a property that is one. What cannot be told apart counts as the
 * password's.
 */
public record JdbcUrl(String text) {

  private static final String MASK = "***";

  /** With what Testcontainers and MySQL's drivers put behind it; the slashes may be forgotten. */
  private static final Pattern SCHEME =
      Pattern.compile(
          "(?:jdbc:(?:tc:)?[a-z+]*|mysqlx?(?:\\+srv)?)"
              + "(?::(?:replication|loadbalance|aws|\\d[\\w.-]*|latest|lts)(?=:))*:(?://)?");

  private static final String HOST = "(?:[\\w.-]*|\\[[\\w:.%]*])(?::\\d*)?";
  private static final String HOSTS = HOST + "(?:," + HOST + ")*";
  private static final String SCHEMA = "(?:/[^@()=?#]*)?";
  private static final String PROPERTIES = "(?:\\?(?:[^=&?@]+(?:=[^&]*)?(?:&|$))*)?";
  private static final Pattern PLAIN = Pattern.compile("(" + HOSTS + SCHEMA + ")" + PROPERTIES);

  /** A list of hosts that each has an account. */
  private static final String ACCOUNT = "[^:@/?#,()]*:[^@/?#,()]*@";

  private static final Pattern ACCOUNTS =
      Pattern.compile(
          "(?:"
              + ACCOUNT
              + ")?"
              + HOST
              + "(?:,(?:"
              + ACCOUNT
              + ")?"
              + HOST
              + ")*"
              + SCHEMA
              + PROPERTIES);

  private static final Pattern IN_ACCOUNT = Pattern.compile("([^:@/?#,()]*):([^@/?#,()]*)@");

  /**
   * A property behind ? or &, up to the next; or one in parentheses, up to the next or their end.
   */
  private static final Pattern PROPERTY =
      Pattern.compile(
          "([?&]\\s*)([^=&?()]+)=((?:(?![?&][^=&?@]+=)[^&])*)|([(,]\\s*)([^=&?(),]+)=((?:(?!,\\s*[\\w.%]+\\s*=)[^)])*)");

  private static final String IN_TEXT = "(?:jdbc:|mysqlx?(?:\\+srv)?://)[^\\s'\"]+";
  private static final Pattern URL_IN_TEXT = Pattern.compile(IN_TEXT);

  /** What a place of a secret is replaced by, and what was there. */
  private interface Found {
    String replace(String secret);
  }

  /** The URL with {@code ***} where a password stands. */
  public String masked() {
    return replaced(secret -> MASK);
  }

  /** The passwords in it, as written and as meant. */
  public Set<String> secrets() {
    Set<String> secrets = new TreeSet<>();
    replaced(
        secret -> {
          secrets.add(secret);
          secrets.add(decoded(secret));
          return MASK;
        });
    secrets.remove("");
    return Collections.unmodifiableSet(secrets);
  }

  /** Scheme, hosts and schema; what is written in another way is not shown. */
  public String shown() {
    String scheme = scheme();
    String rest = text.substring(scheme.length());
    if (rest.matches("[^@()=?#]*([?#][^@]*)?")) {
      return scheme + rest.replaceFirst("[?#].*", "");
    }
    Matcher plain = PLAIN.matcher(rest);
    if (plain.matches()) {
      return scheme + plain.group(1);
    }
    int at = rest.lastIndexOf('@');
    String behind = rest.substring(at + 1);
    // Behind a property stands its value, be it cut at a sign of its own.
    boolean isHost = behind.matches("[^()=?#]*([?#].*)?") && !rest.matches("[^@]*[?&(][^=]*=.*@.*");
    return isHost
        ? scheme + (scheme.endsWith("//") ? "" : "…@") + behind.replaceFirst("[?#].*", "")
        : scheme + (scheme.endsWith("//") ? "…" : "//…");
  }

  /** {@code text} with every URL in it masked. */
  public static String maskedIn(String text) {
    return URL_IN_TEXT
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(new JdbcUrl(match.group()).masked()));
  }

  private String scheme() {
    Matcher scheme = SCHEME.matcher(text);
    return scheme.lookingAt() ? scheme.group() : "";
  }

  private String replaced(Found found) {
    String scheme = scheme();
    String rest = text.substring(scheme.length());
    int at = rest.lastIndexOf('@');
    int colon = rest.indexOf(':');
    String result;
    if (PLAIN.matcher(rest).matches()
        || at < 0
        || rest.startsWith("(")
        || rest.startsWith("address=")) {
      result = rest;
    } else if (ACCOUNTS.matcher(rest).matches()) {
      result =
          IN_ACCOUNT
              .matcher(rest)
              .replaceAll(
                  m ->
                      Matcher.quoteReplacement(m.group(1) + ":" + found.replace(m.group(2)) + "@"));
    } else if (colon >= 0 && colon < at) {
      result =
          rest.substring(0, colon + 1)
              + found.replace(rest.substring(colon + 1, at))
              + rest.substring(at);
    } else {
      // Without slashes it may be the user, or the password of a user taken for the scheme.
      result =
          scheme.endsWith("//") ? rest : found.replace(rest.substring(0, at)) + rest.substring(at);
    }
    return scheme
        + PROPERTY
            .matcher(result)
            .replaceAll(m -> Matcher.quoteReplacement(property(m.group(), m, found)));
  }

  private static String property(String whole, java.util.regex.MatchResult m, Found found) {
    int first = m.group(2) == null ? 4 : 1;
    String name = decoded(m.group(first + 1)).toLowerCase(Locale.ROOT);
    return isSecret(name)
        ? m.group(first) + m.group(first + 1) + "=" + found.replace(m.group(first + 2))
        : whole;
  }

  private static boolean isSecret(String name) {
    return !name.contains("encoding")
        && (name.contains("password") || name.contains("passwd") || name.strip().equals("pwd"));
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // Not encoded, so meant as written.
      return text;
    }
  }

  @Override
  public String toString() {
    return masked();
  }
}
