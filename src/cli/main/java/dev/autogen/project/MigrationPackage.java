package dev.autogen.project;

import dev.autogen.error.AutogenException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** The package of migrations, which an application's classes need where they are among them. */
final class MigrationPackage {

  private static final Set<String> LANGUAGES = Set.of("java", "kotlin", "groovy", "scala");

  private MigrationPackage() {}

  /**
   * The package of a migration in {@code folder}: the one the settings name, or that of the folder
   * in a source root such as {@code src/main/java}; none for a folder that is in no such root.
   *
   * @throws AutogenException when that is no name of a package
   */
  static String of(Path folder, Settings settings) {
    Optional<String> said =
        settings.setting(SettingKey.MIGRATIONS_PACKAGE).map(setting -> setting.value().strip());
    String name = said.orElseGet(() -> String.join(".", below(folder)));
    if (!name.isEmpty() && !SourceVersion.isName(name)) {
      throw AutogenException.usage(
          said.isPresent()
              ? "migrations-package is " + name + ", which is no name of a package"
              : folder + " is in a source root, and " + name + " is no name of a package",
          said.isPresent()
              ? "use Java identifiers joined by dots, such as com.shop.migrations"
              : "name the folder as a package is named, or say which it is with migrations-package");
    }
    return name;
  }

  /** The names of the folders below the last source root on the way. */
  private static List<String> below(Path folder) {
    List<String> names = new ArrayList<>();
    folder.toAbsolutePath().normalize().forEach(name -> names.add(name.toString()));
    for (int i = names.size() - 1; i >= 2; i--) {
      if (LANGUAGES.contains(names.get(i)) && names.get(i - 2).equals("src")) {
        return names.subList(i + 1, names.size());
      }
    }
    return List.of();
  }
}
