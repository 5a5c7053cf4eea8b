package dev.autogen.project;

import dev.autogen.AutogenException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a project is built, as far as its folder tells.
 *
 * @param tool what builds it
 * @param spring whether it is a Spring Boot application
 * @param springFile its settings, from the project's folder
 * @param models where its classes are
 */
record Layout(Tool tool, boolean spring, Optional<String> springFile, String models) {

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

    String classpath() {
      return classpath;
    }

    /** What a settings file says besides, as comments. */
    String remark() {
      return this == GRADLE
          ? """
          # writeClasspath is, in build.gradle:
          #   tasks.register('writeClasspath') { doLast {
          #     file('build/classpath.txt').text = sourceSets.main.runtimeClasspath.asPath } }
          """
          : "";
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

  private static final List<String> SPRING_FILES =
      List.of(
          "src/main/resources/application.yml",
          "src/main/resources/application.yaml",
          "src/main/resources/application.properties");

  /** Whether a build tool knows {@code folder}. */
  static boolean isBuilt(Path folder) {
    return BUILDS.stream().anyMatch(name -> Files.exists(folder.resolve(name)));
  }

  /** The layout of what is in {@code folder}. */
  static Layout of(Path folder) {
    String maven = text(folder.resolve("pom.xml"));
    String gradle = text(folder.resolve("build.gradle")) + text(folder.resolve("build.gradle.kts"));
    Tool tool = !maven.isEmpty() ? Tool.MAVEN : !gradle.isEmpty() ? Tool.GRADLE : Tool.NONE;
    String build = maven + gradle;
    String models = tool.classes;
    if (tool == Tool.GRADLE && build.contains("kotlin")) {
      models += ":build/classes/kotlin/main";
    }
    return new Layout(
        tool,
        build.contains("spring-boot") || build.contains("org.springframework.boot"),
        SPRING_FILES.stream().filter(file -> Files.isRegularFile(folder.resolve(file))).findFirst(),
        tool == Tool.NONE ? firstOf(folder) : models);
  }

  private static String firstOf(Path folder) {
    return Stream.of("src/main/java", "src")
        .filter(name -> Files.isDirectory(folder.resolve(name)))
        .findFirst()
        .orElse("");
  }

  private static String text(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw AutogenException.usage(
          file + " cannot be read (" + AutogenException.reason(e) + ")", "make it readable");
    }
  }
}
