package dev.autogen.project;

import dev.autogen.error.AutogenException;
import dev.autogen.file.Utf8;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a project is built, as far as its folder tells.
 *
 * @param tool what builds it
 * @param isKotlin whether its build is written in Kotlin
 * @param hasModules whether it has several
 * @param framework what runs it
 * @param settings the settings it has for that, from the project's folder
 * @param profiles those of them in which the database is
 * @param migrations what its migrations are run by, as the setting {@code write} says it; empty
 *     where nothing tells
 * @param models where its classes are
 * @param classpath the files that list what they need
 */
record Layout(
    Tool tool,
    boolean isKotlin,
    boolean hasModules,
    Optional<Framework> framework,
    Optional<String> settings,
    DatabaseProfiles profiles,
    String migrations,
    String models,
    String classpath) {

  private static final List<String> LANGUAGES = List.of("java", "kotlin", "groovy", "scala");
  private static final Pattern MAVEN_MODULE = Pattern.compile("<module>([^<]+)</module>");
  private static final Pattern GRADLE_INCLUDE =
      Pattern.compile("(?m)^\\s*include\\b((?:[\\s(,]*['\"][^'\"]+['\"])+)");
  private static final Pattern GRADLE_NAME = Pattern.compile("['\"]([^'\"]+)['\"]");

  /** What builds a project, and what makes its classes and its class path. */
  enum Tool {
    MAVEN(
        "target/classes",
        "target/classpath.txt",
        "mvn -B -q compile dependency:build-classpath -Dmdep.outputFile=target/classpath.txt"),
    GRADLE("build/classes/java/main", "build/classpath.txt", "./gradlew classes writeClasspath"),
    NONE("", "", "");

    private final String classes;
    private final String classpath;
    private final String command;

    Tool(String classes, String classpath, String command) {
      this.classes = classes;
      this.classpath = classpath;
      this.command = command;
    }

    /** What a settings file says besides, as comments, in the language of the build. */
    String remark(boolean isKotlin) {
      if (this != GRADLE) {
        return "";
      }
      return isKotlin
          ? """
          # writeClasspath is, in build.gradle.kts:
          #   tasks.register("writeClasspath") { doLast {
          #     file("build/classpath.txt").writeText(
          #       project.the<SourceSetContainer>()["main"].runtimeClasspath.asPath) } }
          """
          : """
          # writeClasspath is, in build.gradle:
          #   tasks.register('writeClasspath') { doLast {
          #     file('build/classpath.txt').text = sourceSets.main.runtimeClasspath.asPath } }
          """;
    }

    /** Makes both; empty where nothing is known. */
    String command() {
      return command;
    }
  }

  private static final List<String> BUILDS =
      List.of(
          "pom.xml",
          "build.gradle",
          "build.gradle.kts",
          "settings.gradle",
          "settings.gradle.kts",
          "build.xml",
          "src");

  private static final String RESOURCES = "src/main/resources";

  /** A name the build replaces. */
  private static final Pattern UNBUILT = Pattern.compile("@[A-Za-z][\\w.-]*@");

  /** Whether a build tool knows {@code folder}. */
  static boolean isBuilt(Path folder) {
    return BUILDS.stream().anyMatch(name -> Files.exists(folder.resolve(name)));
  }

  /** The layout of what is in {@code folder}. */
  static Layout of(Path folder) {
    String maven = text(folder.resolve("pom.xml"));
    String kotlin =
        text(folder.resolve("build.gradle.kts")) + text(folder.resolve("settings.gradle.kts"));
    String groovy = text(folder.resolve("build.gradle")) + text(folder.resolve("settings.gradle"));
    String gradle = groovy + kotlin;
    Tool tool = !maven.isEmpty() ? Tool.MAVEN : !gradle.isEmpty() ? Tool.GRADLE : Tool.NONE;
    List<String> modules = modules(folder, tool, maven, gradle);
    List<String> models = new ArrayList<>();
    List<String> classpath = new ArrayList<>();
    for (String module : modules) {
      models.addAll(classes(folder, module, tool));
      classpath.add(module + tool.classpath);
    }
    String build = maven + gradle;
    Optional<Framework> framework = Framework.builtWith(build);
    return new Layout(
        tool,
        !kotlin.isEmpty() && groovy.isEmpty(),
        modules.size() > 1 || !modules.contains(""),
        framework,
        modules.stream().flatMap(m -> settings(folder, m, tool).stream()).findFirst(),
        modules.stream()
            .flatMap(m -> Framework.settings(folder.resolve(m + RESOURCES)).stream())
            .findFirst()
            .flatMap(file -> framework.map(one -> DatabaseProfiles.of(one, file)))
            .orElse(DatabaseProfiles.NONE),
        migrations(folder, modules, build),
        tool == Tool.NONE ? firstOf(folder) : String.join(":", models),
        tool == Tool.NONE ? "" : String.join(":", classpath));
  }

  /** A tool of which the build knows and that has files where it looks for them. */
  private static String migrations(Path folder, List<String> modules, String build) {
    for (String module : modules) {
      Path files = folder.resolve(module + RESOURCES).resolve("db");
      if (build.contains("flyway") && hasFiles(files.resolve("migration"))) {
        return "flyway";
      }
      if (build.contains("liquibase") && hasFiles(files.resolve("changelog"))) {
        return "liquibase";
      }
    }
    return "";
  }

  /** The modules with sources, each with a slash behind it; the folder itself is empty text. */
  private static List<String> modules(Path folder, Tool tool, String maven, String gradle) {
    List<String> modules = new ArrayList<>();
    if (tool == Tool.MAVEN) {
      MAVEN_MODULE.matcher(maven).results().forEach(m -> modules.add(m.group(1).strip() + "/"));
    } else if (tool == Tool.GRADLE) {
      GRADLE_INCLUDE
          .matcher(gradle)
          .results()
          .flatMap(m -> GRADLE_NAME.matcher(m.group(1)).results())
          .forEach(m -> modules.add(m.group(1).replaceFirst("^:", "").replace(':', '/') + "/"));
    }
    List<String> withSources =
        modules.stream()
            .distinct()
            .filter(
                module ->
                    LANGUAGES.stream()
                        .anyMatch(l -> Files.isDirectory(folder.resolve(module + "src/main/" + l))))
            .collect(Collectors.toCollection(ArrayList::new));
    boolean hasOwn = Files.isDirectory(folder.resolve("src/main"));
    if (withSources.isEmpty() || hasOwn) {
      withSources.add(0, "");
    }
    return withSources;
  }

  /** Where a module's classes are; Gradle has a folder for each language. */
  private static List<String> classes(Path folder, String module, Tool tool) {
    if (tool != Tool.GRADLE) {
      return List.of(module + tool.classes);
    }
    List<String> languages =
        LANGUAGES.stream().filter(l -> hasFiles(folder.resolve(module + "src/main/" + l))).toList();
    return (languages.isEmpty() ? List.of("java") : languages)
        .stream().map(language -> module + "build/classes/" + language + "/main").toList();
  }

  private static boolean hasFiles(Path folder) {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.anyMatch(Files::isRegularFile);
    } catch (IOException e) {
      throw AutogenException.usage(
          folder + " cannot be read (" + AutogenException.reason(e) + ")", "make it readable");
    }
  }

  /** The file that says what the application is run with, or the folder of several. */
  private static Optional<String> settings(Path folder, String module, Tool tool) {
    Path resources = folder.resolve(module + RESOURCES);
    boolean isUnbuilt =
        Stream.of(resources, resources.resolve("config"))
            .flatMap(Framework::files)
            .anyMatch(file -> UNBUILT.matcher(text(file)).find());
    String place =
        isUnbuilt ? (tool == Tool.GRADLE ? "build/resources/main" : "target/classes") : RESOURCES;
    return Framework.settings(resources)
        .map(file -> Path.of(module + place).resolve(resources.relativize(file)).toString());
  }

  private static String firstOf(Path folder) {
    return Stream.of("src/main/java", "src")
        .filter(name -> Files.isDirectory(folder.resolve(name)))
        .findFirst()
        .orElse("");
  }

  private static String text(Path file) {
    try {
      return Files.isRegularFile(file) ? Utf8.read(file) : "";
    } catch (IOException e) {
      throw AutogenException.usage(
          file + " cannot be read (" + AutogenException.reason(e) + ")", "make it readable");
    }
  }
}
