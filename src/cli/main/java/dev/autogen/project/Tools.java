package dev.autogen.project;

import dev.autogen.embedded.MavenLibraries;
import dev.autogen.error.AutogenException;
import dev.autogen.project.settings.ToolSettings;
import dev.autogen.tool.FlywayTool;
import dev.autogen.tool.LiquibaseTool;
import dev.autogen.tool.MigrationTool;
import dev.autogen.tool.ToolProject;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which tool runs the migrations of a project, as the setting {@code write} says. */
record Tools(Settings settings, MavenLibraries libraries) {

  /** The tool; empty for autogen itself. */
  Optional<MigrationTool> tool() {
    return switch (settings.text(SettingKey.WRITE)) {
      case "", "java" -> Optional.empty();
      case "flyway" -> Optional.of(new FlywayTool(project("flyway", ToolLibrary.FLYWAY)));
      case "liquibase" ->
          Optional.of(new LiquibaseTool(project("liquibase", ToolLibrary.LIQUIBASE)));
      default ->
          throw AutogenException.usage(
              "'" + settings.text(SettingKey.WRITE) + "' is no form of migrations",
              "use java, flyway or liquibase");
    };
  }

  private ToolProject project(String tool, ToolLibrary library) {
    List<Path> models = settings.paths(SettingKey.MODELS);
    return new ToolProject(
        settings.directory().toAbsolutePath().normalize(),
        said(tool),
        ClassPaths.expand(settings.paths(SettingKey.CLASSPATH)),
        models.isEmpty() ? ClassPaths.usualModelsIfAny(settings.directory()) : models,
        settings.paths(SettingKey.MIGRATIONS),
        () -> library.get(libraries));
  }

  /** What the settings say, and where no framework configures the tool, what its own files say. */
  private SortedMap<String, String> said(String tool) {
    boolean isOfFramework = settings.isSet(SettingKey.SPRING) || settings.isSet(SettingKey.QUARKUS);
    SortedMap<String, String> said =
        isOfFramework
            ? new TreeMap<>()
            : tool.equals("flyway")
                ? ToolSettings.flyway(settings.directory())
                : ToolSettings.liquibase(settings.directory());
    said.putAll(settings.propertiesOf(tool));
    return said;
  }

  /** That what is asked for is the tool's own business. */
  static AutogenException refusal(MigrationTool tool) {
    return AutogenException.usage(
        tool.name()
            + " runs the migrations of this project, and autogen writes and checks them alone"
            + " (write = "
            + tool.name().toLowerCase(Locale.ROOT)
            + ")",
        "use " + tool.name() + "'s own command");
  }
}
