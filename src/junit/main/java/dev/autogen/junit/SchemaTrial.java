package dev.autogen.junit;

import dev.autogen.project.Activity;
import dev.autogen.project.BuildSettings;
import dev.autogen.project.HistoryTrial;
import dev.autogen.project.Project;
import dev.autogen.project.SettingKey;
import dev.autogen.project.Settings;
import dev.autogen.project.SourceConnector;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The project of a test: its settings, and the class path that the test itself runs with. */
final class SchemaTrial {

  private SchemaTrial() {}

  static HistoryTrial of(SchemaInSync test) {
    Map<SettingKey, String> options = new EnumMap<>(SettingKey.class);
    test.settings().forEach((name, value) -> options.put(key(name), value));
    SchemaServer server = test.server();
    put(options, SettingKey.URL, server.url());
    put(options, SettingKey.USER, server.user());
    put(options, SettingKey.PASSWORD, server.password());
    Map<String, String> variables = new HashMap<>(System.getenv());
    variables.put(Settings.BUILD, build().toString());
    Settings settings =
        Settings.load(test.project(), Optional.empty(), variables, options, Map.of());
    Project project =
        new Project(
            settings, variables, Clock.systemUTC(), line -> {}, Activity.unseen(), Optional::empty);
    server.source().ifPresent(source -> project.on(new SourceConnector(source).database()));
    return new HistoryTrial(project, () -> UUID.randomUUID().toString().substring(0, 8));
  }

  private static void put(Map<SettingKey, String> options, SettingKey key, String value) {
    if (!value.isEmpty()) {
      options.put(key, value);
    }
  }

  private static SettingKey key(String name) {
    return Arrays.stream(SettingKey.values())
        .filter(key -> key.word().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no setting " + name));
  }

  /** What the class path of the test says, as settings weaker than all others. */
  private static Path build() {
    List<Path> entries = classPath();
    List<Path> main =
        entries.stream().filter(Files::isDirectory).filter(SchemaTrial::isOfMain).toList();
    try {
      Path file = Files.createTempFile("autogen-test", ".properties");
      file.toFile().deleteOnExit();
      new BuildSettings(main, entries, main).write(file);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Surefire starts Java with a jar that names the others, and says here which these are. */
  private static List<Path> classPath() {
    String named =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<Path> entries = new ArrayList<>();
    for (String entry : named.split(File.pathSeparator, -1)) {
      if (!entry.isEmpty() && Files.exists(Path.of(entry))) {
        entries.add(Path.of(entry).toAbsolutePath());
      }
    }
    return entries;
  }

  /** Entities of tests are in no migration: Maven and Gradle keep these classes apart. */
  private static boolean isOfMain(Path folder) {
    return !folder.endsWith("test-classes")
        && !(folder.endsWith("test") && folder.toString().contains("build"));
  }
}
