package dev.autogen.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One place apt fetches binary packages from, as its configuration says it (sources.list(5)).
 *
 * @param signedBy the keyring's path, or an embedded key with its line breaks; empty when unsaid
 */
record AptSource(String uri, List<String> suites, List<String> components, String signedBy) {

  private static final Pattern ONE_LINE = Pattern.compile("deb\\s+(?:\\[([^]]*)]\\s*)?(.+)");

  private static final Pattern BLANK_LINE = Pattern.compile("\\R\\s*\\R");

  /**
   * The path of a Debian mirror ends with {@code /debian}, except on snapshot.debian.org and in the
   * mirror lists of Debian's cloud images.
   */
  private static final Pattern DEBIAN_PATH =
      Pattern.compile(".*/debian(/|/\\d{8}T\\d{6}Z/?|\\.list)?");

  /**
   * Whether this is a mirror of Debian itself, so that its other suites are there too: not the
   * security archive, which has no sid, nor a vendor's packages for Debian.
   */
  boolean isDebianMirror() {
    return !uri.startsWith("cdrom:")
        && DEBIAN_PATH.matcher(uri).matches()
        && components.contains("main")
        && suites.stream().anyMatch(s -> !s.contains("/") && !s.endsWith("-security"))
        && (signedBy.isEmpty() || signedBy.contains("debian-archive") || isOnDebianOrg());
  }

  boolean isOnDebianOrg() {
    return uri.matches("[a-z+]+://([a-z0-9.-]+\\.)?debian\\.org/.*");
  }

  /** Reads the one-line format ({@code sources.list}, {@code *.list}). */
  static List<AptSource> parseList(String text) {
    List<AptSource> sources = new ArrayList<>();
    for (String line : text.lines().toList()) {
      Matcher matcher = ONE_LINE.matcher(line.replaceFirst("#.*", "").strip());
      if (!matcher.matches()) {
        continue;
      }
      List<String> rest = words(matcher.group(2));
      if (rest.size() < 2) {
        continue;
      }
      String signedBy = "";
      for (String option : words(matcher.group(1) == null ? "" : matcher.group(1))) {
        if (option.toLowerCase(Locale.ROOT).startsWith("signed-by=")) {
          signedBy = option.substring("signed-by=".length());
        }
      }
      sources.add(
          new AptSource(rest.get(0), List.of(rest.get(1)), rest.subList(2, rest.size()), signedBy));
    }
    return List.copyOf(sources);
  }

  /** Reads the deb822 format ({@code *.sources}). */
  static List<AptSource> parseDeb822(String text) {
    List<AptSource> sources = new ArrayList<>();
    String uncommented = text.replaceAll("(?m)^#.*\\R?", "");
    for (String stanza : BLANK_LINE.splitAsStream(uncommented).toList()) {
      Map<String, String> fields = fields(stanza);
      boolean enabled = !fields.getOrDefault("Enabled", "yes").strip().equalsIgnoreCase("no");
      if (!enabled || !words(fields.getOrDefault("Types", "")).contains("deb")) {
        continue;
      }
      for (String uri : words(fields.getOrDefault("URIs", ""))) {
        sources.add(
            new AptSource(
                uri,
                words(fields.getOrDefault("Suites", "")),
                words(fields.getOrDefault("Components", "")),
                fields.getOrDefault("Signed-By", "").stripTrailing()));
      }
    }
    return List.copyOf(sources);
  }

  private static Map<String, String> fields(String stanza) {
    Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    String name = "";
    for (String line : stanza.lines().toList()) {
      int colon = line.indexOf(':');
      if (line.startsWith(" ") || line.startsWith("\t")) {
        fields.merge(name, "\n" + line, String::concat);
      } else if (colon > 0) {
        name = line.substring(0, colon);
        fields.put(name, line.substring(colon + 1).strip());
      }
    }
    return fields;
  }

  private static List<String> words(String text) {
    return Pattern.compile("\\s+").splitAsStream(text.strip()).filter(w -> !w.isEmpty()).toList();
  }

  /** The same place with another suite, as a deb822 stanza. */
  String stanza(String suite) {
    return """
        Types: deb
        URIs: %s
        Suites: %s
        Components: main
        """
            .formatted(uri, suite)
        + (signedBy.isEmpty() ? "" : "Signed-By: " + signedBy + "\n");
  }

  AptSource signedBy(String keyring) {
    return new AptSource(uri, suites, components, keyring);
  }
}
