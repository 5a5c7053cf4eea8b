package dev.autogen.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autogen.error.AutogenException;
import dev.autogen.project.settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds when several places say something, and which of them it is. */
class SettingsTest {

  @TempDir Path folder;

  private final Map<String, String> variables = new TreeMap<>();
  private final Map<SettingKey, String> options = new EnumMap<>(SettingKey.class);

  private Settings load() {
    return Settings.load(folder, Optional.empty(), variables, options, Map.of());
  }

  private SettingsTest file(String text) throws IOException {
    Files.writeString(folder.resolve("autogen.properties"), text);
    return this;
  }

  private static String said(Settings settings, SettingKey key) {
    return settings.setting(key).map(s -> s.value() + " by " + s.origin()).orElse("nothing");
  }

  @Test
  void theCommandLineIsStrongerThanTheEnvironmentAndThatThanTheFile() throws IOException {
    file("url = jdbc:mysql://file/a\nuser = file\nschema = file\n");
    variables.put("AUTOGEN_USER", "variable");
    variables.put("AUTOGEN_SCHEMA", "variable");
    options.put(SettingKey.SCHEMA, "option");
    Settings settings = load();
    assertThat(said(settings, SettingKey.URL))
        .isEqualTo("jdbc:mysql://file/a by autogen.properties");
    assertThat(said(settings, SettingKey.USER)).isEqualTo("variable by AUTOGEN_USER");
    assertThat(said(settings, SettingKey.SCHEMA)).isEqualTo("option by --schema");
    assertThat(said(settings, SettingKey.PACKAGE)).isEqualTo("nothing");
  }

  @Test
  void anEnvironmentOfTheFileIsStrongerThanWhatHoldsEverywhere() throws IOException {
    file(
        """
        url = jdbc:mysql://localhost/shop
        user = dev
        env.prod.url = jdbc:mysql://db/shop
        env.prod.hibernate.dialect = X
        env.test.url = jdbc:mysql://test/shop
        """);
    options.put(SettingKey.ENV, "prod");
    Settings settings = load();
    assertThat(said(settings, SettingKey.URL))
        .isEqualTo("jdbc:mysql://db/shop by autogen.properties (env.prod.url)");
    assertThat(said(settings, SettingKey.USER)).isEqualTo("dev by autogen.properties");
    assertThat(settings.properties()).containsEntry("hibernate.dialect", "X");
  }

  @Test
  void theFileMayNameTheEnvironmentThatHoldsWhenNobodySaysOne() throws IOException {
    file("env = test\nenv.test.user = t\nenv.prod.user = p\n");
    assertThat(load().text(SettingKey.USER)).isEqualTo("t");
    variables.put("AUTOGEN_ENV", "prod");
    assertThat(load().text(SettingKey.USER)).isEqualTo("p");
  }

  @Test
  void anUnknownEnvironmentIsAnErrorThatListsThoseThereAre() throws IOException {
    file("env.prod.user = p\nenv.test.user = t\n");
    options.put(SettingKey.ENV, "pord");
    assertThatThrownBy(this::load)
        .isInstanceOf(AutogenException.class)
        .hasMessage(
            "there is no environment pord: "
                + folder.resolve("autogen.properties")
                + " has prod, test");
  }

  @Test
  void aPlaceholderIsTheVariableOrWhatStandsBehindItsColon() throws IOException {
    file("user = ${DB_USER:${LOGNAME:nobody}}\npassword = a${DB_PASSWORD}z\nschema = $${X}\n");
    variables.put("DB_PASSWORD", "s3");
    Settings settings = load();
    assertThat(settings.text(SettingKey.USER)).isEqualTo("nobody");
    assertThat(settings.text(SettingKey.PASSWORD)).isEqualTo("as3z");
    assertThat(settings.text(SettingKey.SCHEMA)).isEqualTo("${X}");
  }

  @Test
  void aPlaceholderWithNothingBehindItIsAnErrorOnlyWhereItsValueHolds() throws IOException {
    file("password = ${DB_PASSWORD}\n");
    assertThatThrownBy(this::load)
        .hasMessage("${DB_PASSWORD} in 'password' (autogen.properties) has no value");
    variables.put("AUTOGEN_PASSWORD", "x");
    assertThat(load().text(SettingKey.PASSWORD)).isEqualTo("x");
  }

  @Test
  void aPlaceholderThatLeadsToItselfEnds() throws IOException {
    file("user = ${A}\n");
    variables.put("A", "${A}");
    assertThatThrownBy(this::load)
        .hasMessage("a placeholder in 'user' (autogen.properties) leads back to itself");
  }

  @Test
  void relativePathsStartWhereTheyWereSaid() throws IOException {
    file("models = classes\n");
    Settings settings = load();
    assertThat(settings.paths(SettingKey.MODELS)).containsExactly(folder.resolve("classes"));
    assertThat(settings.setting(SettingKey.MODELS).map(Setting::base)).contains(folder);
  }

  @Test
  void settingsAreLookedForUpToTheRepositoryOrTheHomeFolder(@TempDir Path top) throws IOException {
    Files.writeString(top.resolve("autogen.properties"), "user = above\n");
    Path shop = Files.createDirectories(top.resolve("home/repository/shop"));
    assertThat(user(shop, Map.of())).isEqualTo("above");
    assertThat(user(shop, Map.of("HOME", top.resolve("home").toString()))).isEmpty();
    assertThat(user(shop, Map.of("HOME", top.toString()))).isEqualTo("above");
    Path git = Files.createFile(top.resolve("home/repository/.git"));
    assertThat(user(shop, Map.of())).isEmpty();
    Files.writeString(top.resolve("home/repository/autogen.properties"), "user = own\n");
    assertThat(user(shop, Map.of())).isEqualTo("own");
    Files.delete(git);
  }

  private static String user(Path working, Map<String, String> variables) {
    return Settings.load(working, Optional.empty(), variables, Map.of(), Map.of())
        .text(SettingKey.USER);
  }

  @Test
  void everyPathOfAFileStartsAtItsFolder(@TempDir Path top) throws IOException {
    Files.writeString(
        top.resolve("autogen.properties"),
        """
        mysqld = bin/mysqld
        cache = ./kept
        mapping-files = orm.xml,META-INF/other.xml
        """);
    Files.createFile(top.resolve("orm.xml"));
    Path below = Files.createDirectories(top.resolve("below"));
    Settings settings = Settings.load(below, Optional.empty(), Map.of(), Map.of(), Map.of());
    assertThat(settings.path(SettingKey.MYSQLD)).contains(top.resolve("bin/mysqld"));
    assertThat(settings.cacheFolder()).contains(top.resolve("kept"));
    assertThat(settings.wordsOrFiles(SettingKey.MAPPING_FILES))
        .containsExactly(top.resolve("orm.xml").toString(), "META-INF/other.xml");
  }
}
