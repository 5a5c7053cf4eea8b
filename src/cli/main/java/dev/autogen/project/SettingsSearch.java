package dev.autogen.project;

import dev.autogen.error.AutogenException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks for the settings file that nobody has named. */
final class SettingsSearch {

  /** The folders, separated as paths are, whose settings are obeyed whoever wrote them. */
  private static final String SAFE = "AUTOGEN_SAFE_DIRECTORY";

  private static final List<String> REPOSITORIES = List.of(".git", ".hg", ".svn");

  private SettingsSearch() {}

  /** The nearest file, up to the root of the repository, or to the home folder. */
  static Optional<Path> from(Path working, Map<String, String> variables) {
    Path home = Path.of(variables.getOrDefault("HOME", "")).toAbsolutePath().normalize();
    Path folder = working.toAbsolutePath().normalize();
    while (folder != null) {
      Path file = folder.resolve(Settings.FILE);
      if (Files.isRegularFile(file)) {
        refuseForeign(file, variables);
        return Optional.of(file);
      }
      boolean isEnd =
          folder.equals(home) || REPOSITORIES.stream().map(folder::resolve).anyMatch(Files::exists);
      folder = isEnd ? null : folder.getParent();
    }
    return Optional.empty();
  }

  /** Settings name programs to run, so that those of others are not obeyed unasked, as in git. */
  private static void refuseForeign(Path file, Map<String, String> variables) {
    List<String> safe =
        Arrays.asList(variables.getOrDefault(SAFE, "").split(File.pathSeparator, -1));
    Path folder = file.getParent();
    if (!Owner.of(file).isTrusted(variables)
        && !safe.contains("*")
        && safe.stream().filter(s -> !s.isEmpty()).noneMatch(s -> folder.equals(Path.of(s)))) {
      throw AutogenException.usage(
          file + " belongs to another user, and settings can run programs",
          "read it, and where it is trusted say --config "
              + file
              + ", or set "
              + SAFE
              + "="
              + folder);
    }
  }
}
