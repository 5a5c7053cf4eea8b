package dev.autogen.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What runs an application, and so says in files of its own which database and which Hibernate. */
enum Framework {
  SPRING_BOOT(
      SettingKey.SPRING,
      SettingKey.SPRING_PROFILES,
      Optional.of("spring"),
      Pattern.compile("spring-boot|org[.]springframework[.]boot"),
      Pattern.compile("spring-boot-\\d.*[.]jar")),
  QUARKUS(
      SettingKey.QUARKUS,
      SettingKey.QUARKUS_PROFILES,
      Optional.empty(),
      Pattern.compile("io[.]quarkus"),
      Pattern.compile("quarkus-core-\\d.*[.]jar"));

  private static final List<String> FILES =
      List.of("application.yml", "application.yaml", "application.properties");

  private final SettingKey key;
  private final SettingKey profiles;
  private final Optional<String> naming;
  private final Pattern build;
  private final Pattern jar;

  Framework(
      SettingKey key, SettingKey profiles, Optional<String> naming, Pattern build, Pattern jar) {
    this.key = key;
    this.profiles = profiles;
    this.naming = naming;
    this.build = build;
    this.jar = jar;
  }

  /** The one that a project is built with. */
  static Optional<Framework> builtWith(String buildFiles) {
    return Arrays.stream(values()).filter(f -> f.build.matcher(buildFiles).find()).findFirst();
  }

  /** The one that is on a class path. */
  static Optional<Framework> on(Collection<Path> classPath) {
    return Arrays.stream(values())
        .filter(
            f ->
                classPath.stream()
                    .anyMatch(entry -> f.jar.matcher(entry.getFileName().toString()).matches()))
        .findFirst();
  }

  /** The setting that points at its files. */
  SettingKey key() {
    return key;
  }

  /** The setting that says which of its profiles are active. */
  SettingKey profiles() {
    return profiles;
  }

  /** How it has Hibernate name tables and columns; empty where its own settings say so. */
  Optional<String> naming() {
    return naming;
  }

  /** Its file in a folder of resources, or the folder where both its places there have one. */
  static Optional<Path> settings(Path resources) {
    Optional<Path> usual = file(resources);
    Optional<Path> second = file(resources.resolve("config"));
    return usual.isPresent() && second.isPresent()
        ? Optional.of(resources)
        : usual.or(() -> second);
  }

  private static Optional<Path> file(Path folder) {
    return files(folder).findFirst();
  }

  /** What may be said in a folder. */
  static Stream<Path> files(Path folder) {
    return FILES.stream().map(folder::resolve).filter(Files::isRegularFile);
  }
}
