package dev.autogen.project.settings;

import dev.autogen.error.AutogenException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the configuration of a Quarkus application says of the database and of Hibernate, for one
 * persistence unit. Without a profile that anybody asks for it is that of the development: what is
 * typed in a project is not to reach the database of the production.
 */
public final class QuarkusFile {

  private static final String ORM = "quarkus.hibernate-orm.";
  private static final String DEFAULT = "<default>";

  /** What makes a name behind the prefix that of a persistence unit. */
  private static final Pattern UNIT =
      Pattern.compile("quarkus[.]hibernate-orm[.](?:(.+)[.])?(datasource|packages)(?:\\[\\d+])?");

  /** Hibernate's names of what is said in its own words. */
  private static final Map<String, String> HANDED_ON =
      Map.ofEntries(
          Map.entry("physical-naming-strategy", "hibernate.physical_naming_strategy"),
          Map.entry("implicit-naming-strategy", "hibernate.implicit_naming_strategy"),
          Map.entry("dialect", "hibernate.dialect"),
          Map.entry("dialect.storage-engine", "hibernate.dialect.storage_engine"),
          Map.entry("dialect.mysql.storage-engine", "hibernate.dialect.storage_engine"),
          Map.entry(
              "dialect.mysql.bytes-per-character", "hibernate.dialect.mysql.bytes_per_character"),
          Map.entry(
              "dialect.mysql.no-backslash-escapes", "hibernate.dialect.mysql.no_backslash_escapes"),
          Map.entry("metadata-builder-contributor", "hibernate.metadata_builder_contributor"),
          Map.entry("database.default-catalog", "hibernate.default_catalog"),
          Map.entry("database.default-schema", "hibernate.default_schema"),
          Map.entry(
              "discriminator.ignore-explicit-for-joined",
              "hibernate.discriminator.ignore_explicit_for_joined"),
          Map.entry("mapping.id.optimizer.default", "hibernate.id.optimizer.pooled.preferred"),
          Map.entry(
              "mapping.boolean.preferred-jdbc-type", "hibernate.type.preferred_boolean_jdbc_type"),
          Map.entry(
              "mapping.duration.preferred-jdbc-type",
              "hibernate.type.preferred_duration_jdbc_type"),
          Map.entry(
              "mapping.instant.preferred-jdbc-type", "hibernate.type.preferred_instant_jdbc_type"),
          Map.entry("mapping.uuid.preferred-jdbc-type", "hibernate.type.preferred_uuid_jdbc_type"),
          Map.entry("validation.mode", "jakarta.persistence.validation.mode"),
          Map.entry("jdbc.timezone", "hibernate.jdbc.time_zone"));

  /** What Quarkus sets for {@code database.orm-compatibility.version = 5.6}. */
  private static final Map<String, String> AS_5_6 =
      Map.of(
          "hibernate.id.db_structure_naming_strategy", "legacy",
          "hibernate.type.preferred_duration_jdbc_type", "BIGINT",
          "hibernate.type.preferred_instant_jdbc_type", "TIMESTAMP",
          "hibernate.timezone.default_storage", "NORMALIZE");

  private final QuarkusSources sources;
  private final String unit;
  private final SortedMap<String, Setting> settings = new TreeMap<>();
  private final SortedMap<String, Setting> handedOn = new TreeMap<>();

  private QuarkusFile(QuarkusSources sources, String unit) {
    this.sources = sources;
    this.unit = unit;
  }

  /**
   * Reads a configuration.
   *
   * @param file {@code application.properties}, {@code application.yaml}, or the folder of both
   * @param wanted the profiles to be active; empty for those the configuration names itself, and
   *     {@code dev} where it names none
   * @param unit the persistence unit; empty for the only one
   * @param variables the environment's variables
   * @throws AutogenException when there is no such file or unit, several units, or it is malformed
   */
  public static Layer read(
      Path file, List<String> wanted, String unit, Map<String, String> variables) {
    QuarkusSources sources = new QuarkusSources(file, wanted, variables);
    QuarkusFile quarkus = new QuarkusFile(sources, chosen(file, unit, sources));
    quarkus.connection();
    quarkus.hibernate();
    List.of("flyway", "liquibase").forEach(quarkus::tool);
    quarkus.settings.put(
        "quarkus-profiles",
        new Setting(String.join(",", sources.profiles()), "Quarkus's configuration", Path.of("")));
    return Layer.withPlaceholders(
        quarkus.settings, quarkus.handedOn, name -> sources.variable(name, variables));
  }

  /** The unit that is meant; empty for the one without a name. */
  private static String chosen(Path file, String wanted, QuarkusSources sources) {
    SortedSet<String> units = new TreeSet<>();
    for (String name : sources.names()) {
      Matcher match = UNIT.matcher(name);
      if (match.matches()) {
        units.add(Optional.ofNullable(match.group(1)).orElse(DEFAULT));
      }
    }
    String meant = wanted.isEmpty() && units.size() == 1 ? units.first() : wanted;
    if (units.isEmpty() && (wanted.isEmpty() || wanted.equals(DEFAULT))) {
      return "";
    }
    if (units.contains(meant)) {
      return meant.equals(DEFAULT) ? "" : meant;
    }
    throw AutogenException.usage(
        wanted.isEmpty()
            ? file + " configures " + units.size() + " persistence units"
            : "there is no persistence unit " + wanted + " in " + file,
        units.isEmpty()
            ? "leave out --persistence-unit"
            : "name one of " + String.join(", ", units) + " with --persistence-unit");
  }

