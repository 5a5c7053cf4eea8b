package dev.autogen.project;

import dev.autogen.embedded.MavenLibraries;
import dev.autogen.embedded.MavenLibraries.Jar;
import dev.autogen.error.AutogenException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A tool as Maven Central has it, for projects that have none on their class path.
 *
 * @param title its name
 * @param artifact what a project adds that wants its own
 */
record ToolLibrary(String title, String version, String artifact, List<Jar> jars) {

  static final ToolLibrary FLYWAY =
      new ToolLibrary(
          "Flyway",
          "13.12.1",
          "flyway-mysql",
          List.of(
              new Jar(
                  "org.flywaydb:flyway-mysql:13.12.1",
                  "49f3baad168bbc8b4439041338fceba42b2ef46c5ad9998c3321e7ee92a4dbd3"),
              new Jar(
                  "org.flywaydb:flyway-core:13.12.1",
                  "77b263c78a71b6ca23c014048e975db4600d6c4a0d54790da18007a665af356d")));

  /** The last with an open-source licence. */
  static final ToolLibrary LIQUIBASE =
      new ToolLibrary(
          "Liquibase",
          "4.33.0",
          "liquibase-core",
          List.of(
              new Jar(
                  "org.liquibase:liquibase-core:4.33.0",
                  "729691fdd26761f6264e4332a6a657e907c626863da8b4a0bf3bd22dbeebdc6b"),
              new Jar(
                  "com.opencsv:opencsv:5.11.2",
                  "690daad9014f23afd3ab6f1b0c45a5e0b738ac37a8d2e810e196193aab521245"),
              new Jar(
                  "org.yaml:snakeyaml:2.4",
                  "ef779af5d29a9dde8cc70ce0341f5c6f7735e23edff9685ceaa9d35359b7bb7f"),
              new Jar(
                  "javax.xml.bind:jaxb-api:2.3.1",
                  "88b955a0df57880a26a74708bc34f74dcaf8ebf4e78843a28b50eae945732b06"),
              new Jar(
                  "org.apache.commons:commons-collections4:4.5.0",
                  "00f93263c267be201b8ae521b44a7137271b16688435340bf629db1bac0a5845"),
              new Jar(
                  "org.apache.commons:commons-text:1.13.1",
                  "76434bd2dd778ab140d84b3c6ffa40c40fe6219909f5ed1d8b8977c5ae8e50c8"),
              new Jar(
                  "org.apache.commons:commons-lang3:3.17.0",
                  "6ee731df5c8e5a2976a1ca023b6bb320ea8d3539fbe64c8a1d5cb765127c33b4"),
              new Jar(
                  "commons-io:commons-io:2.19.0",
                  "824268919b4b62f9f40f08c54381de5993b078f58667e332d17348ae019d72b9")));

  /**
   * Its jars, fetched where the cache has none.
   *
   * @throws AutogenException where they cannot be had
   */
  List<Path> get(MavenLibraries libraries) {
    String name = title.toLowerCase(Locale.ROOT) + "-" + version;
    try {
      return libraries.get(title + " " + version, name, jars);
    } catch (IOException e) {
      throw new AutogenException(
          AutogenException.Kind.USAGE,
          "there is no "
              + title
              + " on the class path, and "
              + title
              + " "
              + version
              + " cannot be fetched ("
              + AutogenException.reason(e)
              + ")",
          "add " + artifact + " to the project, or to the setting classpath",
          e);
    }
  }
}
