package dev.autogen.project;

import dev.autogen.project.settings.Layer;
import dev.autogen.project.settings.OptionFile;
import dev.autogen.project.settings.PasswordFile;
import dev.autogen.project.settings.PersistenceFile;
import dev.autogen.project.settings.QuarkusFile;
import dev.autogen.project.settings.Setting;
import dev.autogen.project.settings.SpringFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The files a setting points at. What such a file says stands directly behind the place that points
 * at it: that place may say otherwise, weaker ones may not. Weakest of all is {@code ~/.my.cnf}.
 */
final class PointedFiles {

  private static final Pattern HAS_USER = Pattern.compile("[?&(,]user=|//[^/?]*@");

  private final List<Layer> layers;
  private final Map<String, String> variables;

  private PointedFiles(List<Layer> layers, Map<String, String> variables) {
    this.layers = new ArrayList<>(layers);
    this.variables = variables;
  }

  /**
   * The layers with those of the files they point at.
   *
   * @param layers the strongest first
   */
  static List<Layer> added(List<Layer> layers, Map<String, String> variables) {
    PointedFiles files = new PointedFiles(layers, variables);
    files.insert(SettingKey.PASSWORD_FILE, PasswordFile::read);
    files.insert(
        SettingKey.SPRING,
        path -> SpringFile.read(path, files.words(SettingKey.SPRING_PROFILES), variables));
    files.insert(
        SettingKey.QUARKUS,
        path ->
            QuarkusFile.read(
                path,
                files.words(SettingKey.QUARKUS_PROFILES),
                files.text(SettingKey.PERSISTENCE_UNIT),
                variables));
    files.insert(
        SettingKey.PERSISTENCE,
        path -> PersistenceFile.read(path, files.text(SettingKey.PERSISTENCE_UNIT), variables));
    files.insert(SettingKey.DEFAULTS_FILE, path -> OptionFile.read(path).connection());
    if (files.text(SettingKey.DEFAULTS_FILE).isEmpty()) {
      files.usersOptionFile().ifPresent(files.layers::add);
    }
    return List.copyOf(files.layers);
  }

  private void insert(SettingKey key, Function<Path, Layer> read) {
    for (int i = 0; i < layers.size(); i++) {
      Optional<Setting> pointer = layers.get(i).setting(key.word());
      if (pointer.isPresent()) {
        if (!pointer.get().value().isEmpty()) {
          layers.add(i + 1, read.apply(path(pointer.get())));
        }
        return;
      }
    }
  }

  private Path path(Setting pointer) {
    String text = pointer.value();
    return text.startsWith("~/") && variables.containsKey("HOME")
        ? Path.of(variables.get("HOME"), text.substring(2))
        : pointer.base().resolve(text).normalize();
  }

  /**
   * What the mysql client would take from {@code ~/.my.cnf} for a server that is named: the account
   * where nobody names another, and what TLS needs. It names no server by itself: whoever says
   * nothing means the development server.
   */
  private Optional<Layer> usersOptionFile() {
    String url = text(SettingKey.URL);
    String home = variables.getOrDefault("HOME", "");
    Path file = Path.of(home, ".my.cnf");
    if (!url.startsWith("jdbc:")
        || url.startsWith("jdbc:tc:")
        || home.isEmpty()
        || !Files.isReadable(file)) {
      return Optional.empty();
    }
    Layer account = OptionFile.read(file).account();
    Map<String, Setting> settings = new TreeMap<>(account.settings());
    String user = text(SettingKey.USER);
    boolean isOther =
        HAS_USER.matcher(url).find()
            || (!user.isEmpty()
                && !account.setting("user").map(Setting::value).orElse("").equals(user));
    if (isOther) {
      settings.remove("user");
      settings.remove("password");
    }
    return Optional.of(Layer.plain(settings, Map.of()));
  }

  private String text(SettingKey key) {
    return Settings.first(layers, key).map(Setting::value).orElse("");
  }

  private List<String> words(SettingKey key) {
    return Arrays.stream(text(key).split("[,\\s]+", -1)).filter(w -> !w.isEmpty()).toList();
  }
}