  /** What is said of the unit. */
  private Optional<Setting> ofUnit(String key) {
    return sources.find(unit.isEmpty() ? names(ORM, key) : names(ORM, unit, key));
  }

  private String dataSource() {
    return ofUnit("datasource").map(setting -> setting.value().strip()).orElse(DEFAULT);
  }

  private Optional<Setting> ofDataSource(String key) {
    String name = dataSource();
    String prefix = "quarkus.datasource.";
    return sources.find(name.equals(DEFAULT) ? names(prefix, key) : names(prefix, name, key));
  }

  private static String[] names(String prefix, String key) {
    return new String[] {prefix + key};
  }

  /** With and without quotation marks, which makes two variables of the environment. */
  private static String[] names(String prefix, String name, String key) {
    return new String[] {prefix + '"' + name + "\"." + key, prefix + name + "." + key};
  }

  private void connection() {
    ofDataSource("jdbc.url").map(QuarkusFile::stripped).ifPresent(s -> settings.put("url", s));
    ofDataSource("username").ifPresent(s -> settings.put("user", s));
    ofDataSource("password").ifPresent(s -> settings.put("password", s));
    // Quarkus has Hibernate write for the oldest server it serves, whichever there is, unless told.
    handedOn.put(
        "jakarta.persistence.database-product-version",
        ofDataSource("db-version")
            .map(QuarkusFile::stripped)
            .orElse(new Setting("minimum", "Quarkus's default", Path.of(""))));
  }

  private void hibernate() {
    sources
        .find(ORM + "database.orm-compatibility.version")
        .filter(version -> version.value().strip().equals("5.6"))
        .ifPresent(v -> AS_5_6.forEach((name, value) -> handedOn.put(name, v.withValue(value))));
    new TreeMap<>(HANDED_ON)
        .forEach((key, name) -> ofUnit(key).ifPresent(s -> handedOn.put(name, stripped(s))));
    ofUnit("mapping.timezone.default-storage")
        .ifPresent(s -> handedOn.put("hibernate.timezone.default_storage", constant(s)));
    ofUnit("validation.enabled")
        .filter(s -> s.value().strip().equalsIgnoreCase("false"))
        .ifPresent(s -> handedOn.put("jakarta.persistence.validation.mode", s.withValue("none")));
    quoting();
    list("packages").ifPresent(s -> settings.put("package", s));
    list("mapping-files")
        .filter(s -> !s.value().equals("no-file"))
        .ifPresent(s -> settings.put("mapping-files", s));
    String prefix = ORM + (unit.isEmpty() ? "" : unit + ".") + "unsupported-properties.";
    sources.names().stream()
        .filter(
            name -> name.startsWith(prefix) && Layer.isHandedOn(name.substring(prefix.length())))
        .forEach(
            name ->
                sources
                    .find(name)
                    .ifPresent(s -> handedOn.put(name.substring(prefix.length()), s)));
  }

  /** What is said of a tool that migrates the data source; a list becomes one value. */
  private void tool(String tool) {
    String name = dataSource();
    String prefix = "quarkus." + tool + ".";
    for (String whole : sources.names()) {
      String plain = whole.replace("\"", "");
      String start = prefix + (name.equals(DEFAULT) ? "" : name + ".");
      if (plain.startsWith(start)) {
        String key = plain.substring(start.length()).replaceFirst("\\[\\d+]$", "");
        boolean isNested =
            key.startsWith("placeholders.") || key.startsWith("change-log-parameters.");
        // Another data source's have its name there.
        if (isNested || key.indexOf('.') < 0) {
          sources
              .find(whole)
              .ifPresent(
                  said ->
                      handedOn.merge(
                          tool + "." + key,
                          stripped(said),
                          (one, more) -> one.withValue(one.value() + "," + more.value())));
        }
      }
    }
  }

  private void quoting() {
    ofUnit("database.globally-quoted-identifiers")
        .ifPresent(s -> handedOn.put("hibernate.globally_quoted_identifiers", stripped(s)));
    ofUnit("quote-identifiers.strategy")
        .ifPresent(
            strategy -> {
              Setting yes = strategy.withValue("true");
              switch (constant(strategy).value()) {
                case "ALL" -> handedOn.put("hibernate.globally_quoted_identifiers", yes);
                case "ALL_EXCEPT_COLUMN_DEFINITIONS" -> {
                  handedOn.put("hibernate.globally_quoted_identifiers", yes);
                  handedOn.put(
                      "hibernate.globally_quoted_identifiers_skip_column_definitions", yes);
                }
                case "ONLY_KEYWORDS" -> handedOn.put("hibernate.auto_quote_keyword", yes);
                default -> {}
              }
            });
  }

  /** A list, in one value or with a number behind the name of each. */
  private Optional<Setting> list(String key) {
    Optional<Setting> whole = ofUnit(key);
    if (whole.isPresent()) {
      return whole.map(s -> s.withValue(String.join(",", QuarkusSources.words(s.value()))));
    }
    List<Setting> parts =
        Stream.iterate(0, i -> i + 1)
            .map(i -> ofUnit(key + "[" + i + "]"))
            .takeWhile(Optional::isPresent)
            .flatMap(Optional::stream)
            .toList();
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            parts
                .get(0)
                .withValue(String.join(",", parts.stream().map(s -> s.value().strip()).toList())));
  }

  private static Setting stripped(Setting setting) {
    return setting.withValue(setting.value().strip());
  }

  /** {@code normalize-utc} as Hibernate calls it. */
  private static Setting constant(Setting setting) {
    return setting.withValue(setting.value().strip().toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
