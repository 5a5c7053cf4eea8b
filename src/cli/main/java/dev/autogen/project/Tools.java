package dev.autogen.project;

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
final class Tools {

  private Tools() {}

  /** The tool; empty for autogen itself. */
  static Optional<MigrationTool> of(Settings settings) {
    return switch (settings.text(SettingKey.WRITE)) {
      case "", "java" -> Optional.empty();
      case "flyway" -> Optional.of(new FlywayTool(project(settings, "flyway")));
      case "liquibase" -> Optional.of(new LiquibaseTool(project(settings, "liquibase")));
      default ->
          throw AutogenException.usage(
              "'" + settings.text(SettingKey.WRITE) + "' is no form of migrations",
              "use java, flyway or liquibase");
    };
  }

  private static ToolProject project(Settings settings, String tool) {
    List<Path> models = settings.paths(SettingKey.MODELS);
    return new ToolProject(
        settings.directory().toAbsolutePath().normalize(),
        said(settings, tool),
        ClassPaths.expand(settings.paths(SettingKey.CLASSPATH)),
        models.isEmpty() ? ClassPaths.usualModelsIfAny(settings.directory()) : models,
        settings.paths(SettingKey.MIGRATIONS));
  }

  /** What the settings say, and where no framework configures the tool, what its own files say. */
  private static SortedMap<String, String> said(Settings settings, String tool) {
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
