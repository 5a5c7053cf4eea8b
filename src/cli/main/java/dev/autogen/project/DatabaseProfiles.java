package dev.autogen.project;

import dev.autogen.error.AutogenException;
import dev.autogen.file.Utf8;
import dev.autogen.project.settings.Layer;
import dev.autogen.project.settings.QuarkusFile;
import dev.autogen.project.settings.Setting;
import dev.autogen.project.settings.SpringFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The profiles of an application in which its database is one of MySQL, where it is not without
 * them.
 *
 * @param names sorted
 */
record DatabaseProfiles(List<String> names) {

  /** Nothing has to be said of profiles. */
  static final DatabaseProfiles NONE = new DatabaseProfiles(List.of());

  /** What is typed in a project is not to reach these by itself. */
  private static final Set<String> PRODUCTION = Set.of("prod", "production", "live");

  private static final Pattern FILE =
      Pattern.compile("application(?:-([\\w.-]+))?[.](?:ya?ml|properties)");
  private static final Pattern IN_SPRING =
      Pattern.compile("on-profile\\s*[:=]\\s*[\"']?([\\w.-]+)[\"']?\\s*$", Pattern.MULTILINE);
  private static final Pattern IN_QUARKUS =
      Pattern.compile("^[\"']?%([\\w-]+)[\"']?[.:]", Pattern.MULTILINE);
  private static final Pattern MYSQL = Pattern.compile("jdbc:(?:tc:)?mysql:");

  DatabaseProfiles {
    names = List.copyOf(names);
  }

  /**
   * Looks for them.
   *
   * @param file the application's file, or the folder it is in
   */
  static DatabaseProfiles of(Framework framework, Path file) {
    try {
      if (isMySql(framework, file, List.of())) {
        return NONE;
      }
      return new DatabaseProfiles(
          mentioned(framework, file).stream()
              .filter(profile -> isMySqlIn(framework, file, profile))
              .toList());
    } catch (AutogenException | IOException unreadable) {
      // Whoever reads it next says so.
      return NONE;
    }
  }

  private static boolean isMySqlIn(Framework framework, Path file, String profile) {
    try {
      return isMySql(framework, file, List.of(profile));
    } catch (AutogenException unreadable) {
      return false;
    }
  }

  private static boolean isMySql(Framework framework, Path file, List<String> profiles) {
    Layer layer =
        switch (framework) {
          case SPRING_BOOT -> SpringFile.read(file, profiles, Map.of());
          case QUARKUS -> QuarkusFile.read(file, profiles, "", Map.of());
        };
    // As it is written: a placeholder may have no value here.
    return Optional.ofNullable(layer.settings().get("url"))
        .map(Setting::value)
        .filter(url -> MYSQL.matcher(url).find())
        .isPresent();
  }

  private static SortedSet<String> mentioned(Framework framework, Path file) throws IOException {
    SortedSet<String> names = new TreeSet<>();
    Path folder = Files.isDirectory(file) ? file : file.getParent();
    for (Path place : List.of(folder, folder.resolve("config"))) {
      if (Files.isDirectory(place)) {
        try (Stream<Path> files = Files.list(place)) {
          for (Path one : files.filter(Files::isRegularFile).toList()) {
            addNames(framework, one, names);
          }
        }
      }
    }
    return names;
  }

  private static void addNames(Framework framework, Path file, Set<String> names)
      throws IOException {
    Matcher name = FILE.matcher(file.getFileName().toString());
    if (name.matches()) {
      Optional.ofNullable(name.group(1)).ifPresent(names::add);
      (framework == Framework.QUARKUS ? IN_QUARKUS : IN_SPRING)
          .matcher(Utf8.read(file))
          .results()
          .forEach(profile -> names.add(profile.group(1)));
    }
  }

  /** What the settings file says; nothing where nothing has to be said. */
  String settings(SettingKey key) {
    if (names.isEmpty()) {
      return "";
    }
    boolean isClear = isClear();
    return (isClear
            ? "# The database is MySQL in this profile.\n"
            : "# The database is MySQL in "
                + (names.size() == 1 ? "a profile of the production" : "several profiles")
                + " alone ("
                + String.join(", ", names)
                + "): say which is meant.\n")
        + (isClear ? "" : "# ")
        + key.word()
        + " = "
        + names.get(0)
        + "\n";
  }

  private boolean isClear() {
    return names.size() == 1 && !PRODUCTION.contains(names.get(0));
  }

  /** What a person is to be told, as one line; empty for nothing. */
  Optional<String> remark(SettingKey key) {
    if (names.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        isClear()
            ? "the database is the one of the profile "
                + names.get(0)
                + ", as "
                + key.word()
                + " says in "
                + Settings.FILE
            : "the database is MySQL in "
                + String.join(", ", names)
                + " alone: say which profile is meant with "
                + key.word()
                + " in "
                + Settings.FILE);
  }
}
